"""Tell whether anything of a work stands in a copy, and whether that is an excerpt: a part of it, word for word.

>>> block = BlockWords("p-1", 0, tuple("This is the first sentence. That is the second one of two.".split()))
>>> work = Words((PartWords("part", "Part", (block,)),))
>>> copy = Copy("text", tuple("This is the first sentence.".split()))
>>> comparison = compare(work, copy)
>>> stands_in(work, copy, comparison), is_excerpt(comparison)
(True, True)
"""

from __future__ import annotations

from pamphlet.verify.compare.differences import Comparison
from pamphlet.verify.compare.folding import fold
from pamphlet.verify.compare.sliders import LONGEST_CHANCE
from pamphlet.verify.copies import Copy
from pamphlet.work.words import Words, canonical_words

LEAST_NAME = (
    4  # words of a title, or another text beside the work, that no other file says by chance
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


def _bare(word: str) -> str:
    return "".join(filter(str.isalnum, fold(word)))


def is_excerpt(comparison: Comparison) -> bool:
    """Tell whether what there is stands word for word, while a good part of the work is not there."""
    lost = [len(place.expected) for place in comparison.differences if place.kind == "missing"]
    return len(lost) == len(comparison.differences) and LEAST_LOST * sum(lost) >= comparison.count
