"""Check the pictures of a work: PNG, JPEG or SVG inside the folder, whole, and without anything that acts or fetches."""

from __future__ import annotations

import io
import re
import warnings

from pamphlet.manuscript.files import PICTURE_BYTES_MOST, Folder
from pamphlet.model import Image
from pamphlet.problems import error

PIXELS_MOST = 50_000_000
HINT = "save it anew as PNG, JPEG or plain SVG"

_ACTIVE = {"script", "foreignobject", "iframe", "image", "style", "animate", "set", "animatetransform", "handler"}


def check_picture(image: Image, folder: Folder) -> None:
    """Note why a picture cannot be used, if it cannot."""
    if re.match(r"[a-z][a-z0-9+.-]*:|//", image.path, re.IGNORECASE):
        folder.problems.append(
            error("I03", f"“{image.path}” is an address; nothing is fetched", image.place, "copy the picture into the folder")
        )
        return
    if image.path not in folder.contents and not folder.leads_out(image.path):
        if not (folder.root / image.path).is_file():
            hint = folder.nearest(image.path) or "check the name; upper and lower case count"
            folder.problems.append(error("I01", f"there is no picture “{image.path}”", image.place, hint))
            return
    content = folder.read(image.path, image.place, PICTURE_BYTES_MOST)
    if content is None:
        return
    fault = _fault(content)
    if fault:
        folder.problems.append(error("I03", f"“{image.path}” {fault}", image.place, HINT))


def _fault(content: bytes) -> str:
    if content.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        return _raster_fault(content)
    if b"<svg" in content[:4096] or content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<svg", b"<?xml")):
        return _svg_fault(content)
    return "is neither PNG nor JPEG nor SVG"


def _raster_fault(content: bytes) -> str:
    from PIL import Image as Raster

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Raster.DecompressionBombWarning)
            with Raster.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
                if picture.width * picture.height > PIXELS_MOST:
                    return f"has {picture.width} × {picture.height} pixels, more than any page can show"
                picture.load()
    except (OSError, SyntaxError, ValueError, Raster.DecompressionBombError):
        return "is damaged"
    return ""


def _svg_fault(content: bytes) -> str:
    """Say what in an SVG acts, fetches or expands; only shapes and text are taken."""
    from lxml import etree

    if b"<!ENTITY" in content:
        return "declares entities"
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return "is not well-formed"
    if etree.QName(root).localname != "svg":
        return "is not an SVG"
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname.lower()
        if name in _ACTIVE:
            return f"holds the element “{name}”, which a picture in a book cannot have"
        for attribute, value in element.attrib.items():
            plain = etree.QName(attribute).localname.lower()
            if plain.startswith("on") or (plain == "href" and not str(value).startswith("#")):
                return f"holds the attribute “{plain}”, which acts or fetches"
            if "url(" in str(value) and "url(#" not in str(value):
                return "refers to something outside of itself"
    return ""
