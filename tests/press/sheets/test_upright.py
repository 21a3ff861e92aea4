"""Pages of A4 on other paper: the same page, in boxes laid around its middle."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from pamphlet.press.sheets.upright import on_papers

A4, LETTER = (595.2756, 841.8898), (612, 792)  # points
DRAWN = b"0 0 10 10 re f"


def page_of_a4(**asked: object) -> bytes:
    """Write a page of A4 whose corner is not at nought, with one box more than it must have."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=A4).obj
        page.MediaBox = Array([10, 20, 10 + A4[0], 20 + A4[1]])
        page.TrimBox = page.MediaBox
        page.Contents = pdf.make_stream(DRAWN)
        if asked:
            pdf.Root.ViewerPreferences = Dictionary(asked)
        written = BytesIO()
        pdf.save(written)
    return written.getvalue()


@pytest.mark.parametrize(("name", "size"), [("copy-a4.pdf", A4), ("copy-letter.pdf", LETTER)])
def test_the_white_is_shared_out_evenly(name: str, size: tuple[float, float]) -> None:
    """Each paper has its size, and the middle of the page is the middle of the paper."""
    files = on_papers(page_of_a4(), "copy-{}.pdf")
    assert list(files) == ["copy-a4.pdf", "copy-letter.pdf"]
    with pikepdf.open(BytesIO(files[name])) as pdf:
        (page,) = pdf.pages
        left, bottom, right, top = map(float, page.mediabox)
        assert (right - left, top - bottom) == pytest.approx(size, abs=0.001)
        middle = (10 + A4[0] / 2, 20 + A4[1] / 2)
        assert ((left + right) / 2, (bottom + top) / 2) == pytest.approx(middle, abs=0.001)
        assert page.obj.TrimBox == page.obj.MediaBox
        assert not {"/BleedBox", "/CropBox", "/ArtBox"} & set(page.obj.keys())
        assert page.obj.Contents.read_bytes() == DRAWN


def test_on_its_own_paper_a_page_keeps_its_box() -> None:
    """To the fourth place of a point, as it is written."""
    with pikepdf.open(BytesIO(on_papers(page_of_a4(), "{}")["a4"])) as pdf:
        box = [float(edge) for edge in pdf.pages[0].mediabox]
    assert box == [10, 20, 605.2756, 861.8898]


@pytest.mark.parametrize("duplex", [False, True])
def test_a_print_dialogue_is_asked_for_the_size_as_it_is(*, duplex: bool) -> None:
    """And for both sides where that is wished; what was asked before is asked still."""
    files = on_papers(page_of_a4(**{"/DisplayDocTitle": True}), "{}", duplex=duplex)
    for content in files.values():
        with pikepdf.open(BytesIO(content)) as pdf:
            asked = {name: str(value) for name, value in pdf.Root.ViewerPreferences.items()}
        both_sides = {"/Duplex": "/DuplexFlipLongEdge"} if duplex else {}
        assert asked == {
            "/DisplayDocTitle": "True",
            "/PrintScaling": "/None",
            "/PickTrayByPDFSize": "True",
            **both_sides,
        }


def test_nobody_had_asked_for_anything() -> None:
    """A file without preferences gets them; and the same page gives the same bytes."""
    first, second = (on_papers(page_of_a4(), "{}") for _ in range(2))
    assert first == second
    with pikepdf.open(BytesIO(first["letter"])) as pdf:
        assert pdf.Root.ViewerPreferences.PrintScaling == Name("/None")
