"""Sentences for the histories that nobody wrote by hand, by theme and by who could say them."""
