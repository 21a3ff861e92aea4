"""Find the glyphs that would be read as something else than the text that they were drawn for.

These are the ends of broken words, glyphs that stand for two characters, and letters so far apart that they look like
words of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pamphlet.press.layout.lines import plain, reads_leftwards
from pamphlet.press.tagged.glyphs import Meanings, Place, Shown, Span, shown
from pamphlet.press.tagged.line_ends import Reading

LIGATURES = frozenset("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06")
# poppler 22 takes a gap of a tenth of the size of the type for the end of a word: letter-spacing makes such gaps, and
# the kerning of “f)” does.
WIDE = -95.0
GAP = re.compile(rb"([0-9a-f]{4})>((?:-?[.\d]+<>)*-\d\d[.\d]*)<(?=([0-9a-f]{4}))")


def spans(drawn: list[Any], meanings: Meanings, text: str, reading: Reading) -> Iterator[Span]:
    """Give the spans of a drawn run of text that are to be read as another text than that of their glyphs."""
    lines = shown(drawn, meanings)
    if _is_ambiguous(lines, text):
        found = [glyph for line in lines for glyph in line.glyphs()]
        said = "".join(glyph.text for glyph in found)
        if plain(said) != plain(text) and not reads_leftwards(text):
            yield Span(found[0].begin, found[-1].end, _whole(text, reading))
            return
    first, last = Place(0, 0), Place(len(drawn), 0)
    if reading.hidden:
        first = _reached(lines, reading.hidden)
        # A space, for pdfium takes no notice of an empty replacement text.
        yield Span(next(lines[0].glyphs()).begin, first, " ")
    if reading.rest:
        glyph = lines[-1].last()
        last = glyph.begin
        yield Span(last, glyph.end, ("" if reading.added else glyph.text) + reading.rest)
    for line in lines:
        for span in _wide(line):
            if first <= span.begin and span.end <= last:
                yield span


def _is_ambiguous(lines: Iterable[Shown], text: str) -> bool:
    """Tell whether a glyph of the text may stand for another character, too, and be read as that.

    WeasyPrint 70 lets each glyph stand for what it is first used for. A small capital is one glyph for two letters, so
    the other letter is known by no glyph; the ligature of “fi” may be known by a character that is typed as one.
    """
    missing = set(text)
    for line in lines:
        meant = line.meaning.values()
        missing.difference_update(*meant)
        if not LIGATURES.isdisjoint(meant):
            return True
    return bool(missing) and bool(plain("".join(missing)))


def _whole(text: str, reading: Reading) -> str:
    """Give what a whole run is read as."""
    start = 0
    while len(plain(text[:start])) < reading.hidden:
        start += 1
    end = len(text.rstrip()) - 1 if reading.added else len(text)
    return text[start:end] + reading.rest


def _reached(lines: Iterable[Shown], characters: int) -> Place:
    """Give the place where a number of characters is reached."""
    place = Place(0, 0)
    for glyph in (glyph for line in lines for glyph in line.glyphs()):
        place = glyph.end
        characters -= len(plain(glyph.text))
        if characters <= 0:
            break
    return place


def _wide(line: Shown) -> list[Span]:
    """Give what belongs to one word for all the space between its glyphs."""
    words: list[Span] = []
    for gap in GAP.finditer(line.operator):
        if sum(map(float, gap[2].split(b"<>"))) > WIDE:
            continue
        before, after = (line.meaning.get(int(code, 16), "") for code in gap.group(1, 3))
        if not (before.strip() and after.strip()) or reads_leftwards(before + after):
            continue
        begin, end = Place(line.number, gap.start(1)), Place(line.number, gap.end(3))
        if words and words[-1].end == Place(line.number, gap.end(1)):
            words[-1] = Span(words[-1].begin, end, words[-1].text + after)
        else:
            words.append(Span(begin, end, before + after))
    return words
