"""Put our own structure, page labels and attachments into the file that WeasyPrint draws."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from contextlib import AbstractContextManager
from functools import partial
from itertools import chain
from typing import Any

import pydyf
import weasyprint.pdf

from pamphlet.pages import Pages
from pamphlet.press.engine.alone import replaced
from pamphlet.press.engine.shapes import Box, Document, PdfFile
from pamphlet.press.tagged.attachments import attach
from pamphlet.press.tagged.line_ends import Reading
from pamphlet.press.tagged.marked_content import MarkedStream
from pamphlet.press.tagged.structure_tree import Tree
from pamphlet.press.tagged.structure_writer import add_structure


def structured(tree: Tree, readings: Mapping[Box, Reading]) -> AbstractContextManager[None]:
    """Let WeasyPrint draw into our streams, and write our structure, for the time being.

    WeasyPrint 70 begins an element anew on every page, tags page numbers and running heads as text, and makes a list of
    everything that looks like one; it has no other way to replace that.
    """

    def add_tags(pdf: PdfFile, document: Document, _: str, streams: list[MarkedStream]) -> None:
        add_structure(pdf, document, tree, streams)

    stream = partial(MarkedStream, tree.read, readings)
    return replaced(weasyprint.pdf, Stream=stream, add_tags=add_tags)


def finish(pages: Pages, _: Document, pdf: PdfFile) -> None:
    """Add what stands beside the pages, just before the file is written."""
    direction = "/R2L" if pages.metadata.direction == "rtl" else "/L2R"
    preferences = {"DisplayDocTitle": "true", "Direction": direction}  # ISO 32000-1 §12.2
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary(preferences)
    # Every page is labelled with its printed number: arabic, from the front cover on (ISO 32000-1 §12.4.2).
    labels = pydyf.Array([0, pydyf.Dictionary({"S": "/D"})])
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": labels})
    attach(pdf, pages)
    _sort_destinations(pdf)
    for stream in pdf.objects:
        if isinstance(stream, pydyf.Stream):
            if "Interpolate" in stream.extra:
                # ISO 19005-3 §6.2.8; WeasyPrint 70 asks for it
                stream.extra["Interpolate"] = "false"
            if stream.compress:
                _compress(stream)


def _sort_destinations(pdf: PdfFile) -> None:
    """Sort the names of places as the bytes that they are written as (ISO 32000-1 §7.9.6)."""
    names: list[Any] = pdf.catalog["Names"].get("Dests", {}).get("Names", [])
    pairs = list(zip(names[::2], names[1::2], strict=True))
    pairs.sort(key=lambda pair: _as_written(pair[0]))
    names[:] = chain.from_iterable(pairs)


def _as_written(text: pydyf.String) -> bytes:
    """Give the bytes of a text string: ASCII where possible, else UTF-16."""
    name: str = text.string
    return name.encode() if name.isascii() else b"\xfe\xff" + name.encode("utf-16-be")


def _compress(stream: pydyf.Stream) -> None:
    """Compress a stream once: pydyf 0.13 does it for the file, and again for the identifier of the file."""
    parts = (part if isinstance(part, bytes) else str(part).encode() for part in stream.stream)
    stream.stream = [zlib.compress(b"\n".join(parts), 9)]
    stream.extra = {**stream.extra, "Filter": "/FlateDecode"}
    stream.compress = False
