"""Look through a finished EPUB for what Kindle, Kobo, Apple Books and Google Play reject or garble.

In: the opened book. Out: the faults, each with the rule that it breaks and the file in which it stands. EPUBCheck
passes most of them; each rule tells where it was learnt.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pamphlet.formats.epub.checks.opened import OpenedBook
from pamphlet.formats.xhtml import tag_of
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

Places = Iterator[
    tuple[str, ...]
]  # a file in the book, what is found there, and if it is known in which block
Find = Callable[[OpenedBook], Places]


@dataclass(frozen=True, slots=True)
class ShopRule:
    """What a book must not have: a name, what goes wrong, who says so; `find` gives the places of it in a book."""

    name: str
    wrong: str
    source: str
    find: Find


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that a book breaks, and where."""

    rule: ShopRule
    file: str
    detail: str
    anchor: str = ""  # the ID of the block in which it stands


RULES: list[ShopRule] = []  # in the order in which they stand below


def _rule(name: str, wrong: str, source: str) -> Callable[[Find], Find]:
    """Put the function below it into the list, as what finds the places where a rule is broken."""

    def listed(find: Find) -> Find:
        RULES.append(ShopRule(name, wrong, source, find))
        return find

    return listed


def faults_of(book: OpenedBook) -> tuple[Fault, ...]:
    """Give everything in a book that a shop would reject or garble, rule by rule, each once."""
    faults = (Fault(rule, *place) for rule in RULES for place in rule.find(book))
    return tuple(dict.fromkeys(faults))


@_rule(
    "mimetype",
    "Kindle does not take a book whose “mimetype” is not first and uncompressed",
    "https://github.com/booklore-app/booklore/pull/2998",
)
def _mimetype(book: OpenedBook) -> Places:
    if next(iter(book.files), "") != "mimetype" or "mimetype" not in book.stored:
        yield "mimetype", "it is not the first file, or it is compressed"


@_rule(
    "size",
    "Send to Kindle fails on large books, well below the limit that it names",
    "https://github.com/abuseofnotation/category-theory-illustrated/issues/62",
)
def _size(book: OpenedBook) -> Places:
    if book.size > LARGEST_BOOK:
        yield "", f"{book.size / 2**20:.1f} MB"


@_rule("names", "Kobo loses files whose names are not of plain letters", f"{KOBO}#opf")
def _names(book: OpenedBook) -> Places:
    seen: set[str] = set()
    for name in book.files:
        if not _PLAIN_NAME.fullmatch(name) or name.lower() in seen:
            yield name, "the name of the file"
        seen.add(name.lower())


@_rule(
    "language",
    "Send to Kindle rejects a book without a language that it knows",
    "https://github.com/dteviot/WebToEpub/issues/1154",
)
def _language(book: OpenedBook) -> Places:
    tags = [element.text or "" for _, element in book.select("//opf:package//dc:language")]
    if not tags or not all(map(_LANGUAGE.fullmatch, tags)) or "und" in tags:
        yield "content.opf", f"the language “{', '.join(tags)}”"


@_rule(
    "epub-2",
    "Send to Kindle rejects what EPUB 2 wrote in a book of EPUB 3",
    "https://github.com/booklore-app/booklore/pull/2998",
)
def _of_epub_2(book: OpenedBook) -> Places:
    for _ in book.select("//opf:guide"):
        yield "content.opf", "guide"
    for _, attribute in book.select("//dc:*/@opf:*"):
        yield "content.opf", f"opf:{attribute.attrname.rpartition('}')[2]}"


@_rule(
    "comments",
    "Send to Kindle rejects books with some comments",
    "https://github.com/harvard-edge/cs249r_book/issues/1148",
)
def _comments(book: OpenedBook) -> Places:
    for name, _ in book.select("//comment()"):
        yield name, "a comment"
    for name in book.styles:
        if b"/*" in book.files[name]:
            yield name, "a comment"


@_rule("depth", "Kindle shows two levels of contents", f"{KINDLE} (5.2)")
def _depth(book: OpenedBook) -> Places:
    for path in (
        f"//ncx:navPoint[count(ancestor::ncx:navPoint) >= {DEEPEST}]",
        f"//h:nav[@epub:type = 'toc']//h:li[count(ancestor::h:ol) > {DEEPEST}]",
    ):
        for name, _ in book.select(path):
            yield name, f"more than {DEEPEST} levels"


@_rule(
    "at-rules",
    "old engines drop a whole stylesheet over a rule that they do not know",
    "https://github.com/quarto-dev/quarto-cli/issues/11948",
)
def _at_rules(book: OpenedBook) -> Places:
    for name, rules in book.styles.items():
        for rule in rules:
            if rule.type == "at-rule":
                yield name, f"@{rule.at_keyword}"
            elif rule.type == "error":
                yield name, f"no CSS: {rule.message}"


@_rule(
    "variables",
    "Send to Kindle rejects variables in a stylesheet",
    "https://github.com/harvard-edge/cs249r_book/issues/1148",
)
def _variables(book: OpenedBook) -> Places:
    for name in book.styles:
        if variable := _VARIABLE.search(book.files[name].decode()):
            yield name, variable[0]


@_rule("fixed", "a fixed size fits no other screen", f"{KOBO}#image-formatting")
def _fixed(book: OpenedBook) -> Places:
    for name, declaration in book.declarations:
        for token in declaration.value:
            if token.type == "dimension" and token.lower_unit in ABSOLUTE and token.value:
                yield name, f"{declaration.name}: {token.serialize()}"


@_rule(
    "readers-own",
    "a colour, typeface or line height of the book's overrules its reader's",
    f"{KOBO}#css",
)
def _readers_own(book: OpenedBook) -> Places:
    for name, declaration in book.declarations:
        is_variable = declaration.lower_name.startswith("--")
        if READERS_OWN.fullmatch(declaration.lower_name) and not is_variable:
            yield name, declaration.name


@_rule(
    "characters",
    "e-readers show a box for the character, or do not find the word",
    "https://github.com/standardebooks/tools/issues/801",
)
def _characters(book: OpenedBook) -> Places:
    for name in book.trees:
        text = book.files[name].decode()
        for character in GARBLED:
            if character in text or f"&#{ord(character)};" in text:
                yield name, f"U+{ord(character):04X}"


@_rule(
    "padding",
    "Kobo's engine fails on runs of spaces",
    "https://github.com/gutenbergtools/ebookmaker/issues/286",
)
def _padding(book: OpenedBook) -> Places:
    # The white space between blocks is none of the text.
    texts = (
        "//h:*[not(ancestor-or-self::h:pre)]/text()[not(preceding-sibling::*) or normalize-space()]"
    )
    for name, text in book.select(texts):
        if _PADDING.search(text):
            yield name, "a run of spaces", _block_of(text)


def _block_of(text: Any) -> str:
    """Give the ID of the nearest element with one, from the inside; that is a block of the work, if it is any."""
    identifiers: Any = text.getparent().xpath("ancestor-or-self::*[@id][1]/@id")
    return str(identifiers[-1]) if identifiers else ""


@_rule("scripts", "e-readers run no scripts and show no forms", f"{KOBO}#javascript-support")
def _scripts(book: OpenedBook) -> Places:
    for name, element in book.select("//h:script | //h:iframe | //h:form"):
        yield name, tag_of(element)


@_rule(
    "pictures",
    "Apple Books and Google Play reject the picture",
    f"{APPLE}, {GOOGLE}, {GOOGLE_FILES}",
)
def _pictures(book: OpenedBook) -> Places:
    from PIL import Image

    covers = {path for _, path in book.select("//opf:item[@properties = 'cover-image']/@href")}
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
            if name.endswith(tuple(covers)) and min(width, height) < SHORTEST_COVER_SIDE:
                yield name, f"a cover of {width} by {height} points"
