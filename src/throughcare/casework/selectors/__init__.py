"""Every read of casework, by topic."""
