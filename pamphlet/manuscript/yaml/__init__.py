"""YAML with places: nodes that know where they stand, and what is wrong with them as an editor would see it."""
