"""Small works for the tests of the formats: read and composed from a few lines, or pages written by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from html import unescape
from re import findall, sub

from pamphlet.manuscript.reading import read_manuscript
from pamphlet.pages import Asset, Pages, Section
from pamphlet.pages.composition import compose
from pamphlet.pages.strings import load
from pamphlet.work.exemplar import Exemplar
from pamphlet.work.model import Licence, Metadata
from pamphlet.work.words import BlockWords, PartWords, Words, canonical_words
from tests.releases import REPOSITORY, WORKS

__all__ = ["REPOSITORY", "WORKS", "made", "pages_of"]

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010100000000376ef9240000000a49444154789c636000000002"
    "0001737501180000000049454e44ae426082"
)
LICENCE = "<h1>Licence</h1>\n<p>Copy it, but whole.</p>"
COLOPHON = '<h1>Colophon</h1>\n<p class="end" id="end">End</p>'
METADATA = Metadata(
    title="On Sheets & Folds",
    title_supplied=False,
    subtitle="",
    contributors=(),
    language="en",
    direction="ltr",
    date="2011-08",
    released="2026-11-22",
    edition="1",
    identifier="urn:uuid:6f2d8a52-3b1a-5d8e-9a51-0d6a3f0f9a11",
    publisher="",
    description="",
    subjects=(),
    slug="sheets",
    licence=Licence("Copy it whole", "Copy it, but whole.", ""),
    speakers=(),
    alterations=False,
)


@cache
def pages_of(work: str) -> Pages:
    """Compose a work of the repository, by the path of its folder."""
    pamphlet, problems = read_manuscript(REPOSITORY / work)
    assert pamphlet is not None, problems
    return compose(pamphlet)


def made(part: str, *, assets: Iterable[Asset] = (), metadata: Metadata = METADATA) -> Pages:
    """Make the pages of a work with one part, whose XHTML is given; its words are all that stands in it."""
    words = canonical_words(unescape(sub("<[^>]*>", " ", part)))
    strings = load("en")
    assert strings is not None
    wording = Words((PartWords("text", "Text", (BlockWords("text-1", 0, words),)),))
    return Pages(
        metadata=metadata,
        strings=strings,
        sections=(
            _page("title", "title-page", f"<h1>{_escaped(metadata.title)}</h1>", metadata),
            _page("contents", "contents", _contents(), metadata),
            replace(_page("text", "text", part, metadata), matter="work"),
            replace(_page("licence", "licence", LICENCE, metadata), matter="back"),
            replace(_page("colophon", "colophon", COLOPHON, metadata), matter="back"),
        ),
        stylesheet="p { margin: 0 }",
        fonts=(),
        assets=tuple(assets),
        words=wording,
        exemplar=Exemplar(
            metadata.title, metadata.language, "", "1", metadata.released, "", wording
        ),
        files=(),
    )


def ids(markup: str) -> list[str]:
    """Give all IDs that stand in markup."""
    return findall(r'\bid="([^"]*)"', markup)


def _contents() -> str:
    return (
        '<h1 id="contents-heading">Contents</h1>\n<nav epub:type="toc" role="doc-toc"><ol>'
        '<li><a href="text.xhtml#text">Text</a></li>'
        '<li><a href="licence.xhtml#licence">Licence</a></li></ol></nav>'
    )


def _page(name: str, anchor: str, content: str, metadata: Metadata) -> Section:
    language = (
        f'lang="{metadata.language}" xml:lang="{metadata.language}" dir="{metadata.direction}"'
    )
    xhtml = (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f' {language}>\n<head>\n<meta charset="utf-8"/>\n<title>{name}</title>\n'
        '<link rel="stylesheet" type="text/css" href="pamphlet.css"/>\n</head>\n<body>\n'
        f'<section id="{anchor}" aria-label="{name}">\n{content}\n</section>\n</body>\n</html>\n'
    )
    return Section(name, name.title(), xhtml, "front", anchor)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;")
