"""A small work as words, and files made of it by hand, to be damaged: no code of the formats is used."""

from __future__ import annotations

import io
import zipfile
import zlib
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from html import escape
from itertools import groupby
from pathlib import Path

from pamphlet.verify.compare.keys import Sides, sides
from pamphlet.verify.copies import Copy
from pamphlet.work.exemplar import Exemplar
from pamphlet.work.words import BlockWords, PartWords, Words, canonical_words

# What `pamphlet verify --json` prints is described there, for whoever reads it with a program of their own.
SCHEMA = Path(__file__).parents[2] / "pamphlet" / "verify" / "verdicts.schema.json"
NOTE = "All answers are taken from [the author’s] own writings – none of them is new."
ASKED = "CS: Was the failure of the state-owned economy also the failure of its “ideal”?"
ANSWERED = "LT: The state [reflected] not only the thought of its founders but the level of the country. [1937a:13, 14]"
ASKED_AGAIN = "CS: Could the program have been achieved within the borders of one country?"
ANSWERED_AGAIN = (
    "LT: Two years before, young Marx wrote that want is generalized,"
    " and with want the struggle begins again. [1937b:45-46]"
)
BLOCKS = (
    ("note-1", "Editorial Note", 0, "Editorial Note"),
    ("note-2", "Editorial Note", 0, NOTE),
    ("turn-1", "Interview", 1, ASKED),
    ("turn-2", "Interview", 2, ANSWERED),
    ("turn-3", "Interview", 3, ASKED_AGAIN),
    ("turn-4", "Interview", 4, ANSWERED_AGAIN),
)
TEXTS = tuple(text for *_, text in BLOCKS)


def words_of(
    blocks: Sequence[tuple[str, str, int, str]] = BLOCKS,
    calls: dict[str, tuple[int, int]] | None = None,
) -> Words:
    """Make the wording of blocks: anchor, part, turn, text; `calls` gives blocks the call of a note."""
    noted = calls or {}
    parts = []
    for title, within in groupby(blocks, lambda block: block[1]):
        words = (
            BlockWords(
                anchor,
                turn,
                canonical_words(text),
                (noted[anchor],) if anchor in noted else (),
            )
            for anchor, _, turn, text in within
        )
        parts.append(PartWords(title, title, tuple(words)))
    return Words(tuple(parts))


def exemplar_with(words: Words, *, title: str = "T", condition: str = "") -> Exemplar:
    """Make the exemplar of a work that has only a title beside its words."""
    return Exemplar(title, "en", "", "1", "2026-01-01", condition, words)


def html_with(exemplar: Exemplar, texts: Sequence[str] = TEXTS) -> str:
    """Make a page that carries an exemplar."""
    carried = b64encode(zlib.compress(exemplar.as_json())).decode()
    script = f'<script type="application/zlib" id="pamphlet-wording">{carried}</script>'
    return html(texts, raw=[script])


def of_one_part(*blocks: BlockWords, title: str = "Part") -> Words:
    """Make the wording of a work that has one part."""
    return Words((PartWords("part", title, blocks),))


def of_blocks(*blocks: Iterable[str]) -> Words:
    """Make the wording of a work that has one part, of the words of its blocks."""
    return of_one_part(*(BlockWords(f"b-{at}", 0, tuple(block)) for at, block in enumerate(blocks)))


def laid_beside(work: str, copy: str) -> Sides:
    """Lay a work, its blocks parted by bars, beside a copy."""
    words = of_blocks(*map(str.split, work.split("|")))
    return sides(words, Copy("text", tuple(copy.split())), folded=False)


def copy_of(texts: Sequence[str] = TEXTS, before: str = "", after: str = "") -> Copy:
    """Make a copy, as a reader gives it, of texts with something before and after them."""
    return Copy("text", canonical_words(" ".join((before, *texts, after))))


def html(texts: Sequence[str] = TEXTS, *, raw: Sequence[str] = ()) -> str:
    """Make a page of texts; `raw` are pieces of markup that follow them."""
    body = "".join(f"<p>{escape(text, quote=False)}</p>\n" for text in texts)
    return f"<!DOCTYPE html><html><head><title>No word of it</title></head><body>{body}{''.join(raw)}</body></html>"


def xhtml(body: str, head: str = "") -> str:
    """Make a content document."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"'
        f' xmlns:epub="http://www.idpf.org/2007/ops"><head><title>No word</title>{head}</head>'
        f"<body>{body}</body></html>"
    )


CONTAINER = (
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def epub(
    pages: dict[str, str], *, others: dict[str, bytes] | None = None, spine: Sequence[str] = ()
) -> bytes:
    """Make an EPUB of content documents by name; `others` replace or join its files, `spine` is their order."""
    names = {name: f"i{number}" for number, name in enumerate(pages)}
    manifest = "".join(
        f'<item id="{key}" href="{name}" media-type="application/xhtml+xml"/>'
        for name, key in names.items()
    )
    references = "".join(f'<itemref idref="{names[name]}"/>' for name in spine or pages)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata/>'
        f"<manifest>{manifest}</manifest><spine>{references}</spine></package>"
    )
    files = {"mimetype": b"application/epub+zip", "META-INF/container.xml": CONTAINER.encode()}
    files["OPS/package.opf"] = package.encode()
    files |= {f"OPS/{name}": page.encode() for name, page in pages.items()}
    files |= others or {}
    return zip_of(files)


def zip_of(files: Mapping[str, str | bytes]) -> bytes:
    """Make an archive of files by their names."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return content.getvalue()


def bag_of(payload: Mapping[str, bytes], others: Mapping[str, bytes] | None = None) -> bytes:
    """Make a bag of files by their paths, with the manifests of them; `others` replace or join its files."""
    tags = {"bagit.txt": b"BagIt-Version: 1.0\n", "manifest-sha256.txt": manifest_of(payload)}
    tags["tagmanifest-sha256.txt"] = manifest_of(tags)
    files = {**tags, **payload, **(others or {})}
    return zip_of({f"b/{name}": content for name, content in files.items()})


def manifest_of(files: Mapping[str, bytes]) -> bytes:
    """List files with their SHA-256."""
    lines = (f"{sha256(content).hexdigest()}  {name}\n" for name, content in files.items())
    return "".join(lines).encode()
