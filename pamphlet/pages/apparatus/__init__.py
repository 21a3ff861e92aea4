"""Apparatus: what a book adds to the work, set apart and never counted as part of it."""
