"""Verify: any file, ours or a stranger's, becomes its words, and these are compared with the wording of the work.

    opening      a path → the bytes of a stranger's file; `guard` bounds the process in which it is read,
                 and `forks` begins it
    copies/      bytes → `Copy`: the words of a file, and which of them may be page furniture
    bags         bytes → the files in a bag, and where it departs from its manifests
    compare/     `Words` and a `Copy` → the differences, each with its place, and what is added
    carried      a file → the exemplar that it carries, by which copies are measured
    verdict      `Words` and a file → its `Verdict`; `together` judges several as one copy
    measure      a release, a bag or a file → what copies are compared with
    record       verdicts → JSON; `signatures` tells who made a release
    report/      verdicts → a page for people; `outline` is what it draws of a work
    read_back/   the files of a build → the faults in them

Nothing here knows how a file was made: the readers share no code with the formats.
"""
