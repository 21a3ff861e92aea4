"""The ground: the work as data, its words, and what can be wrong with it."""
