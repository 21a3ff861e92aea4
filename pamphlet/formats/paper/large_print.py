"""Large print: pages in 18 points for people with low vision, each with the A5 pages that hold the same words.

In: both layouts. Out: a file on A4 and one on Letter, with the same text block and so the same pages; both keep to
PDF/A-3a and PDF/UA-1 and carry the manuscript.
"""

from __future__ import annotations

from pamphlet.formats import Ready
from pamphlet.formats.paper.feet import lines_alone, pages_of_a5
from pamphlet.pages import Pages
from pamphlet.press.sheets.footers import add_feet
from pamphlet.press.sheets.upright import on_papers
from pamphlet.press.typeset import typeset


def write(pages: Pages, ready: Ready) -> dict[str, bytes]:
    """Give the files under their names. The pages must have been printed in both layouts."""
    large = ready.printed["large"]
    bare = {section.anchor for section in (*pages.covers, *pages.sections[:1])}
    named = pages_of_a5(pages, large, ready.printed["a5"])
    feet = {
        index: foot
        for index, (start, foot) in enumerate(zip(large.page_starts, named, strict=True))
        if start.anchor not in bare
    }
    texts = {text: number for number, text in enumerate(dict.fromkeys(feet.values()))}
    lines = typeset(lines_alone(pages, [{"foot": text} for text in texts]), "large").pdf
    numbered = {index: texts[text] for index, text in feet.items()}
    pdf = add_feet(large.pdf, numbered, lines)
    return on_papers(pdf, f"{pages.metadata.slug}-large-print-{{}}.pdf")
