"""Make the vectors by which any implementation of the comparison can be held: words of a work, of a copy, the verdict.

    works        the works, invented, in four scripts, as they travel in files
    edits        what happens to the blocks of a work until they are a copy, and the notation for what a reader knows
    innocent     copies that are complete, as people and programs make them
    damages      copies that lost, changed or moved something
    forgeries    copies in which something was put that is not of the work
    more_damages, more_forgeries   by kind, at several places of each work
    settled      cases of doubt
    scripts      the same in Cyrillic, Hebrew and Arabic
    writing      all of that as JSON, in `tests/vectors/`

Each vector says beforehand what the verdict must be, in a word and its findings; the program fills in the places.
`pytest tests/verify/test_vectors.py --update-golden` writes the files anew.
"""
