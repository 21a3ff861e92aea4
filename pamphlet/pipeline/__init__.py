"""Drive the steps: a build from the manuscript to the release, and the measuring of copies."""
