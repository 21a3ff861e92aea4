"""Learn what the glyphs of letters with marks mean: the base, and each of its marks.

WeasyPrint 70 lets the first glyph of such a cluster stand for all of it, and the others for nothing; so in “פָּתוּחַ”, and
in a Latin letter with a mark that no font has as one glyph, a glyph would mean something else at every place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from io import BytesIO
from itertools import groupby
from typing import Any

from fontTools.ttLib import TTFont
from weasyprint.text.ffi import ffi, pango


def has_marks(text: str) -> bool:
    """Tell whether a text holds marks that combine with the letter before them."""
    return not text.isascii() and any(map(unicodedata.combining, text))


def learn(stream: Any, box: Any) -> None:
    """Let the fonts of a run of text know its glyphs before it is drawn."""
    layout = box.pango_layout
    layout.reactivate(box.style)
    line, _ = layout.get_first_line()
    text = layout.text.encode()
    run = line.runs[0]
    while run != ffi.NULL:
        shaped, run = run.data, run.next
        font, _ = stream.add_font(shaped.item.analysis.font)
        count, length = shaped.glyphs.num_glyphs, shaped.item.length
        codes = [shaped.glyphs.glyphs[number].glyph for number in range(count)]
        starts = list(shaped.glyphs.log_clusters[0:count])
        ends = dict(zip(sorted(set(starts)), [*sorted(set(starts))[1:], length], strict=True))
        for start, group in groupby(range(count), key=starts.__getitem__):
            begin, end = shaped.item.offset + start, shaped.item.offset + ends[start]
            cluster = [codes[number] for number in group]
            if shaped.item.analysis.level % 2:
                cluster.reverse()
            _learn(font, cluster, text[begin:end].decode())
    layout.deactivate()


def _learn(font: Any, cluster: Sequence[int], text: str) -> None:
    """Share the characters of a cluster among its glyphs: to each its own, what is left to the first that has none."""
    left = list(text)
    without = []
    for code in cluster:
        if code >= pango.PANGO_GLYPH_EMPTY or code in font.to_unicode:
            known = font.to_unicode.get(code, "")
        else:
            known = next((each for each in left if each in _characters(font, code)), "")
            if known:
                font.to_unicode[code] = known
            else:
                without.append(code)
        for each in known:
            if each in left:
                left.remove(each)
    for code in without:
        font.to_unicode[code] = "".join(left)
        left = []


def _characters(font: Any, code: int) -> set[str]:
    """Give the characters that a glyph of a font is there for."""
    if not hasattr(font, "characters"):
        with TTFont(BytesIO(font.file_content), fontNumber=font.index, lazy=True) as file:
            numbers = file.getReverseGlyphMap()
            font.characters = {}
            for character, name in file.getBestCmap().items():
                font.characters.setdefault(numbers[name], set()).add(chr(character))
    found: set[str] = font.characters.get(code, set())
    return found
