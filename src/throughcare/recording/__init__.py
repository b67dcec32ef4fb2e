"""Drafts: unfinished forms that save themselves and count nowhere."""
