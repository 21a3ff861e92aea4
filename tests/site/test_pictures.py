"""The pictures of a page: of our covers, of coloured ones, and of what strangers put in their place."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from pamphlet.site.pictures import RAMP, height_of, pictures_of
from pamphlet.site.shelf import CARD, COVER


def book(folder: Path, content: bytes, name: str = "EPUB/cover.png") -> Path:
    """Write a book that has something where the cover is."""
    path = folder / "book.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, content)
    return path


def png(image: Image.Image) -> bytes:
    """Give a picture as PNG."""
    target = io.BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


@pytest.mark.parametrize("mode", ["L", "RGB", "P", "RGBA"])
def test_a_cover_is_shown_whole(tmp_path: Path, mode: str) -> None:
    """As wide as it is shown; and on a card of 1200 by 630, in its middle."""
    image = Image.new("RGB", (1600, 2400), (250, 0, 0)).convert(mode)
    made = pictures_of(book(tmp_path, png(image)))
    with Image.open(io.BytesIO(made[COVER])) as cover, Image.open(io.BytesIO(made[CARD])) as card:
        assert cover.size == (480, 720)
        assert card.size == (1200, 630)
        assert card.convert("RGB").getpixel((600, 315)) != card.convert("RGB").getpixel((5, 5))
    assert height_of(made[COVER]) == 720


def test_a_cover_of_our_own_is_small(tmp_path: Path) -> None:
    """Sixteen greys stay sixteen greys."""
    image = Image.linear_gradient("L").resize((1600, 2400)).point([at // 17 for at in range(256)])
    image = image.convert("P")
    image.putpalette(RAMP)
    made = pictures_of(book(tmp_path, png(image)))
    with Image.open(io.BytesIO(made[COVER])) as cover:
        assert cover.mode == "P"
        assert len(cover.getcolors() or ()) <= 16


def test_what_is_no_cover_is_none(tmp_path: Path) -> None:
    """No PNG, none at all, a broken one, one of too many points, no archive."""
    whole = png(Image.new("L", (160, 240)))
    bomb = png(Image.new("1", (30_000, 3_000)))
    for content in (b"no picture", b"", whole[:60], bomb):
        assert not pictures_of(book(tmp_path, content))
    assert not pictures_of(book(tmp_path, whole, "EPUB/other.png"))
    (tmp_path / "book.epub").write_bytes(b"no archive")
    assert not pictures_of(tmp_path / "book.epub")
    assert height_of(b"") == 0


def test_a_cover_of_strange_shape_has_bounds(tmp_path: Path) -> None:
    """One as thin as a thread is no page of it."""
    made = pictures_of(book(tmp_path, png(Image.new("L", (3, 9_000)))))
    assert height_of(made[COVER]) <= 3 * 480
