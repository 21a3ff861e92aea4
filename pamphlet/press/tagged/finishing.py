"""Put our own structure, page labels and attachments into the file that WeasyPrint draws."""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import pydyf
import weasyprint.pdf

from pamphlet.pages import Pages
from pamphlet.press.tagged.attachments import attach
from pamphlet.press.tagged.line_ends import Reading
from pamphlet.press.tagged.marked_content import MarkedStream
from pamphlet.press.tagged.outline import add_page_labels
from pamphlet.press.tagged.structure_tree import Tree
from pamphlet.press.tagged.structure_writer import add_structure


@contextlib.contextmanager
def structured(tree: Tree, readings: Mapping[Any, Reading]) -> Iterator[None]:
    """Let WeasyPrint draw into our streams, and write our structure, for the time being.

    WeasyPrint 70 begins an element anew on every page, tags page numbers and running heads as text, and makes a list of
    everything that looks like one; it has no other way to replace that.
    """
    former = weasyprint.pdf.Stream, weasyprint.pdf.add_tags
    weasyprint.pdf.Stream = partial(MarkedStream, tree.read, readings)
    weasyprint.pdf.add_tags = lambda pdf, document, _, streams: add_structure(
        pdf, document, tree, streams
    )
    try:
        yield
    finally:
        weasyprint.pdf.Stream, weasyprint.pdf.add_tags = former


def finish(pages: Pages, _: Any, pdf: Any) -> None:
    """Add what stands beside the pages, just before the file is written."""
    direction = "/R2L" if pages.metadata.direction == "rtl" else "/L2R"
    preferences = {"DisplayDocTitle": "true", "Direction": direction}  # ISO 32000-1 §12.2
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary(preferences)
    add_page_labels(pdf)
    attach(pdf, pages)
    _sort_destinations(pdf)
    for stream in pdf.objects:
        if isinstance(stream, pydyf.Stream):
            if "Interpolate" in stream.extra:
                stream.extra["Interpolate"] = (
                    "false"  # ISO 19005-3 §6.2.8; WeasyPrint 70 asks for it
                )
            if stream.compress:
                _compress(stream)


def _sort_destinations(pdf: Any) -> None:
    """Sort the names of places as the bytes that they are written as (ISO 32000-1 §7.9.6)."""
    names = pdf.catalog["Names"].get("Dests", {}).get("Names", [])
    pairs = sorted(
        zip(names[::2], names[1::2], strict=True), key=lambda pair: as_written(pair[0].string)
    )
    names[:] = [part for pair in pairs for part in pair]


def as_written(name: str) -> bytes:
    """Give the bytes of a text string: ASCII where possible, else UTF-16."""
    return name.encode() if name.isascii() else b"\xfe\xff" + name.encode("utf-16-be")


def _compress(stream: Any) -> None:
    """Compress a stream once: pydyf 0.13 does it for the file, and again for the identifier of the file."""
    content = b"\n".join(
        part if isinstance(part, bytes) else str(part).encode() for part in stream.stream
    )
    stream.stream = [zlib.compress(content, 9)]
    stream.extra = {**stream.extra, "Filter": "/FlateDecode"}
    stream.compress = False
