"""Set a line at the foot of pages that are already laid out, as furniture that no reader takes for the text.

In: a finished PDF, and a text for some of its pages. Out: the PDF with them. The lines are set as a document of their
own, by the same typesetter in the same fonts, and laid over the pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from pamphlet.pages import Pages
from pamphlet.press.loading import load_weasyprint

FOOT = "Q /Artifact <</Type /Pagination /Subtype /Footer>> BDC q {name} Do Q EMC"  # ISO 32000-1 §14.8.2.2


def add_feet(pages: Pages, pdf: bytes, feet: Mapping[int, str]) -> bytes:
    """Lay a foot over each page that has one; `feet` are the texts by the index of the page.

    Everything else in the file stays as it is. Raises CannotTypeset like `typeset`.
    """
    if not feet:
        return pdf
    import pikepdf

    texts = list(dict.fromkeys(feet.values()))
    with (
        pikepdf.open(BytesIO(pdf)) as printed,
        pikepdf.open(BytesIO(_set(pages, texts))) as lines,
    ):
        forms = [printed.copy_foreign(line.as_form_xobject()) for line in lines.pages]
        for index, text in feet.items():
            page = printed.pages[index]
            number = texts.index(text)
            name = f"/Foot{number + 1}"  # not one for all: WeasyPrint 70 gives all pages the same resources
            resources = page.obj.Resources
            resources.XObject = resources.get("/XObject", pikepdf.Dictionary())
            resources.XObject[name] = forms[number]
            page.contents_add(
                b"q", prepend=True
            )  # WeasyPrint 70 turns the page upside down, and leaves it so
            page.contents_add(FOOT.format(name=name).encode())
        written = BytesIO()
        printed.save(
            written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )
    return written.getvalue()


def _set(pages: Pages, texts: list[str]) -> bytes:
    """Set each of the texts at the foot of a page that is white otherwise."""
    load_weasyprint()
    from pamphlet.press.document import lay_out_feet

    return lay_out_feet(pages, texts)
