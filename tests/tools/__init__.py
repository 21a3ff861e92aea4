"""Tools for whoever works on the tests: what only tests use, and what no test would notice."""
