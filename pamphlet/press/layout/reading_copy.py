"""Lay the pages out in two columns, to be stapled in the corner: the title over both, and all else run on below it."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from pamphlet.pages import Pages
from pamphlet.press.engine.columns import height_of_title_mm, set_side_by_side
from pamphlet.press.engine.shapes import Document
from pamphlet.press.layout.document import lay_out

# The two columns of the first page begin so far below the title.
BELOW_TITLE_MM = 6
LINE_MM = 13.6 * 25.4 / 72  # of the stylesheet
TOP_MM = 24.3  # where the columns of all other pages begin; a test reads it in the stylesheet
FIRST_COLUMNS = "@page reading:nth({}) {{ margin-top: {:.3f}mm }}\n"


def lay_out_reading_copy(pages: Pages, root: ET.Element) -> Document:
    """Lay out the elements below a root: the title alone, for its height, and then all of it."""
    alone = ET.Element(root.tag, root.attrib)
    title = root.find(".//section[@class]")
    body = ET.SubElement(alone, "body")
    if title is not None:
        body.append(title)
    top = height_of_title_mm(lay_out(pages, alone, "reading")) + BELOW_TITLE_MM
    lines = -(
        -(top - TOP_MM) // LINE_MM
    )  # whole ones, so that the columns end where they do elsewhere
    below = TOP_MM + lines * LINE_MM
    rules = "".join(FIRST_COLUMNS.format(number, below) for number in (2, 3))
    document = lay_out(pages, root, "reading", rules=rules)
    set_side_by_side(document)
    return document
