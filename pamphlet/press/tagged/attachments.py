"""Attach files: the manuscript as the source of the pages, the list of blocks as data about them.

ISO 19005-3 §6.8 wants for each its kind, its media type, and how it is related to the document.
"""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple

import pydyf

from pamphlet.pages import Pages
from pamphlet.pages.media_types import media_type
from pamphlet.press.tagged.xmp import pdf_date

BLOCK_LIST = "blocks.json"


class Attachment(NamedTuple):
    """A file to attach, and what it is to the document (ISO 32000-2 §14.13, associated files)."""

    name: str
    content: bytes
    relationship: str


def attachments(pages: Pages) -> list[Attachment]:
    """Give the files that travel with the print, by their names."""
    source = [Attachment(f"manuscript/{file.name}", file.content, "Source") for file in pages.files]
    data = [Attachment(BLOCK_LIST, pages.block_list, "Data")] if pages.block_list else []
    return sorted([*source, *data])


def attach(pdf: Any, pages: Pages) -> None:
    """Embed the files, list them by name, and associate them with the document."""
    moment = pdf_date(pages.metadata.released)
    names, associated = pydyf.Array(), pydyf.Array()
    for file in attachments(pages):
        specification = _embed(pdf, file, moment)
        names += [pydyf.String(file.name), specification]
        associated.append(specification)
    pdf.catalog.setdefault("Names", pydyf.Dictionary())
    pdf.catalog["Names"]["EmbeddedFiles"] = pydyf.Dictionary({"Names": names})
    pdf.catalog["AF"] = associated


def _embed(pdf: Any, file: Attachment, moment: str) -> bytes:
    """Add a file and its specification, and give the reference to that (ISO 32000-1 §7.11)."""
    checksum = hashlib.md5(file.content, usedforsecurity=False).hexdigest()
    parameters = pydyf.Dictionary(
        {
            "Size": len(file.content),
            "CreationDate": pydyf.String(moment),
            "ModDate": pydyf.String(moment),
            "CheckSum": f"<{checksum}>",
        }
    )
    kind = {
        "Type": "/EmbeddedFile",
        "Subtype": pydyf.name(media_type(file.name)),
        "Params": parameters,
    }
    stream = pydyf.Stream([file.content], kind, compress=True)
    pdf.add_object(stream)
    specification = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(file.name.encode("ascii", "replace")),
            "UF": pydyf.String(file.name),
            "Desc": pydyf.String(file.name),
            "EF": pydyf.Dictionary({"F": stream.reference, "UF": stream.reference}),
            "AFRelationship": f"/{file.relationship}",
        }
    )
    pdf.add_object(specification)
    return bytes(specification.reference)
