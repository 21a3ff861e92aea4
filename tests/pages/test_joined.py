"""All pages as one document, for the PDF and the HTML file."""

from html.parser import HTMLParser
from itertools import pairwise
from xml.etree.ElementTree import Element, fromstring

from pamphlet.pages import Pages
from pamphlet.pages.joined import join, markup_of
from tests.pages.trees import anchors, root_of, text

VOID = {"br", "hr", "img"}


def joined(pages: Pages) -> Element:
    """Give the one document as a tree; that it parses shows that it is XML."""
    return fromstring(f"<body>{markup_of(join(pages))}</body>")


def test_nothing_is_lost_in_the_one_document(pages: Pages) -> None:
    """It holds the sections of all pages in order, with all of their text."""
    sections = list(joined(pages))
    assert [each.get("id") for each in sections] == [section.anchor for section in pages.sections]
    for each, page in zip(sections, pages.sections, strict=True):
        assert text(each) == text(root_of(page))


def test_its_headings_are_in_order(pages: Pages) -> None:
    """The title is the one heading of level 1, and none skips a level on the way down."""
    levels = [
        int(each.tag[1])
        for each in joined(pages).iter()
        if each.tag in {f"h{n}" for n in range(1, 7)}
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert max(levels) > 1


def test_its_links_stay_within_it(pages: Pages) -> None:
    """Every link within the book leads to a place in the document; one to a website is left alone."""
    root = joined(pages)
    places = {each.attrib["id"] for each in root.iter() if "id" in each.attrib}
    assert places == {anchor for anchor, _ in anchors(pages)}
    hrefs = [each.attrib["href"] for each in root.iter("a")]
    assert [href for href in hrefs if href.startswith("#") and href[1:] not in places] == []
    assert [href for href in hrefs if "xhtml" in href] == []


def test_a_website_whose_page_is_called_like_one_of_ours_is_left_alone(rich_pages: Pages) -> None:
    """An address outside of the book stays as typed."""
    assert "https://example.org/reading?room=1&lamp=2" in [
        each.get("href") for each in joined(rich_pages).iter("a")
    ]


def test_an_html_parser_reads_the_same(pages: Pages) -> None:
    """Every element is closed where HTML closes it, and no attribute is left that only XML knows."""

    class Nesting(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.open: list[str] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert all(":" not in name for name, _ in attrs), attrs
            if tag not in VOID:
                self.open.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert self.open.pop() == tag

        def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert tag in VOID, (tag, attrs)

    reader = Nesting()
    reader.feed(markup_of(join(pages)))
    reader.close()
    assert reader.open == []
