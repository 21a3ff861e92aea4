"""Make innocent copies of the first pamphlet: other forms of the same words, as people and programs make them."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from lxml import html

from tests.verify.papers import pdf
from tests.verify.samples import zip_of

SLUG = "fall-of-the-soviet-union"
APPARATUS = ("title", "contents", "sources", "licence", "colophon")

BLOG_BEFORE = """<!DOCTYPE html><html><head><title>Our blog</title></head><body>
<header role="banner"><h1>Our blog</h1></header><nav><ul><li>Home<li>About</ul></nav>
<div id="sidebar-left">Latest posts: What is to be read?</div>
<div class="post"><p>Found this in our mail, posted by Ann, 3 min read <button>Share</button></p>"""
BLOG_AMID = """<div class="ad-slot"><p>Advertisement: the best shoes</p></div>
<aside>Related: shoes and boots</aside>"""
BLOG_AFTER = """</div><div class="comments"><h3>2 comments</h3>
<p>Bob: I do not agree with the Introductory Note at all.</p>
<p>Ann: But that is what he says: “might makes right”.</p></div><footer>© Our blog</footer></body></html>"""


def _read(release: Path, suffix: str) -> str:
    return (release / f"{SLUG}{suffix}").read_text(encoding="utf-8")


def _pages_of(release: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(release / f"{SLUG}.epub") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _run(release: Path, command: tuple[str, ...], source: str, target: str) -> bytes:
    """Convert a file of the release; the test is skipped where the program is not installed."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is missing")
    made = release.parent / f"{release.name}-{command[0]}-{target}"
    if not made.exists():
        words = [each.format(source=release / f"{SLUG}{source}", target=made) for each in command]
        # Without a sandbox, as the superuser may not have one; calibre prints with a browser's engine.
        engine = {"QTWEBENGINE_DISABLE_SANDBOX": "1", "QT_QPA_PLATFORM": "offscreen"}
        environment = {**os.environ, **engine}
        subprocess.run(words, check=True, capture_output=True, timeout=300, env=environment)
    return made.read_bytes()


def page_by_calibre(release: Path) -> bytes:
    """Take the page out of the zipped HTML that calibre makes of the EPUB."""
    with zipfile.ZipFile(io.BytesIO(_run(release, CALIBRE, ".epub", "x.htmlz"))) as archive:
        return archive.read("index.html")


def html_without_apparatus(release: Path) -> bytes:
    """Leave nothing but the parts of the work in the HTML file."""
    page = html.fromstring(_read(release, ".html").encode())
    for section in page.xpath("//section[not(contains(@class, 'part'))]"):
        section.drop_tree()
    return html.tostring(page, encoding="utf-8")


def epub_without_apparatus(release: Path) -> bytes:
    """Leave nothing but the parts of the work in the spine of the EPUB."""
    files = _pages_of(release)
    package = files["EPUB/content.opf"].decode()
    for name in APPARATUS:
        package, count = re.subn(rf'<itemref idref="[^"]*{name}"[^>]*/>', "", package)
        assert count == 1, name
    return zip_of(files | {"EPUB/content.opf": package.encode()})


def kepub(release: Path) -> bytes:
    """Put each sentence of the EPUB into a span, as Kobo's readers want it."""
    files = _pages_of(release)
    span = '<span class="koboSpan" id="kobo.1.1">'
    for name, data in files.items():
        if name.endswith(".xhtml"):
            text = re.sub(
                r"(?<=>)([^<>]*\w[^<>]*)(?=<)",
                rf"{span}\1</span>",
                data.decode().partition("<body")[2],
            )
            text = text.replace(". ", f". </span>{span}")
            files[name] = (data.decode().partition("<body")[0] + "<body" + text).encode()
    return zip_of(files)


def blog(release: Path) -> bytes:
    """Put the fragment into a page with menus, an advertisement and comments."""
    before, paragraph, after = re.split(
        r"(<p[^>]*><strong>CS:</strong> To avoid)", _read(release, "-fragment.html")
    )
    return (BLOG_BEFORE + before + BLOG_AMID + paragraph + after + BLOG_AFTER).encode()


def straight_quotes(release: Path) -> bytes:
    """Set straight quotes for curly ones, and hyphens for dashes."""
    table = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "--", "…": "..."})
    return _read(release, ".txt").translate(table).encode()


def windows_1252(release: Path) -> bytes:
    """Encode the text file as old Windows programs do."""
    return _read(release, ".txt").encode("cp1252", "replace")


def ligatures(release: Path) -> bytes:
    """Write ligatures as single characters."""
    text = _read(release, ".txt")
    for letters, ligature in (("ffi", "ﬃ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ")):
        text = text.replace(letters, ligature)
    return text.encode()


def one_line_a_paragraph(release: Path) -> bytes:
    """Take the line ends out of the paragraphs of the text file."""
    return re.sub(r"(?<=[^\n])\n(?=[^\n])", " ", _read(release, ".txt")).encode()


def hyphenated_text(release: Path) -> bytes:
    """Break words of the text file at line ends, with hyphens."""
    return re.sub(r"(\w{5})(\w{4,}) ", r"\1-\n\2 ", _read(release, ".txt")).encode()


def columns(release: Path) -> bytes:
    """Set the fragment in two columns, hyphenated, with ligatures."""
    style = "@page { size: A4 } body { columns: 2; font-size: 9pt; font-variant-ligatures: common-ligatures }"
    return pdf(_read(release, "-fragment.html"), style=style, tagged=False)


def another_measure(release: Path) -> bytes:
    """Set the HTML file's text in narrow lines, hyphenated in another way."""
    return pdf(_read(release, "-fragment.html"), language="de", style="@page { size: 90mm 160mm }")


def back_from_booklet(release: Path) -> bytes:
    """Impose the PDF two up, then cut each sheet in two again, by the boxes of its pages."""
    with pikepdf.open(release / f"{SLUG}.pdf") as source, pikepdf.new() as cut:
        pages = list(source.pages)
        if len(pages) % 2:
            pages.append(pages[-1])
        width, height = float(pages[0].mediabox[2]), float(pages[0].mediabox[3])
        for left, right in zip(pages[::2], pages[1::2], strict=True):
            for shift in (0.0, width):
                forms = [cut.copy_foreign(page.as_form_xobject()) for page in (left, right)]
                resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=forms[0], B=forms[1]))
                content = f"q /A Do Q q 1 0 0 1 {width} 0 cm /B Do Q".encode()
                page = cut.add_blank_page(page_size=(2 * width, height))
                page.obj.Resources = resources
                page.obj.Contents = cut.make_stream(content)
                page.mediabox = pikepdf.Rectangle(shift, 0, shift + width, height)
        target = io.BytesIO()
        cut.save(target)
    return target.getvalue()


def printed_by_chromium(release: Path) -> bytes:
    """Print the HTML file with a browser."""
    browser = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if browser is None:
        pytest.skip("Chromium is missing")
    made = release.parent / f"{release.name}-printed.pdf"
    if not made.exists():
        options = (
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-sync",
        )
        quiet = ("--disable-background-networking", "--disable-component-update")
        folder = f"--user-data-dir={release.parent / 'browser'}"
        page = (release / f"{SLUG}.html").as_uri()
        command = [browser, *options, *quiet, folder, f"--print-to-pdf={made}", page]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    return made.read_bytes()


def _by(command: tuple[str, ...], source: str, target: str) -> Callable[[Path], bytes]:
    return lambda release: _run(release, command, source, target)


PANDOC = ("pandoc", "{source}", "--output", "{target}")
CALIBRE = ("ebook-convert", "{source}", "{target}")
PDFTOTEXT = ("pdftotext", "{source}", "{target}")
GHOSTSCRIPT = (
    "gs",
    "-q",
    "-dNOPAUSE",
    "-dBATCH",
    "-sDEVICE=pdfwrite",
    "-o",
    "{target}",
    "{source}",
)
CAIRO = ("pdftocairo", "-pdf", "{source}", "{target}")
QPDF = ("qpdf", "--linearize", "--object-streams=generate", "{source}", "{target}")
MUTOOL = ("mutool", "clean", "-gggg", "-z", "{source}", "{target}")

COMPLETE: dict[str, tuple[str, Callable[[Path], bytes]]] = {
    "HTML without apparatus": ("x.html", html_without_apparatus),
    "EPUB without apparatus": ("x.epub", epub_without_apparatus),
    "kepub": ("x.kepub.epub", kepub),
    "blog": ("x.html", blog),
    "Windows-1252": ("x.txt", windows_1252),
    "one line a paragraph": ("x.txt", one_line_a_paragraph),
    "hyphenated text": ("x.txt", hyphenated_text),
    "two columns": ("x.pdf", columns),
    "another measure": ("x.pdf", another_measure),
    "back from a booklet": ("x.pdf", back_from_booklet),
    "pdftotext": ("x.txt", _by(PDFTOTEXT, ".pdf", "x.txt")),
    "pdftotext, laid out": ("x.txt", _by((*PDFTOTEXT, "-layout"), ".pdf", "l.txt")),
    "Ghostscript": ("x.pdf", _by(GHOSTSCRIPT, ".pdf", "gs.pdf")),
    "Ghostscript, large print": ("x.pdf", _by(GHOSTSCRIPT, "-large-print-a4.pdf", "gl.pdf")),
    "Ghostscript, reading copy": ("x.pdf", _by(GHOSTSCRIPT, "-reading-copy-letter.pdf", "gr.pdf")),
    "mutool, reading copy": ("x.pdf", _by(MUTOOL, "-reading-copy-a4.pdf", "mr.pdf")),
    "cairo": ("x.pdf", _by(CAIRO, ".pdf", "cairo.pdf")),
    "qpdf": ("x.pdf", _by(QPDF, ".pdf", "qpdf.pdf")),
    "mutool": ("x.pdf", _by(MUTOOL, ".pdf", "mutool.pdf")),
    "pandoc, HTML to text": ("x.txt", _by((*PANDOC, "--to", "plain"), ".html", "h.txt")),
    "pandoc, EPUB to text": ("x.txt", _by((*PANDOC, "--to", "plain"), ".epub", "e.txt")),
    "pandoc, EPUB to GitHub's Markdown": ("x.md", _by((*PANDOC, "--to", "gfm"), ".epub", "g.md")),
    "pandoc, HTML to EPUB 2": ("x.epub", _by((*PANDOC, "--to", "epub2"), ".html", "x.epub")),
    "calibre, EPUB to EPUB": ("x.epub", _by(CALIBRE, ".epub", "x.epub")),
    "calibre, HTML to EPUB": ("x.epub", _by(CALIBRE, ".html", "h.epub")),
    "calibre, EPUB to HTML": ("x.html", page_by_calibre),
    "calibre, EPUB to text": ("x.txt", _by(CALIBRE, ".epub", "x.txt")),
}
TYPOGRAPHY: dict[str, tuple[str, Callable[[Path], bytes]]] = {
    "straight quotes": ("x.txt", straight_quotes),
    "ligatures": ("x.txt", ligatures),
    "pandoc, HTML to Markdown": ("x.md", _by((*PANDOC, "--to", "markdown"), ".html", "h.md")),
    "pandoc, Markdown to HTML": ("x.html", _by((*PANDOC, "--standalone"), ".md", "m.html")),
}
EITHER: dict[str, tuple[str, Callable[[Path], bytes]]] = {
    "printed by Chromium": ("x.pdf", printed_by_chromium),
    # It draws small capitals with the glyphs of capitals.
    "calibre, EPUB to PDF": ("x.pdf", _by(CALIBRE, ".epub", "x.pdf")),
}
