"""Unfold booklets: sheets that were laid out for a printer become pages in reading order again.

In: the files of sheets. Out: for each booklet its pages, as a PDF whose words can be read. It goes by what a printer,
and then a pair of hands, would do with the paper: nothing here knows how sheets are made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pamphlet.work.frozen import frozen

if TYPE_CHECKING:
    from pikepdf import Pdf

FRONTS, BACKS = "-fronts.pdf", "-backs.pdf"


class CannotUnfold(Exception):
    """A file that gives no booklet when it is printed and folded; the message is a sentence for a person."""


@frozen
class Half:
    """Half of a printed side: the page drawn there (None: nothing is), and whether it stands on its head."""

    page: Any = None
    turned: bool = False


@frozen
class Printout:
    """A sheet as it leaves the printer: left and right half of its front, and what is behind each of them."""

    signature: str
    front: tuple[Half, Half]
    behind: tuple[Half, Half]


def unfold(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the pages of the booklet that each file is for; fronts and backs are one booklet.

    Booklets of the same pages give the same bytes. Raises CannotUnfold.
    """
    import pikepdf

    pages = {}
    for name, content in files.items():
        if name.endswith(BACKS):
            continue
        backs = files.get(name.removesuffix(FRONTS) + BACKS) if name.endswith(FRONTS) else None
        with (
            pikepdf.open(BytesIO(content)) as pdf,
            pikepdf.open(BytesIO(backs or content)) as other,
        ):
            sheets = _printed(pdf, other if backs else None)
            order = list(_folded(sheets, mirrored=_says(pdf, "Direction") == "/R2L"))
            pages[name] = _in_order(order)
        if backs:
            pages[name.removesuffix(FRONTS) + BACKS] = pages[name]
    return pages


def _printed(pdf: Pdf, backs: Pdf | None) -> list[Printout]:
    """Print on both sides, as the file asks for; or the fronts, then the backs on what lies in the tray."""
    sides = [_halves(page) for page in pdf.pages]
    if backs is None:
        fronts, behind = sides[::2], sides[1::2]
    else:
        # Face down, the last sheet lies on top, and is the first to be printed on again.
        fronts, behind = sides, [_halves(page) for page in backs.pages][::-1]
    if len(fronts) != len(behind):
        raise CannotUnfold("The sheets have not as many fronts as backs.")
    if backs is None and _says(pdf, "Duplex") == "/DuplexFlipLongEdge":
        # Turned head over heels: left stays left, and what stood on its head stands upright.
        behind = [(_upended(left), _upended(right)) for left, right in behind]
    else:
        behind = [(right, left) for left, right in behind]
    step = 1 if backs else 2
    labels = [str(page.label).rpartition("-")[0] for page in pdf.pages][::step]
    return [Printout(*sheet) for sheet in zip(labels, fronts, behind, strict=True)]


def _says(pdf: Pdf, preference: str) -> str:
    preferences: Any = pdf.Root.get("/ViewerPreferences", {})
    return str(preferences.get(f"/{preference}", ""))


def _upended(half: Half) -> Half:
    return Half(half.page, half.page is not None and not half.turned)


def _halves(page: Any) -> tuple[Half, Half]:
    """Find what is drawn on the left and on the right half of a side."""
    import pikepdf

    halves = [Half(), Half()]
    left, _, right, _ = map(float, page.mediabox)
    for form, matrix in _drawn(page):
        if abs(matrix.a) != 1 or matrix.a != matrix.d or matrix.b or matrix.c:
            raise CannotUnfold(f"Page {page.label} of the sheets shows a page at another size.")
        box = matrix.transform(pikepdf.Rectangle(form.BBox))
        half = int((box.llx + box.urx) / 2 > (left + right) / 2)
        if halves[half].page is not None:
            raise CannotUnfold(f"Page {page.label} of the sheets shows two pages in one place.")
        halves[half] = Half(form, turned=matrix.a < 0)
    return halves[0], halves[1]


def _drawn(page: Any) -> Iterator[tuple[Any, Any]]:
    """Give the form XObjects of a page, each with the matrix that it is drawn with (ISO 32000-2 §8.10.1)."""
    import pikepdf

    matrix, kept = pikepdf.Matrix(), []
    instructions: Any = pikepdf.parse_content_stream(page, "q Q cm Do")
    for operands, operator in instructions:
        match str(operator):
            case "q":
                kept.append(matrix)
            case "Q":
                matrix = kept.pop()
            case "cm":
                matrix = pikepdf.Matrix(*map(float, operands)) @ matrix
            case "Do":
                yield page.resources.XObject[operands[0]], matrix


def _folded(sheets: Sequence[Printout], *, mirrored: bool) -> Iterator[Half]:
    """Lay the sheets of each signature into one another, fold them, and turn the leaves.

    The front of the first sheet is outside. `mirrored`: the spine is on the right, as in a book from right to left.
    """
    near, far = (0, 1) if mirrored else (1, 0)
    signatures = list(dict.fromkeys(sheet.signature for sheet in sheets))
    for signature in signatures:
        inside = [sheet for sheet in sheets if sheet.signature == signature]
        for sheet in inside:
            yield from (sheet.front[near], sheet.behind[near])
        for sheet in reversed(inside):
            yield from (sheet.behind[far], sheet.front[far])


def _in_order(halves: Sequence[Half]) -> bytes:
    """Make pages of what was found; blank ones are left out."""
    import pikepdf

    with pikepdf.new() as pdf:
        for number, half in enumerate(halves, start=1):
            if half.page is None:
                continue
            if half.turned:
                raise CannotUnfold(f"Page {number} of the folded booklet stands on its head.")
            content = pdf.copy_foreign(half.page)
            page = pdf.add_blank_page(page_size=(10, 10)).obj
            page.MediaBox, page.Resources, page.Contents = content.BBox, content.Resources, content
        target = BytesIO()
        pdf.save(target, static_id=True)
        return target.getvalue()
