"""The pictures of a page: of our covers, of coloured ones, and of what strangers put in their place."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from pamphlet.site.pictures import RAMP, height_of, packed_pictures, pictures_of
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


def bag(folder: Path, pictures: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> Path:
    """Write a bag that has pictures."""
    path = folder / "bag.zip"
    with zipfile.ZipFile(path, "w", compression) as archive:
        archive.writestr("any/bagit.txt", "")
        for name, content in pictures.items():
            archive.writestr(f"any/data/pictures/{name}", content)
    return path


def test_pictures_in_a_bag_are_taken_as_they_are(tmp_path: Path) -> None:
    """Of any cover, also the tallest and a coloured one, those that were made are what is found in the bag."""
    for size in ((1600, 2400), (3, 9_000), (9_000, 3)):
        made = pictures_of(book(tmp_path, png(Image.new("RGB", size, (250, 0, 0)))))
        assert packed_pictures(bag(tmp_path, made)) == made


def test_pictures_in_a_bag_that_are_not_as_they_must_be_are_not_taken(tmp_path: Path) -> None:
    """Not one of the two then: no PNG, of another size, none, broken, endless, or packed as no bag of ours is."""
    made = pictures_of(book(tmp_path, png(Image.new("L", (1600, 2400)))))
    assert packed_pictures(bag(tmp_path, made)) == made
    high = png(Image.new("L", (480, 1441)))
    for name, content in (
        (COVER, b"<script>"),
        (COVER, b""),
        (COVER, made[COVER][:10]),
        (COVER, made[CARD]),
        (COVER, high),
        (CARD, made[COVER]),
        (CARD, made[CARD] + bytes(4_000_000)),
    ):
        assert packed_pictures(bag(tmp_path, made | {name: content})) == {}, (name, content[:20])
    assert packed_pictures(bag(tmp_path, {CARD: made[CARD]})) == {}
    assert packed_pictures(bag(tmp_path, made, compression=zipfile.ZIP_BZIP2)) == {}
    whole = bag(tmp_path, made).read_bytes()
    (tmp_path / "bag.zip").write_bytes(whole.replace(b"IHDR", b"IHDX", 1))
    assert packed_pictures(tmp_path / "bag.zip") == {}
    (tmp_path / "bag.zip").write_bytes(whole[:-50])
    assert packed_pictures(tmp_path / "bag.zip") == {}
    assert packed_pictures(tmp_path / "none.zip") == {}
    with zipfile.ZipFile(tmp_path / "bag.zip", "w") as archive:  # no bag
        for name, content in made.items():
            archive.writestr(f"any/data/pictures/{name}", content)
    assert packed_pictures(tmp_path / "bag.zip") == {}


def test_a_cover_of_strange_shape_has_bounds(tmp_path: Path) -> None:
    """One as thin as a thread is no page of it."""
    made = pictures_of(book(tmp_path, png(Image.new("L", (3, 9_000)))))
    assert height_of(made[COVER]) <= 3 * 480
