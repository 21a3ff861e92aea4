"""Print for a printing shop: pages with bleed and crop marks in PDF/X-4, black ink alone.

In: the laid-out pages as a PDF, and which of them lie beside one another on each page of the file. Out: PDF bytes. What
follows is after ISO 15930-7 (PDF/X-4): boxes, an output intent with its profile, the standard's name in the metadata.

The outside of a cover, with the marks where to cut it and, dashed, where to fold it at either edge of its spine:

            │             ┆ ┆             │
          ─ ┌─────────────┬─┬─────────────┐ ─
            │    back     │ │    front    │
          ─ └─────────────┴─┴─────────────┘ ─
            │             ┆ ┆             │
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from pamphlet.press.properties import Properties, properties
from pamphlet.press.sheets.imposition import BLANK
from pamphlet.press.sheets.printing import tell, told
from pamphlet.press.shop.grey import grey_content, grey_resources
from pamphlet.press.shop.grey_profile import NAME, grey_profile
from pamphlet.press.units import PT_A_MM
from pamphlet.press.variants import SHOP
from pamphlet.work.model import Metadata

BLEED_PT = 3.0 * PT_A_MM
MARK_FROM_TRIM_PT = 4.0 * PT_A_MM
MARK_PT = 5.0 * PT_A_MM
AROUND_PT = 10.0 * PT_A_MM  # from the trimmed page to the edge of the paper that it is shown on


@dataclass(frozen=True, slots=True)
class Spread:
    """A page of the file: the pages of the book on it from left to right (0: a blank one), and a spine between two."""

    pages: tuple[int, ...]
    spine_mm: float = 0.0


def print_for_shop(
    printed: bytes, spreads: Sequence[Spread], title: str, note: str, work: Metadata
) -> bytes:
    """Give the file; `note` says in its metadata what the shop must know. Files of one work differ in their titles."""
    with Pdf.open(BytesIO(printed)) as source, Pdf.new() as pdf:
        left, bottom, right, top = map(float, source.pages[0].mediabox)
        forms = _forms(pdf, source, {page for spread in spreads for page in spread.pages})
        for spread in spreads:
            _add(pdf, forms, spread, (right - left, top - bottom))
        _intend(pdf)
        _identify(pdf, title, note, work)
        target = BytesIO()
        pdf.save(target, force_version=SHOP.version, deterministic_id=True)
    return target.getvalue()


def _forms(pdf: Pdf, source: Pdf, wanted: set[int]) -> dict[int, Object]:
    """Give the pages that are wanted as form XObjects in grey."""
    done: dict[tuple[int, int], Object] = {}
    forms = {}
    for number in sorted(wanted - {BLANK}):
        former = pdf.copy_foreign(source.pages[number - 1].as_form_xobject())
        form = grey_content(pdf, former)
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, former.BBox
        form.Resources = grey_resources(pdf, former.Resources, done)
        forms[number] = form
    return forms


def _add(pdf: Pdf, forms: Mapping[int, Object], spread: Spread, size: tuple[float, float]) -> None:
    """Add a page with its boxes (ISO 32000-2 §14.11.2), what stands on it and its marks."""
    spine = spread.spine_mm * PT_A_MM
    width = size[0] * len(spread.pages) + spine
    right, top = AROUND_PT + width, AROUND_PT + size[1]
    page = pdf.add_blank_page(page_size=(10, 10)).obj
    page.MediaBox = _box(0, 0, right + AROUND_PT, top + AROUND_PT)
    outside = AROUND_PT - BLEED_PT
    page.BleedBox = _box(outside, outside, right + BLEED_PT, top + BLEED_PT)
    page.TrimBox = _box(AROUND_PT, AROUND_PT, right, top)
    shown = {f"/Page{number}": forms[number] for number in spread.pages if number != BLANK}
    page.Resources = Dictionary(XObject=Dictionary(shown))
    lines = []
    folds = []
    for place, number in enumerate(spread.pages):
        left = AROUND_PT + place * (size[0] + spine)
        if place:
            folds += [left - spine, left] if spine else [left]
        if number != BLANK:
            lines.append(f"q 1 0 0 1 {left:.4f} {AROUND_PT:.4f} cm /Page{number} Do Q")
    lines.append(_marks(right, top, folds))
    page.Contents = pdf.make_stream("\n".join(lines).encode())
    page.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceGray, I=True)


def _marks(right: float, top: float, folds: Sequence[float]) -> str:
    """Draw where to cut, and dashed where to fold, all outside the bleed."""
    left = bottom = AROUND_PT
    near, far = MARK_FROM_TRIM_PT, MARK_FROM_TRIM_PT + MARK_PT

    def upright(x: float) -> str:
        below = f"{x:.4f} {bottom - far:.4f} m {x:.4f} {bottom - near:.4f} l"
        return f"{below} {x:.4f} {top + near:.4f} m {x:.4f} {top + far:.4f} l"

    def level(y: float) -> str:
        beside = f"{left - far:.4f} {y:.4f} m {left - near:.4f} {y:.4f} l"
        return f"{beside} {right + near:.4f} {y:.4f} m {right + far:.4f} {y:.4f} l"

    cuts = " ".join([upright(left), upright(right), level(bottom), level(top)])
    dashed = "".join(f" [2 2] 0 d {upright(x)} S" for x in folds)
    return f"q 0.25 w 0 G {cuts} S{dashed} Q"


def _intend(pdf: Pdf) -> None:
    """Say for which ink the file is meant (ISO 32000-2 §14.11.5); the profile is inside."""
    profile = pdf.make_stream(grey_profile())
    profile.N = 1
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier="Custom",
        OutputCondition=NAME,
        Info=NAME,
        DestOutputProfile=pdf.make_indirect(profile),
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def _identify(pdf: Pdf, title: str, note: str, work: Metadata) -> None:
    """Name the standard, the file and its edition, in XMP and the information dictionary."""
    pdf.Root.Lang = String(work.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    document = uuid.uuid5(uuid.NAMESPACE_URL, f"{work.identifier} {work.released} {title}")
    own: Properties = {
        "dc:description": note,
        "xmp:MetadataDate": properties(work, title)["xmp:MetadataDate"],
        "xmpMM:DocumentID": document.urn,
        "xmpMM:VersionID": work.edition,
        "xmpMM:RenditionClass": "default",
        "pdf:Trapped": "False",
    }
    tell(pdf, {**told(work, title), **own, **SHOP.identification})
    pdf.docinfo.Trapped = Name("/False")


def _box(*corners: float) -> Array:
    return Array([round(corner, 4) for corner in corners])
