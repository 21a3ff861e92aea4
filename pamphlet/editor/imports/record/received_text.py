"""The copy text of a plain text: the text itself, and what the parts read otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from pamphlet.editor.imports.plain_text.text import PlainText
from pamphlet.editor.imports.record.copy_text import REASON, Change
from pamphlet.work.align import align, gaps
from pamphlet.work.words import Words, canonical_words

BROKEN = "a word broken at the end of a line of the text as received"


TITLE = "it is the title, and stands on the cover and the title page"


def received_text(text: PlainText, words: Words, titles: Sequence[str]) -> tuple[str, list[Change]]:
    """Give the text, and what the parts change in it; a word that keeps the hyphen of a line end is no change."""
    taken = {canonical_words(title) for title in titles}
    printed, received = words.flat(), canonical_words(text.received)
    changes = []
    for gap in gaps(align(printed, received), len(printed), len(received)):
        reads = printed[gap.work : gap.work_end]
        had = received[gap.copy : gap.copy_end]
        joints = sum(word.endswith(("-", "‐")) for word in had[:-1])
        if "".join(reads) == "".join(had) and joints >= len(had) - len(reads):
            continue
        if not reads and had in taken:
            changes.append(Change(gap.copy, gap.copy_end, (), TITLE))
            continue
        solid = "".join(reads).replace("-", "") == "".join(had).replace("-", "")
        changes.append(Change(gap.copy, gap.copy_end, reads, BROKEN if solid else REASON))
    return text.received, changes
