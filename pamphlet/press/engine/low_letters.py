"""Draw capitals as small letters: a run whose style says `text-transform: lowercase` is only shaped so.

WeasyPrint 70 changes the text of such a run. Here it stays as it was typed, and so do copying, searching and reading
aloud, which have it from the file; the glyphs are those of the small letters. It is the same with small capitals, whose
glyphs stand for letters of another case, too.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.text.line_break import Layout

from pamphlet.press.engine.alone import replaced

LOWERED = "lowercase"


def lowered(text: str) -> str:
    """Give a text in small letters, as far as each takes as many bytes as its capital: places in it stay the same.

    >>> lowered("INTRODUCTION"), lowered("İĞNE")
    ('introduction', 'İğne')
    """
    small = text.lower()  # of the whole: “Σ” at the end of a word has a shape of its own
    if len(small) != len(text):
        small = "".join(map(_small, text))
    return "".join(
        low if len(low.encode()) == len(typed.encode()) else typed
        for typed, low in zip(text, small, strict=True)
    )


def _small(letter: str) -> str:
    return letter.lower() if len(letter.lower()) == 1 else letter


@contextlib.contextmanager
def low_letters() -> Iterator[None]:
    """Let such runs be drawn in small letters, for the time being."""
    transform, set_text = TextBox.process_text_transform, Layout.set_text

    def process_text_transform(box: Any) -> None:
        if box.style["text_transform"] != LOWERED:
            transform(box)

    def set_small(layout: Any, text: str, justify: bool = False) -> None:  # noqa: FBT001, FBT002 # as it is called
        if layout.style["text_transform"] != LOWERED:
            set_text(layout, text, justify)
            return
        set_text(layout, lowered(text), justify)
        layout.text = text[: len(layout.text)]

    with (
        replaced(TextBox, process_text_transform=process_text_transform),
        replaced(Layout, set_text=set_small),
    ):
        yield
