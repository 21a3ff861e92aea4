"""Paper: what is read or printed page by page, all from the layouts of the press."""
