"""Small PDFs set by WeasyPrint from plain HTML, in the fonts of the release: no code of the press is used."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

import weasyprint
from weasyprint.text.fonts import FontConfiguration

FACES = {
    "Serif": "fontpkg_source_serif_4/files/SourceSerif4[opsz,wght].ttf",
    "Hebrew": "fontpkg_frank_ruhl_libre/files/FrankRuhlLibre[wght].ttf",
    "Arabic": "fontpkg_amiri/files/Amiri-Regular.ttf",
}
PAGE = """
@page { size: 80mm 70mm; margin: 12mm 10mm;
  @top-center { content: string(head) } @bottom-center { content: counter(page) } }
body { font: 11pt/1.3 Serif, Hebrew, Arabic; text-align: justify; hyphens: auto; hyphenate-character: "-" }
p, h1 { margin: 0; font-size: 11pt } h1 { string-set: head content() }
"""


def _face(family: str) -> str:
    package, _, path = FACES[family].partition("/")
    file = Path(str(import_module(package).__file__)).parent / path
    return f'@font-face {{ font-family: {family}; src: url("{file.as_uri()}") }}'


@cache
def pdf(
    body: str, language: str = "en", direction: str = "ltr", style: str = "", *, tagged: bool = True
) -> bytes:
    """Set the body of a page."""
    fonts = FontConfiguration()
    faces = "".join(map(_face, FACES))
    sheet = weasyprint.CSS(string=faces + PAGE + style, font_config=fonts)
    html = f'<!DOCTYPE html><html lang="{language}" dir="{direction}"><title>No word</title><body>{body}</body></html>'
    document = weasyprint.HTML(string=html)
    variant = "pdf/ua-1" if tagged else None
    content = document.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant=variant)
    assert isinstance(content, bytes)
    return content
