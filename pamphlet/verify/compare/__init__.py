"""Compare the words of a work with those of a copy."""
