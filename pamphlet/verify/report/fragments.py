"""Link to the very place of a page on the web where a copy departs from the work.

A text fragment names it (WICG, URL Fragment Text Directives): `#:~:text=prefix-,start,end,-suffix`. Browsers that do
not know it open the page at its top. Each of the four must stand within one block of the page; start and end need not
be in the same one. So the context is cut to the block as the work has it, and of what is found only the outer words are
named.

>>> around = ("It", "did"), ("fall", "by")
>>> place = Difference("changed", "p-1", "Part", 1, 2, ("not",), ("now",), *around, 2, 0, *around)
>>> link_to(place, "https://example.org/page", {"p-1": Around(before=0, count=5)})
'https://example.org/page#:~:text=It%20did-,now,-fall%20by'
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, takewhile
from urllib.parse import quote

from pamphlet.verify.compare.differences import Difference
from pamphlet.verify.outline import PartOutline
from pamphlet.work.frozen import frozen

CONTEXT = 4  # words before and after
DIRECTIVE = ":~:"
LONGEST_WORD = 100  # characters: a longer one is no word, and nobody finds it by a link


@frozen
class Around:
    """A block: how many words it has, and how many the block before it."""

    before: int
    count: int


def blocks_around(outline: Iterable[PartOutline]) -> dict[str, Around]:
    """Map the ID of each block to the number of its words and of those of the block before."""
    blocks = [block for part in outline for block in part.blocks]
    first = {block.anchor: Around(0, block.count) for block in blocks[:1]}
    return first | {
        block.anchor: Around(former.count, block.count) for former, block in pairwise(blocks)
    }


def link_to(place: Difference, url: str, blocks: Mapping[str, Around]) -> str:
    """Give the address of a place: by its words, or in a file with pages by its page. Empty: no word is there."""
    bare, _, anchor = url.partition("#")
    if place.page:
        return f"{bare}#page={place.page}"
    anchor = anchor.partition(DIRECTIVE)[0]
    text = _directive(place, blocks.get(place.anchor, Around(0, 0)))
    return f"{bare}#{anchor}{DIRECTIVE}text={text}" if text else ""


def _directive(place: Difference, block: Around) -> str:
    within = place.word or block.before
    behind = block.count - place.word - len(place.expected)
    size = _agreeing(place.before[::-1], place.found_before[::-1], within)
    before = place.found_before[-size:]
    after = place.found_after[: _agreeing(place.after, place.found_after, behind)]
    outer = place.found[:1] + place.found[1:][-1:]
    if any(len(word) > LONGEST_WORD for word in (*before, *outer, *after)):
        return ""
    if outer:
        return _written(before, outer, after)
    if before and after:
        return _written(before[:-1], (before[-1], " ".join(after)), ())
    return _written((), tuple(filter(None, (" ".join(before or after),))), ())


def _agreeing(work: Sequence[str], copy: Sequence[str], within: int) -> int:
    """Count the words that surely stand in one block of the copy, as they do in the work; one does for itself."""
    pairs = zip(work[:within], copy[:CONTEXT], strict=False)
    return max(1, sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs)))


def _written(prefix: Sequence[str], text: Sequence[str], suffix: Sequence[str]) -> str:
    pieces = [f"{_quoted(' '.join(prefix))}-"] if prefix else []
    pieces += map(_quoted, text)
    pieces += [f"-{_quoted(' '.join(suffix))}"] if suffix else []
    return ",".join(pieces)


def _quoted(text: str) -> str:
    """Encode a text; a hyphen would be taken for the mark of a prefix or suffix."""
    return quote(text.encode("utf-8", "replace"), safe="").replace("-", "%2D")
