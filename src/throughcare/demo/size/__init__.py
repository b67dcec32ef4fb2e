"""A generated authority of any size, for measuring: the same shape of data as Harrowmere's.

Written in bulk by the owner of the tables, since services would take hours for five million
events; what is derived is then derived by the house itself, so that stored = derived.
"""
