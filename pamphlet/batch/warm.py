"""Load all that a release needs, when this is imported: once, in the process that workers are forked off.

A work of one sentence is built and thrown away, so that what libraries make on first use is there, too: templates,
expressions, declarations of C, the style sheets of the print.
"""

from __future__ import annotations

import contextlib
import gc

from pamphlet.batch.building import versions_here
from pamphlet.pipeline.build import build
from pamphlet.release.workspace import workspace

WORK = {
    "pamphlet.yaml": "title: Practice\nlanguage: en\nreleased: 2000-01-01\nparts: [text.md]\n",
    "text.md": "---\ntitle: Practice\nrole: chapter\n---\n\nA sentence is enough.\n",
}


def _practise() -> None:
    """Build the smallest work in one process."""
    with workspace() as room:
        work = room / "work"
        work.mkdir()
        for name, text in WORK.items():
            (work / name).write_text(text, encoding="utf-8")
        build(work, room / "release")


with contextlib.suppress(Exception):  # whatever is missing here, the builds will tell
    _practise()
    versions_here()
gc.collect()
gc.freeze()  # what is shared stays shared: the collector marks nothing of it
