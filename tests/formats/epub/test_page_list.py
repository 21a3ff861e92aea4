"""The printed pages in the EPUB, in the order of EPUB 3.3; then EPUB Accessibility 1.1 §3.4.1."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

import pytest
from lxml import etree

from pamphlet.formats import Ready
from pamphlet.formats.epub import book as epub
from pamphlet.formats.epub.page_list import mark_pages
from pamphlet.formats.xhtml import EPUB_TYPE, XHTML, Element, parsed, tag_of
from pamphlet.manuscript.reading import read_manuscript
from pamphlet.pages import Pages
from pamphlet.press import PageStart
from pamphlet.verify.copies import read_copy
from pamphlet.verify.copies.elements import INLINE
from pamphlet.verify.read_back.words import check_own
from tests.formats.made import made, pages_of
from tests.laid_out import bound
from tests.press.prints import missing, printed
from tests.releases import EVERY_WORK
from tests.share import share
from tests.validators import evaluate

pytestmark = share(4)

NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
OPF = "{http://www.idpf.org/2007/opf}"
MARK = "\f"  # stands for a marker in the text of the book; no character of XML

MOST_PIECES = 8  # of a word that is longer than a line
LONG = 12  # so many letters may be a part of a word and another word of the page, too: a sentence without spaces is one


@cache
def paged(work: str) -> dict[str, bytes]:
    """Write the EPUB of a work with its print beside it, and give its files."""
    with zipfile.ZipFile(io.BytesIO(bound(work))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(work: str, name: str) -> Element:
    """Give a file of the book of a work as tree."""
    return etree.fromstring(paged(work)[f"EPUB/{name}"])


def markers(root: Element) -> list[Element]:
    """Give the markers of a page in their order."""
    return [each for each in root.iter(etree.Element) if each.get("role") == "doc-pagebreak"]


def text(element: Element) -> str:
    """Give what a page shows, each marker as a sign with its number."""
    kinds = element.get("class", "").split()
    if (
        element.get("hidden")
        or tag_of(element) == "head"
        or not {"places", "said"}.isdisjoint(kinds)
    ):
        # Print has the numbers of pages for ways back, and says once of all unknown sources that they are.
        return element.tail or ""
    if "note-number" in kinds:  # pdfium does not always see one apart from what stands beside it
        return "".join(map(text, markers(element))) + (element.tail or "")
    if element.get("role") == "doc-pagebreak":
        return f" {MARK}{element.get('aria-label')} " + (element.tail or "")
    space = "" if tag_of(element) in INLINE else " "
    inner = (element.text or "") + "".join(map(text, element))
    return f"{space}{inner} {element.tail or ''}" if space else f"{inner}{element.tail or ''}"


def words_between_markers(work: str) -> dict[str, list[str]]:
    """Give the words behind each marker, up to the next."""
    whole = " ".join(text(tree(work, f"{page.name}.xhtml")) for page in pages_of(work).sections)
    before, *behind = whole.split(MARK)
    assert not before.split()
    return {words[0]: words[1:] for words in (each.split() for each in behind)}


@cache
def words_of_sheets(work: str) -> list[list[str]]:
    """Give the letters of the words on each page of the print, as pdfium reads them."""
    copy = read_copy("print.pdf", printed(work).pdf)
    ends = (*copy.page_starts[1:], len(copy.words))
    return [
        list(map(letters, copy.words[start:end]))
        for start, end in zip(copy.page_starts, ends, strict=True)
    ]


def letters(word: str) -> str:
    """Give the letters of a word in a fixed order: pdfium turns marks and brackets of leftward scripts round."""
    return "".join(sorted(each for each in normalize("NFD", word) if each.isalnum()))


def put_together(page: list[str], own: list[str]) -> list[str]:
    """Put the words together that line ends part: behind a colon, a dash, or anywhere in a very long one."""
    known = set(own)
    joined: list[str] = []
    at = 0
    while at < len(page):
        parted = page[at] not in known or len(page[at]) >= LONG
        pieces = range(2, MOST_PIECES + 1) if parted else ()
        whole = (("".join(sorted("".join(page[at : at + size]))), size) for size in pieces)
        word, size = next(
            (each for each in whole if each[0] in known and each[0] != page[at]), (page[at], 1)
        )
        joined.append(word)
        at += size
    return joined


# --- the words of each page -------------------------------------------------------------------------------------------


@EVERY_WORK
def test_the_words_between_two_markers_are_those_of_the_page(work: str) -> None:
    """All words that stand between two markers stand on that page of the PDF; and all words stand between markers.

    In the order of the page, where pdfium can tell that order: not from right to left, nor in the list of sources,
    whose keys stand in the margin. The contents of a book list more than those of paper.
    """
    read = words_of_sheets(work)
    between = words_between_markers(work)
    assert list(between) == [str(number) for number in range(2, len(read))]  # between the covers
    homes = {label: str(href).partition(".xhtml#")[0] for label, href in page_list(work)}
    for label, words in between.items():
        own = [letters(word) for word in words]
        page = put_together(read[int(label) - 1], own)
        if homes[label] == "contents":
            continue
        if pages_of(work).metadata.direction == "rtl" or homes[label] == "sources":
            assert not set(Counter(own) - Counter(page)) - {""}, label
        else:
            assert missing(own, page) == [], label


def test_a_marker_one_word_off_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test above fails when a marker stands one word too late, or one too early."""
    work = "tests/works/plain"
    read = words_of_sheets(work)
    for shift in (1, -1):
        starts = tuple(
            replace(start, word=start.word + shift) if start.label == "7" else start
            for start in printed(work).page_starts
        )
        shifted = replace(printed(work), page_starts=starts)
        (book,) = epub.write(pages_of(work), Ready({"a5": shifted})).values()
        with zipfile.ZipFile(io.BytesIO(book)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        with monkeypatch.context() as patch:
            patch.setattr(f"{__name__}.paged", lambda _, files=files: files)
            between = words_between_markers(work)
        found = [
            missing(own, put_together(read[int(label) - 1], own))
            for label, own in (
                (label, list(map(letters, words))) for label, words in between.items()
            )
        ]
        assert sum(map(len, found)) == 1


@EVERY_WORK
def test_no_word_is_changed_by_a_marker(work: str) -> None:
    """The book with its markers holds every word of the work in order, read back as a build does."""
    pages = pages_of(work)
    ((name, book),) = epub.write(pages, Ready({"a5": printed(work)})).items()
    condition = pages.metadata.licence.condition if pages.metadata.licence else ""
    assert check_own(pages.words, name, book, condition) == ()


@EVERY_WORK
def test_nothing_but_markers_is_added(work: str) -> None:
    """A page without its markers is the page that was composed, to the character."""
    for page in pages_of(work).sections:
        if page.name == "contents":
            continue
        root = tree(work, f"{page.name}.xhtml")
        for marker in markers(root):
            assert (marker.text, len(marker)) == (None, 0)
            take_away(marker)
        assert etree.tostring(root, method="c14n") == etree.tostring(parsed(page), method="c14n")


def take_away(element: Element) -> None:
    """Take an element out of its tree, but not what stands behind it."""
    parent, former = element.getparent(), element.getprevious()
    assert parent is not None
    if former is not None:
        former.tail = (former.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


# --- where a marker may stand -----------------------------------------------------------------------------------------


def marked(part: str, *starts: tuple[str, int]) -> str:
    """Mark pages in a part, numbered from 1, and give its markup with each marker as its number between bars."""
    pages = made(part)
    trees = {section.name: parsed(section) for section in pages.sections}
    mark_pages(trees, (PageStart(str(n), *start) for n, start in enumerate(starts, start=1)))
    for marker in markers(trees["text"]):
        sign = f"|{marker.get('aria-label')}|{marker.tail or ''}"
        marker.tail = sign if tag_of(marker) == "span" else sign.replace("|", "‖")
        take_away(marker)
    section = trees["text"].find(f".//{XHTML}section")
    assert section is not None
    inner = (section.text or "") + "".join(
        etree.tostring(each, encoding="unicode") for each in section
    )
    return inner.replace(' xmlns="http://www.w3.org/1999/xhtml"', "").replace(
        ' xmlns:epub="http://www.idpf.org/2007/ops"', ""
    )


@pytest.mark.parametrize(
    ("part", "word", "wanted"),
    [
        ("<p id='x'>One two three.</p>", 1, '<p id="x">One |1|two three.</p>'),
        ("<p id='x'>One two three.</p>", 0, '<p id="x">|1|One two three.</p>'),
        ("<p id='x'>One <em>two three</em>.</p>", 2, '<p id="x">One <em>two |1|three</em>.</p>'),
        ("<p id='x'>One <em>two</em> three.</p>", 1, '<p id="x">One |1|<em>two</em> three.</p>'),
        ("<p id='x'>o<em>n</em>e t<b>w</b>o</p>", 1, '<p id="x">o<em>n</em>e |1|t<b>w</b>o</p>'),
        ("<p id='x'><b>LT:</b> Yes, no.</p>", 0, '<p id="x">|1|<b>LT:</b> Yes, no.</p>'),
        ("<p id='x'><b>LT:</b> Yes, no.</p>", 1, '<p id="x"><b>LT:</b> |1|Yes, no.</p>'),
        ("<p id='x'>One<br/>two.</p>", 1, '<p id="x">One<br/>|1|two.</p>'),
        ("<h2 id='x'>One two</h2>", 0, '‖1‖<h2 id="x">One two</h2>'),
        ("<h2 id='x'><em>One</em> two</h2>", 0, '‖1‖<h2 id="x"><em>One</em> two</h2>'),
        ("<h2 id='x'>One two</h2>", 1, '<h2 id="x">One |1|two</h2>'),
        ("<table><tr><td id='x'>One</td></tr></table>", 0, '<td id="x">|1|One</td>'),
        ("<pre id='x'><code>a b</code></pre>", 1, '<pre id="x"><code>a |1|b</code></pre>'),
    ],
)
def test_a_marker_stands_before_the_word(part: str, word: int, wanted: str) -> None:
    """It stands before the first letter, outside of what begins with that letter, and before a heading."""
    assert wanted in marked(part, ("x", word))


def test_a_marker_parts_no_link() -> None:
    """A page that begins within a link has its marker before the link, whose name it would otherwise change."""
    part = '<p id="x">So <a href="y">[1937a:13, 14]</a> he.</p>'
    wanted = '<p id="x">So |1|<a href="y">[1937a:13, 14]</a> he.</p>'
    assert [wanted in marked(part, ("x", word)) for word in (1, 2)] == [True, True]


def test_the_call_of_a_note_is_no_word() -> None:
    """Words are counted as the print counts them: the number of a note is part of none, and parts none."""
    part = '<p id="x">bed<a class="note-call" href="y">1</a>, <a class="note-call" href="y">2</a> bar</p>'
    assert "</a> |1|bar" in marked(part, ("x", 1))


def test_a_page_that_begins_with_a_note_begins_with_its_number() -> None:
    """The number of a note, which is no word, belongs to the page of its first word."""
    number = '<p class="note-number apparatus"><a href="y">1</a></p>'
    found = marked(f'<aside>{number}<p id="x">A quarto.</p></aside>', ("x", 0))
    assert '<p class="note-number apparatus">|1|<a href="y">1</a></p><p id="x">A' in found


def test_blank_pages_stand_before_the_page_that_they_begin_like() -> None:
    """Several pages that begin with the same word have their markers before it in their order."""
    assert "One |1||2|two" in marked("<p id='x'>One two</p>", ("x", 1), ("x", 1))
    assert "‖1‖‖2‖<h2" in marked("<h2 id='x'>One</h2>", ("x", 0), ("x", 0))


def test_a_page_that_the_book_has_not_is_left_out() -> None:
    """Covers, which only print has, are not marked."""
    pages = made("<p id='x'>One</p>")
    trees = {section.name: parsed(section) for section in pages.sections}
    starts = (PageStart("1", "cover", 0), PageStart("2", "x", 0), PageStart("3", "back_cover", 0))
    assert [each.label for each in mark_pages(trees, starts)] == ["2"]


def test_within_navigation_the_marker_stands_in_the_link() -> None:
    """A list of the contents may hold nothing but links; the number of a page becomes no part of their names."""
    pages = made("<p id='x'>One</p>")
    trees = {section.name: parsed(section) for section in pages.sections}
    (page,) = mark_pages(trees, [PageStart("5", "contents", 1)])
    (marker,) = markers(trees["contents"])
    assert (page.href, marker.get("id")) == ("contents.xhtml#page_5", "page_5")
    link = marker.getparent()
    assert link is not None
    assert (link.tag, link.get("aria-label")) == (f"{XHTML}a", "Text")
    assert "".join(link.itertext()) == "Text"


def test_no_block_has_the_name_of_a_marker(tmp_path: Path) -> None:
    """A part in a file `page.md` gets IDs that no marker has."""
    fields = "title: A Work\nlanguage: en\nreleased: 2026-11-22\nparts: page.md\n"
    (tmp_path / "pamphlet.yaml").write_text(fields)
    (tmp_path / "page.md").write_text("---\ntitle: A Page\nrole: chapter\n---\nOne.\n\nTwo.\n")
    pamphlet, problems = read_manuscript(tmp_path)
    assert pamphlet, problems
    anchors = [block.anchor for block in pamphlet.words.blocks]
    assert len(anchors) == 2
    assert not any(re.fullmatch(r"page_\d+", anchor) for anchor in anchors)


def test_markers_disturb_neither_selection_nor_search(tmp_path: Path) -> None:
    """In a browser a page with markers reads, copies and wraps as without, and words are found across a marker."""
    for name in ("pamphlet.css", "interview.xhtml"):
        (tmp_path / name).write_bytes(paged("manuscript")[f"EPUB/{name}"])
    bare = tmp_path / "bare.xhtml"
    bare.write_text(
        next(p.xhtml for p in pages_of("manuscript").sections if p.name == "interview"), "utf-8"
    )
    whole = "(getSelection().selectAllChildren(document.body), String(getSelection()))"
    seen = f"[document.body.innerText, document.body.scrollHeight, {whole}]"
    assert evaluate(tmp_path / "interview.xhtml", seen, 360) == evaluate(bare, seen, 360)
    root = tree("manuscript", "interview.xhtml")
    across = 0
    for marker in markers(root):
        before, after = text_before(marker).split()[-2:], (marker.tail or "").split()[:2]
        if len(before) == len(after) == 2:
            phrase = " ".join([*before, *after])
            assert evaluate(tmp_path / "interview.xhtml", f"window.find({json.dumps(phrase)})")
            across += 1
        if across == 3:
            break
    assert across == 3


def text_before(marker: Element) -> str:
    """Give the text between a marker and the element before it."""
    former, parent = marker.getprevious(), marker.getparent()
    assert parent is not None
    return (former.tail if former is not None else parent.text) or ""


# --- 5 package document -----------------------------------------------------------------------------------------------


@EVERY_WORK
def test_5_9_5_the_ncx_lists_the_pages(work: str) -> None:
    """Old reading systems get the same pages; entries and pages are numbered together, in reading order."""
    root = tree(work, "toc.ncx")
    targets = list(root.iter(f"{NCX}pageTarget"))
    listed = [(each.get("value"), each[1].get("src")) for each in targets]
    assert listed == page_list(work)
    counts = {each.get("name"): each.get("content") for each in root.iter(f"{NCX}meta")}
    assert counts["dtb:totalPageCount"] == str(len(targets))
    assert counts["dtb:maxPageNumber"] == targets[-1].get("value")
    points = [*root.iter(f"{NCX}navPoint"), *targets]
    numbered = {each.get("playOrder"): each[-1] for each in points}
    assert sorted(map(int, filter(None, numbered))) == list(range(1, len(points) + 1))
    orders = [int(each.get("playOrder", "0")) for each in targets]
    assert orders == sorted(orders)


# --- 7 navigation document --------------------------------------------------------------------------------------------


def page_list(work: str) -> list[tuple[str | None, str | None]]:
    """Give label and address of each entry of the page list."""
    (nav,) = [
        each
        for each in tree(work, "contents.xhtml").iter(f"{XHTML}nav")
        if each.get(EPUB_TYPE) == "page-list"
    ]
    assert (nav.get("role"), nav.get("hidden")) == ("doc-pagelist", "hidden")
    return [(each.text, each.get("href")) for each in nav.iter(f"{XHTML}a")]


@EVERY_WORK
def test_7_4_3_the_page_list_leads_to_every_marker(work: str) -> None:
    """The page list has one entry for each marker, in order, by its number, and no other."""
    found = []
    for page in pages_of(work).sections:
        root = tree(work, f"{page.name}.xhtml")
        for marker in markers(root):
            assert marker.get(EPUB_TYPE) == "pagebreak"
            found.append((marker.get("aria-label"), f"{page.name}.xhtml#{marker.get('id')}"))
    assert found == page_list(work)
    assert len(found) == len(printed(work).page_starts) - 2


# --- EPUB Accessibility 1.1 §3.4.1 ------------------------------------------------------------------------------------


def told(package: bytes) -> Iterator[tuple[str, str]]:
    """Give the properties that a package document claims for the whole book."""
    for meta in etree.fromstring(package).iter(f"{OPF}meta"):
        if meta.get("property") and not meta.get("refines"):
            yield meta.get("property", ""), meta.text or ""


@EVERY_WORK
def test_3_4_1_3_1_the_source_of_the_pages_is_named(work: str) -> None:
    """The PDF is named with its identifier, and page numbers are claimed among the features."""
    metadata = pages_of(work).metadata
    claims = list(told(paged(work)["EPUB/content.opf"]))
    assert ("pageBreakSource", f"{metadata.slug}.pdf, {metadata.identifier}") in claims
    assert metadata.identifier.encode() in printed(work).pdf  # the XMP packet is not compressed
    features = [value for name, value in claims if name == "schema:accessibilityFeature"]
    assert {"pageBreakMarkers", "pageNavigation", "printPageNumbers"} <= set(features)
    (summary,) = [value for name, value in claims if name == "schema:accessibilitySummary"]
    assert pages_of(work).strings["accessibility-pages"] in summary


def test_without_print_no_page_is_claimed(pages: Pages) -> None:
    """A book that was written without the print has neither markers nor page list, and says nothing of either."""
    (book,) = epub.write(pages, Ready()).values()
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        names = [name for name in archive.namelist() if not name.endswith(".css")]
        files = {name: archive.read(name).decode("latin-1") for name in names}
    for content in files.values():
        for claim in ("pagebreak", "page-list", "pageList", "pageBreak", "printPage", "pageNav"):
            assert claim not in content
        assert pages.strings["accessibility-pages"].encode().decode("latin-1") not in content


def test_pages_follow_each_other(first: Pages) -> None:
    """Each page of the first pamphlet begins behind the one before it, in the order of reading."""
    order = {page.name: at for at, page in enumerate(first.sections)}
    hrefs = [str(href).partition(".xhtml#")[0] for _, href in page_list("manuscript")]
    assert all(order[one] <= order[two] for one, two in pairwise(hrefs))
