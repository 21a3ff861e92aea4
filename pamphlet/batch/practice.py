"""Build a work of one sentence and throw it away, in the process that workers are forked off.

So what libraries make on first use is there when a worker begins: templates, expressions, declarations of C, the style
sheets of the print.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterable

from pamphlet.batch.building import versions_here
from pamphlet.pipeline.build import build
from pamphlet.release.workspace import workspace

WORK = {
    "pamphlet.yaml": "title: Practice\nlanguage: en\nreleased: 2000-01-01\nparts: [text.md]\n",
    "text.md": "---\ntitle: Practice\nrole: chapter\n---\n\nA sentence is enough.\n",
}


def practise(formats: Iterable[str]) -> None:
    """Build the smallest work in one process, in formats of these names; what is missing here, the builds will tell."""
    with contextlib.suppress(Exception):
        with workspace() as room:
            work = room / "work"
            work.mkdir()
            for name, text in WORK.items():
                (work / name).write_text(text, encoding="utf-8")
            build(work, room / "release", formats)
        versions_here()
    gc.collect()
    gc.freeze()  # what is shared stays shared: the collector marks nothing of it
