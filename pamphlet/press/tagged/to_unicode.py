"""Learn what the glyphs of letters with marks mean: the base, and each of its marks.

WeasyPrint 70 lets the first glyph of such a cluster stand for all of it, and the others for nothing; so in “פָּתוּחַ”, and
in a Latin letter with a mark that no font has as one glyph, a glyph would mean something else at every place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any

from weasyprint.text.ffi import ffi, pango
from weasyprint.text.line_break import Layout

from pamphlet.press.engine.shapes import TextBox
from pamphlet.press.engine.static_fonts import StaticFont

# From Devanagari to Sinhala. Clusters of Myanmar and Khmer hold letters below others, and are shared out otherwise.
OF_INDIA = re.compile("[\u0900-\u0dff]")
# The signs of vowels that are drawn before the letter behind which they are said: Devanagari, Bengali, Gurmukhi,
# Gujarati, Oriya, Tamil, Malayalam, Sinhala.
BEFORE = frozenset("िিেৈਿિେୈெேைെേൈෙේෛ")

RS = frozenset(
    "रরৰਰરରரరರരරရរ"
)  # an R that begins a syllable may be a part of whatever is drawn in it


def has_marks(text: str) -> bool:
    """Tell whether a text holds marks that combine with the letter before them, or signs of vowels around it."""
    return not text.isascii() and bool(
        any(map(unicodedata.combining, text)) or OF_INDIA.search(text)
    )


def learn(box: TextBox, font_of: Callable[[object], tuple[StaticFont, float]]) -> None:
    """Let the fonts of a run of text know its glyphs before it is drawn; `font_of` gives that of one of Pango's."""
    layout = box.pango_layout
    Layout.reactivate(
        layout, box.style
    )  # what was cut out of a shaped run is shaped for this alone
    line, _ = layout.get_first_line()
    text = layout.text.encode()
    run = line.runs[0]
    while run != ffi.NULL:
        shaped, run = run.data, run.next
        font, _ = font_of(shaped.item.analysis.font)
        for codes, begin, end in _clusters(shaped):
            _learn(font, codes, text[begin:end].decode())
    layout.deactivate()


def _clusters(shaped: Any) -> Iterator[tuple[list[int], int, int]]:
    """Give the glyphs of each cluster, the base first, and where its text begins and ends, in bytes."""
    count, item = shaped.glyphs.num_glyphs, shaped.item
    starts = list(shaped.glyphs.log_clusters[0:count])
    bounds = [*sorted(set(starts)), item.length]
    ends = dict(pairwise(bounds))
    for start, group in groupby(range(count), key=starts.__getitem__):
        codes = [shaped.glyphs.glyphs[number].glyph for number in group]
        leftwards = item.analysis.level % 2
        yield codes[::-1] if leftwards else codes, item.offset + start, item.offset + ends[start]


def _learn(font: StaticFont, codes: Sequence[int], text: str) -> None:
    """Share the characters of a cluster among its glyphs: to each its own, what is left to the first that has none.

    A vowel that stands alone may be drawn as another one and a sign (“ऐ” as “ए”): each glyph has its own character.
    What is drawn first of a letter with a sign that stands before it is the sign, in whichever of its shapes, and with
    what no other glyph stands for: “र्थि” is drawn as a sign for “ि” and “र्”, and “थ”.
    """
    left = list(text)
    without, learned = [], []
    shaped = bool(OF_INDIA.search(text))
    for number, code in enumerate(codes):
        meant = font.to_unicode.get(code)
        if code >= pango.PANGO_GLYPH_EMPTY or meant or (meant is not None and not shaped):
            known = meant or ""
        else:
            own = font.characters.get(code, set())
            known = next((character for character in left if character in own), "")
            if not known and shaped and len(own) == 1:
                (known,) = own
            if not known and shaped and not number and len(codes) > 1:
                known = next((sign for sign in left if sign in BEFORE), "")
            if known:
                font.to_unicode[code] = known
                learned.append(code)
            else:
                without.append(code)
        for character in known:
            if character in left:
                left.remove(character)
        if shaped and known and len(text) == 1:
            left = []  # the sign beside it may be that of another letter: what “र्” is in others is a part of “ई”
    for code in without:
        font.to_unicode[code] = "".join(left)
        left = []
    if left and left[0] in RS and learned:
        font.to_unicode[learned[0]] += "".join(left)
