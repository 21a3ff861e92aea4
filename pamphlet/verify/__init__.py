"""Verify: any file, ours or a stranger's, becomes its words, and these are compared with the wording of the work.

    copies/      bytes → `Copy`: the words of a file, and which of them may be page furniture
    align        two sequences of words → the runs that stand in both, in order
    folding      a word → the word without what is only typography
    compare      `Words` and a `Copy` → the differences, each with its place; `check_own` for the files of a build

Nothing here knows how a file was made: the readers share no code with the formats.
"""
