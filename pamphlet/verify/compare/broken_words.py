"""Tell whether two short passages that differ as words are the same words as far as the file can tell.

A line end may have broken a word with or without a hyphen; the number of a note may stand close behind a word; and a
line that runs from right to left does not tell on which side of a Latin word a bracket or a number was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pamphlet.verify.copies import HYPHEN

LONGEST = 24  # words on one side: longer passages are compared word by word only
UNMAPPED = "\ufffd"

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TO_LEFT = re.compile(
    "[\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0710-\u074f\u0750-\u077f]"
)
_HYPHENS = "-‐"


def broken_alike(work: Sequence[str], text: str, calls: Iterable[int]) -> bool:
    """Tell whether a copy's text, with a line feed where a line ends, reads as these words with these notes called."""
    if len(work) > LONGEST:
        return False
    pattern = re.compile("(?:[ \n]|(?<=[\n\x02]))".join(_broken_anywhere(word) for word in work))
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
    one, other = "".join(work), "".join(copy).replace(HYPHEN, "-")
    if UNMAPPED in other:
        return re.fullmatch(re.escape(other).replace(UNMAPPED, ".{0,4}"), one) is not None
    return sorted(one) == sorted(other) and _TO_LEFT.findall(one) == _TO_LEFT.findall(other)


def _broken_anywhere(word: str) -> str:
    """Give a pattern for a word that a line end may have broken at any place, a hyphen of its own included."""
    letters = [
        f"(?:[{_HYPHENS}]\n?|{HYPHEN})" if each in _HYPHENS else re.escape(each) + f"[{HYPHEN}\n]?"
        for each in word
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
