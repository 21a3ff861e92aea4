"""Tell whether anything of a work stands in a copy, and whether that is an excerpt: a part of it, word for word.

>>> block = BlockWords("p-1", 0, tuple("This is the first sentence. That is the second one of two.".split()))
>>> work = Words((PartWords("part", "Part", (block,)),))
>>> copy = Copy("text", tuple("This is the first sentence.".split()))
>>> comparison = compare(work, copy)
>>> stands_in(work, copy, comparison), is_excerpt(comparison)
(True, True)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pamphlet.verify.compare.apparatus import says_nothing
from pamphlet.verify.compare.differences import Comparison
from pamphlet.verify.compare.folding import fold
from pamphlet.verify.compare.sliders import LONGEST_CHANCE
from pamphlet.verify.copies import Copy
from pamphlet.work.words import Words, canonical_words

LEAST_NAME = (
    4  # words of a title, or another text beside the work, that no other file says by chance
)
OPENING = 3  # words of a text beside the work by which it is known; what says less, others say too
LEAST_BESIDE = (
    20  # words of such texts: the shortest page of one of five has 90, a title page has 15
)
LEAST_LOST = 4  # an excerpt lacks at least one word of so many; who drops fewer has lost them


def stands_in(words: Words, copy: Copy, comparison: Comparison, condition: str = "") -> bool:
    """Tell whether words of the work stand in a copy that are no chance, and not the condition of its licence alone.

    Half of the work is none, nor are more words in a row than chance has, nor such as are most of the copy.
    """
    lost = sum(
        len(place.expected)
        for place in comparison.differences
        if place.kind not in ("moved", "put in")
    )
    if 2 * lost <= comparison.count:
        return True
    quoted = "".join(map(fold, canonical_words(condition)))
    read = len(copy.words) - len(copy.furniture)
    flat = words.flat()
    for match in comparison.matches:
        if match.length > LONGEST_CHANCE or 2 * match.length >= read:
            run = "".join(map(fold, flat[match.work : match.work + match.length]))
            if run not in quoted:
                return True
    return any(
        place.kind == "moved" and len(place.expected) > LONGEST_CHANCE
        for place in comparison.differences
    )


def names_work(words: Words, copy: Copy) -> bool:
    """Tell whether a copy says what only files of the work say beside it: a title of some length, or how a part begins.

    >>> work = Words((PartWords("part", "Part", ()),), beside=("The Fall of the Mill",))
    >>> names_work(work, Copy("html", tuple("On the fall of the mill, page 5".split())))
    True
    """
    read = f" {' '.join(filter(None, (_bare(word) for word in copy.words)))} "
    texts = (" ".join(filter(None, map(_bare, text.split()))) for text in words.beside)
    return any(text.count(" ") >= LEAST_NAME - 1 and f" {text} " in read for text in texts)


def is_beside(words: Words, copy: Copy) -> bool:
    """Tell whether most of a copy is what stands beside the work in its files: a page with its sources, its licence.

    >>> told = "Mill, Jane. The Fall of the Mill. 1911.", "Identified by the publisher of these files."
    >>> work = Words((PartWords("part", "Part", ()),), apparatus=told)
    >>> page = f"Page 4 of 5 Sources 1911a {told[0]} {told[1]} Cited: 1, 2, 3 1912b {told[0]} {told[1]}"
    >>> is_beside(work, Copy("html", tuple(page.split())))
    True
    >>> is_beside(work, Copy("html", tuple(f"{page} {'A review of it. ' * 7}".split())))
    False
    """
    shown = (word for at, word in enumerate(copy.words) if at not in copy.furniture)
    read = [bare for word in shown if not says_nothing(word) and (bare := _bare(word))]
    known = _by_opening((*words.apparatus, *words.beside))
    at = covered = 0
    while at < len(read):
        texts = known.get(tuple(read[at : at + OPENING]), ())
        size = next((len(text) for text in texts if tuple(read[at : at + len(text)]) == text), 0)
        covered += size
        at += size or 1
    return covered >= LEAST_BESIDE and 2 * covered >= len(read)


def _by_opening(texts: Iterable[str]) -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """Give what some texts say, the longest first, by the words that they begin with; what says less is chance."""
    known: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    said = {
        tuple(bare for word in text.split() if not says_nothing(word) and (bare := _bare(word)))
        for text in texts
    }
    for text in sorted(said, key=lambda text: (-len(text), text)):
        if len(text) >= OPENING:
            known[text[:OPENING]].append(text)
    return known


def _bare(word: str) -> str:
    return "".join(filter(str.isalnum, fold(word)))


def is_excerpt(comparison: Comparison) -> bool:
    """Tell whether what there is stands word for word, while a good part of the work is not there."""
    lost = [len(place.expected) for place in comparison.differences if place.kind == "missing"]
    return len(lost) == len(comparison.differences) and LEAST_LOST * sum(lost) >= comparison.count
