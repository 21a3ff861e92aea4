"""Turn a manuscript into a complete release, and tell whether a copy of it is complete.

One pipeline, one direction; the folders of the package are its steps:

    manuscript/ ──read──▶ Pamphlet ──compose──▶ Pages ──typeset──▶ Printed ──write──▶ build/* ──verify──▶ verdicts

    read      pamphlet/manuscript/   a folder → `Pamphlet`: parts, turns, citations, each with its place
    compose   pamphlet/pages/        `Pamphlet` → `Pages`: final XHTML and the one stylesheet
    typeset   pamphlet/press/        `Pages` → `Printed`: pages for A5, or in large print, and the word each begins with
    write     pamphlet/formats/      `Pages` and what is `Ready` → files, one module a format; sheets are imposed
    verify    pamphlet/verify/       a file → its words → compared with the wording of the work

Shared by the steps: `nodes`, `model`, `wording`, `problems`. Driving them: `pipeline` with `jobs` (layouts side by
side), `proofreading` (each file read back), `report` and `release` (what was built, and putting it in place as a
whole); `verifying` measures copies; `signing` signs a release and `signed` checks that; `cli`, `terminal`, `verdicts`
and `doctor` face people.
"""

__version__ = "0.1.0"

DISTRIBUTION = "pamphlet-press"  # by which it is installed
PROGRAM = f"{DISTRIBUTION} {__version__}"  # as files name what made them
