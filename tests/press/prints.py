"""Works laid out as pages, once each, and readers of what came out: structure, marked text, words."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import pikepdf
import pypdfium2 as pdfium

from pamphlet.pages import Pages
from pamphlet.pages.fonts import fonts_for
from pamphlet.pages.styles import shared_styles
from pamphlet.press.typeset import typeset
from tests.formats.made import REPOSITORY, WORKS, made, pages_of
from tests.laid_out import printed

__all__ = ["REPOSITORY", "WORKS", "made", "pages_of", "printed"]


@cache
def opened(work: str) -> pikepdf.Pdf:
    """Open the print of a work."""
    return pikepdf.open(BytesIO(printed(work).pdf))


def dressed(part: str, style: str = "") -> Pages:
    """Make pages with one part, in the real fonts and the real stylesheet, with rules of the test behind it."""
    return replace(made(part), fonts=fonts_for(part), stylesheet=shared_styles() + style)


def open_print(pages: Pages) -> pikepdf.Pdf:
    """Lay pages out that were made for a test, and open the print."""
    return pikepdf.open(BytesIO(typeset(pages).pdf))


def write_print(work: str, folder: Path) -> Path:
    """Write the print of a work into a folder, for programs that want a file."""
    path = folder / f"{work.rpartition('/')[2]}.pdf"
    path.write_bytes(printed(work).pdf)
    return path


def run(script: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script in a process of its own, where nothing is loaded yet."""
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), **environment},
    )


# --- what is drawn ----------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Drawn:
    """The text of a page: by the number of its marked content, as furniture, and what is neither (there is to be none).

    Replacement text stands for what it replaces.
    """

    numbered: dict[int, str] = field(default_factory=dict)
    furniture: list[str] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Mark:
    """A marked content that is open: what it is, and how far its text had come when it began."""

    artifact: bool
    number: int | None
    replacement: str | None
    start: int


def operators(page: pikepdf.Page) -> Iterator[tuple[Any, str]]:
    """Give the operators of a page by their names, each with its operands before it."""
    for operands, operator in cast("Iterable[Any]", pikepdf.parse_content_stream(page)):
        yield operands, str(operator)


def drawn(page: pikepdf.Page) -> Drawn:
    """Read the operators of a page."""
    found = Drawn()
    fonts = {name: _meanings(font) for name, font in page.resources.Font.items()}
    meanings: dict[int, str] = {}
    open_marks: list[_Mark] = []
    text = ""
    for operands, operator in operators(page):
        match operator:
            case "Tf":
                meanings = fonts[str(operands[0])]
            case "TJ":
                text += "".join(_shown(operands[0], meanings))
            case "BMC" | "BDC":
                open_marks.append(_opened(operands, len(text)))
            case "EMC":
                mark = open_marks.pop()
                if mark.replacement is not None:
                    text = text[: mark.start] + mark.replacement
                if mark.artifact:
                    found.furniture.append(text[mark.start :])
                elif mark.number is not None:
                    found.numbered[mark.number] = text[mark.start :]
                elif not open_marks:
                    found.stray.append(text[mark.start :])
        if not open_marks:
            if operator == "TJ":
                found.stray.append(text)
            text = ""
    return found


def _opened(operands: Any, start: int) -> _Mark:
    properties = operands[1] if len(operands) > 1 else {}
    replacement = properties.get("/ActualText")
    number = properties.get("/MCID")
    return _Mark(
        artifact=str(operands[0]) == "/Artifact",
        number=None if number is None else int(number),
        replacement=None if replacement is None else str(replacement),
        start=start,
    )


def _shown(array: Any, meanings: dict[int, str]) -> Iterator[str]:
    for shown in array:
        if isinstance(shown, pikepdf.String):
            codes = bytes(shown)
            for at in range(0, len(codes), 2):
                yield meanings.get(int.from_bytes(codes[at : at + 2], "big"), "")


def _meanings(font: Any) -> dict[int, str]:
    """Read what the codes of a font mean (ISO 32000-1 §9.10.3)."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    return {
        int(code, 16): bytes.fromhex(meant).decode("utf-16-be")
        for code, meant in re.findall(r"<([0-9a-f]{4})> <([0-9a-f]*)>", table)
    }


# --- how it is structured ---------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Element:
    """An element of the structure: its type, what it says of itself, and its kids: elements and runs of text."""

    type: str
    dictionary: Any
    file: pikepdf.Pdf = field(
        repr=False
    )  # kept open as long as anybody may look into the dictionary
    kids: list[Element | str] = field(default_factory=list)
    annotations: list[Any] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text below it, in the order of reading."""
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    @property
    def elements(self) -> list[Element]:
        """Those of its kids that are elements."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def all(self, *types: str) -> Iterator[Element]:
        """Give itself and all below it, in the order of reading, or only those of the types."""
        if not types or self.type in types:
            yield self
        for kid in self.elements:
            yield from kid.all(*types)

    def attribute(self, name: str) -> Any:
        """Give the value of an attribute, or None."""
        attributes = self.dictionary.get("/A")
        value = None if attributes is None else attributes.get(f"/{name}")
        return str(value) if isinstance(value, pikepdf.Name) else value


def structure(pdf: pikepdf.Pdf) -> Element:
    """Give the structure of a file: the element “Document”, with the text that each element holds."""
    pages: dict[Any, Drawn] = {page.obj.objgen: drawn(page) for page in pdf.pages}
    (top,) = cast("Iterable[Any]", pdf.Root.StructTreeRoot.K)
    return _element(top, pages, pdf)


def _element(dictionary: Any, pages: dict[Any, Drawn], pdf: pikepdf.Pdf) -> Element:
    element = Element(str(dictionary.S).removeprefix("/"), dictionary, pdf)
    for kid in dictionary.K:
        if isinstance(kid, int):
            element.kids.append(pages[dictionary.Pg.objgen].numbered[kid])
        elif kid.get("/Type") == "/MCR":
            element.kids.append(pages[kid.Pg.objgen].numbered[int(kid.MCID)])
        elif kid.get("/Type") == "/OBJR":
            element.annotations.append(kid.Obj)
        else:
            element.kids.append(_element(kid, pages, pdf))
    return element


# --- what others read -------------------------------------------------------------------------------------------------


def words_by_pdfium(pdf: bytes) -> list[list[str]]:
    """Give the words of each page as pdfium reads them, furniture and all."""
    with pdfium.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range().split() for page in document]


def missing(wanted: Iterable[str], read: Iterable[str]) -> list[str]:
    """Give the words that do not stand in another sequence in the same order; what stands between them is no matter."""
    from rapidfuzz.distance import Levenshtein

    there, found = list(wanted), list(read)
    operations = Levenshtein.opcodes(there, found)
    return [
        word
        for each in operations
        if each.tag in ("replace", "delete")
        for word in there[each.src_start : each.src_end]
    ]
