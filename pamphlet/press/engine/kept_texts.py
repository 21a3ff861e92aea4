"""Keep what was made of texts for other layouts in the same type, of the last ones as many as there is room for.

The pages for A5 and the columns of the reading copy hold the same paragraphs in the same type; where whole sheets are
to be filled, so do all layouts that are tried.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from weasyprint.text import line_break

Made = TypeVar("Made")

# Characters: of a work of 60,000 words. All that is kept of a character takes some 100 bytes.
ROOM = 400_000
# What besides its font tells how a run is shaped.
TOLD_BY = (
    "font_kerning", "text_transform", "letter_spacing", "word_spacing", "overflow_wrap", "direction",
    "text_decoration_line",
)  # fmt: skip


class KeptTexts:
    """What was made of texts of one kind, by a key that tells all that it depends on but the fonts that are loaded."""

    def __init__(self, room: int = ROOM) -> None:
        self._made: dict[Hashable, tuple[int, Any]] = {}
        self._left = room

    def get(self, key: Hashable, characters: int, make: Callable[[], Made]) -> Made:
        """Give what was made of a text of so many characters, or make it; then the oldest go."""
        if key in self._made:
            made: Made = self._made[key][1]
            return made
        made = make()
        self._made[key] = characters, made
        self._left -= characters
        while self._left < 0:
            oldest = next(iter(self._made))
            self._left += self._made.pop(oldest)[0]
        return made


def kept_texts(fonts: Any, kind: str) -> KeptTexts:
    """Give what is kept of a kind as long as these fonts are loaded."""
    kept: KeptTexts = vars(fonts).setdefault(f"kept_{kind}", KeptTexts())
    return kept


def shaping_key(style: Any) -> tuple[str, ...]:
    """Give all of a style that tells how a run of text is shaped."""
    try:
        key: tuple[str, ...] = style.known_shaping
    except AttributeError:
        font = line_break._font_style_cache_key(style, include_size=True)  # noqa: SLF001 # no other way
        key = style.known_shaping = (font, *(str(style[name]) for name in TOLD_BY))
    return key
