"""Documents: a file of a word processor, a page, a book or a text becomes a tree of blocks."""
