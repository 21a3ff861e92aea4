"""Pages made of lines become words: a word that a line or page end broke is put together again.

Running heads and page numbers are told from the text by what they are: short lines at the edge of a page that are only
a number, or that stand, numbers aside, at the edge of pages near by too, beside other lines: a text may say the same
over and over, and break at the same places. They stay among the words, marked as furniture.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from pamphlet.verify.copies import HYPHEN, Copy, CopyKind, Drawn, seen_words
from pamphlet.work.expressions import expression

EDGE_LINES = 2
BESIDE = 8  # lines by which a page is told from others with the same edge
LONGEST_FURNITURE = 16  # words
NEAR = 4  # pages: a running head stands on the next, or the next but one, unless pictures or a blank come between
TWICE = 2  # pages
LONGEST_NUMBER = 40  # characters

_NUMBER = expression(r"\d+|\b[ivxlc]+\b")
_BESIDE = r"[\s.·•|–—-]*"
_ONLY_NUMBER = expression(
    rf"{_BESIDE}(?:page|p\.)?{_BESIDE}(?:\d+|[ivxlc]+|[•◦▪‣⁃])(?:\s*(?:/|of)\s*\d+)?{_BESIDE}"
)  # also the marker of an item in a list


class DrawnLine(str):  # noqa: SLOT000 - each has `drawn`
    """A line in the order in which it is read, as far as it tells; `drawn` are its characters from left to right."""

    drawn = ""


def drawn_line(read: str, drawn: str) -> DrawnLine:
    """Give a line that was read by place."""
    line = DrawnLine(read)
    line.drawn = drawn
    return line


def words_of_pages(
    kind: CopyKind, pages: Sequence[Sequence[str]], visual: Collection[int] = ()
) -> Copy:
    """Give the words of pages. A line that ends in `HYPHEN` goes on in the next line that is no furniture.

    So what follows it at the head of the same page is none. `visual` are the pages whose words were put in order from
    their places.
    """
    edges = [_edge(page) for page in pages]
    repeated = _pages_with_each(pages, edges)
    words: list[str] = []
    page_starts: list[int] = []
    line_starts: list[int] = []
    furniture: list[int] = []
    by_place: list[int] = []
    drawn: list[Drawn] = []
    broken = -1  # the word that the next line goes on with
    for number, page in enumerate(pages):
        page_starts.append(len(words))
        edge = edges[number]
        for at, line in enumerate(page):
            read = list(seen_words(line.removesuffix(HYPHEN)))
            if not read:
                continue
            goes_on = broken >= page_starts[-1] and (
                edge.get(at, "").startswith("first") or _is_a_rest(line, repeated[edge.get(at, "")])
            )
            if at in edge and not goes_on and _is_furniture(line, repeated[edge[at]]):
                furniture.extend(range(len(words), len(words) + len(read)))
                words.extend(read)
                continue
            if broken >= 0:
                words[broken] += HYPHEN + read.pop(0)
            begins = len(words)
            if read:  # else its only word was the rest of one
                line_starts.append(begins)
            words.extend(read)
            if isinstance(line, DrawnLine):
                drawn.append(Drawn(begins, len(words), line.drawn))
            if not line.endswith(HYPHEN):
                broken = -1
            elif read:
                broken = len(words) - 1
        if number in visual:
            by_place.extend(range(page_starts[-1], len(words)))
    return Copy(
        kind,
        tuple(words),
        tuple(page_starts),
        frozenset(line_starts),
        frozenset(furniture),
        frozenset(by_place),
        drawn=tuple(drawn),
    )


def _edge(page: Sequence[str]) -> dict[int, str]:
    """Map the first and last lines of a page to their shapes: which line of the edge it is, and what it reads.

    Numbers are left out of a shape, so that the running heads of two pages are alike, and lines that are only a number
    do not count: the markers of lists may be drawn after all else.
    """
    filled = [at for at, line in enumerate(page) if line and not line.isspace()]
    edge: dict[int, str] = {}
    for end, places in (("first", filled), ("last", filled[::-1])):
        lines = 0
        for at in places:
            edge.setdefault(
                at, f"{end} {lines} " + " ".join(_NUMBER.sub("", page[at].casefold()).split())
            )
            lines += not _is_number(page[at])
            if lines == EDGE_LINES:
                break
    return edge


def _pages_with_each(
    pages: Sequence[Sequence[str]], edges: Sequence[Mapping[int, str]]
) -> Counter[str]:
    """Count the pages that have each shape at their edge, and so has another one near them.

    Those on which the same lines stand beside it are one.
    """
    seen: dict[tuple[str, tuple[str, ...]], int] = {}
    for number, (page, edge) in enumerate(zip(pages, edges, strict=True)):
        filled = [line for line in page if line and not line.isspace()]
        outer = {
            end: sum(shape.startswith(end) for shape in edge.values()) for end in ("first", "last")
        }
        first, last = outer["first"], len(filled) - outer["last"]
        beside = {
            "first": tuple(filled[first : first + BESIDE]),
            "last": tuple(filled[max(0, last - BESIDE) : last]),
        }
        for shape in edge.values():
            seen.setdefault((shape, beside[shape.split(" ", 1)[0]]), number)
    places: dict[str, list[int]] = defaultdict(list)
    for (shape, _), number in seen.items():
        places[shape].append(number)
    return Counter({shape: _in_company(numbers) for shape, numbers in places.items()})


def _in_company(numbers: Sequence[int]) -> int:
    """Count the pages, of some in their order, that have another one near them."""
    near = [later - number <= NEAR for number, later in pairwise(numbers)]
    return sum(
        before or after for before, after in zip([False, *near], [*near, False], strict=True)
    )


def _is_number(line: str) -> bool:
    return len(line) <= LONGEST_NUMBER and _ONLY_NUMBER.fullmatch(line.casefold()) is not None


def _is_a_rest(line: str, pages: int) -> bool:
    """Tell whether a line at the foot of a page, behind a broken word, goes on with it though another page ends alike.

    Two pages may end in “tion. [1937b:150]” and “tion. [1932b:275]”; a running foot stands on more.
    """
    return pages == TWICE and line.lstrip()[:1].islower() and not _is_number(line)


def _is_furniture(line: str, pages: int) -> bool:
    """Tell whether a line at an edge is a number, or stands in the same place on several pages and has letters.

    What a page has left of “[1937b:112-113]” is “113]”: like that of another page, but for its number.
    """
    return _is_number(line) or (
        pages > 1
        and len(line.split()) <= LONGEST_FURNITURE
        and not line.endswith(HYPHEN)
        and any(map(str.isalpha, line))
    )
