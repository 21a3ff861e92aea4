"""Find the list of blocks that a file carries: where each block stands in the work, how long it is, and its hash.

In: the bytes of an EPUB, an HTML page or a PDF. Out: a `BlockList`, or none. A list is a stranger's as the file is: it
is bounded, and what does not read as one is no list.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import dataclass
from typing import Any

from pamphlet.verify.copies import kind_of

IN_EPUB = "META-INF/pamphlet-blocks.json"
IN_PDF = "blocks.json"
LARGEST_LIST = 32 * 2**20
MOST_BLOCKS = 500_000
MOST_ATTACHMENTS = 1_000
LONGEST_NAME = 2_000  # characters of a title, an ID, a sentence

_SCRIPT = re.compile(
    rb"""<script\b[^<>]*?\bid\s*=\s*["']?pamphlet-blocks\b[^<>]*>(.*?)</script""",
    re.DOTALL | re.IGNORECASE,
)
_HASH = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class ListedBlock:
    """A block by its ID, the title of its part, its turn or 0, the number of its words and their SHA-256."""

    anchor: str
    part: str
    turn: int
    count: int
    sha256: str


@dataclass(frozen=True, slots=True)
class BlockList:
    """The blocks of a work, without their words, and which work it is."""

    title: str
    identifier: str
    fingerprint: str
    condition: str
    blocks: tuple[ListedBlock, ...]

    @property
    def count(self) -> int:
        """The number of words."""
        return sum(block.count for block in self.blocks)


def carried_list(name: str, content: bytes) -> BlockList | None:
    """Give the list of blocks that a file carries."""
    try:
        match kind_of(name, content):
            case "epub":
                carried = _in_epub(content)
            case "html":
                carried = _in_html(content)
            case "pdf":
                carried = _in_pdf(content)
            case _:
                carried = b""
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError, RuntimeError):
        return None  # the reader of the copy says what is broken
    return parsed(carried) if 0 < len(carried) <= LARGEST_LIST else None


def _in_epub(content: bytes) -> bytes:
    with (
        zipfile.ZipFile(io.BytesIO(content)) as archive,
        archive.open(IN_EPUB) as stream,
    ):
        return stream.read(LARGEST_LIST + 1)


def _in_html(content: bytes) -> bytes:
    script = _SCRIPT.search(content)
    return script[1] if script else b""


def _in_pdf(content: bytes) -> bytes:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError:
        return b""
    try:
        for at in range(min(document.count_attachments(), MOST_ATTACHMENTS)):
            attachment = document.get_attachment(at)
            if attachment.get_name() == IN_PDF:
                return bytes(attachment.get_data())
    except pdfium.PdfiumError:
        return b""
    finally:
        document.close()
    return b""


def parsed(content: bytes) -> BlockList | None:
    """Read a list of blocks from its JSON; None when it is none, or contradicts itself."""
    try:
        told = json.loads(content)
        blocks = tuple(map(_block, told["blocks"])) if len(told["blocks"]) <= MOST_BLOCKS else ()
        head = {key: _text(told.get(key, "")) for key in ("title", "identifier", "condition")}
        listed = BlockList(
            head["title"], head["identifier"], _hash(told["fingerprint"]), head["condition"], blocks
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return listed if blocks and listed.count == told.get("words") else None


def _block(told: dict[str, Any]) -> ListedBlock:
    turn, count = told["turn"], told["words"]
    if type(turn) is not int or type(count) is not int or turn < 0 or not 0 < count < 10**8:
        raise ValueError(told)
    return ListedBlock(_text(told["id"]), _text(told["part"]), turn, count, _hash(told["sha256"]))


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_NAME:
        raise ValueError(value)
    return value


def _hash(value: object) -> str:
    if not isinstance(value, str) or not _HASH.fullmatch(value):
        raise ValueError(value)
    return value
