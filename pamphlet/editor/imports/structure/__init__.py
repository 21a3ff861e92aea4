"""Structure: what of a tree is title, part, speaker, condition."""
