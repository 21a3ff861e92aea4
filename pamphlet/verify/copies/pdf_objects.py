"""The objects that a PDF's page is made of: each is asked once what it is and how it is marked, with the same buffers.

A page has a hundred texts, and each question costs what it takes to compare ten words; so whoever reads a page shares
the answers.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pypdfium2 import raw

if TYPE_CHECKING:
    import pypdfium2 as pdfium

REPLACEMENT = b"ActualText"  # the property that has a replacement text (ISO 32000-2 §14.9.4)
LONGEST_NAME = 64  # bytes of a mark's name: a longer one is none of those that are looked for

_ARTIFACT = "Artifact\0".encode("utf-16-le")
_LAYER = "OC\0".encode("utf-16-le")


@dataclass(slots=True)
class PageObject:
    """An object of a page; `within` are those that are put together in it, when it is a form.

    Of a text it is told how it is turned and scaled (the first four numbers of its matrix), and whether it is marked as
    an artifact, stands in a layer, and has a replacement text.
    """

    handle: Any
    kind: int
    matrix: tuple[float, float, float, float] = (1.0, 0.0, 0.0, 1.0)
    is_artifact: bool = False
    is_in_layer: bool = False
    is_replaced: bool = False
    within: Sequence[PageObject] = ()

    @property
    def is_text(self) -> bool:
        """Whether it is text."""
        return bool(self.kind == raw.FPDF_PAGEOBJ_TEXT)

    @property
    def is_form(self) -> bool:
        """Whether it is put together of others."""
        return bool(self.kind == raw.FPDF_PAGEOBJ_FORM)


def objects_on(page: pdfium.PdfPage) -> list[PageObject]:
    """Give the objects of a page, in the order in which they are drawn."""
    asked = _Asked()
    count = raw.FPDFPage_CountObjects(page.raw)
    return [asked.told_of(raw.FPDFPage_GetObject(page.raw, at)) for at in range(count)]


def texts_of(objects: Iterable[PageObject]) -> Iterator[PageObject]:
    """Give the texts among objects, those in forms included."""
    for each in objects:
        if each.is_text:
            yield each
        elif each.within:
            yield from texts_of(each.within)


def are_upright(objects: Iterable[PageObject]) -> bool:
    """Tell whether each text stands upright, and none in a form, which may be turned itself."""
    return not any(
        each.is_form or each.matrix[0] <= 0 or each.matrix[3] <= 0 or any(each.matrix[1:3])
        for each in objects
    )


class _Asked:
    """Asks PDFium about objects."""

    def __init__(self) -> None:
        self.name = (ctypes.c_ushort * (LONGEST_NAME // 2))()
        self.length = ctypes.c_ulong()
        self.matrix = raw.FS_MATRIX()

    def told_of(self, handle: Any) -> PageObject:
        """Tell what an object is; PDFium bounds forms in one another."""
        told = PageObject(handle, raw.FPDFPageObj_GetType(handle))
        if told.is_text:
            matrix = self.matrix
            raw.FPDFPageObj_GetMatrix(handle, matrix)
            told.matrix = matrix.a, matrix.b, matrix.c, matrix.d
            for at in range(raw.FPDFPageObj_CountMarks(handle)):
                self.heed(raw.FPDFPageObj_GetMark(handle, at), told)
        elif told.is_form:
            count = raw.FPDFFormObj_CountObjects(handle)
            told.within = [
                self.told_of(raw.FPDFFormObj_GetObject(handle, at)) for at in range(count)
            ]
        return told

    def heed(self, mark: Any, text: PageObject) -> None:
        """Note what a mark says of a text."""
        if raw.FPDFPageObjMark_GetName(mark, self.name, LONGEST_NAME, self.length):
            size = self.length.value
            if size == len(_ARTIFACT):
                text.is_artifact |= bytes(self.name)[:size] == _ARTIFACT
            elif size == len(_LAYER):
                text.is_in_layer |= bytes(self.name)[:size] == _LAYER
        if raw.FPDFPageObjMark_GetParamStringValue(mark, REPLACEMENT, None, 0, self.length):
            text.is_replaced = True
