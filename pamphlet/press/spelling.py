"""Find the glyphs that would be read as something else than the text that they were drawn for.

These are the ends of broken words, glyphs that stand for two characters, and letters so far apart that they look like
words of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pamphlet.press.breaks import Reading
from pamphlet.press.glyphs import Glyph, Meanings, Place, Span, glyphs, shown
from pamphlet.press.lines import plain, reads_leftwards

# poppler 22 takes a gap of a tenth of the size of the type for the end of a word: letter-spacing makes such gaps, and
# the kerning of “f)” does.
WIDE = re.compile(rb"([0-9a-f]{4})>-(?:9[5-9]|\d{3,})[.\d]*<(?=([0-9a-f]{4}))")


def spans(drawn: list[Any], meanings: Meanings, text: str, reading: Reading) -> Iterator[Span]:
    """Give the spans of a drawn run of text that are to be read as another text than that of their glyphs."""
    if _is_ambiguous(drawn, meanings, text):
        found = list(glyphs(drawn, meanings))
        said = "".join(glyph.text for glyph in found)
        if plain(said) != plain(text) and not reads_leftwards(text):
            yield Span(found[0].begin, found[-1].end, _whole(text, reading))
            return
    first, last = Place(0, 0), Place(len(drawn), 0)
    if reading.hidden:
        hidden = _reaching(glyphs(drawn, meanings), reading.hidden)
        first = hidden[-1].end
        # A space, for pdfium takes no notice of an empty replacement text.
        yield Span(hidden[0].begin, first, " ")
    if reading.rest:
        *_, glyph = glyphs(drawn, meanings)
        last = glyph.begin
        yield Span(last, glyph.end, ("" if reading.added else glyph.text) + reading.rest)
    for span in _wide(drawn, meanings):
        if first <= span.begin and span.end <= last:
            yield span


def _is_ambiguous(drawn: list[Any], meanings: Meanings, text: str) -> bool:
    """Tell whether a character of the text is known by none of the glyphs: then its glyph stands for another, too.

    WeasyPrint 70 lets each glyph stand for what it is first used for; a small capital is one glyph for two letters.
    """
    missing = set(text)
    for _, _, meaning in shown(drawn, meanings):
        missing.difference_update(*meaning.values())
    return bool(missing) and bool(plain("".join(missing)))


def _whole(text: str, reading: Reading) -> str:
    """Give what a whole run is read as."""
    start = 0
    while len(plain(text[:start])) < reading.hidden:
        start += 1
    end = len(text.rstrip()) - 1 if reading.added else len(text)
    return text[start:end] + reading.rest


def _reaching(found: Iterable[Glyph], characters: int) -> list[Glyph]:
    """Give glyphs until a number of characters is reached."""
    reached: list[Glyph] = []
    for glyph in found:
        reached.append(glyph)
        characters -= len(plain(glyph.text))
        if characters <= 0:
            break
    return reached


def _wide(drawn: list[Any], meanings: Meanings) -> Iterator[Span]:
    """Give what belongs to one word for all the space between its glyphs."""
    for number, operator, meaning in shown(drawn, meanings):
        words: list[Span] = []
        for gap in WIDE.finditer(operator):
            before, after = (meaning.get(int(code, 16), "") for code in gap.groups())
            if not (before.strip() and after.strip()):
                continue
            begin, end = Place(number, gap.start(1)), Place(number, gap.end(2))
            if words and words[-1].end == Place(number, gap.end(1)):
                words[-1] = Span(words[-1].begin, end, words[-1].text + after)
            else:
                words.append(Span(begin, end, before + after))
        yield from words
