r"""Show words: as a text that is bounded and holds nothing unseen; and a place in both texts, side by side.

>>> shown_words(("state\x02owned", "\x1b[31m"))
'state-owned �[31m'
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pamphlet.verify.compare.differences import Difference
from pamphlet.verify.copies import HYPHEN
from pamphlet.work.printable import clean

LONGEST_WORD = 80  # characters that are shown of one
LONGEST_PASSAGE = 80  # words; of a longer one its ends are shown
LONGEST_NAME = 400  # characters of a title, a file's name or what a page calls its parts


class Passage(NamedTuple):
    """Words in the text that stands around them: `marked` are those that differ."""

    before: str
    marked: str
    after: str


class SideBySide(NamedTuple):
    """A place in both texts."""

    work: Passage
    copy: Passage


def side_by_side(place: Difference) -> SideBySide:
    """Give what stands at a place in the work, and in the copy."""
    return SideBySide(
        Passage(shown_words(place.before), shown_words(place.expected), shown_words(place.after)),
        Passage(
            shown_words(place.found_before),
            shown_words(place.found),
            shown_words(place.found_after),
        ),
    )


def shown_words(words: Sequence[str]) -> str:
    """Give words as a text; of many the first and the last, and how many there are."""
    if len(words) <= LONGEST_PASSAGE:
        return " ".join(map(_shown_word, words))
    half = LONGEST_PASSAGE // 2
    first, last = (
        " ".join(map(_shown_word, words[:half])),
        " ".join(map(_shown_word, words[-half:])),
    )
    return f"{first} … {last} ({len(words):,} words)"


def _shown_word(word: str) -> str:
    word = word[:LONGEST_WORD] + "…" if len(word) > LONGEST_WORD else word
    return shown(word.replace(HYPHEN, "-"))


def shown(text: str) -> str:
    """Give a text with a sign of its own for each character that cannot be shown, cut when it is long."""
    return clean(text[:LONGEST_NAME] + "…" if len(text) > LONGEST_NAME else text)
