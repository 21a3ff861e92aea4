r"""Tell whether two short passages that differ as words are the same words as far as the file can tell.

A line end may have broken a word with or without a hyphen; the number of a note may stand close behind a word; and a
line that runs from right to left does not tell on which side of a Latin word a bracket or a number was read. In a text,
a line feed stands where a line ended, and `HYPHEN` (“\x02”) where it ended in a hyphen.

>>> broken_alike(["state-owned", "farms"], "state-\nowned fa\x02rms", calls=[])
True
>>> broken_alike(["settled", "in"], "settled1 in", calls=[1]), broken_alike(["settled", "in"], "settled2 in", calls=[1])
(True, False)
>>> placed_alike(["(ab", "12)"], ["12", "(ab)"])
True
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pamphlet.verify.copies import HYPHEN
from pamphlet.work.expressions import expression

# Words on one side; a line holds ten to fifteen, and what differs by its ends only is the end of one and the beginning
# of the next. Longer passages are compared word by word only: the pattern for them would cost more than it finds.
LONGEST = 24
UNMAPPED = "\ufffd"  # a glyph of which the file does not say what it stands for,
MOST_UNMAPPED = 4  # and the most characters that one may stand for: “الله” is one

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TO_LEFT = expression(
    "[\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0710-\u074f\u0750-\u077f]"
)
_HYPHENS = "-‐"


def broken_alike(work: Sequence[str], text: str, calls: Iterable[int]) -> bool:
    """Tell whether a copy's text reads as these words, with the numbers of these notes among them."""
    if len(work) > LONGEST:
        return False
    pattern = re.compile("(?:[ \n]|(?<=[\n\x02]))".join(map(_broken_anywhere, work)))
    return any(pattern.fullmatch(variant) for variant in _without_calls(text, tuple(calls)))


def is_call(text: str, calls: Iterable[int]) -> bool:
    """Tell whether a text is nothing but the numbers of these notes."""
    return any(not variant.strip() for variant in _without_calls(text, tuple(calls)))


def placed_alike(work: Sequence[str], copy: Sequence[str]) -> bool:
    """Tell whether two passages of a page that was read by place have the same characters.

    Letters that run from right to left must be in the same order: of them a line leaves nothing open.
    """
    if len(work) > LONGEST or len(copy) > LONGEST:
        return False
    wanted, read = "".join(work), "".join(copy).replace(HYPHEN, "-")
    if UNMAPPED in read:
        any_letters = f".{{0,{MOST_UNMAPPED}}}"
        return re.fullmatch(re.escape(read).replace(UNMAPPED, any_letters), wanted) is not None
    return sorted(wanted) == sorted(read) and _TO_LEFT.findall(wanted) == _TO_LEFT.findall(read)


def _broken_anywhere(word: str) -> str:
    """Give a pattern for a word that a line end may have broken at any place, a hyphen of its own included."""
    letters = [
        f"(?:[{_HYPHENS}]\n?|{HYPHEN})"
        if letter in _HYPHENS
        else re.escape(letter) + f"[{HYPHEN}\n]?"
        for letter in word
    ]
    return "".join(letters).removesuffix(f"[{HYPHEN}\n]?")


def _without_calls(text: str, calls: tuple[int, ...]) -> Iterator[str]:
    """Give the text as it is, and without the numbers of the notes at every place where they may stand."""
    yield text
    if calls:
        for number in re.finditer(_call(calls[0]), text):
            yield from _without_calls(text[: number.start()] + text[number.end() :], calls[1:])


def _call(number: int) -> str:
    raised = str(number).translate(_RAISED)
    return rf"[ \n]?(?:\[\^?{number}\]|\({number}\)|{number}|{raised})"
