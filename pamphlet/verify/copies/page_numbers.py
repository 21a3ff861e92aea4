"""Find page numbers and running heads in a text that has lost its pages: pasted from a PDF, or converted to a page.

They are set apart, as furniture is, so that a comparison tries the text without them and with them. A word that was
broken at the end of a page is put together before them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from pamphlet.verify.copies import HYPHEN
from pamphlet.verify.copies.marks import BEGIN, END
from pamphlet.work.expressions import expression

LEAST_PAGES = 3
LEAST_PAGE = (
    200  # characters between two numbers: those of a list or a table of contents stand closer
)
PAGES_SKIPPED = 3  # pages from one number to the next: two between them may have none
LEAST_BROKEN = 10  # words: fewer may be typed so
BESIDE = 2  # lines above and below a number that may be running heads
LONGEST_HEAD = 120  # characters

# “6”, “- 6 -”, “Page 6 of 37”, “6 / 37” alone in a line; possessive, so that no line is tried twice.
_NUMBER = expression(
    r"\n(?P<line>[^\w\n]{0,120}+(?>(?:(?P<word>[^\W\d_]{1,10}+)\.?+[ \t]++)?)(?P<number>\d{1,4}+)"
    r"(?>(?P<of>[ \t]*+(?:/|[^\W\d_]{1,4}+)[ \t]*+\d{1,4}+)?)[^\w\n]{0,20}+)$",
    re.MULTILINE,
)
_PAGE = expression(
    "(?:page|seite|página|pagina|sida|side|strona|strana|страница|сторінка|p|s|pág|pag|str|стр|с)?",
    re.IGNORECASE,
)
_LINE = expression(r"^.*\w.*$", re.MULTILINE)
_ENDS_BROKEN = expression(r"[-\u2010\u00ad]\s*$")  # a word goes on after it: it is no head
_DIGITS = expression(r"[\d\W_]+")
_AT_LINE_END = expression(r"[-\u2010\u00ad](?<=\w.)[ \t]*+\r?\n\s*+(?=\w)")
# Behind a hyphen that several words share comes a word like “and”.
WITHIN_LINE = expression(
    r"(?<=[^\W\d_])[-\u2010] (?=[^\W\d_])"
    r"(?!(?:and|or|nor|but|to|from|bis|und|oder|sowie|et|ou|à|y|o|e|u|ed|en|of|och|og|eller|i|oraz|lub|и|или|та|або)\b)"
)
_AT_PAGE_END = expression(
    rf"(?<!\S)(\S++)(?<=\w[-\u2010\u00ad])[ \t]*+\r?\n((?>(?:\s++|{BEGIN}[^{BEGIN}{END}]{{0,2000}}+{END})*))(?=\w)"
)

Span = tuple[int, int]


def without_line_ends(text: str) -> str:
    """Put the words together that a line end or a page end broke, with `HYPHEN` at the break."""
    text = _AT_LINE_END.sub(HYPHEN, text)
    if text.count("- ") >= LEAST_BROKEN:
        text = _without_ends_within_lines(text)
    if BEGIN not in text:
        return text
    return _AT_PAGE_END.sub(lambda broken: f"{broken[2]}{broken[1][:-1]}{HYPHEN}", text)


def _without_ends_within_lines(text: str) -> str:
    """Put words together that line ends broke where those have become spaces: “culminat- ing”, but not “pre- and”."""
    broken = WITHIN_LINE.findall(text)
    return WITHIN_LINE.sub(HYPHEN, text) if len(broken) >= LEAST_BROKEN else text


def with_page_furniture(text: str) -> str:
    """Set the numbers apart that count the pages of a text, and the lines beside them that come again and again."""
    shapes: dict[tuple[str, bool], list[re.Match[str]]] = {}
    for line in _NUMBER.finditer(text):
        word = (line["word"] or "").lower()
        if _PAGE.fullmatch(word):
            shapes.setdefault((word, line["of"] is not None), []).append(line)
    numbers = [line.span("line") for lines in shapes.values() for line in _counting(lines)]
    if not numbers:
        return text
    pieces: list[str] = []
    end = 0
    for start, stop in sorted({*numbers, *_heads(text, sorted(numbers))}):
        pieces += [text[end:start], f" {BEGIN} {text[start:stop]} {END} "]
        end = stop
    return "".join([*pieces, text[end:]])


def _counting(lines: list[re.Match[str]]) -> list[re.Match[str]]:
    """Give the lines whose numbers count up over whole pages: of 3, 9, 5, 6, 7, 9 those with 5, 6, 7, 9."""
    longest: dict[
        int, tuple[int, int]
    ] = {}  # by the last number: how many, and the line that it is in
    before: list[int] = []
    for at, line in enumerate(lines):
        number = int(line["number"])
        rows = (longest.get(number - step, (0, -1)) for step in range(1, PAGES_SKIPPED + 1))
        apart = (
            row for row in rows if line.start() - lines[row[1]].start() >= LEAST_PAGE or not row[0]
        )
        count, former = max(apart, default=(0, -1))
        before.append(former)
        longest[number] = max(longest.get(number, (0, -1)), (count + 1, at))
    count, at = max(longest.values())
    row: list[re.Match[str]] = []
    while at >= 0:
        row.append(lines[at])
        at = before[at]
    return row if count >= LEAST_PAGES else []


def _heads(text: str, numbers: list[Span]) -> Iterator[Span]:
    """Give the lines beside page numbers that stand beside others too, whatever numbers are in them."""
    lines = [line.span() for line in _LINE.finditer(text)]
    starts = [start for start, _ in lines]
    beside = []
    for start, _ in numbers:
        at = bisect_right(starts, start) - 1
        for offset in (*range(-BESIDE, 0), *range(1, BESIDE + 1)):
            if 0 <= at + offset < len(lines):
                first, last = lines[at + offset]
                shape = _DIGITS.sub(
                    "", text[first : min(last, first + LONGEST_HEAD + 1)].casefold()
                )
                if (
                    last - first <= LONGEST_HEAD
                    and shape
                    and not _ENDS_BROKEN.search(text, first, last)
                ):
                    beside.append(((offset, shape), (first, last)))
    pages = Counter(shape for shape, _ in beside)
    yield from (line for shape, line in beside if pages[shape] > 1)
