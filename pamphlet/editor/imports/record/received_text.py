"""The copy text of a plain text: the text itself, and what the parts read otherwise."""

from __future__ import annotations

from pamphlet.editor.imports.plain_text.text import PlainText
from pamphlet.editor.imports.record.copy_text import REASON, Change
from pamphlet.work.align import align, gaps
from pamphlet.work.words import Words, canonical_words

BROKEN = "a word broken at the end of a line of the text as received"


def received_text(text: PlainText, words: Words) -> tuple[str, list[Change]]:
    """Give the text, and what the parts change in it; a word that keeps the hyphen of a line end is no change."""
    printed, received = words.flat(), canonical_words(text.received)
    changes = []
    for gap in gaps(align(printed, received), len(printed), len(received)):
        reads = printed[gap.work : gap.work_end]
        had = received[gap.copy : gap.copy_end]
        if "".join(reads) == "".join(had) and len(reads) < len(had):
            continue
        solid = "".join(reads).replace("-", "") == "".join(had).replace("-", "")
        changes.append(Change(gap.copy, gap.copy_end, reads, BROKEN if solid else REASON))
    return text.received, changes
