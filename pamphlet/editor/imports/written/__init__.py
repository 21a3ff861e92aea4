"""Written: the files of a manuscript, from its tree."""
