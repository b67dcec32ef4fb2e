"""The law as data: dates, sources, legal status, duties. Pure Python; knows nothing of Django.

Everything here is a function of facts that are passed in. Nothing reads a clock, a file of the
authority's own or a database; what an administrator sets comes as a :class:`law.Overlay`.
"""
