"""Markdown: the text of a part becomes blocks and runs, each with its place."""
