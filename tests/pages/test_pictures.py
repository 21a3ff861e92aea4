"""Pictures as every format can show them."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image, ImageCms

from pamphlet.pages.pictures import LONGEST_SIDE, MOST_POINTS, shown, suffix_of
from tests.manuscript.desk import SVG


def saved(picture: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    """Save a picture."""
    target = io.BytesIO()
    picture.save(target, kind, **options)
    return target.getvalue()


def opened(content: bytes) -> Image.Image:
    """Open a picture as it is shown."""
    picture = Image.open(io.BytesIO(shown(content)))
    picture.load()
    return picture


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_a_plain_picture_stays_byte_for_byte(mode: str) -> None:
    """Nothing is done where nothing stands against a picture."""
    content = saved(Image.new(mode, (3, 2)))
    assert shown(content) == content
    assert shown(SVG.encode()) == SVG.encode()
    photo = saved(Image.new("RGB", (3, 2)), "JPEG")
    assert shown(photo) == photo


def test_sixteen_bits_become_eight() -> None:
    """The upper ones are kept: grey stays the grey that it was."""
    grey = Image.new("I;16", (2, 1))
    grey.putpixel((0, 0), 0x8000)
    grey.putpixel((1, 0), 0xFFFF)
    picture = opened(saved(grey))
    assert (picture.mode, picture.getpixel((0, 0)), picture.getpixel((1, 0))) == ("L", 128, 255)


def test_inks_become_colours_of_screens() -> None:
    """A JPEG in CMYK is one in RGB, with the same look."""
    red = saved(Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG")
    picture = opened(red)
    assert (picture.mode, picture.format) == ("RGB", "JPEG")
    pixel: Any = picture.getpixel((4, 4))
    assert pixel[0] > 200
    assert max(pixel[1:]) < 60


def test_a_profile_of_other_colours_is_applied() -> None:
    """What is not sRGB is brought to it, and has no profile any more."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    content = saved(Image.new("RGB", (2, 2), (10, 200, 30)), icc_profile=profile)
    picture = opened(content)
    assert picture.mode == "RGB"
    assert "icc_profile" not in picture.info


def test_a_photograph_is_upright() -> None:
    """One that Exif says is turned is turned, and says so no more."""
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = opened(saved(Image.new("RGB", (4, 2)), "JPEG", exif=exif))
    assert picture.size == (2, 4)
    assert picture.getexif().get(0x0112, 1) == 1


def test_a_large_picture_becomes_as_small_as_shops_want() -> None:
    """Neither its sides nor its points are more than they take, and its shape is kept."""
    tall = opened(saved(Image.new("L", (300, 4_000))))
    assert tall.size == (240, LONGEST_SIDE)
    wide = opened(saved(Image.new("L", (3_000, 3_000))))
    assert wide.size[0] == wide.size[1]
    assert wide.size[0] ** 2 <= MOST_POINTS


def test_a_picture_is_known_by_what_it_is() -> None:
    """Its first bytes tell its kind, and not its name."""
    assert suffix_of(saved(Image.new("L", (1, 1)))) == ".png"
    assert suffix_of(saved(Image.new("L", (1, 1)), "JPEG")) == ".jpg"
    assert suffix_of(SVG.encode()) == ".svg"


def test_a_drawing_loses_what_programs_note_in_it() -> None:
    """Metadata, remarks, and what is of another name space go; shapes, styles and text stay."""
    content = (
        '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://a.b/svg11.dtd">'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://i.k/" viewBox="0 0 2 2" i:version="1">'
        "<metadata><i:x>so</i:x></metadata><!-- drawn --><style>*{fill: red}</style>"
        '<i:view zoom="2"/><text i:role="line">Words<i:z/> behind</text><path d="M0 0"/></svg>'
    )
    made = shown(content.encode()).decode()
    assert made.partition("?>")[2].strip() == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><style>*{fill: red}</style>'
        '<text>Words behind</text><path d="M0 0"/></svg>'
    )
