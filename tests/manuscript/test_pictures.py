"""Take pictures that a book can hold, and refuse those that act, fetch, expand or are damaged."""

from __future__ import annotations

import io
import time

import pytest
from lxml import etree
from PIL import Image, ImageFile

from pamphlet.manuscript import pictures
from pamphlet.manuscript.drawings import Drawing
from tests.manuscript import hostile_pictures
from tests.manuscript.desk import SVG, Desk, png


def said(desk: Desk, content: bytes | str, name: str = "p.bin") -> str:
    """Check a picture; give what is wrong with it, or nothing."""
    desk.lay(name, content)
    pamphlet, problems = desk.read_part(f"![A picture]({name})\n")
    assert bool(pamphlet) != bool(problems)
    assert all(problem.code == "I03" for problem in problems)
    return " ".join(problem.message for problem in problems)


def drawn(within: str, attributes: str = "", before: str = "") -> str:
    """Write an SVG."""
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{within}</svg>'


def jpeg(mode: str) -> bytes:
    """Save a small JPEG."""
    file = io.BytesIO()
    Image.new(mode, (3, 2)).save(file, "JPEG")
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        png(3, 2),
        jpeg("RGB"),
        jpeg("L"),
        jpeg("CMYK"),
        SVG,
        drawn("<text>Words</text>", before='<?xml version="1.0" encoding="UTF-8"?>\n'),
        drawn('<g id="a"/><use href="#a"/><path fill="url(#a)" d="M0 0"/><title>T</title>'),
        "\ufeff" + SVG,
        drawn("<style>*{stroke-linejoin: round} .a { fill: red }</style>"),
        drawn(
            '<g xmlns:i="http://www.inkscape.org/" i:only="x" i:src="http://a.b"><i:view onset="1"/></g>'
        ),
        "<!-- drawn by hand -->" + SVG,
    ],
)
def test_plain_pictures_are_taken(desk: Desk, content: bytes | str) -> None:
    """PNG, JPEG and SVG of shapes and text are pictures, whatever their names are."""
    assert said(desk, content) == ""


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (drawn("<script>x</script>"), "script"),
        (drawn("<SCRIPT>x</SCRIPT>"), "script"),
        (drawn('<g onload="x"/>'), "onload"),
        (drawn("<rect/>", 'onclick="x"'), "onclick"),
        (drawn("<foreignObject/>"), "foreignobject"),
        (drawn('<image href="a.png"/>'), "image"),
        (drawn('<a href="https://example.org"/>'), "href"),
        (drawn('<a xmlns:x="http://www.w3.org/1999/xlink" x:href="//example.org"/>'), "href"),
        (drawn('<use href="other.svg#a"/>'), "href"),
        (drawn('<rect fill="url(https://example.org/a)"/>'), "fill"),
        (drawn("<rect fill=\"url(#a) url( 'x.svg#a')\"/>"), "fill"),
        (drawn('<rect style="fill: u\\72l(x)"/>'), "style"),
        (drawn("<style>@import 'x';</style>"), "style"),
        (drawn('<set attributeName="href" to="x"/>'), "set"),
        (
            drawn("<rect/>", before='<?xml-stylesheet href="https://example.org/x.css"?>'),
            "asks for",
        ),
        (drawn("&a;", before='<!DOCTYPE svg [<!ENTITY a "b">]>'), "entities"),
        (
            drawn("<rect/>", before='<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
            "entities",
        ),
        (drawn("<rect>"), "well-formed"),
        (SVG.replace("http://www.w3.org/2000/svg", "http://example.org"), "is no SVG"),
        ("<html><body>Hello</body></html>", "is no SVG"),
        ("<" * 1000, "well-formed"),
        ("GIF89a", "is a GIF"),
        ("RIFFxxxxWEBP", "is a WebP"),
        ("just words", "neither"),
        ("", "is empty"),
    ],
)
def test_pictures_that_act_or_fetch_or_are_none_are_refused(
    desk: Desk, content: str, expected: str
) -> None:
    """A picture that holds a program, an address, an entity or no picture is told with what it holds."""
    assert expected.lower() in said(desk, content).lower()


def test_an_encoding_hides_nothing(desk: Desk) -> None:
    """Entities are found in a file of another encoding too."""
    bomb = drawn(
        "&a;", before='<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE svg [<!ENTITY a "b">]>'
    )
    assert said(desk, bomb.encode("utf-16")) != ""


@pytest.mark.parametrize("name", hostile_pictures.REFUSED)
def test_what_would_never_end_is_refused_at_once(desk: Desk, name: str) -> None:
    """A few lines that are drawn a billion times, or without end, are no picture of a book."""
    began = time.process_time()
    assert said(desk, hostile_pictures.REFUSED[name]).startswith("the picture “p.bin” ")
    assert time.process_time() - began < 5


@pytest.mark.parametrize("content", [png(600, 600), jpeg("RGB")], ids=["PNG", "JPEG"])
def test_a_damaged_picture_is_refused_after_a_layout_too(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    """A process that has laid pages out reads pictures as strictly as one that has not, and leaves that as it was."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint does
    assert "damaged" in said(desk, content[: len(content) * 3 // 4])
    assert ImageFile.LOAD_TRUNCATED_IMAGES


@pytest.mark.parametrize("name", hostile_pictures.DRAWN)
def test_what_is_merely_strange_is_taken(desk: Desk, name: str) -> None:
    """What is drawn in bearable time, if only as nothing, is a picture."""
    assert said(desk, hostile_pictures.DRAWN[name]) == ""


def test_what_is_drawn_again_is_counted_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many pictures, or one in many places, are told when they are more than all pages can show; each is read once."""
    desk.lay("a.svg", drawn("<rect/>" * 99))
    desk.lay("b.png", png(30, 20))
    desk.lay("c.png", png(20, 30))
    text = "![A](a.svg) ![A](./a.svg) ![B](b.png) ![C](c.png) ![B](b.png)\n"
    assert desk.read_part(text)[1] == ()
    monkeypatch.setattr(pictures, "ALL_SHAPES_MOST", 199)
    monkeypatch.setattr(pictures, "ALL_PIXELS_MOST", 1199)
    looked: list[bytes] = []
    look = pictures._picture

    def remember(content: bytes) -> pictures.Picture:
        looked.append(content)
        return look(content)

    monkeypatch.setattr(pictures, "_picture", remember)
    _, problems = desk.read_part(text)
    assert ["a.svg" in problem.message for problem in problems] == [True, False]
    assert "199 shapes" in problems[0].message
    assert "0 million pixels" in problems[1].message
    assert len(looked) == 3


def test_the_cost_of_a_drawing_is_that_of_its_parts() -> None:
    """What is used again is counted again, and a marker for each corner that it may stand on."""

    def cost(within: str) -> int:
        return Drawing(etree.fromstring(drawn(within).encode())).cost

    assert cost("") == 1
    assert cost("<rect/>" * 5) == 6
    assert cost("<text>four</text>") == 6
    assert cost(f'<path d="M0 0{" L1 1" * 19}"/>') == 4
    assert cost('<g id="a"><rect/><rect/></g><use href="#a"/><use href="#a"/>') == 12
    assert (
        cost('<marker id="m"><rect/></marker><path marker-mid="url(#m)" d="M0 0 1 1 2 2"/>') == 12
    )


@pytest.mark.parametrize("content", [png(30, 20), jpeg("RGB")], ids=["PNG", "JPEG"])
def test_a_damaged_picture_is_refused(desk: Desk, content: bytes) -> None:
    """A picture that is cut short, or filled with nothing, is told to be damaged."""
    assert "damaged" in said(desk, content[: len(content) // 2])
    middle = len(content) // 2
    assert "damaged" in said(desk, content[:12] + b"\0" * middle)


def test_a_picture_larger_than_any_page_is_refused(desk: Desk) -> None:
    """Pixels are counted before they are unpacked."""
    bomb = bytearray(png())
    assert "page can show" in said(desk, _resized(bomb, 60_000, 60_000))
    assert "page can show" in said(desk, _resized(bomb, 10_000, 6_000))


def _resized(picture: bytearray, width: int, height: int) -> bytes:
    """Let a picture claim another size."""
    import zlib

    header = bytearray(picture[12:29])
    header[4:12] = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    return bytes(picture[:12] + header + zlib.crc32(header).to_bytes(4, "big") + picture[33:])


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("missing.png", "I01"),
        ("Pictures/dot.png", "I01"),
        ("", "I01"),
        ("../outside.png", "F02"),
        ("/etc/passwd", "F02"),
        ("https://example.org/a.png", "I03"),
        ("//example.org/a.png", "I03"),
        ("data:image/png;base64,AAAA", "I03"),
        ("a" * 3000 + ".png", "I01"),
        ("pictures", "I01"),
        ("a%00b.png", "F02"),
    ],
)
def test_a_path_leads_to_a_file_in_the_folder(desk: Desk, path: str, code: str) -> None:
    """A picture that is missing, outside, or on the network is told with the reason."""
    _, problems = desk.read_part(f"![A picture](<{path}>)\n")
    assert [problem.code for problem in problems] == [code]


@pytest.mark.parametrize("path", ["köln 1.png", "100%.png", "a(b).png", "фото.png", "a&amp;b.png"])
def test_a_picture_may_have_any_name(desk: Desk, path: str) -> None:
    """Spaces, signs and letters of any script name a picture, typed as they are or percent-encoded."""
    from urllib.parse import quote

    desk.lay(path, png())
    for typed in (
        {f"<{path}>", quote(path)} if "%" not in path and ";" not in path else {quote(path)}
    ):
        (paragraph,) = desk.part(f"![A picture]({typed})\n").blocks
        assert paragraph.runs[0].path == path  # type: ignore[union-attr]


def test_a_style_that_refers_to_a_part_is_refused(desk: Desk) -> None:
    """A marker may be drawn thousands of times, and what a rule asks for is not counted."""
    bomb = drawn('<style>.a { marker-mid: url(#m) }</style><path class="a" d="M0 0 L1 1"/>')
    assert "it refers to another part" in said(desk, bomb)
