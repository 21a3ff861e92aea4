"""Look through a finished EPUB for what Kindle, Kobo, Apple Books and Google Play reject or garble.

In: the book's bytes. Out: the faults, each with the rule that it breaks and the file in which it stands. EPUBCheck
passes most of them; `RULES` tells where each was learnt.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from pamphlet.formats.epub.checks.opened import DC, NCX, OPF, Book, opened
from pamphlet.formats.xhtml import EPUB_TYPE, XHTML, tag_of
from pamphlet.pages.characters import GARBLED
from pamphlet.pages.stylesheet import ABSOLUTE, READERS_OWN

LARGEST_BOOK = 5 * 2**20  # bytes
MOST_POINTS = 5_600_000  # of a picture
LONGEST_SIDE = 3_200  # points
SHORTEST_COVER_SIDE = 640  # points
DEEPEST = 2  # levels of contents
KINDLE = "https://kindlegen.s3.amazonaws.com/AmazonKindlePublishingGuidelines.pdf"
KOBO = "https://github.com/kobolabs/epub-spec"
APPLE = "https://help.apple.com/itc/booksassetguide/en.lproj/itca71ad3c33.html"
GOOGLE = "https://support.google.com/books/partner/answer/3316879"
GOOGLE_FILES = "https://support.google.com/books/partner/answer/3424254"

_PLAIN_NAME = re.compile(r"[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_PADDING = re.compile("[ \u00a0\u2000-\u200a\u202f\u205f\u3000]{4,}")
_VARIABLE = re.compile(r"var\(|(?<![\w-])--[\w-]+\s*:")


Find = Callable[[Book], Iterator[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a book must not have: a name, what goes wrong and where, who says so; `find` gives files and details."""

    name: str
    wrong: str
    source: str
    find: Find


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that a book breaks, and where."""

    rule: Rule
    file: str
    detail: str


def faults_of(content: bytes) -> tuple[Fault, ...]:
    """Give everything in a book that a shop would reject or garble, rule by rule, each once."""
    book = opened(content)
    found = (Fault(rule, *place) for rule in RULES for place in rule.find(book))
    return tuple(dict.fromkeys(found))


def _mimetype(book: Book) -> Iterator[tuple[str, str]]:
    if next(iter(book.files), "") != "mimetype" or "mimetype" not in book.stored:
        yield "mimetype", "it is not the first file, or it is compressed"


def _size(book: Book) -> Iterator[tuple[str, str]]:
    if book.size > LARGEST_BOOK:
        yield "", f"{book.size / 2**20:.1f} MB"


def _names(book: Book) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for name in book.files:
        if not _PLAIN_NAME.fullmatch(name) or name.lower() in seen:
            yield name, "the name of the file"
        seen.add(name.lower())


def _language(book: Book) -> Iterator[tuple[str, str]]:
    tags = [each.text or "" for each in book.package.iter(f"{DC}language")]
    if not tags or not all(map(_LANGUAGE.fullmatch, tags)) or "und" in tags:
        yield "content.opf", f"the language “{', '.join(tags)}”"


def _of_epub_2(book: Book) -> Iterator[tuple[str, str]]:
    for element in book.package.iter(f"{DC}*", f"{OPF}guide"):
        if tag_of(element) == "guide":
            yield "content.opf", "guide"
        for name in element.attrib:
            if str(name).startswith(OPF):
                yield "content.opf", f"opf:{str(name).removeprefix(OPF)}"


def _comments(book: Book) -> Iterator[tuple[str, str]]:
    for name, tree in book.trees.items():
        if next(tree.iter(etree.Comment), None) is not None:
            yield name, "a comment"
    for name, rules in book.styles.items():
        if b"/*" in book.files[name] or any(rule.type == "comment" for rule in rules):
            yield name, "a comment"


def _depth(book: Book) -> Iterator[tuple[str, str]]:
    for name, tree in book.trees.items():
        for point in tree.iter(f"{NCX}navPoint"):
            if len(list(point.iterancestors(f"{NCX}navPoint"))) >= DEEPEST:
                yield name, f"more than {DEEPEST} levels"
        for nav in tree.iter(f"{XHTML}nav"):
            lists = (len(list(each.iterancestors(f"{XHTML}ol"))) for each in nav.iter(f"{XHTML}li"))
            if nav.get(EPUB_TYPE) == "toc" and max(lists, default=0) > DEEPEST:
                yield name, f"more than {DEEPEST} levels"


def _at_rules(book: Book) -> Iterator[tuple[str, str]]:
    for name, rules in book.styles.items():
        for rule in rules:
            if rule.type == "at-rule":
                yield name, f"@{rule.at_keyword}"
            elif rule.type == "error":
                yield name, f"no CSS: {rule.message}"


def _variables(book: Book) -> Iterator[tuple[str, str]]:
    for name in book.styles:
        if found := _VARIABLE.search(book.files[name].decode()):
            yield name, found[0]


def _fixed(book: Book) -> Iterator[tuple[str, str]]:
    for name, declaration in book.declarations():
        for token in declaration.value:
            if token.type == "dimension" and token.lower_unit in ABSOLUTE and token.value:
                yield name, f"{declaration.name}: {token.serialize()}"


def _readers_own(book: Book) -> Iterator[tuple[str, str]]:
    for name, declaration in book.declarations():
        name_of = declaration.lower_name
        if READERS_OWN.fullmatch(name_of) and not name_of.startswith("--"):
            yield name, declaration.name


def _characters(book: Book) -> Iterator[tuple[str, str]]:
    for name in book.trees:
        text = book.files[name].decode()
        for character in GARBLED:
            if character in text or f"&#{ord(character)};" in text:
                yield name, f"U+{ord(character):04X}"


def _padding(book: Book) -> Iterator[tuple[str, str]]:
    for name, page in book.pages.items():
        for element in page.iter(f"{XHTML}*"):
            code = any(tag_of(each) == "pre" for each in (element, *element.iterancestors()))
            if not code and _PADDING.search(element.text or ""):
                yield name, "a run of spaces"
            if _PADDING.search(element.tail or "") and (element.tail or "").strip():
                yield name, "a run of spaces"


def _scripts(book: Book) -> Iterator[tuple[str, str]]:
    for name, page in book.pages.items():
        for element in page.iter(*(f"{XHTML}{tag}" for tag in ("script", "iframe", "form"))):
            yield name, tag_of(element)


def _pictures(book: Book) -> Iterator[tuple[str, str]]:
    from PIL import Image

    cover = next(
        (
            each.get("href", "")
            for each in book.package.iter(f"{OPF}item")
            if "cover-image" in each.get("properties", "").split()
        ),
        "",
    )
    for name, content in book.files.items():
        if name.endswith((".gif", ".webp")):
            yield name, "its kind"
        if name.endswith((".png", ".jpg", ".jpeg")):
            with Image.open(io.BytesIO(content)) as image:
                width, height = image.size
                mode = image.mode
            if width * height > MOST_POINTS or max(width, height) > LONGEST_SIDE:
                yield name, f"{width} by {height} points"
            if mode == "CMYK":
                yield name, "colours for print (CMYK)"
            if cover and name.endswith(cover) and min(width, height) < SHORTEST_COVER_SIDE:
                yield name, f"a cover of {width} by {height} points"


RULES: tuple[Rule, ...] = (
    Rule(
        "mimetype",
        "Kindle does not take a book whose “mimetype” is not first and uncompressed",
        "https://github.com/booklore-app/booklore/pull/2998",
        _mimetype,
    ),
    Rule(
        "size",
        "Send to Kindle fails on large books, well below the limit that it names",
        "https://github.com/abuseofnotation/category-theory-illustrated/issues/62",
        _size,
    ),
    Rule("names", "Kobo loses files whose names are not of plain letters", KOBO + "#opf", _names),
    Rule(
        "language",
        "Send to Kindle rejects a book without a language that it knows",
        "https://github.com/dteviot/WebToEpub/issues/1154",
        _language,
    ),
    Rule(
        "epub-2",
        "Send to Kindle rejects what EPUB 2 wrote in a book of EPUB 3",
        "https://github.com/booklore-app/booklore/pull/2998",
        _of_epub_2,
    ),
    Rule(
        "comments",
        "Send to Kindle rejects books with some comments",
        "https://github.com/harvard-edge/cs249r_book/issues/1148",
        _comments,
    ),
    Rule("depth", "Kindle shows two levels of contents", KINDLE + " (5.2)", _depth),
    Rule(
        "at-rules",
        "old engines drop a whole stylesheet over a rule that they do not know",
        "https://github.com/quarto-dev/quarto-cli/issues/11948",
        _at_rules,
    ),
    Rule(
        "variables",
        "Send to Kindle rejects variables in a stylesheet",
        "https://github.com/harvard-edge/cs249r_book/issues/1148",
        _variables,
    ),
    Rule("fixed", "a fixed size fits no other screen", KOBO + "#image-formatting", _fixed),
    Rule(
        "readers-own",
        "a colour, typeface or line height of the book's overrules its reader's",
        KOBO + "#css",
        _readers_own,
    ),
    Rule(
        "characters",
        "e-readers show a box for the character, or do not find the word",
        "https://github.com/standardebooks/tools/issues/801",
        _characters,
    ),
    Rule(
        "padding",
        "Kobo's engine fails on runs of spaces",
        "https://github.com/gutenbergtools/ebookmaker/issues/286",
        _padding,
    ),
    Rule(
        "scripts",
        "e-readers run no scripts and show no forms",
        KOBO + "#javascript-support",
        _scripts,
    ),
    Rule(
        "pictures",
        "Apple Books and Google Play reject the picture",
        f"{APPLE}, {GOOGLE}, {GOOGLE_FILES}",
        _pictures,
    ),
)
