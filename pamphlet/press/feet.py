"""Set a line at the foot of pages that are already laid out, as furniture that no reader takes for the text.

In: a finished PDF, and a text for some of its pages. Out: the PDF with them. The lines are set as a document of their
own, by the same typesetter in the same fonts, and laid over the pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from pamphlet.pages import Pages
from pamphlet.press.loading import load_weasyprint

FOOT = b"/Artifact <</Type /Pagination /Subtype /Footer>> BDC q /Foot Do Q EMC"  # ISO 32000-1 §14.8.2.2


def add_feet(pages: Pages, pdf: bytes, feet: Mapping[int, str]) -> bytes:
    """Lay a foot over each page that has one; `feet` are the texts by the index of the page.

    Everything else in the file stays as it is. Raises CannotTypeset like `typeset`.
    """
    if not feet:
        return pdf
    import pikepdf

    with (
        pikepdf.open(BytesIO(pdf)) as printed,
        pikepdf.open(BytesIO(_set(pages, list(dict.fromkeys(feet.values()))))) as lines,
    ):
        forms = {}
        for text, line in zip(dict.fromkeys(feet.values()), lines.pages, strict=True):
            forms[text] = printed.copy_foreign(line.as_form_xobject())
        for index, text in feet.items():
            page = printed.pages[index]
            resources = page.obj.Resources
            if "/XObject" not in resources:
                resources.XObject = pikepdf.Dictionary()
            resources.XObject["/Foot"] = forms[text]
            page.contents_add(FOOT)
        written = BytesIO()
        printed.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return written.getvalue()


def _set(pages: Pages, texts: list[str]) -> bytes:
    """Set each of the texts at the foot of a page that is white otherwise."""
    load_weasyprint()
    from pamphlet.press.document import lay_out_feet

    return lay_out_feet(pages, texts)
