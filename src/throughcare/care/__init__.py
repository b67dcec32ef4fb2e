"""Periods of care, the facts that a legal status hangs on, and the status over time."""
