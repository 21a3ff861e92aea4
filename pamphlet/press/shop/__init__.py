"""Shop: pages as a printing shop takes them, PDF/X-4 in black ink alone."""
