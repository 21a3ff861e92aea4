"""Tag: the file that was drawn gets its structure, and says what it holds."""
