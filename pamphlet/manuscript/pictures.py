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
DEEPEST = 200  # uses in uses
SHAPES_MOST = 100_000  # of a drawing, those that it uses again counted each time
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
_LOCAL = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)")
_NUMBER = re.compile(r"-?\.?\d+")
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
    kind = next((kind for start, kind in OTHER_KINDS.items() if content.startswith(start)), "")
    return (
        f"is {kind}, which not every format can show" if kind else "is neither PNG nor JPEG nor SVG"
    )


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
        if name.lower() == "style" and (rule := _odd_rule("".join(element.itertext()))):
            yield f"holds a style that is more than plain declarations: {rule}"
        for attribute, value in element.attrib.items():
            own = etree.QName(element).namespace == SVG_NS
            if not own or etree.QName(attribute).namespace not in {None, XLINK}:
                continue  # a note of the program that it was drawn with, which no book has
            plain = etree.QName(attribute).localname.lower()
            fetches = plain in {"href", "src"} and not str(value).startswith("#")
            if plain.startswith("on") or fetches or _REFERENCE.search(str(value)):
                yield f"holds the attribute “{plain}”, which acts or fetches"


def _odd_rule(css: str) -> str:
    """Name what in the styles of a drawing fetches, or is no plain rule; nothing when all are."""
    from tinycss2 import parse_stylesheet

    for rule in parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            return (getattr(rule, "at_keyword", "") and f"@{rule.at_keyword}") or "no CSS"
        if _REFERENCE.search(rule.serialize()):
            return "an address"
    return ""


def _expansion(root: _Element) -> str:
    """Refuse a drawing that uses its own parts again and again, without end or nearly so.

    A marker is drawn at each point of a line; patterns, masks and the like are counted once for each use.
    """
    from lxml import etree

    named = {str(element.get("id")): element for element in root.iter(etree.Element)}
    counted: dict[_Element, int] = {}

    def count(element: _Element, depth: int) -> int:
        if element not in counted:
            counted[element] = SHAPES_MOST + 1  # what uses itself never ends
            shapes = 1
            if depth < DEEPEST:
                shapes += sum(
                    count(inner, depth + 1) for inner in element.iterchildren(etree.Element)
                )
                shapes += sum(
                    times * count(named[name], depth + 1)
                    for name, times in _uses(element)
                    if name in named
                )
            counted[element] = min(shapes, SHAPES_MOST + 1)
        return counted[element]

    return "is drawn of more shapes than a page can show" if count(root, 0) > SHAPES_MOST else ""


def _uses(element: _Element) -> Iterator[tuple[str, int]]:
    """Give the IDs of what an element draws besides itself, each with how often."""
    from lxml import etree

    target = element.get("href") or element.get(f"{{{XLINK}}}href") or ""
    if target.startswith("#"):
        yield target[1:], 1
    style = etree.QName(element).localname == "style"
    texts = [("style", "".join(element.itertext()))] if style else element.attrib.items()
    for name, value in texts:
        for used in _LOCAL.finditer(str(value)):
            marks = "marker" in str(name) or "marker" in str(value)
            yield used[1], _points(element.getroottree().getroot() if style else element, marks)


def _points(element: _Element, marks: bool) -> int:  # noqa: FBT001 - said by the only caller
    """Count the points at which a marker is drawn: half of the numbers of a line; of other things one."""
    from lxml import etree

    if not marks:
        return 1
    drawn = (
        f"{shape.get('d', '')} {shape.get('points', '')}" for shape in element.iter(etree.Element)
    )
    return 1 + sum(len(_NUMBER.findall(line)) for line in drawn) // 2
