"""Fit what stands on the covers: the size of a title, how much of a description, the code for the licence.

In: texts. Out: names of sizes that the stylesheet knows, texts, and a drawing as markup.
"""

from __future__ import annotations

from itertools import groupby
from textwrap import shorten

from markupsafe import Markup, escape

from pamphlet.pages.strings import primary
from pamphlet.pages.strings.phrases import Speech
from pamphlet.work.model import Contributor, Metadata

# For each size of a title, the most characters that fit in all and in its longest word: titles are never hyphenated. A
# capital is as wide as a letter and a third.
TITLE_SIZES = (("short", 51, 11), ("medium", 110, 14), ("long", 240, 19))
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


def credits_of(metadata: Metadata, speech: Speech) -> tuple[str, ...]:
    """Name those who made the work, each in the words for the role."""
    return tuple(credit(maker, metadata.language, speech) for maker in metadata.contributors)


def credit(contributor: Contributor, language: str, speech: Speech) -> str:
    """Name a contributor as the editor does, or in the words for the role; in English MARC's term serves, too."""
    if contributor.line:
        return contributor.line
    key = f"role-{contributor.role}"
    if key in speech.strings:
        return speech.say(key, name=contributor.name)
    told = f", {contributor.term}" if primary(language) == "en" else ""
    return contributor.name + told


def blurb_size(*texts: str) -> str:
    """Name the size that the texts of the back cover are set in."""
    length = sum(map(len, texts))
    return next((size for size, most in BLURB_SIZES if length <= most), "long")


def front_facts(metadata: Metadata) -> dict[str, str]:
    """Give what the template of the front cover wants beside the metadata."""
    return {"shown_title": title_on_cover(metadata.title), "size": title_size(metadata.title)}


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
