"""Attach files: the manuscript as the source of the pages, the wording as data about them.

ISO 19005-3 §6.8 wants for each its kind, its media type, and how it is related to the document (ISO 32000-2 §14.13).
"""

from __future__ import annotations

import hashlib
from codecs import BOM_UTF16_BE

import pydyf

from pamphlet.pages import Pages
from pamphlet.pages.media_types import media_type
from pamphlet.press.engine.shapes import PdfFile
from pamphlet.press.properties import pdf_date
from pamphlet.work.exemplar import IN_PDF


def attach(pdf: PdfFile, pages: Pages) -> None:
    """Embed the files that travel with the print, list them by name, and associate them with the document."""
    files = [(f"manuscript/{file.name}", file.content, "Source") for file in pages.files]
    if pages.exemplar:
        files.append((IN_PDF, pages.exemplar.as_json(), "Data"))
    moment = pdf_date(pages.metadata.released)
    names, associated = pydyf.Array(), pydyf.Array()
    for name, content, relationship in sorted(files, key=_in_bytes):
        specification = _embed(pdf, name, content, relationship, moment)
        names += [pydyf.String(name), specification]
        associated.append(specification)
    pdf.catalog.setdefault("Names", pydyf.Dictionary())
    pdf.catalog["Names"]["EmbeddedFiles"] = pydyf.Dictionary({"Names": names})
    pdf.catalog["AF"] = associated


def _in_bytes(file: tuple[str, bytes, str]) -> bytes:
    """Give the bytes of a file's name, by which a name tree is sorted (ISO 32000-1 §7.9.6, §7.9.2.2)."""
    name = file[0]
    return name.encode("ascii") if name.isascii() else BOM_UTF16_BE + name.encode("utf-16-be")


def _embed(pdf: PdfFile, name: str, content: bytes, relationship: str, moment: str) -> bytes:
    """Add a file and its specification, and give the reference to that (ISO 32000-1 §7.11)."""
    checksum = hashlib.md5(content, usedforsecurity=False).hexdigest()
    parameters = {
        "Size": len(content),
        "CreationDate": pydyf.String(moment),
        "ModDate": pydyf.String(moment),
        "CheckSum": f"<{checksum}>",
    }
    kind = {
        "Type": "/EmbeddedFile",
        "Subtype": pydyf.name(media_type(name)),
        "Params": pydyf.Dictionary(parameters),
    }
    stream = pydyf.Stream([content], kind, compress=True)
    pdf.add_object(stream)
    specification = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(name.encode("ascii", "replace")),
            "UF": pydyf.String(name),
            "Desc": pydyf.String(name),
            "EF": pydyf.Dictionary({"F": stream.reference, "UF": stream.reference}),
            "AFRelationship": f"/{relationship}",
        }
    )
    pdf.add_object(specification)
    return bytes(specification.reference)
