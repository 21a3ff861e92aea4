"""Web: the work as one HTML file, and as a fragment to paste."""
