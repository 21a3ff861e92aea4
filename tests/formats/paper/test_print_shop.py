"""What a printing shop is given: boxes, marks, black ink alone, and what PDF/X-4 asks for."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops, ImageCms, ImageOps, ImageStat

from pamphlet.formats import FORMATS, Ready
from pamphlet.formats.paper.print_shop import inside_pages, thickness_mm, write
from pamphlet.pages.composition import compose
from pamphlet.press.shop.grey_profile import NAME, grey_profile
from pamphlet.press.shop.pdf_x import AROUND_PT
from pamphlet.press.typeset import typeset
from pamphlet.work.model import Printing
from tests import validators
from tests.formats.made import pages_of
from tests.formats.paper.tiny import book, print_of
from tests.laid_out import printed
from tests.manuscript.desk import Desk

PT_A_MM = 72 / 25.4
WORKS = pytest.mark.parametrize("work", ["manuscript", "tests/works/rich"])
DOTS = 2  # a point
COLOURS = {"rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh"}


def shop(work: str) -> dict[str, bytes]:
    """Write the two files of a work, by what they are."""
    files = write(pages_of(work), Ready({"a5": printed(work, "a5")}))
    return {
        name.partition("-print-shop-")[2].removesuffix(".pdf"): each for name, each in files.items()
    }


def streams(resources: Any) -> Iterator[Any]:
    """Give the forms and pictures that a page shows, those within one another too."""
    for each in resources.get("/XObject", {}).values():
        yield each
        if "/Resources" in each:
            yield from streams(each.Resources)


def colours(content: bytes) -> set[str]:
    """Give the operators and colour spaces of a file that are no grey."""
    found = set()
    with pikepdf.open(BytesIO(content)) as pdf:
        for page in pdf.pages:
            for each in (page.obj, *streams(page.obj.Resources)):
                if each.get("/Subtype") == "/Image":
                    found |= {str(each.ColorSpace)} - {"/DeviceGray"}
                    continue
                drawn = pikepdf.parse_content_stream(each)
                found |= {str(instruction.operator) for instruction in drawn} & COLOURS
                found |= {str(each.Group.CS)} - {"/DeviceGray"} if "/Group" in each else set()
                found |= {"ColorSpace"} if "/ColorSpace" in each.get("/Resources", {}) else set()
    return found


@WORKS
def test_black_is_black_ink_alone(work: str) -> None:
    """Nothing in either file is drawn in anything but grey, pictures included."""
    for content in shop(work).values():
        assert colours(content) == set()


def test_colour_would_be_seen() -> None:
    """In the pages as they were laid out black is a colour: the test above can fail."""
    assert colours(printed("tests/works/rich", "a5").pdf) >= {"rg", "RG", "/DeviceRGB"}


@WORKS
def test_the_boxes_are_right(work: str) -> None:
    """Trimmed, a page is A5 and the cover twice that; 3 mm of bleed are around it, and the marks outside of them."""
    for kind, content in shop(work).items():
        with pikepdf.open(BytesIO(content)) as pdf:
            for page in pdf.pages:
                media, bleed, trim = (
                    [float(each) / PT_A_MM for each in page.obj[box]]
                    for box in ("/MediaBox", "/BleedBox", "/TrimBox")
                )
                width = 148 if kind == "inside" else 296
                assert [trim[2] - trim[0], trim[3] - trim[1]] == pytest.approx(
                    [width, 210], abs=0.01
                )
                outwards = (-1, -1, 1, 1)
                assert [
                    (b - t) * way for b, t, way in zip(bleed, trim, outwards, strict=True)
                ] == pytest.approx([3] * 4, abs=0.01)
                assert media == pytest.approx([0, 0, width + 20, 230], abs=0.01)
        first = pdfium.PdfDocument(content)[0].render(scale=2, grayscale=True).to_pil()
        edge = ImageOps.invert(first.crop((0, 0, first.width, round(6.4 * PT_A_MM * 2))))
        assert edge.getbbox(), "there are crop marks"
        bleeding = first.crop((0, round(7 * PT_A_MM * 2), first.width, round(15 * PT_A_MM * 2)))
        beside = bleeding.crop(
            (round(7 * PT_A_MM * 2), 0, bleeding.width - round(7 * PT_A_MM * 2), bleeding.height)
        )
        assert not ImageOps.invert(beside).getbbox(), "and no mark is in the bleed"


@pytest.mark.parametrize("count", [5, 8, 13, 41, 44])
def test_the_inside_is_a_multiple_of_four(count: int) -> None:
    """Whatever the number of pages, those of the inside begin with page 3, and are filled up to a multiple of four."""
    pages = inside_pages(count)
    assert len(pages) % 4 == 0
    assert pages[: count - 3] == (*range(3, count),)
    assert set(pages[count - 3 :]) <= {0}


@pytest.mark.parametrize(("direction", "outside"), [("ltr", ["9", "1"]), ("rtl", ["1", "9"])])
def test_the_cover_lies_flat(direction: Any, outside: list[str]) -> None:
    """The outside of the cover shows the back and the front, page 1 on the side where the book opens."""
    files = write(book(direction), Ready({"a5": print_of(9)}))
    cover = next(content for name, content in files.items() if name.endswith("-cover.pdf"))
    document = pdfium.PdfDocument(cover)
    assert len(document) == 2
    assert document[0].get_textpage().get_text_range().split() == outside


def test_the_spine_is_told() -> None:
    """A glued booklet has a spine as thick as its inside, on the cover and in the metadata; a stapled one has none."""
    pages = book(printing=Printing(paper_thickness_mm=0.12, sheets_per_signature=3))
    files = write(pages, Ready({"a5": print_of(44)}))
    assert thickness_mm(44, 0.12) == pytest.approx(2.64)
    thick = thickness_mm(len(inside_pages(44)), 0.12)
    for name, content in files.items():
        with pikepdf.open(BytesIO(content)) as pdf:
            told = str(pdf.docinfo.Subject)
            assert f"Spine as drawn on the cover: {thick:.1f} mm" in told
            trim = [float(each) / PT_A_MM for each in pdf.pages[0].TrimBox]
            width = 148 if "inside" in name else 296 + thick
            assert trim[2] - trim[0] == pytest.approx(width, abs=0.01)
    stapled = next(iter(write(book(), Ready({"a5": print_of(44)})).values()))
    with pikepdf.open(BytesIO(stapled)) as pdf:
        assert "Spine as drawn on the cover: 0.0 mm" in str(pdf.docinfo.Subject)


@WORKS
def test_it_says_that_it_is_pdf_x_4(work: str, tmp_path: Path) -> None:
    """Each file names PDF/X-4, its ink with the profile inside, its dates, that it isn't trapped; fonts are inside."""
    for kind, content in shop(work).items():
        path = tmp_path / f"{kind}.pdf"
        path.write_bytes(content)
        assert content.startswith(b"%PDF-1.6")
        with pikepdf.open(path) as pdf:
            (intent,) = pdf.Root.OutputIntents
            assert intent.S == "/GTS_PDFX"
            assert bytes(intent.DestOutputProfile.read_bytes()) == grey_profile()
            assert pdf.docinfo.Trapped == "/False"
            with pdf.open_metadata() as xmp:
                assert xmp["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
                assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", str(xmp["xmpMM:DocumentID"]))
                assert xmp["xmp:MetadataDate"] == xmp["xmp:ModifyDate"]
                assert xmp["xmpMM:VersionID"] == pages_of(work).metadata.edition
                assert xmp["xmpMM:RenditionClass"] == "default"
            assert "/ID" in pdf.trailer
            assert not {"/AF", "/Names", "/AcroForm", "/OpenAction"} & set(pdf.Root.keys())
            assert not any("/Annots" in page.obj for page in pdf.pages)
        assert all(font.embedded for font in validators.pdffonts(path))
        assert validators.qpdf_check(path) == ()
        assert validators.ghostscript(path) == ()


def test_the_profile_is_one() -> None:
    """Another library reads the profile: an output profile for grey, in which half a tint is darker than half."""
    profile = ImageCms.ImageCmsProfile(BytesIO(grey_profile()))
    assert profile.profile.xcolor_space.strip() == "GRAY"
    assert profile.profile.device_class == "prtr"
    assert ImageCms.getProfileName(profile).strip() == NAME
    seen = ImageCms.profileToProfile(
        Image.linear_gradient("L"), profile, ImageCms.createProfile("sRGB"), outputMode="RGB"
    )
    assert seen is not None
    assert [seen.getpixel((0, at)) for at in (0, 255)] == [(0, 0, 0), (255, 255, 255)]


def test_it_is_made_on_request_only(release: Path) -> None:
    """A build that names no format leaves it out."""
    assert [each.name for each in FORMATS if each.on_request] == ["print-shop", "check-sheet"]
    assert not list(release.glob("*print-shop*"))


GRADIENTS = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60" width="120" height="60">
<defs><linearGradient id="a"><stop offset="0" stop-color="#ff0000"/>
<stop offset="0.5" stop-color="#00ff00" stop-opacity="0.3"/><stop offset="1" stop-color="#0000ff"/></linearGradient>
<radialGradient id="b"><stop offset="0" stop-color="yellow"/>
<stop offset="1" stop-color="navy"/></radialGradient></defs>
<rect width="55" height="55" fill="url(#a)"/><circle cx="90" cy="30" r="28" fill="url(#b)"/></svg>
"""


def test_gradients_are_as_bright_as_they_were(tmp_path: Path) -> None:
    """A drawing with gradients, one of them half transparent, is black ink alone, and looks as the book's in grey."""
    desk = Desk(tmp_path)
    desk.lay("drawing.svg", GRADIENTS)
    pamphlet, problems = desk.read_part("Before.\n\n![Two gradients](drawing.svg)\n\nBehind.")
    assert pamphlet, problems
    pages = compose(pamphlet)
    book_of_it = typeset(pages)
    inside = next(iter(write(pages, Ready({"a5": book_of_it})).values()))
    with pikepdf.open(BytesIO(inside)) as pdf:
        assert colour_spaces(pdf) == {"/DeviceGray"}
    wanted = shown(book_of_it.pdf)
    left, top = (round(AROUND_PT * DOTS),) * 2
    trimmed = shown(inside).crop((left, top, left + wanted.width, top + wanted.height))
    # Averaged, as letters stand a part of a point beside: eight points are one dot.
    farthest = max(ImageChops.difference(wanted.reduce(16), trimmed.reduce(16)).tobytes())
    assert ImageStat.Stat(wanted).mean[0] < 254
    assert farthest <= 30


def shown(pdf: bytes) -> Image.Image:
    """Draw the page with the two gradients in grey."""
    with pdfium.PdfDocument(pdf) as document:
        page = next(each for each in document if "Behind." in each.get_textpage().get_text_range())
        drawn: Image.Image = page.render(scale=DOTS).to_pil().convert("L")
    return drawn


def colour_spaces(pdf: pikepdf.Pdf) -> set[str]:
    """Give the colour spaces of all pictures, gradients and groups in a file."""
    named = ((each, name) for each in pdf.objects for name in ("/ColorSpace", "/CS"))
    return {
        str(each[name])
        for each, name in named
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream) and name in each
    }
