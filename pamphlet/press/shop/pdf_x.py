"""Print for a printing shop: pages with bleed and crop marks in PDF/X-4, black ink alone.

In: the laid-out pages as a PDF, and which of them lie beside one another on each page of the file. Out: PDF bytes. What
follows is after ISO 15930-7 (PDF/X-4): boxes, an output intent with its profile, the standard's name in the metadata.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pamphlet.press.sheets.imposition import BLANK
from pamphlet.press.sheets.printing import PT_A_MM, told
from pamphlet.press.shop.grey import grey_content, grey_resources
from pamphlet.press.shop.grey_profile import NAME, grey_profile
from pamphlet.work.model import Metadata

BLEED_MM = 3.0
MARK_FROM_TRIM_MM = 4.0
MARK_MM = 5.0
AROUND_MM = 10.0  # from the trimmed page to the edge of the paper that it is shown on
X4 = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"


@dataclass(frozen=True, slots=True)
class Spread:
    """A page of the file: the pages of the book on it from left to right (0: a blank one), and a spine between two."""

    pages: tuple[int, ...]
    spine_mm: float = 0.0


def print_for_shop(
    printed: bytes, spreads: Sequence[Spread], title: str, note: str, work: Metadata
) -> bytes:
    """Give the file; `note` says in its metadata what the shop must know. Files of one work differ in their titles."""
    import pikepdf

    with pikepdf.open(BytesIO(printed)) as source, pikepdf.new() as pdf:
        first = source.pages[0].mediabox
        size = float(first[2]) - float(first[0]), float(first[3]) - float(first[1])
        forms = _forms(pdf, source, {page for spread in spreads for page in spread.pages})
        for spread in spreads:
            _add(pdf, forms, spread, size)
        _intend(pdf)
        _identify(pdf, title, note, work)
        target = BytesIO()
        pdf.save(target, force_version="1.6", deterministic_id=True)
    return target.getvalue()


def _forms(pdf: Any, source: Any, wanted: set[int]) -> dict[int, Any]:
    """Give the pages that are wanted as form XObjects in grey."""
    from pikepdf import Name

    done: dict[Any, Any] = {}
    forms = {}
    for number in sorted(wanted - {BLANK}):
        former = pdf.copy_foreign(source.pages[number - 1].as_form_xobject())
        form = grey_content(pdf, former)
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, former.BBox
        form.Resources = grey_resources(pdf, former.Resources, done)
        forms[number] = form
    return forms


def _add(pdf: Any, forms: dict[int, Any], spread: Spread, size: tuple[float, float]) -> None:
    """Add a page with its boxes (ISO 32000-2 §14.11.2), what stands on it and its marks."""
    from pikepdf import Dictionary

    around, bleed = AROUND_MM * PT_A_MM, BLEED_MM * PT_A_MM
    spine = spread.spine_mm * PT_A_MM
    width = size[0] * len(spread.pages) + spine
    trim = around, around, around + width, around + size[1]
    page = pdf.add_blank_page(page_size=(10, 10)).obj
    page.MediaBox = _box(0, 0, width + 2 * around, size[1] + 2 * around)
    page.BleedBox = _box(trim[0] - bleed, trim[1] - bleed, trim[2] + bleed, trim[3] + bleed)
    page.TrimBox = _box(*trim)
    shown = {f"/Page{each}": forms[each] for each in spread.pages if each != BLANK}
    page.Resources = Dictionary(XObject=Dictionary(shown))
    lines = []
    folds = []
    for at, number in enumerate(spread.pages):
        left = around + at * (size[0] + spine)
        if at:
            folds += [left] if not spine else [left - spine, left]
        if number != BLANK:
            lines.append(f"q 1 0 0 1 {left:.4f} {around:.4f} cm /Page{number} Do Q")
    lines.append(_marks(trim, folds))
    page.Contents = pdf.make_stream("\n".join(lines).encode())
    page.Group = Dictionary(
        Type=_name("Group"), S=_name("Transparency"), CS=_name("DeviceGray"), I=True
    )


def _marks(trim: tuple[float, float, float, float], folds: Sequence[float]) -> str:
    """Draw where to cut, and dashed where to fold, all outside the bleed."""
    left, bottom, right, top = trim
    near, far = MARK_FROM_TRIM_MM * PT_A_MM, (MARK_FROM_TRIM_MM + MARK_MM) * PT_A_MM

    def upright(x: float) -> str:
        below = f"{x:.4f} {bottom - far:.4f} m {x:.4f} {bottom - near:.4f} l"
        return f"{below} {x:.4f} {top + near:.4f} m {x:.4f} {top + far:.4f} l"

    def level(y: float) -> str:
        beside = f"{left - far:.4f} {y:.4f} m {left - near:.4f} {y:.4f} l"
        return f"{beside} {right + near:.4f} {y:.4f} m {right + far:.4f} {y:.4f} l"

    cuts = " ".join([upright(left), upright(right), level(bottom), level(top)])
    dashed = "".join(f" [2 2] 0 d {upright(x)} S" for x in folds)
    return f"q 0.25 w 0 G {cuts} S{dashed} Q"


def _intend(pdf: Any) -> None:
    """Say for which ink the file is meant (ISO 32000-2 §14.11.5); the profile is inside."""
    from pikepdf import Array, Dictionary

    profile = pdf.make_stream(grey_profile())
    profile.N = 1
    intent = Dictionary(
        Type=_name("OutputIntent"),
        S=_name("GTS_PDFX"),
        OutputConditionIdentifier="Custom",
        OutputCondition=NAME,
        Info=NAME,
        DestOutputProfile=pdf.make_indirect(profile),
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def _identify(pdf: Any, title: str, note: str, work: Metadata) -> None:
    """Name the standard, the file and its edition, in XMP and the information dictionary."""
    from pikepdf import Dictionary, String

    pdf.Root.Lang = String(work.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    document = uuid.uuid5(uuid.NAMESPACE_URL, f"{work.identifier} {work.released} {title}")
    properties = told(title, work) | {
        "dc:description": note,
        "xmp:MetadataDate": str(told(title, work)["xmp:ModifyDate"]),
        "xmpMM:DocumentID": document.urn,
        "xmpMM:VersionID": work.edition,
        "xmpMM:RenditionClass": "default",
        "pdf:Trapped": "False",
        X4: "PDF/X-4",
    }
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=True) as xmp:
        for name, value in properties.items():
            xmp[name] = value
    pdf.docinfo.Trapped = _name("False")


def _box(*corners: float) -> Any:
    from pikepdf import Array

    return Array([round(each, 4) for each in corners])


def _name(name: str) -> Any:
    from pikepdf import Name

    return Name(f"/{name}")
