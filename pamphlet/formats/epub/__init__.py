"""EPUB: the book, and the same book for Kobo."""
