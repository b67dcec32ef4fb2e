"""What the program must reach. Times belong to a machine; ratios and counts do not."""

QUERIES = 8
QUERIES_OF_A_PERSON = 12
QUERIES_APART = 6
"""Transaction, role, session, user and the log of reads, on every page."""
BYTES = 60 * 1024
FULL_TO_SMALL = 1.3
CLOSED_TO_OPEN = 1.3
"""With row-level security to without."""
TOTALS_MS = 50.0
"""Service-wide totals at full size."""
WRITE_MS = 10.0
SEARCH_P95_MS = 100.0
IMPORT_SECONDS = 30.0
IMPORT_CHILDREN = 10_000
MEMORY_GROWTH = 1.2
"""Peak memory for 10,000 children to that for 1,000."""
