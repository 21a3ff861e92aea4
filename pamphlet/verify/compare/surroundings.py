"""What stands in a copy outside the work: whether a sentence stands there word for word.

>>> copy = Copy("text", tuple("Copy it whole. The work itself. Licence: “Copy it whole.”".split()))
>>> block = BlockWords("p-1", 0, tuple("Copy it whole. The work itself.".split()))
>>> work = Words((PartWords("part", "Part", (block,)),))
>>> comparison = compare(work, copy)
>>> stands_outside("“Copy it whole.”", copy, comparison), stands_outside("The work itself.", copy, comparison)
(True, False)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pamphlet.verify.compare.differences import Comparison
from pamphlet.verify.compare.keys import key_for
from pamphlet.verify.copies import HYPHEN, Copy
from pamphlet.work.words import canonical_words

_HYPHENS = str.maketrans("", "", f"-‐{HYPHEN}")


def stands_outside(sentence: str, copy: Copy, comparison: Comparison) -> bool:
    """Tell whether a sentence stands before or after the work, however its lines and pages break.

    On pages that were read by place, its letters must be there, in whatever order.
    """
    key = key_for(copy, folded=False)
    wanted = _squeezed(map(key, canonical_words(sentence)))
    outside = (range(added.start, added.end) for added in comparison.additions if not added.inside)
    texts = [
        _squeezed(key(copy.words[at]) for at in places if at not in copy.furniture)
        for places in outside
    ]
    if any(wanted in text for text in texts):
        return True
    letters = Counter(wanted)
    return bool(copy.visual) and any(letters <= Counter(text) for text in texts)


def _squeezed(words: Iterable[str]) -> str:
    return "".join(words).translate(_HYPHENS)
