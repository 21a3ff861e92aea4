"""Read the files of a build back, by code that shares nothing with their writers."""
