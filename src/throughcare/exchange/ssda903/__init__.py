"""Bringing an SSDA903 return in.

The way of a return: ``sources`` finds the files, ``text``, ``rows`` and ``xmlrows`` read them one
row at a time, ``intake`` tidies each row into ``staging`` (a private temporary database on disk,
so that memory does not grow with the return), ``year`` settles the collection year, ``checks``
judges one child at a time, ``apply`` writes a batch of children through the rooms' own services,
``run`` drives it all and ``report`` says what came of it.

Rows are read by the standard library's csv module, not by columns: every problem is told with the
physical line it stands on, which a column reader does not know.
"""
