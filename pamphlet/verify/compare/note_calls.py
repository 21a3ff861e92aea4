"""Read words that the number of a note stands close to: a copy may glue it to the word, raised or in brackets.

The words of a work know which notes are called behind them. A word of the copy that is none of the work's is read as
one of these, when taking the number of such a note away makes it that; what opens a note may have its number before it.

>>> block = BlockWords("p-1", 0, ("the", "house.", "Here"), calls=((1, 12),))
>>> note = BlockWords("n-1", 0, ("See", "there."), kind="note", number=12)
>>> called = called_words((block, note), str)
>>> [without_calls(word, called) for word in ("house.¹²", "house[12].", "house.12", "house.13", "¹²See", "12Here")]
['house.', 'house.', 'house.', 'house.13', 'See', '12Here']
>>> without_calls("¹.", called_words((BlockWords("n-2", 0, ("see", "."), calls=((0, 1),)),), str))
'.'
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from pamphlet.work.expressions import expression
from pamphlet.work.words import BlockWords

MOST_CALLS = 3  # at one word
MOST_MARKS = 3  # that may stand behind a number: “.”)”

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NUMBER = expression(r"\[\^?(\d{1,4})\]:?|\((\d{1,4})\)|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})|(\d{1,6})[.)]?")

Called = Mapping[int, AbstractSet[str]]


def called_words(blocks: Iterable[BlockWords], key: Callable[[str], str]) -> Called:
    """Map the number of each note to the keys of the words that may have it close to them."""
    called: dict[int, set[str]] = defaultdict(set)
    for block in blocks:
        for at, number in block.calls:
            called[number].add(key(block.words[at]))
            following = block.words[at + 1 : at + 2]
            if following and not any(map(str.isalnum, following[0])):
                called[number].add(key(following[0]))  # “see ².”: the call stands behind a space
        if block.number:
            called[block.number].add(key(block.words[0]))
    return called


def without_calls(word: str, called: Called) -> str:
    """Give the word of the work that this one is without the numbers of notes, or the word as it is."""
    readings = {word}
    for _ in range(MOST_CALLS):
        shorter = [(bare, number) for read in readings for bare, number in _shorter(read, called)]
        for bare, number in shorter:
            if bare in called[number]:
                return bare
        readings = {bare for bare, _ in shorter}
    return word


def readings_without_calls(word: str, called: Called) -> set[str]:
    """Give a piece of a word as it is, and without up to some numbers of notes.

    >>> sorted(readings_without_calls("が2、1917年", {2: {"が、1917年に"}}))
    ['が2、1917年', 'が、1917年']
    """
    readings = latest = {word}
    for _ in range(MOST_CALLS if called and not word.isalpha() else 0):
        latest = {bare for read in latest for bare, _ in _shorter(read, called)}
        readings = readings | latest
    return readings


def torn_words(copy: Sequence[str], called: Called) -> dict[int, str]:
    """Give the words of a copy, by their places, that the number of a note has torn from the mark behind it.

    >>> torn_words(("the", "house12", ".", "Here"), {12: {"house."}})
    {1: 'house12.'}
    >>> torn_words(("the", "house.12", "(2)", "Here"), {12: {"house."}, 2: {"Then"}})
    {}
    """
    torn: dict[int, str] = {}
    if not called:
        return torn
    for at in range(1, len(copy)):
        mark = copy[at]
        if len(mark) <= MOST_MARKS and not any(map(str.isalnum, mark)):
            joined = copy[at - 1] + mark
            if without_calls(joined, called) != joined:
                torn[at - 1] = joined
    return torn


def _shorter(word: str, called: Called) -> Iterator[tuple[str, int]]:
    """Give a word without one number of a note, in each way that it may be read."""
    for found in _NUMBER.finditer(word):
        digits = next(filter(None, found.groups())).translate(_RAISED)
        start, end = found.span()
        if int(digits) in called:
            yield word[:start] + word[end:], int(digits)
        if not found[4]:
            continue
        start, end = found.span(4)  # plain digits: the last ones of a year may be those of a note
        if int(digits) in called:
            yield word[:start] + word[end:], int(digits)
        for size in range(1, len(digits)):
            if int(digits[-size:]) in called and digits[-size] != "0":
                yield word[: end - size] + word[end:], int(digits[-size:])
