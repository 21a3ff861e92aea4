"""Check the pictures of a work: PNG, JPEG or SVG inside the folder, whole, harmless, and drawn in bearable time."""

from __future__ import annotations

import io
import re
import struct
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pamphlet.manuscript.drawings import Drawing
from pamphlet.manuscript.files import ADDRESS, Folder, inner_path
from pamphlet.work.expressions import expression
from pamphlet.work.frozen import frozen
from pamphlet.work.nodes import Image

if TYPE_CHECKING:
    from lxml.etree import _Element

PIXELS_MOST = 50_000_000
ALL_PIXELS_MOST = 500_000_000  # of all pictures; to read so many takes ten seconds, for each layout
SHAPES_MOST = (
    20_000  # of a drawing, as `drawings` counts them: two to three seconds for each layout
)
ALL_SHAPES_MOST = 100_000  # of all drawings, wherever they stand
SVG_BYTES_MOST = 5_000_000
XLINK = "http://www.w3.org/1999/xlink"
SVG_NS = "http://www.w3.org/2000/svg"
SVG = f"{{{SVG_NS}}}svg"

OTHER_KINDS = {
    b"GIF8": "a GIF",
    b"RIFF": "a WebP",
    b"II*\0": "a TIFF",
    b"MM\0*": "a TIFF",
    b"BM": "a bitmap of Windows",
    b"%PDF": "a PDF",
    b"%!PS": "PostScript",
    b"\0\0\0": "of a kind for cameras (HEIC, AVIF)",
    b"\xd7\xcd\xc6\x9a": "a metafile of Windows",
    b"\x01\0\0\0": "a metafile of Windows",
    b"8BPS": "a file of Photoshop",
}
_RASTER = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_ACTIVE = frozenset(
    ("animate", "animatemotion", "animatetransform", "audio", "foreignobject", "handler", "iframe")
) | {"image", "listener", "script", "set", "video"}
_REFERENCE = expression(r"url\(\s*['\"]?(?!#)|\\|@import", re.IGNORECASE)


@frozen
class Picture:
    """What was found out of a picture: what is wrong with it, or nothing; its pixels, or what it costs to draw it."""

    flaw: str = ""
    pixels: int = 0
    shapes: int = 0


def check_pictures(images: Iterable[Image], folder: Folder) -> None:
    """Note why pictures cannot be used, of each wherever it stands; each file is looked at once."""
    known: dict[str, Picture] = {}
    pixels = shapes = 0
    for image in images:
        content = _content(image, folder)
        if content is None:
            continue
        path = inner_path(image.path)
        if path not in known:
            picture = _picture(content)
            pixels += picture.pixels
            if pixels > ALL_PIXELS_MOST:
                told = f"makes more than {ALL_PIXELS_MOST // 10**6} million pixels, with the others"
                picture = Picture(picture.flaw or told)
            known[path] = picture
        shapes += known[path].shapes  # it is drawn wherever it stands
        flaw = known[path].flaw
        if known[path].shapes and not flaw and shapes > ALL_SHAPES_MOST:
            flaw = f"makes more than {ALL_SHAPES_MOST:,} shapes, with all that is drawn before it"
        if flaw:
            hint = "save it anew as PNG, JPEG or plain SVG"
            folder.problems.error("I03", f"the picture “{image.path}” {flaw}", image.place, hint)


def _content(image: Image, folder: Folder) -> bytes | None:
    """Give the bytes of a picture; note why it cannot be had, and give None."""
    path, place = image.path, image.place
    if ADDRESS.match(path):
        message = f"the picture “{path}” is an address, and nothing is fetched"
        hint = "copy the picture into the folder, and name the copy"
        folder.problems.error("I03", message, place, hint)
    elif folder.lacks(path):
        hint = folder.nearest(path)
        folder.problems.error("I01", f"there is no picture “{path}”", place, hint)
    elif content := folder.read(path, place):
        return content
    elif content is not None:
        folder.problems.error("I03", f"the picture “{path}” is empty", place, "save it anew")
    return None


def _picture(content: bytes) -> Picture:
    if content.startswith(_RASTER):
        return _raster(content)
    if b"<" in content[:4]:
        return _svg(content)
    kind = next((kind for start, kind in OTHER_KINDS.items() if content.startswith(start)), "")
    if kind:
        return Picture(f"is {kind}, which not every format can show")
    return Picture("is neither PNG nor JPEG nor SVG")


def _raster(content: bytes) -> Picture:
    from PIL import Image as Raster

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Raster.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
                pixels = picture.width * picture.height
                if pixels > PIXELS_MOST:
                    size = f"{picture.width} × {picture.height} pixels"
                    return Picture(f"has {size}, more than a page can show")
                with to_the_last_point():
                    picture.load()
    except (OSError, EOFError, SyntaxError, ValueError, OverflowError, struct.error):
        return Picture("is damaged")
    except Raster.DecompressionBombError:
        return Picture("has more pixels than a page can show")
    return Picture(pixels=pixels)


@contextmanager
def to_the_last_point() -> Iterator[None]:
    """Have pictures read to their end: WeasyPrint 70, once it is loaded, lets Pillow take what is cut short."""
    from PIL import ImageFile

    former = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = former


def _svg(content: bytes) -> Picture:
    """Look at what in an SVG acts, fetches, expands or never ends; only shapes and text are taken."""
    from lxml import etree

    if len(content) > SVG_BYTES_MOST:
        return Picture(f"is a drawing of more than {SVG_BYTES_MOST // 10**6} MB")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return Picture("is no well-formed SVG")
    declared = root.getroottree().docinfo.internalDTD
    if root.tag != SVG:
        return Picture("is no SVG")
    if declared is not None and next(declared.iterentities(), None) is not None:
        return Picture("declares entities")
    if root.xpath("//processing-instruction()"):
        return Picture("asks for a stylesheet or a program")
    if flaw := next(_active(root), ""):
        return Picture(flaw)
    cost = Drawing(root).cost
    flaw = "is drawn of more shapes than a page can show" if cost > SHAPES_MOST else ""
    return Picture(flaw, shapes=cost)


def _active(root: _Element) -> Iterator[str]:
    from lxml import etree

    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if name.lower() in _ACTIVE:
            yield f"holds “{name}”, which no picture in a book may hold"
        if name.lower() == "style" and (rule := _odd_rule("".join(element.itertext()))):
            yield f"holds a style that is more than plain declarations: {rule}"
        for attribute, value in element.attrib.items():
            own = etree.QName(element).namespace == SVG_NS
            if not own or etree.QName(attribute).namespace not in {None, XLINK}:
                continue  # a note of the program that it was drawn with, which no book has
            plain = etree.QName(attribute).localname.lower()
            fetches = plain in {"href", "src"} and not str(value).startswith("#")
            if plain == "spreadmethod" and str(value).strip().lower() != "pad":
                yield "repeats a gradient, which may never end"
            if plain.startswith("on") or fetches or _REFERENCE.search(str(value)):
                yield f"holds the attribute “{plain}”, which acts or fetches"


def _odd_rule(css: str) -> str:
    """Name what in the styles of a drawing fetches, or is no plain rule; nothing when all are."""
    from tinycss2 import parse_stylesheet

    for rule in parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            return (getattr(rule, "at_keyword", "") and f"@{rule.at_keyword}") or "no CSS"
        if re.search(r"url\(|\\", rule.serialize(), re.IGNORECASE):
            return "it refers to another part, which only an attribute may"
    return ""
