"""Bag: the whole release with its manuscript, in one file for whoever hands it on."""
