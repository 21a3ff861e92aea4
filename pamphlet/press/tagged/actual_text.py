"""Find the glyphs that would be read as something else than the text that they were drawn for.

These are the ends of broken words, glyphs that stand for two characters, letters so far apart that they look like words
of their own, and all that is written in a script whose glyphs stand in another order than its letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pamphlet.press.layout.lines import SHAPED, plain, reads_leftwards
from pamphlet.press.tagged.glyphs import Caret, Meanings, Replacement, Shown, shown
from pamphlet.press.tagged.line_ends import Reading

LIGATURES = frozenset("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06")
# poppler 22 takes a gap of a tenth of the size of the type for the end of a word: letter-spacing makes such gaps, and
# the kerning of “f)” does.
WIDE = -95.0
GAP = re.compile(rb"([0-9a-f]{4})>((?:-?[.\d]+ )*-\d\d[.\d]*)<(?=([0-9a-f]{4}))")


def replacements(
    drawn: Sequence[object], meanings: Meanings, text: str, reading: Reading
) -> Iterator[Replacement]:
    """Give what of a drawn run of text is to be read as another text than that of its glyphs."""
    parts = shown(drawn, meanings)
    if parts and not reads_leftwards(text) and _is_misread(parts, text):
        glyphs = _glyphs(parts)
        whole = _whole(text, reading) or " "  # pdfium takes no notice of an empty replacement text
        yield Replacement(glyphs[0].begin, glyphs[-1].end, whole)
        return
    first, last = Caret(0, 0), Caret(len(drawn), 0)
    glyphs = _glyphs(parts) if reading.hidden or reading.rest else []
    if reading.hidden:
        first = _reached(glyphs, reading.hidden)
        yield Replacement(glyphs[0].begin, first, " ")
    if reading.rest:
        last, end, drawn_as = glyphs[-1]
        yield Replacement(last, end, ("" if reading.added else drawn_as) + reading.rest)
    for part in parts:
        for wide in _wide(part):
            if first <= wide.begin and wide.end <= last:
                yield wide


def _glyphs(parts: Iterable[Shown]) -> list[Replacement]:
    return [glyph for part in parts for glyph in part.glyphs()]


def _is_misread(parts: Iterable[Shown], text: str) -> bool:
    """Tell whether glyphs are likely to be read as another text than that for which they are drawn."""
    if SHAPED.search(text):
        return True
    said = "".join(part.text() for part in parts)
    return said != text and plain(said) != plain(text) and _is_ambiguous(parts, text)


def _is_ambiguous(parts: Iterable[Shown], text: str) -> bool:
    """Tell whether a glyph of the text may stand for another character, too, and be read as that.

    WeasyPrint 70 lets each glyph stand for what it is first used for. A small capital is one glyph for two letters, so
    the other letter is known by no glyph; the ligature of “fi” may be known by a character that is typed as one.
    """
    missing = set(text)
    for part in parts:
        meant = part.meaning.values()
        missing.difference_update(*meant)
        if not LIGATURES.isdisjoint(meant):
            return True
    return bool(plain("".join(missing)))


def _whole(text: str, reading: Reading) -> str:
    """Give what a whole run is read as."""
    start = 0
    while len(plain(text[:start])) < reading.hidden:
        start += 1
    end = len(text.rstrip()) - 1 if reading.added else len(text)
    return text[start:end] + reading.rest


def _reached(glyphs: Iterable[Replacement], characters: int) -> Caret:
    """Give the place where a number of characters is reached."""
    place = Caret(0, 0)
    for glyph in glyphs:
        place = glyph.end
        characters -= len(plain(glyph.text))
        if characters <= 0:
            break
    return place


def _wide(part: Shown) -> list[Replacement]:
    """Give what belongs to one word for all the space between its glyphs."""
    words: list[Replacement] = []
    for gap in GAP.finditer(part.operator):
        if sum(map(float, gap[2].split())) > WIDE:
            continue
        before, after = (part.meaning.get(int(code, 16), "") for code in gap.group(1, 3))
        if not (before.strip() and after.strip()) or reads_leftwards(before + after):
            continue
        begin, end = Caret(part.number, gap.start(1)), Caret(part.number, gap.end(3))
        if words and words[-1].end == Caret(part.number, gap.end(1)):
            words[-1] = Replacement(words[-1].begin, end, words[-1].text + after)
        else:
            words.append(Replacement(begin, end, before + after))
    return words
