"""See every validator pass a sound file and fail one that is broken: a check that cannot fail checks nothing."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import weasyprint

from tests import validators
from tests.validators import Finding, programs

CONTAINER = """<?xml version="1.0"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>"""

PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:7d9ff5fe-8ee4-4c6b-8f4d-2f3c0a1b9c11</dc:identifier>
<dc:title>Sound</dc:title>
<dc:language>en</dc:language>
<meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">All of it is text.</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
</manifest>
<spine><itemref idref="nav"/></spine>
</package>"""

NAV = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
 lang="en" xml:lang="en"><head><title>Sound</title></head><body>
<h1>Sound</h1>
<nav epub:type="toc" role="doc-toc" aria-label="Contents"><ol>
<li><a href="nav.xhtml">Contents</a></li></ol></nav>
</body></html>"""

SITE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Sound</title>
<style>
body { font: 16px sans-serif; color: #111; background: #fff }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #111 } }
</style></head>
<body><main><h1>Sound</h1><p>Words.</p></main></body></html>"""


def book(folder: Path, *, nav: str = NAV) -> Path:
    """Write the smallest book in which EPUBCheck and Ace find nothing."""
    path = folder / "book.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("book.opf", PACKAGE)
        archive.writestr("nav.xhtml", nav)
    return path


def site(folder: Path, *, dark_ink: str = "#eee", extra: str = "") -> Path:
    """Write a small page in which the Nu checker and axe find nothing."""
    path = folder / "site.html"
    text = SITE.replace("color: #eee", f"color: {dark_ink}").replace("</main>", f"{extra}</main>")
    path.write_text(text, encoding="utf-8")
    return path


def document(folder: Path, *, tagged: bool = True) -> Path:
    """Write a PDF of two pages, as PDF/UA-1 or without any tags."""
    path = folder / "document.pdf"
    html = SITE.replace("Words.", '<span style="break-after: page">Words.</span>')
    target = io.BytesIO()
    weasyprint.HTML(string=html).write_pdf(target, pdf_variant="pdf/ua-1" if tagged else None)
    path.write_bytes(target.getvalue())
    return path


def rules(findings: tuple[Finding, ...]) -> set[str]:
    """Give the rules that were broken."""
    return {found.rule for found in findings}


def test_epubcheck_tells_a_sound_book_from_a_broken_one(tmp_path: Path) -> None:
    """EPUBCheck has nothing to say of the sound book, and names the fault of the other."""
    assert validators.epubcheck(book(tmp_path)) == ()
    broken = book(tmp_path, nav=NAV.replace("</h1>", '</h1><img src="lost.png" alt=""/>'))
    assert rules(validators.epubcheck(broken)) == {"RSC-007"}


def test_epubcheck_survives_what_is_no_book(tmp_path: Path) -> None:
    """A file that is no ZIP is a finding, and the next book is checked as if nothing had been."""
    rubbish = tmp_path / "rubbish.epub"
    rubbish.write_bytes(b"no book")
    assert "PKG-003" in rules(validators.epubcheck(rubbish))
    assert validators.epubcheck(book(tmp_path, nav=NAV.replace("Sound", "Sounder"))) == ()


def test_ace_tells_an_accessible_book_from_one_that_is_not(tmp_path: Path) -> None:
    """Ace finds no violation in the sound book, and a picture without a text in the other."""
    assert validators.ace(book(tmp_path)) == ()
    dot = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw=="
    silent = book(tmp_path, nav=NAV.replace("</h1>", f'</h1><p><img src="{dot}"/></p>'))
    assert "image-alt" in rules(validators.ace(silent))


def test_verapdf_tells_tagged_from_untagged(tmp_path: Path) -> None:
    """The tagged file is PDF/UA-1 and no PDF/A-3a; the untagged one has no structure tree (7.1)."""
    tagged = document(tmp_path)
    assert validators.verapdf(tagged, "ua1") == ()
    assert "3a 6.6.4-1" in rules(validators.verapdf(tagged, "ua1", "3a"))
    assert "ua1 7.1-11" in rules(validators.verapdf(document(tmp_path, tagged=False), "ua1"))


def test_qpdf_finds_a_damaged_file(tmp_path: Path) -> None:
    """A sound file passes qpdf without a word; one that lost its end does not."""
    sound = document(tmp_path)
    assert validators.qpdf_check(sound) == ()
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(sound.read_bytes()[:-40])
    assert validators.qpdf_check(cut)


def test_ghostscript_finds_a_damaged_file(tmp_path: Path) -> None:
    """A sound file is drawn without a word; one whose page lost its content is not."""
    sound = document(tmp_path)
    assert validators.ghostscript(sound) == ()
    with pikepdf.open(sound) as pdf:
        pdf.pages[0].Contents = pdf.make_stream(b"q 1 0 0 1 cm /Nowhere Do")
        pdf.save(tmp_path / "broken.pdf")
    assert validators.ghostscript(tmp_path / "broken.pdf")


def test_poppler_reads_and_draws(tmp_path: Path) -> None:
    """Text, title, fonts and pictures come out of both pages."""
    pdf = document(tmp_path)
    assert validators.pdftotext(pdf).split() == ["Sound", "Words."]
    assert validators.pdfinfo(pdf)["Title"] == "Sound"
    assert all(font.embedded and font.subset for font in validators.pdffonts(pdf))
    assert validators.pdffonts(pdf)
    pictures = validators.render_pdf_pages(pdf, tmp_path / "pictures", dpi=36)
    assert len(pictures) == len(pikepdf.open(pdf).pages)


def test_vnu_finds_an_obsolete_element(tmp_path: Path) -> None:
    """The Nu checker has nothing to say of the sound page, and does of one with <center>."""
    assert validators.vnu(site(tmp_path)) == ()
    (found,) = validators.vnu(site(tmp_path, extra="<center>x</center>"))
    assert "center" in found.message


def test_axe_sees_what_the_dark_scheme_hides(tmp_path: Path) -> None:
    """Grey on black is found, but only where the reader prefers dark."""
    page = site(tmp_path, dark_ink="#333")
    assert validators.axe(page, 320) == ()
    assert rules(validators.axe(page, 320, dark=True)) == {"color-contrast"}
    assert validators.axe(site(tmp_path), 320, dark=True) == ()


def test_a_page_is_drawn_and_measured(tmp_path: Path) -> None:
    """A picture is written, in the colours asked for, and the page tells its own width."""
    page = site(tmp_path)
    light = validators.screenshot(page, tmp_path / "light.png", 320, 480)
    dark = validators.screenshot(page, tmp_path / "dark.png", 320, 480, dark=True)
    assert light.read_bytes() != dark.read_bytes()
    assert validators.evaluate(page, "document.documentElement.scrollWidth", 320) == 320


def test_a_page_that_needs_the_network_is_an_error(tmp_path: Path) -> None:
    """A picture from elsewhere is not fetched, and not passed over either."""
    page = site(tmp_path, extra='<img src="https://example.org/x.png" alt="">')
    with pytest.raises(RuntimeError, match=r"asks the network for https://example\.org/x\.png"):
        validators.axe(page)


@pytest.mark.parametrize(
    ("ci", "outcome"), [("", pytest.skip.Exception), ("true", pytest.fail.Exception)]
)
def test_a_missing_program_skips_here_and_fails_under_ci(
    monkeypatch: pytest.MonkeyPatch, ci: str, outcome: type[BaseException]
) -> None:
    """What a person may go without, CI may not."""
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match="no-such-program"):
        programs.program("no-such-program")


def test_golden_holds_a_text_to_its_file(
    tmp_path: Path, golden: Callable[[str, Path], None], pytestconfig: pytest.Config
) -> None:
    """A text that is not the file's fails, line ends and all."""
    if pytestconfig.getoption("--update-golden"):
        pytest.skip("nothing is held under --update-golden")
    file = tmp_path / "golden.txt"
    file.write_bytes(b"one\r\n")
    golden("one\r\n", file)
    with pytest.raises(AssertionError):
        golden("one\n", file)
