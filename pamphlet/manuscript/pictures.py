"""Check the pictures of a work: PNG, JPEG or SVG inside the folder, whole, harmless."""

from __future__ import annotations

import io
import re
import struct
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pamphlet.manuscript.files import ADDRESS, Folder
from pamphlet.work.nodes import Image

if TYPE_CHECKING:
    from lxml.etree import _Element

PIXELS_MOST = 50_000_000
SHAPES_MOST = 100_000  # of a drawing, those that it uses again counted each time
SVG = "{http://www.w3.org/2000/svg}svg"

_RASTER = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_ACTIVE = frozenset(
    ("animate", "animatemotion", "animatetransform", "audio", "foreignobject", "handler", "iframe")
) | {"image", "listener", "script", "set", "style", "video"}
_REFERENCE = re.compile(r"url\(\s*['\"]?(?!#)|\\|@import", re.IGNORECASE)


def check_picture(image: Image, folder: Folder) -> None:
    """Note why a picture cannot be used, if it cannot."""
    path, place = image.path, image.place
    if ADDRESS.match(path):
        message = f"the picture “{path}” is an address, and nothing is fetched"
        hint = "copy the picture into the folder, and name the copy"
        folder.problems.error("I03", message, place, hint)
    elif folder.lacks(path):
        hint = folder.nearest(path)
        folder.problems.error("I01", f"there is no picture “{path}”", place, hint)
    elif content := folder.read(path, place):
        if flaw := _flaw(content):
            hint = "save it anew as PNG, JPEG or plain SVG"
            folder.problems.error("I03", f"the picture “{path}” {flaw}", place, hint)
    elif content is not None:
        folder.problems.error("I03", f"the picture “{path}” is empty", place, "save it anew")


def _flaw(content: bytes) -> str:
    if content.startswith(_RASTER):
        return _raster_flaw(content)
    if b"<" in content[:4]:
        return _svg_flaw(content)
    return "is neither PNG nor JPEG nor SVG"


def _raster_flaw(content: bytes) -> str:
    from PIL import Image as Raster

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Raster.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
                if picture.width * picture.height > PIXELS_MOST:
                    return (
                        f"has {picture.width} × {picture.height} pixels, more than a page can show"
                    )
                picture.load()
    except (OSError, EOFError, SyntaxError, ValueError, OverflowError, struct.error):
        return "is damaged"
    except Raster.DecompressionBombError:
        return "has more pixels than a page can show"
    return ""


def _svg_flaw(content: bytes) -> str:
    """Say what in an SVG acts, fetches or expands; only shapes and text are taken."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return "is no well-formed SVG"
    declared = root.getroottree().docinfo.internalDTD
    if root.tag != SVG:
        return "is no SVG"
    if declared is not None and next(declared.iterentities(), None) is not None:
        return "declares entities"
    if root.xpath("//processing-instruction()"):
        return "asks for a stylesheet or a program"
    return next(_active(root), "") or _expansion(root)


def _active(root: _Element) -> Iterator[str]:
    from lxml import etree

    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if name.lower() in _ACTIVE:
            yield f"holds “{name}”, which no picture in a book may hold"
        for attribute, value in element.attrib.items():
            plain = etree.QName(attribute).localname.lower()
            fetches = plain in {"href", "src"} and not str(value).startswith("#")
            if plain.startswith("on") or fetches or _REFERENCE.search(str(value)):
                yield f"holds the attribute “{plain}”, which acts or fetches"


def _expansion(root: _Element) -> str:
    """Refuse a drawing that uses its own parts again and again, without end or nearly so."""
    from lxml import etree

    named = {str(element.get("id")): element for element in root.iter(etree.Element)}
    counted: dict[_Element, int] = {}

    def count(element: _Element, depth: int) -> int:
        if element not in counted:
            counted[element] = SHAPES_MOST + 1  # what uses itself never ends
            shapes = 1
            if depth < 200:
                within = list(element.iterchildren(etree.Element))
                uses = element.get("href") or element.get("{http://www.w3.org/1999/xlink}href")
                within += [named[uses[1:]]] if uses and uses[1:] in named else []
                shapes += sum(count(inner, depth + 1) for inner in within)
            counted[element] = min(shapes, SHAPES_MOST + 1)
        return counted[element]

    return "is drawn of more shapes than a page can show" if count(root, 0) > SHAPES_MOST else ""
