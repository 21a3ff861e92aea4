"""Fit what stands on the covers: the size of a title, how much of a description, the code for the licence.

In: texts. Out: names of sizes that the stylesheet knows, texts, and a drawing as markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, groupby
from math import ceil
from textwrap import shorten
from typing import Any

from markupsafe import Markup, escape

from pamphlet.pages.apparatus.credits import credits_of
from pamphlet.pages.apparatus.shape import WIDTH_PT, Beat, shape_of
from pamphlet.pages.fonts import TEXT_FACES, widths_of
from pamphlet.pages.strings.phrases import Speech
from pamphlet.work.frozen import frozen
from pamphlet.work.model import Metadata

# For each size of a title, the most characters that fit in all and in its longest word: titles are never hyphenated. A
# capital is as wide as a letter and a third.
TITLE_SIZES = (("short", 51, 11), ("medium", 110, 14), ("long", 240, 19))


@frozen
class Line:
    """A line of type on a cover or the title page: how many small letters surely fit, and how high it is."""

    characters: int
    line_pt: float


# As the stylesheet sets them, in a block 312 points wide.
COVER_TITLES = {
    "short": Line(11, 49),
    "medium": Line(16, 36),
    "long": Line(22, 28),
    "longest": Line(36, 20.4),
}
COVER_LINE = Line(38, 19)
FRONT_PT = 285  # of the cover, without what is above its title, its white and its foot
PAGE_TITLES = {
    "short": Line(20, 32),
    "medium": Line(20, 32),
    "long": Line(27, 27.2),
    "longest": Line(36, 20.4),
}
PAGE_LINE = Line(44, 20.4)
TITLE_PAGE_PT = 230  # of the title page, likewise
# The drawing of the cover: its heights, and the white above it.
LEAST_SHAPE_PT, MOST_SHAPE_PT, SHAPE_WHITE_PT = 72.0, 150.0, 20.0
COVER_TITLE_PT = {"short": 46, "medium": 32, "long": 24, "longest": 17}
COVER_LINE_PT = 14
DISPLAY = 0.92  # of the width of letters for text; measured on titles of the tests: 0.90 in the largest size
WIDTH_UNKNOWN = 0.62  # em, of a letter of another face
SHORT_LAST_WORD = 5  # characters; it would look lost on a line of its own
# For each size of what stands on the back cover, the most characters that fit.
BLURB_SIZES = (("short", 380), ("medium", 620))
LONGEST_DESCRIPTION = 480
LONGEST_CONDITION = 320


def title_size(title: str) -> str:
    """Name the size that a title is set in."""
    longest = max(map(_width, title.split()), default=0)
    return next(
        (size for size, whole, word in TITLE_SIZES if _width(title) <= whole and longest <= word),
        "longest",
    )


def _width(text: str) -> float:
    """Measure a text in small letters."""
    return len(text) + sum(map(str.isupper, text)) / 3


def title_on_cover(title: str) -> Markup:
    """Give the title with a short last word kept on the line of the word before it."""
    *before, second, last = ("", "", *title.split())
    narrowest = min(word for _, _, word in TITLE_SIZES)
    if not second or len(last) > SHORT_LAST_WORD or _width(f"{second} {last}") > narrowest:
        return escape(title)
    head = "".join(f"{word} " for word in before if word)
    return Markup('{}<span class="together">{} {}</span>').format(head, second, last)


def blurb_size(*texts: str) -> str:
    """Name the size that the texts of the back cover are set in."""
    length = sum(map(len, texts))
    return next((size for size, most in BLURB_SIZES if length <= most), "long")


def front_facts(
    metadata: Metadata, speech: Speech, picture: str, beats: Sequence[Beat] = (), kind: str = ""
) -> dict[str, Any]:
    """Give what the template of the front cover wants beside the metadata; `picture` is the address of its picture.

    `beats` are what its drawing shows, if there is room for it; `kind` says what the work is, if no subtitle does.

    As many people are named as there is room for; the last line then counts the others. Where there is room for none,
    the subtitle yields: it stands on the title page.
    """
    names = credits_of(metadata, speech)
    room = FRONT_PT - _height(metadata.title, COVER_TITLES[title_size(metadata.title)])
    subtitle = metadata.subtitle
    if names and room - _height(subtitle, COVER_LINE) < 2 * COVER_LINE.line_pt:
        subtitle = ""
    room -= _height(subtitle, COVER_LINE)
    shown = _that_fit(names, room)
    if len(shown) < len(names):
        shown = _that_fit(names, room - COVER_LINE.line_pt)
    others = len(names) - len(shown)
    height = min(_room_for_shape(metadata.title, subtitle, shown), MOST_SHAPE_PT)
    return {
        "kind": "" if metadata.subtitle else kind,
        "shape": shape_of(beats, height) if height >= LEAST_SHAPE_PT and not picture else "",
        "shown_title": title_on_cover(metadata.title),
        "size": title_size(metadata.title),
        "subtitle": subtitle,
        "contributors": shown,
        "others": speech.count("cover-others", others) if others and shown else "",
        "cover_picture": picture,
    }


def _room_for_shape(title: str, subtitle: str, names: tuple[str, ...]) -> float:
    """Give the height between names and foot, in points, by the widths of the letters of the text face.

    Those of display sizes are narrower, and bold ones a little wider.
    """
    size = title_size(title)
    taken = lines_in(title, COVER_TITLE_PT[size] * DISPLAY) * COVER_TITLES[size].line_pt
    others = sum(lines_in(line, COVER_LINE_PT) for line in (subtitle, *names))
    between = COVER_LINE.line_pt if subtitle else 0.0
    return FRONT_PT - taken - others * COVER_LINE.line_pt - between - SHAPE_WHITE_PT


def lines_in(text: str, size_pt: float) -> int:
    """Count the lines that a text makes on the cover in a size of type."""
    widths = widths_of(TEXT_FACES[0])
    lines, left = 0, 0.0
    for word in text.split():
        width = sum(widths.get(ord(letter), WIDTH_UNKNOWN) for letter in word) * size_pt
        lines, left = (lines, left - width) if width <= left else (lines + 1, WIDTH_PT - width)
        left -= widths[ord(" ")] * size_pt
    return lines


def is_crowded(metadata: Metadata, speech: Speech) -> bool:
    """Tell whether more stands on the title page than it holds; then it runs on, and people stand in small type."""
    names = credits_of(metadata, speech)
    heights = _height(metadata.title, PAGE_TITLES[title_size(metadata.title)])
    heights += sum(_height(line, PAGE_LINE) for line in (metadata.subtitle, *names))
    return heights > TITLE_PAGE_PT


def _that_fit(names: tuple[str, ...], room_pt: float) -> tuple[str, ...]:
    """Give the first names, as many as there is room for."""
    ends = accumulate(_height(name, COVER_LINE) for name in names)
    return names[: sum(end <= room_pt for end in ends)]


def _height(text: str, line: Line) -> float:
    """Give how high a text stands, in points, taken generously: a line is never filled to its end."""
    return ceil(_width(text) / line.characters) * line.line_pt


def back_facts(metadata: Metadata, speech: Speech) -> dict[str, str]:
    """Give what the template of the back cover wants: as much of the texts as it holds, and the code."""
    licence = metadata.licence
    description = shorten(metadata.description, LONGEST_DESCRIPTION, placeholder=" …")
    condition = licence.condition if licence else ""
    if len(condition) > LONGEST_CONDITION:
        condition = ""
    url = licence.url if licence else ""
    return {
        "description": description,
        "condition": condition,
        "code": code_for(url, speech.say("qr-code", address=url)) if url else "",
        "title_size": title_size(metadata.title),
        "size": blurb_size(description, condition),
    }


def code_for(address: str, called: str) -> Markup:
    """Draw the QR code (ISO/IEC 18004) of an address, without its quiet zone: the stylesheet leaves that white.

    One path, row by row, so that no gap can show between its modules.
    """
    from segno import make_qr

    matrix = make_qr(address).matrix
    path = ""
    for row, modules in enumerate(matrix):
        column = 0
        for dark, group in groupby(modules):
            width = len(list(group))
            if dark:
                path += f"M{column} {row}h{width}v1h-{width}z"
            column += width
    side = len(matrix)
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="code" viewBox="0 0 {0} {0}"><title>{1}</title>'
        '<path d="{2}"/></svg>'
    ).format(side, called, path)
