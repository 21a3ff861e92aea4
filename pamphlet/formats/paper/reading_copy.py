"""Reading copy: the whole work in two columns, for meetings: fewer sheets, a staple in the corner, nothing to fold.

In: its layout, and that for A5. Out: a file on A4 and one on Letter, with the same text block and so the same pages;
both keep to PDF/A-3a and PDF/UA-1 and carry the manuscript. The columns are set in the type of A5; over them stand the
titles of work and part, and at their feet the A5 pages that hold the same words.
"""

from __future__ import annotations

from pamphlet.formats import Ready
from pamphlet.formats.paper.feet import lines_alone, pages_of_a5
from pamphlet.pages import Pages
from pamphlet.press.layout.running_heads import head_of
from pamphlet.press.sheets.footers import add_feet
from pamphlet.press.sheets.upright import on_papers
from pamphlet.press.typeset import typeset


def write(pages: Pages, ready: Ready) -> dict[str, bytes]:
    """Give the files under their names. The pages must have been printed in both layouts."""
    copy = ready.printed["reading"]
    title = head_of(pages.metadata.title)
    named = pages_of_a5(pages, copy, ready.printed["a5"])
    parts = _titles(pages, [start.anchor for start in copy.page_starts])
    lines = [
        {
            "title": title if index else "",
            "part": part if index else "",
            "foot": foot,
            "folio": start.label,
        }
        for index, (start, part, foot) in enumerate(
            zip(copy.page_starts, parts, named, strict=True)
        )
    ]
    furniture = typeset(lines_alone(pages, lines), "guide").pdf
    pdf = add_feet(copy.pdf, {index: index for index in range(len(lines))}, furniture)
    return on_papers(pdf, f"{pages.metadata.slug}-reading-copy-{{}}.pdf", duplex=True)


def _titles(pages: Pages, anchors: list[str]) -> list[str]:
    """Give the title of the page of the book that each anchor, of a section or a block, stands in.

    A picture, which has no words, stands where what came before it does.
    """
    titles = {section.anchor: head_of(section.title) for section in pages.sections}
    for part in pages.words.parts:
        titles |= {block.anchor: titles[part.anchor] for block in part.blocks}
    found: list[str] = []
    for anchor in anchors:
        found.append(titles.get(anchor) or (found[-1] if found else ""))
    return found
