"""All that reaches into WeasyPrint while it lays out."""
