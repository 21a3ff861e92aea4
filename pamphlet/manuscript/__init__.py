"""Read: a folder becomes a `Pamphlet`, or problems that a person can mend.

`reading.read_manuscript` is the way in. Nothing in a manuscript is executed or fetched, and no path leads out of it.
"""
