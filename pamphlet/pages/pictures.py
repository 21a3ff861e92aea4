"""Bring a picture to what every format can show: eight bits a channel, sRGB, upright, of a size that shops take.

In: the bytes of a PNG, a JPEG or an SVG, known by what they are and not by a name. Out: bytes, the same ones where
nothing stands against them. The original stays in the manuscript, and so in the bag.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element
    from PIL import Image

LONGEST_SIDE = 3_200  # points; Google Play takes no more
MOST_POINTS = 5_600_000  # Apple Books takes no more
JPEG_QUALITY = 92
PLAIN_MODES = frozenset(("1", "L", "LA", "P", "RGB", "RGBA"))
SVG_NS = "http://www.w3.org/2000/svg"
XLINK_NS = "http://www.w3.org/1999/xlink"
XML_NS = "http://www.w3.org/XML/1998/namespace"
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_BIT_DEPTH = 24  # where a PNG tells it (PNG, third edition, §11.2.1)
_UPRIGHT = 1  # of the orientation in Exif
_ORIENTATION = 0x0112


def suffix_of(content: bytes) -> str:
    """Name the kind of a picture by its first bytes, as the end of a file's name."""
    if content.startswith(_PNG):
        return ".png"
    return ".jpg" if content.startswith(_JPEG) else ".svg"


def words_drawn(content: bytes) -> str:
    """Give the words that a drawing shows, and nothing of any other picture."""
    if content.lstrip()[:1] != b"<":
        return ""
    from lxml import etree

    texts = etree.fromstring(content).iter("{*}text")
    return " ".join("".join(text.itertext()) for text in texts)


def shown(content: bytes) -> bytes:
    """Give a picture as every format can show it."""
    if suffix_of(content) == ".svg":
        return _drawing(content)
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(content)) as opened:
        if _is_plain(opened, content):
            return content
        upright = ImageOps.exif_transpose(opened)
        plain = _in_srgb(_in_eight_bits(upright))
        small = plain.copy()
        width, height = small.size
        scale = min(1.0, LONGEST_SIDE / max(width, height), (MOST_POINTS / (width * height)) ** 0.5)
        if scale < 1:
            size = (max(1, int(width * scale)), max(1, int(height * scale)))
            small = small.resize(size, Image.Resampling.LANCZOS)
        target = io.BytesIO()
        if opened.format == "JPEG":
            small.save(target, "JPEG", quality=JPEG_QUALITY, subsampling=0, optimize=True)
        else:
            small.save(target, "PNG", optimize=True)
    return target.getvalue()


def _is_plain(picture: Image.Image, content: bytes) -> bool:
    """Tell whether nothing has to be done to a picture."""
    width, height = picture.size
    fits = max(width, height) <= LONGEST_SIDE and width * height <= MOST_POINTS
    deep = content.startswith(_PNG) and content[_BIT_DEPTH : _BIT_DEPTH + 1] == b"\x10"
    turned = picture.getexif().get(_ORIENTATION, _UPRIGHT) != _UPRIGHT
    moving = getattr(picture, "n_frames", 1) > 1
    plain = picture.mode in PLAIN_MODES and _is_srgb(picture)
    return plain and fits and not (deep or turned or moving)


def _is_srgb(picture: Image.Image) -> bool:
    profile = picture.info.get("icc_profile", b"")
    return not profile or b"sRGB" in profile or b"s\0R\0G\0B" in profile


def _in_eight_bits(picture: Image.Image) -> Image.Image:
    """Give a picture with eight bits a channel: of more bits the upper ones."""
    if picture.mode.startswith("I;16") or picture.mode == "I":
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return picture.convert("L") if picture.mode == "F" else picture


def _in_srgb(picture: Image.Image) -> Image.Image:
    """Give a picture in the colours of screens, by its own profile when it has one."""
    from PIL import ImageCms

    profile = picture.info.get("icc_profile", b"")
    mode = "RGBA" if "A" in picture.mode or "transparency" in picture.info else "RGB"
    if profile and not _is_srgb(picture) and picture.mode in {"RGB", "CMYK", "LAB"}:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            made = ImageCms.profileToProfile(picture, source, target, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):  # a profile of another kind of colours
            made = None
        if made is not None:
            made.info.pop("icc_profile", None)
            return made
    plain = picture if picture.mode in {"L", "RGB", "RGBA"} else picture.convert(mode)
    plain.info.pop("icc_profile", None)
    return plain


def _drawing(content: bytes) -> bytes:
    """Give a drawing without what programs note in it for themselves: e-readers want plain SVG."""
    from lxml import etree

    root = etree.fromstring(content)
    foreign = [element for element in root.iter() if not _belongs(element)]
    noted = [
        (element, name)
        for element in root.iter(etree.Element)
        for name in element.attrib
        if etree.QName(name).namespace not in {None, XLINK_NS, XML_NS}
    ]
    if not foreign and not noted and root.getroottree().docinfo.internalDTD is None:
        return content
    for element in foreign:
        above = element.getparent()
        if above is not None:
            _take_out(element, above)
    for element, name in noted:
        element.attrib.pop(name, None)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def _belongs(element: _Element) -> bool:
    """Tell whether an element is of SVG; its own remarks on a drawing are not shown."""
    from lxml import etree

    if not isinstance(element.tag, str):
        return False
    name = etree.QName(element)
    return name.namespace == SVG_NS and name.localname != "metadata"


def _take_out(element: _Element, above: _Element) -> None:
    """Take an element out, and leave the text behind it."""
    if element.tail:
        before = element.getprevious()
        if before is None:
            above.text = (above.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    above.remove(element)
