"""What pages of casework show. Templates neither compute nor format."""
