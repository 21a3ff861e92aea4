"""Turn a manuscript into a complete release, and tell whether a copy of it is complete.

One pipeline, one direction:

    manuscript/ ──read──▶ Pamphlet ──compose──▶ Pages ──typeset──▶ Printed ──write──▶ build/* ──verify──▶ verdicts

Each folder is a room with one business; it imports from the rooms below it, and never from one above:

    cli           faces people: a module a command
    batch         builds every work of a folder, on this machine or many, and has their website made
    editor        makes manuscripts, out of nothing or of documents of other programs, and shows them while edited
    pipeline      drives the steps, and has each file read back
    formats       write: `Pages` and what is `Ready` → files, a module a format
    press         typeset: `Pages` → `Printed`: pages, and the word that each begins with; sheets are imposed
    site          releases → a website: a page for each, a catalogue, feeds
    verify        a file → its words → compared with the wording of the work
    pages         compose: `Pamphlet` → `Pages`: final XHTML and the one stylesheet
    manuscript    read: a folder → `Pamphlet`: parts, turns, citations, each with its place
    release       puts a release in place as a whole, tells what is in it, and signs it
    work          the ground for all: the work as data, its wording, and what a problem is
"""

__version__ = "0.2.0"

DISTRIBUTION = "pamphlet-press"  # by which it is installed
PROGRAM = f"{DISTRIBUTION} {__version__}"  # as files name what made them
