"""Write the Markdown file: CommonMark with tables and footnotes, so that any program of that kind gives the work back.

In: `Pages`. Out: one file. Emphasis, links, footnotes, tables and languages are marked; everything else that such a
program could take for markup is escaped, so that what is typed is what is rendered.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from pamphlet.formats import Ready
from pamphlet.formats.plain.lines import Dress, Lines, page_lines
from pamphlet.formats.plain.markdown_inline import at_line_start, in_cell, inline
from pamphlet.formats.xhtml import (
    RULE,
    Element,
    Run,
    has_head,
    is_raster,
    pieces,
    rows_of,
)
from pamphlet.pages import Pages
from pamphlet.pages.classes import CENTER, LEFT, RIGHT, has_class

ALIGNMENTS = {LEFT: ":--", CENTER: ":-:", RIGHT: "--:"}


def write(pages: Pages, ready: Ready) -> dict[str, bytes]:
    """Give the Markdown file under its name; headings of the parts stand below the title of the work."""
    del ready
    dress = Dress(
        picture=pages.strings["picture"],
        shows=is_raster,
        paragraph=_paragraph,
        heading=_heading,
        table=_table,
        code=_code,
        rule=RULE,
        quotation="> ",
        note="[^{}]: ".format,
        note_indent="    ",
    )
    parts = ["\n".join(_front_matter(pages))]
    parts += [
        "\n".join(page_lines(section, dress, 0, shift=section.name != "title"))
        for section in pages.sections
    ]
    parts += [
        f"[{asset.name}]: {asset.data_address}"
        for asset in pages.assets
        if asset.media_type != "image/svg+xml"
    ]
    return {f"{pages.metadata.slug}.md": ("\n\n".join(parts) + "\n").encode()}


def _front_matter(pages: Pages) -> Iterator[str]:
    """Give what is known of the work as YAML; a JSON string is a YAML string (YAML 1.2.2 §1.3)."""
    metadata = pages.metadata
    known = {
        "title": metadata.title,
        "subtitle": metadata.subtitle,
        "language": metadata.language,
        "date": metadata.date,
        "released": metadata.released,
        "edition": metadata.edition,
        "identifier": metadata.identifier,
        "publisher": metadata.publisher,
        "licence": metadata.licence.condition if metadata.licence else "",
        "licence-url": metadata.licence.url if metadata.licence else "",
        "fingerprint": pages.words.fingerprint,
    }
    yield "---"
    yield from (f"{name}: {_quoted(value)}" for name, value in known.items() if value)
    yield f"words: {pages.words.count}"
    if metadata.contributors:
        yield "contributors:"
    for contributor in metadata.contributors:
        name, role = _quoted(contributor.name), _quoted(contributor.term)
        yield f"  - {{name: {name}, role: {role}}}"
    yield "---"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _paragraph(run: Run, width: int) -> Lines:
    """Give a paragraph as one line, or more where the editor asked for line ends (CommonMark 0.31 §6.7)."""
    del width
    verses = [verse.strip(" ") for verse in inline(run).split("\n")]
    lines = [at_line_start(verse) for verse in verses if verse]
    return [f"{line}\\" for line in lines[:-1]] + lines[-1:]


def _heading(run: Run, level: int, width: int) -> Lines:
    """Give a heading; number signs at its end would be taken for its own (CommonMark 0.31 §4.2)."""
    del width
    text = " ".join(inline(run).split("\n")).strip(" ")
    bare = text.rstrip("#")
    signs = "\\#" * (len(text) - len(bare))
    return [f"{'#' * min(level, 6)} {bare}{signs}"] if text else []


def _code(block: Element) -> Lines:
    """Fence lines with more backquotes than any of them has (CommonMark 0.31 §4.5)."""
    text = "".join(block.itertext()).removesuffix("\n")
    fence = "```"
    while fence in text:
        fence += "`"
    return [fence, *text.split("\n"), fence]


def _table(table: Element, width: int) -> Lines:
    """Give a table with bars; a table without a head gets an empty one, which the syntax wants."""
    del width
    rows = rows_of(table)
    if not rows:
        return []
    lines = [f"| {' | '.join(in_cell(pieces(cell)) for cell in row)} |" for row in rows]
    if not has_head(table):
        lines.insert(0, f"|{'  |' * len(rows[0])}")
    lines.insert(1, f"| {' | '.join(map(_alignment, rows[0]))} |")
    return lines


def _alignment(cell: Element) -> str:
    return next((marks for name, marks in ALIGNMENTS.items() if has_class(cell, name)), "---")
