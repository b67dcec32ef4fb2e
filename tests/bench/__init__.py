"""Measures whole requests, writes, imports and search at 1 % and at full size, in one run.

``python -m tests.bench`` (``make bench``) writes docs/benchmarks.md. What is measured and how is
in that page's own words (``report``); the bars are the issue's (``bars``).
"""
