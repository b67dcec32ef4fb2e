"""Where a young person lives, and whether it suits them."""
