"""Make the pictures of a page from the cover in the EPUB: one to show, and a card for those who link to the page.

In: the EPUB of a release; a stranger may have made it. Out: PNGs in few greys, or in colours; nothing where there is no
cover that can be read. A bag has them made already, as a thousand covers take longer than all else of a site.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from pamphlet.manuscript.pictures import to_the_last_point
from pamphlet.release.unpacking import BROKEN, open_entry
from pamphlet.site.releases import root_of
from pamphlet.site.shelf import CARD, COVER

if TYPE_CHECKING:
    from PIL.Image import Image

COVER_WIDTH = 480  # as wide as it is shown, on screens of twice as many points
TALLEST_COVER = 3 * COVER_WIDTH
CARD_SIZE = (1200, 630)  # what Open Graph's readers show whole
CARD_EDGE = 30
CARD_GROUND = (242, 239, 232)
IN_BOOK = "EPUB/cover.png"
IN_BAG = "data/pictures/"
LARGEST_PICTURE = 4_000_000  # bytes: more than a card of colours that are not packed
HEAD = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"  # PNG §5.2 and §11.2.1; what follows are width and height
LARGEST_COVER = 20_000_000  # bytes
MOST_POINTS = 20_000_000
GREYS = 16
BLOCKS_KEPT = 8  # of Pillow's memory, each of 16 MiB at the most
RAMP = [channel for at in range(GREYS) for channel in (round(at * 255 / (GREYS - 1)),) * 3]


@contextmanager
def memory_kept() -> Iterator[None]:
    """Let Pillow keep the memory of one picture for the next: to ask the system anew takes longer than to scale one."""
    from PIL import Image

    # Pillow tells of it under “Block allocator”, and not in its types.
    memory: Any = vars(Image)["core"]
    former = memory.get_blocks_max()
    memory.set_blocks_max(BLOCKS_KEPT)
    try:
        yield
    finally:
        memory.set_blocks_max(former)
        memory.clear_cache()


def packed_pictures(bag: Path) -> dict[str, bytes]:
    """Give the pictures that a bag has, by their names in the site; none where they are not all as they must be."""
    pictures = {}
    try:
        with zipfile.ZipFile(bag) as archive:
            folder = f"{root_of(archive)}{IN_BAG}"
            for name in (COVER, CARD):
                with open_entry(archive, f"{folder}{name}") as stream:
                    pictures[name] = stream.read(LARGEST_PICTURE + 1)
    except (OSError, KeyError, *BROKEN):
        return {}
    return pictures if all(map(_is_ours, pictures, pictures.values())) else {}


def _is_ours(name: str, picture: bytes) -> bool:
    """Tell whether something is a PNG of the size that such a picture has."""
    if not picture.startswith(HEAD) or len(picture) > LARGEST_PICTURE:
        return False
    width, height = _size_of(picture)
    if name == CARD:
        return (width, height) == CARD_SIZE
    return width == COVER_WIDTH and 0 < height <= TALLEST_COVER


def pictures_of(book: Path | IO[bytes]) -> dict[str, bytes]:
    """Give the pictures of a book by their names in the site."""
    from PIL import Image

    try:
        with zipfile.ZipFile(book) as archive, open_entry(archive, IN_BOOK) as stream:
            content = stream.read(LARGEST_COVER + 1)
        with (
            warnings.catch_warnings(),
            to_the_last_point(),
            Image.open(io.BytesIO(content), formats=["PNG"]) as image,
        ):
            warnings.simplefilter("error")
            if image.width * image.height > MOST_POINTS or len(content) > LARGEST_COVER:
                return {}
            cover = _in_greys(image) or image.convert("RGB")
    except (OSError, KeyError, SyntaxError, Warning, Image.DecompressionBombError, *BROKEN):
        return {}
    shown = _shown(cover)
    return {COVER: _png(shown), CARD: _png(_card(shown))}


def _in_greys(image: Image) -> Image | None:
    """Give a picture that has nothing but greys as such; of a palette they are looked up: a third of the time."""
    if image.mode in {"1", "L"}:
        return image.convert("L")
    palette = image.getpalette("RGB") if image.mode == "P" else None
    if not palette or not palette[0::3] == palette[1::3] == palette[2::3]:
        return None
    greys = palette[0::3]
    return image.point([*greys, *[0] * (256 - len(greys))], "L")


def _shown(cover: Image) -> Image:
    from PIL.Image import Resampling

    height = max(1, round(cover.height * COVER_WIDTH / cover.width))
    size = (COVER_WIDTH, min(height, TALLEST_COVER))
    return cover.resize(
        size, Resampling.BOX, reducing_gap=1.01
    )  # in whole steps first: a quarter of the time


def _card(cover: Image) -> Image:
    """Lay the cover on a ground, whole, so that it is seen at the size of a thumbnail too."""
    from PIL import Image
    from PIL.Image import Resampling

    height = CARD_SIZE[1] - 2 * CARD_EDGE
    width = max(1, min(round(cover.width * height / cover.height), CARD_SIZE[0] - 2 * CARD_EDGE))
    ground: Any = CARD_GROUND if cover.mode == "RGB" else CARD_GROUND[1]
    card = Image.new(cover.mode, CARD_SIZE, ground)
    card.paste(
        cover.resize((width, height), Resampling.HAMMING), ((CARD_SIZE[0] - width) // 2, CARD_EDGE)
    )
    return card


def _png(image: Image) -> bytes:
    """Write a picture: of greys sixteen are enough for the edges of letters."""
    target = io.BytesIO()
    if image.mode == "RGB":
        image.save(target, "PNG", compress_level=3)
        return target.getvalue()
    step = 255 / (GREYS - 1)
    few = image.point([round(grey / step) for grey in range(256)], "P")
    few.putpalette(RAMP)
    few.save(target, "PNG", bits=4, compress_level=3)
    return target.getvalue()


def height_of(picture: bytes) -> int:
    """Give the height of a PNG in points; 0 where there is none."""
    return _size_of(picture)[1]


def _size_of(picture: bytes) -> tuple[int, int]:
    """Give the width and height of a PNG (PNG §11.2.1)."""
    return int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])
