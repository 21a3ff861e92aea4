"""Write the check sheet: each turn and block of the work with its number of words, its first words and its last.

In: `Pages`. Out: one text file, to be printed and laid beside a copy on paper. The licence page says as much of whole
parts; with the words of each turn whoever counts finds the turn in which some are more or fewer.

     12   98 words   [ ] 4
          begins LT: The state … ends … of the country. [1937a:13, 14]
"""

from __future__ import annotations

from collections.abc import Iterator

from pamphlet.formats import Ready
from pamphlet.formats.plain.text import COLUMNS, wrapped
from pamphlet.pages import Pages
from pamphlet.pages.strings import fill
from pamphlet.pages.strings.phrases import Speech
from pamphlet.work.words import BlockWords, PartWords, grouped

SHOWN = 3  # words at each end of a block; of one with no more than twice as many, all
INDENT = " " * 8


def write(pages: Pages, ready: Ready) -> dict[str, bytes]:
    """Give the check sheet under its name."""
    del ready
    return {f"{pages.metadata.slug}-check-sheet.txt": ("\n".join(_lines(pages)) + "\n").encode()}


def _lines(pages: Pages) -> Iterator[str]:
    strings, words = pages.strings, pages.words
    speech = Speech(strings, pages.metadata.language)
    yield from wrapped(pages.metadata.title.upper(), COLUMNS)
    yield ""
    yield strings["check"]
    yield ""
    yield from wrapped(strings["whole-intro"], COLUMNS)
    yield from wrapped(strings["check-by-hand"], COLUMNS)
    for part in words.parts:
        yield from ("", "")
        yield from _of_part(part, strings, speech)
    yield from ("", "")
    yield fill(strings["whole-sum"], words=_count(words.count, speech))
    yield f"{strings['fingerprint']}: {grouped(words.fingerprint)} …"


def _of_part(part: PartWords, strings: dict[str, str], speech: Speech) -> Iterator[str]:
    yield from wrapped(
        fill(strings["whole-part"], title=part.title, words=_count(len(part.flat()), speech)),
        COLUMNS,
    )
    for number, block in enumerate(part.blocks, 1):
        pairs = min(sum(word.count(sign) for word in block.words) for sign in "[]")
        brackets = f"   [ ] {pairs}" if pairs else ""
        yield ""
        yield f"{block.turn or number:>5}   {_count(len(block.words), speech)}{brackets}"
        yield from (INDENT + line for line in wrapped(_ends(block, strings), COLUMNS - len(INDENT)))


def _ends(block: BlockWords, strings: dict[str, str]) -> str:
    if len(block.words) <= 2 * SHOWN:
        return " ".join(block.words)
    first, last = " ".join(block.words[:SHOWN]), " ".join(block.words[-SHOWN:])
    return fill(strings["whole-ends"], first=first, last=last)


def _count(number: int, speech: Speech) -> str:
    return speech.count("words", number).unescape()
