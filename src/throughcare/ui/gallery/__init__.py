"""Every component with invented content, for whoever builds a page and for the tests."""
