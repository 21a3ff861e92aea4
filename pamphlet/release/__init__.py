"""A release on the disk: what was built from what, its hashes and signature, and putting it in place."""
