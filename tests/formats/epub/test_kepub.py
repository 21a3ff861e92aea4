"""The book for Kobo: the same book, with the spans that Kobo's engine holds on to."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pamphlet.formats import Ready
from pamphlet.formats.epub import kepub
from pamphlet.formats.xhtml import XHTML, Element, tag_of
from pamphlet.pages.classes import has_class
from pamphlet.verify.read_back.words import check_own
from tests.formats.made import pages_of
from tests.laid_out import bound, printed
from tests.releases import EVERY_WORK
from tests.validators import epubcheck


@cache
def ready(work: str) -> Ready:
    """Give the print and the EPUB of a work."""
    name = f"{pages_of(work).metadata.slug}.epub"
    return Ready({"a5": printed(work)}, {name: bound(work)})


@cache
def books(work: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Give the files of the EPUB, and those of the book for Kobo."""
    (plain,) = ready(work).files.values()
    (spanned,) = kepub.write(pages_of(work), ready(work)).values()
    return unzipped(plain), unzipped(spanned)


def unzipped(book: bytes) -> dict[str, bytes]:
    """Give the files of a book."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def without_marks(page: bytes) -> Element:
    """Give a page with Kobo's divisions and spans taken away, and what they hold left in place."""
    root = etree.fromstring(page)
    for element in list(root.iter(f"{XHTML}span", f"{XHTML}div")):
        if has_class(element, "koboSpan") or element.get("id") in ("book-columns", "book-inner"):
            dissolve(element)
    return root


def dissolve(element: Element) -> None:
    """Put what an element holds in its place."""
    parent = element.getparent()
    assert parent is not None
    at = parent.index(element)
    before = parent[at - 1] if at else None
    for part in (element.text, *element, element.tail):
        if isinstance(part, str):
            if before is None:
                parent.text = (parent.text or "") + part
            else:
                before.tail = (before.tail or "") + part
        elif part is not None:
            parent.insert(parent.index(element), part)
            before = part
    element.tail = None
    parent.remove(element)


@EVERY_WORK
def test_every_word_is_there(work: str) -> None:
    """It holds every word of the work in order, read back as a build does."""
    pages = pages_of(work)
    ((name, book),) = kepub.write(pages, ready(work)).items()
    condition = pages.metadata.licence.condition if pages.metadata.licence else ""
    assert name == f"{pages.metadata.slug}.kepub.epub"
    assert check_own(pages.words, name, book, condition) == ()


@EVERY_WORK
def test_it_is_the_epub_but_for_the_marks(work: str) -> None:
    """Without Kobo's marks each page is the EPUB's, to the character; every other file is the same."""
    plain, spanned = books(work)
    assert list(plain) == list(spanned)
    for name, content in plain.items():
        if name.endswith(".xhtml"):
            again = etree.tostring(without_marks(spanned[name]), method="c14n")
            assert again == etree.tostring(etree.fromstring(content), method="c14n"), name
        elif name.endswith(".css"):
            assert spanned[name] == content + kepub.STYLE
        else:
            assert spanned[name] == content


@EVERY_WORK
def test_every_word_can_be_marked(work: str) -> None:
    """All text that a reader sees stands in a span, but code; so a note can hold on to it."""
    for name, content in books(work)[1].items():
        if not name.endswith(".xhtml"):
            continue
        body = etree.fromstring(content).find(f"{XHTML}body")
        assert body is not None
        for element in body.iter(etree.Element):
            above = [element, *element.iterancestors()]
            seen = not any(each.get("hidden") or tag_of(each) == "pre" for each in above)
            within = any(has_class(each, "koboSpan") for each in above)
            if seen and not within:
                assert not (element.text or "").strip(), name
            inside = any(has_class(each, "koboSpan") for each in element.iterancestors())
            if seen and not inside:
                assert not (element.tail or "").strip(), name


@EVERY_WORK
def test_spans_are_counted_by_paragraph_and_sentence(work: str) -> None:
    """On each page paragraphs count from 1, and the sentences in each; no span stands in another."""
    for name, content in books(work)[1].items():
        if not name.endswith(".xhtml"):
            continue
        root = etree.fromstring(content)
        spans = [each for each in root.iter(f"{XHTML}span") if has_class(each, "koboSpan")]
        places = [each.get("id", "").split(".") for each in spans]
        numbers = [(int(paragraph), int(sentence)) for _, paragraph, sentence in places]
        assert {kind for kind, *_ in places} <= {"kobo"}
        assert numbers == sorted(set(numbers))
        for (paragraph, sentence), (former, last) in zip(numbers, [(0, 0), *numbers], strict=False):
            assert (paragraph, sentence) in ((former, last + 1), (former + 1, 1))
        assert not any(
            has_class(above, "koboSpan") for each in spans for above in each.iterancestors()
        )


def test_the_page_stands_in_both_divisions() -> None:
    """Kobo applies its pagination to two divisions, one in the other, around all of the page."""
    body = etree.fromstring(books("manuscript")[1]["EPUB/interview.xhtml"]).find(f"{XHTML}body")
    assert body is not None
    (columns,) = body
    (inner,) = columns
    assert (columns.get("id"), inner.get("id")) == ("book-columns", "book-inner")
    assert [tag_of(each) for each in inner] == ["section"]


@given(st.text(alphabet="ab .!?…”)\n", max_size=40))
def test_sentences_are_the_text(text: str) -> None:
    """However a text is split into sentences, together they are the text; none but the last lacks its end."""
    split = list(kepub.sentences(text))
    assert "".join(split) == text
    assert all(re.search(r"[.!?…][”)]*\s+$", each) for each in split[:-1])


def test_a_sentence_ends_behind_what_closes_it() -> None:
    """Quotation marks and brackets that close a sentence belong to it; a number with a point in it is no end."""
    text = "“Really?” he said. It is 3.5 (or so.) Yes...."
    assert list(kepub.sentences(text)) == [
        "“Really?” ",
        "he said. ",
        "It is 3.5 (or so.) ",
        "Yes....",
    ]


def test_it_is_the_same_without_the_epub_at_hand() -> None:
    """Asked for alone, the book is the same byte for byte as when the EPUB was written before it."""
    work = "tests/works/plain"
    alone = kepub.write(pages_of(work), Ready({"a5": printed(work)}))
    assert alone == kepub.write(pages_of(work), ready(work))


@pytest.mark.parametrize("work", ["manuscript", "tests/works/rich"])
def test_epubcheck_has_nothing_to_say(work: str, tmp_path: Path) -> None:
    """It is a valid EPUB 3.3 still."""
    ((name, book),) = kepub.write(pages_of(work), ready(work)).items()
    (tmp_path / name).write_bytes(book)
    assert epubcheck(tmp_path / name) == ()
