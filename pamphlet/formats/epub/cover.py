"""Make the cover: an image of the cover that is printed, and the page that shows it.

In: the print. Out: a PNG of 1600 by 2400 points, which shops and shelves show, and a page with nothing but it. Kindle
makes its own page of the image and drops one that holds no text; so the cover stands on paper, and once, everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import Any

from pamphlet.pages import Pages
from pamphlet.pages.apparatus.credits import credits_of
from pamphlet.pages.classes import COVER_PICTURE
from pamphlet.pages.strings.phrases import Speech

WIDTH_PX, HEIGHT_PX = 1600, 2400
GREYS = 16  # enough for the edges of letters on white
NAME = "cover.png"
COVER_IMAGE = "cover-image"  # its ID in the manifest
COVER_PLACE = "cover.xhtml#cover"
# What calibre 6.13 knows a cover page of EPUB 3 by (`rationalize_cover3` of its EPUB input): without it, its Kindle
# books show the cover twice. Whose property it is, its prefix declares (EPUB 3.3, “The prefix attribute”).
COVER_PAGE = "calibre:title-page"
COVER_PAGE_PREFIX = "calibre: https://calibre-ebook.com"

PAGE = """\
<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" \
xml:lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8"/>
<title>{name}</title>
<link rel="stylesheet" type="text/css" href="pamphlet.css"/>
</head>
<body>
<section id="cover" class="{kind}" epub:type="cover" aria-label="{name}">
<img role="doc-cover" src="{source}" alt="{alternative}"/>
</section>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Cover:
    """The image with its name in the book, and the page that shows it."""

    name: str
    png: bytes
    xhtml: bytes


def cover_of(pages: Pages, pdf: bytes) -> Cover:
    """Give the cover from the first page of the print."""
    metadata = pages.metadata
    page = PAGE.format(
        kind=COVER_PICTURE,
        language=metadata.language,
        direction=metadata.direction,
        name=escape(pages.strings["cover"]),
        source=NAME,
        alternative=escape(alternative(pages)),
    )
    return Cover(NAME, picture(pdf, coloured=bool(metadata.cover)), page.encode())


def alternative(pages: Pages) -> str:
    """Tell what stands on the cover: the title, and who made the work, or what its picture shows."""
    metadata = pages.metadata
    if metadata.cover_alternative:
        return f"{metadata.title}. {metadata.cover_alternative}"
    names = credits_of(metadata, Speech(pages.strings, metadata.language))
    return ". ".join(filter(None, (metadata.title, metadata.subtitle, *names)))


def picture(pdf: bytes, *, coloured: bool) -> bytes:
    """Draw the first page as large as it fits, on white, as a PNG: in few greys, or in all of its colours."""
    import pypdfium2 as pdfium
    from PIL import Image

    with pdfium.PdfDocument(pdf) as document:
        page = document[0]
        scale = min(WIDTH_PX / page.get_width(), HEIGHT_PX / page.get_height())
        drawn: Any = page.render(scale=scale, grayscale=not coloured).to_pil()
    paper = Image.new("RGB" if coloured else "L", (WIDTH_PX, HEIGHT_PX), "white")
    paper.paste(drawn, ((WIDTH_PX - drawn.width) // 2, (HEIGHT_PX - drawn.height) // 2))
    target = BytesIO()
    if coloured:
        paper.save(target, "PNG", compress_level=9)
        return target.getvalue()
    step = 255 / (GREYS - 1)
    levels = paper.point([round(grey / step) for grey in range(256)])
    image = levels.convert("P") if levels.mode != "P" else levels
    image.putpalette([channel for at in range(GREYS) for channel in (round(at * step),) * 3])
    image.save(target, "PNG", bits=4, compress_level=9)
    return target.getvalue()
