"""Look through a finished book: what shops reject, and what it claims of its accessibility."""
