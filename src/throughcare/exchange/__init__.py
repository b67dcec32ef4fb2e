"""Data brought in and taken out."""
