"""Write the EPUB as Kobo's own engine wants it: each sentence in a span that notes and positions hold on to.

In: the files of the EPUB. Out: the same book under the name that makes an e-reader open it with that engine. The marks
are those of the books that Kobo sells, as kepubify (github.com/pgaskin/kepubify, kepub/transform.go) found them: two
divisions around the page, and spans named kobo.PARAGRAPH.SENTENCE. No character is added, moved or changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pamphlet.formats import Ready
from pamphlet.formats.epub.book import book_zip, entries_of
from pamphlet.formats.xhtml import HEADINGS, XHTML, Element, document_of, tag_of
from pamphlet.formats.zips import unzipped
from pamphlet.pages import Pages

PARAGRAPHS = HEADINGS | {"ol", "p", "table", "ul"}  # what begins a paragraph in Kobo's count
UNTOUCHED = frozenset({"math", "pre", "script", "style", "svg"})
STYLE = b"#book-inner {\n  margin-top: 0;\n  margin-bottom: 0;\n}\n"

# A sentence ends behind its full stop, what closes it, and the white space after that.
_SENTENCE = re.compile(r".*?(?:[.!?…۔؟。]+[\"'”’“»«)\]]*\s+|\Z)", re.DOTALL)


def write(pages: Pages, ready: Ready) -> dict[str, bytes]:
    """Give the book for Kobo under its file name; the EPUB is taken as it was written, if it was."""
    metadata = pages.metadata
    written = ready.files.get(f"{metadata.slug}.epub")
    entries = unzipped(written) if written else entries_of(pages, ready)
    for name, content in entries.items():
        if name.endswith(".xhtml"):
            entries[name] = spanned(content)
        elif name.endswith(".css"):
            entries[name] = content + STYLE
    return {f"{metadata.slug}.kepub.epub": book_zip(entries, metadata.released)}


def spanned(page: bytes) -> bytes:
    """Give a page with Kobo's divisions and spans."""
    root = etree.fromstring(page)
    body = root.find(f"{XHTML}body")
    assert body is not None
    _span_within(body, _Count())
    inner = etree.Element(f"{XHTML}div", id="book-inner")
    inner.text, body.text = body.text, None
    inner.extend(list(body))
    columns = etree.SubElement(body, f"{XHTML}div", id="book-columns")
    columns.append(inner)
    return document_of(root)


@dataclass(slots=True)
class _Count:
    """Where the count of paragraphs and of the sentences within one stands; `due`: the next one begins a paragraph."""

    paragraph: int = 0
    sentence: int = 0
    due: bool = True

    def span(self) -> Element:
        """Give the next span, empty."""
        if self.due:
            self.paragraph, self.sentence, self.due = self.paragraph + 1, 0, False
        self.sentence += 1
        name = f"kobo.{self.paragraph}.{self.sentence}"
        return etree.Element(f"{XHTML}span", {"class": "koboSpan", "id": name})


def _span_within(element: Element, count: _Count) -> None:
    """Put the sentences of an element and of all that is in it into spans, in the order of the text."""
    if tag_of(element) in PARAGRAPHS:
        count.due = True
    children = [(child, child.tail or "") for child in element]
    text, element.text = element.text or "", None
    del element[:]
    _append(element, text, count)
    for child, tail in children:
        child.tail = None
        if tag_of(child) == "img":
            count.due = True
            span = count.span()
            span.append(child)
            element.append(span)
        else:
            element.append(child)
            if tag_of(child) not in UNTOUCHED and not child.get("hidden"):
                _span_within(child, count)
        _append(element, tail, count)


def _append(element: Element, text: str, count: _Count) -> None:
    """Put text at the end of an element, in spans; white space alone stays bare."""
    if not text.strip():
        if len(element):
            element[-1].tail = text or None
        else:
            element.text = text or None
        return
    for sentence in sentences(text):
        span = count.span()
        span.text = sentence
        element.append(span)


def sentences(text: str) -> Iterator[str]:
    """Split text into sentences, each with the white space behind it; together they are the text."""
    return filter(None, _SENTENCE.findall(text))
