"""Plain: the work as lines of text, and as Markdown."""
