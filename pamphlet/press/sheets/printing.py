"""Print the sheets of a booklet: pages two up at their own size, their spines on the fold in the middle.

In: the laid-out pages as a PDF, and the sheets of `imposition`. Out: PDF files for paper. A page becomes a form XObject
(ISO 32000-2 §8.10) under a name of our own, so that the bytes are the same whenever they are made. Tags and links stay
behind: they belong to the pages, not to paper.

The front of the outermost sheet of eight pages:

    ┌─────────────┬─────────────┐
    │ ┌───────────┼───────────┐ │      on Letter, half of which is narrower than A5 is wide, and on the inner sheets of
    │ │     8     │     1     │ │      a thick booklet, both pages are moved past the fold, where they are cut off
    │ └───────────┼───────────┘ │
    └─────────────┴─────────────┘
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf, String

from pamphlet.press.properties import Properties, expanded, properties
from pamphlet.press.sheets.imposition import BLANK, PrintMode, Sheet, Side, sides_of
from pamphlet.press.units import PT_A_MM
from pamphlet.work.model import Metadata

# What a print dialogue is asked for (ISO 32000-2 §12.2, table 147).
DUPLEX: dict[PrintMode, str] = {
    "short-edge": "/DuplexFlipShortEdge",
    "long-edge": "/DuplexFlipLongEdge",
    "fronts": "/Simplex",
    "backs": "/Simplex",
}
LETTERS = {"front": "a", "back": "b"}
# What a file for paper tells of the work, in this order.
TOLD = (
    "dc:title", "dc:creator", "dc:description", "dc:language", "dc:rights",
    "xmp:CreateDate", "xmp:ModifyDate", "xmp:CreatorTool", "pdf:Producer",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet lying on its long edge. Pages are moved past the fold by `past_fold_mm`, where half of it is narrower."""

    name: str
    width_mm: float
    height_mm: float
    past_fold_mm: float = 0.0

    @property
    def size_pt(self) -> tuple[float, float]:
        """Its width and height in points."""
        return self.width_mm * PT_A_MM, self.height_mm * PT_A_MM


# On half a Letter sheet the text block of 110 mm stands 15.2 mm from the fold and 14.5 mm from the edge.
PAPERS = (Paper("a4", 297, 210), Paper("letter", 279.4, 215.9, past_fold_mm=2.3))


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A file to print: its paper, how it is printed, and its title.

    `outline` says a line of each page, if of any; `marks` draw the number of its signature on the outside of a sheet.
    """

    paper: Paper
    mode: PrintMode
    title: str
    outline: tuple[str, ...] = ()
    marks: Mapping[Sheet, str] = field(default_factory=dict)


def print_sheets(
    printed: bytes, sheets: Sequence[Sheet], files: Mapping[str, SheetFile], work: Metadata
) -> dict[str, bytes]:
    """Give each file, under its name."""
    written = {}
    with Pdf.open(BytesIO(printed)) as source, Pdf.new() as pdf:
        forms = [pdf.copy_foreign(page.as_form_xobject()) for page in source.pages]
        for name, file in files.items():
            sides = sides_of(sheets, file.mode)
            _fill(pdf, forms, sides, file)
            _label(pdf, sides, file.outline)
            _describe(pdf, file, work)
            target = BytesIO()
            pdf.save(target, min_version="1.7", deterministic_id=True)
            written[name] = target.getvalue()
    return written


def drawn(side: Side, sizes: Mapping[int, tuple[float, float]], file: SheetFile) -> str:
    """Give what draws a side: each page moved to its place, the whole turned when it stands on its head.

    `sizes` are the widths and heights of the pages, in points.
    """
    width, height = file.paper.size_pt
    past_fold = (file.paper.past_fold_mm + side.sheet.creep_mm) * PT_A_MM
    lines = [f"-1 0 0 -1 {width:.4f} {height:.4f} cm"] if side.turned else []
    pages = side.pages[::-1] if side.turned else side.pages
    for half, page in enumerate(pages):
        if page == BLANK:
            continue
        page_width, page_height = sizes[page]
        left = width / 2 - past_fold if half else width / 2 - page_width + past_fold
        bottom = (height - page_height) / 2
        clip = f"{half * width / 2:.4f} 0 {width / 2:.4f} {height:.4f} re W n"
        lines.append(f"q {clip} 1 0 0 1 {left:.4f} {bottom:.4f} cm /Page{page} Do Q")
    mark = file.marks.get(side.sheet, "") if side.face == "front" else ""
    return "\n".join([*lines, mark])


def _fill(pdf: Pdf, forms: Sequence[Object], sides: Iterable[Side], file: SheetFile) -> None:
    """Make the sides the only pages of the file."""
    corners = [form.BBox[2:] for form in forms]  # the other is 0, 0
    sizes = {page: (float(x), float(y)) for page, (x, y) in enumerate(corners, start=1)}
    width, height = file.paper.size_pt
    del pdf.pages[:]
    for side in sides:
        page = pdf.add_blank_page(page_size=(width, height)).obj
        page.MediaBox = Array([0, 0, round(width, 4), round(height, 4)])
        shown = {f"/Page{number}": forms[number - 1] for number in side.pages if number != BLANK}
        page.Resources = Dictionary(XObject=Dictionary(shown))
        page.Contents = pdf.make_stream(drawn(side, sizes, file).encode())


def _label(pdf: Pdf, sides: Sequence[Side], outline: Sequence[str]) -> None:
    """Name each side by its sheet and face, as in 3a, or 2-3a in the second signature; tell what the outline says."""
    several = len({side.sheet.signature for side in sides}) > 1
    labels: Any = Array()
    for number, side in enumerate(sides):
        signature = f"{side.sheet.signature}-" if several else ""
        label = f"{signature}{side.sheet.number}{LETTERS[side.face]}"
        labels.extend([number, Dictionary(P=label)])
    pdf.Root.PageLabels = Dictionary(Nums=labels)
    with pdf.open_outline() as tree:
        tree.root[:] = [OutlineItem(text, number, "Fit") for number, text in enumerate(outline)]
    if outline:
        pdf.Root.PageMode = Name.UseOutlines
    elif "/PageMode" in pdf.Root:
        del pdf.Root.PageMode


def _describe(pdf: Pdf, file: SheetFile, work: Metadata) -> None:
    """Ask for the right setting of the printer, and say what the file is."""
    pdf.Root.ViewerPreferences = Dictionary(
        DisplayDocTitle=True,
        Direction=Name.R2L if work.direction == "rtl" else Name.L2R,
        PrintScaling=Name("/None"),
        Duplex=Name(DUPLEX[file.mode]),
        PickTrayByPDFSize=True,
    )
    pdf.Root.Lang = String(work.language)
    tell(pdf, told(work, file.title))


def told(work: Metadata, title: str) -> Properties:
    """Give what a file for paper tells of the work."""
    every = properties(work, title)
    return {name: every[name] for name in TOLD if name in every}


def tell(pdf: Pdf, told: Properties) -> None:
    """Write properties into the XMP packet of a file, and into its information dictionary."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=True) as packet:
        for name, value in told.items():
            packet[expanded(name)] = value
