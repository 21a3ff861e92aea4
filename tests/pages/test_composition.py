"""The pages of a book: final XHTML that holds the work, each word in its block."""

from collections import Counter

from pamphlet.pages import Pages, Section
from pamphlet.pages.composition import SEMANTICS, compose
from pamphlet.work.model import Pamphlet
from pamphlet.work.words import canonical_words
from tests.pages.conftest import composed, with_parts
from tests.pages.trees import EPUB_TYPE, XHTML, XML_LANG, anchors, by_class, root_of, text, tree

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html '


def test_a_page_is_well_formed_and_tells_its_language(pages: Pages) -> None:
    """Each page is XML with one section in its body, and says in which language and direction it runs."""
    for section in pages.sections:
        assert section.xhtml.startswith(DECLARATION)
        root = tree(section)
        language, direction = pages.metadata.language, pages.metadata.direction
        assert (root.get("lang"), root.get(XML_LANG), root.get("dir")) == (
            language,
            language,
            direction,
        )
        assert root_of(section).get("id") == section.anchor
        assert root.findtext(f"{XHTML}head/{XHTML}title") == section.title
        assert "<!--" not in section.xhtml  # Kindle


def test_the_pages_stand_in_order(first_pages: Pages) -> None:
    """Title page and contents, the parts of the work, then sources, licence and colophon."""
    assert [(section.name, section.matter) for section in first_pages.sections] == [
        ("title", "front"),
        ("contents", "front"),
        ("introduction", "work"),
        ("editorial-note", "work"),
        ("interview", "work"),
        ("sources", "back"),
        ("licence", "back"),
        ("colophon", "back"),
    ]


def test_an_id_stands_once_in_the_book(pages: Pages) -> None:
    """No two elements of a book have the same ID, so that its pages can be joined."""
    counted = Counter(anchor for anchor, _ in anchors(pages))
    assert [anchor for anchor, times in counted.items() if times > 1] == []


def test_every_link_arrives(pages: Pages) -> None:
    """A link within the book names a page and an ID on it; a label that is referred to is there."""
    homes = {(section.name, each) for section in pages.sections for each in _ids(section)}
    led = 0
    for section in pages.sections:
        for element in tree(section).iter():
            href = element.get("href", "")
            if href and "://" not in href and element.tag == f"{XHTML}a":
                name, _, anchor = href.partition(".xhtml#")
                assert (name, anchor) in homes, href
                led += 1
            labelled = element.get("aria-labelledby")
            assert labelled is None or (section.name, labelled) in homes
    assert led > 3


def _ids(section: Section) -> set[str]:
    return {each.attrib["id"] for each in tree(section).iter() if "id" in each.attrib}


def test_every_block_holds_its_words_and_no_others(pages: Pages) -> None:
    """The element with a block's ID holds the words of that block, in order; the calls of footnotes aside."""
    found = dict(anchors(pages))
    assert pages.words.blocks
    for block in pages.words.blocks:
        assert canonical_words(text(found[block.anchor])) == block.words


def test_the_parts_hold_the_work_in_order_and_nothing_else(pamphlet: Pamphlet) -> None:
    """Read from beginning to end, the pages of the parts are the wording: no word more, none elsewhere."""
    pages = compose(pamphlet)
    read = [
        word
        for section in pages.sections
        if section.matter == "work"
        for word in canonical_words(text(root_of(section)))
    ]
    assert tuple(read) == pamphlet.words.flat() == pages.words.flat()


def test_the_first_pamphlet_is_all_there(first_pages: Pages) -> None:
    """43 questions and 43 answers, 55 citations to 18 sources, 180 other brackets."""
    root = root_of(next(section for section in first_pages.sections if section.name == "interview"))
    assert len(by_class(root, "question")) == len(by_class(root, "speaker-1")) == 43
    assert len(by_class(root, "answer")) == len(by_class(root, "speaker-2")) == 43
    citations = by_class(root, "citation")
    assert len(citations) == 55
    assert len({each.get("href") for each in citations}) == 18
    assert all(text(each).startswith("[") and text(each).endswith("]") for each in citations)
    assert len(by_class(root, "alteration")) == 180
    assert text(root).count("[") == text(root).count("]") == 235


def test_the_contents_lead_to_every_part_and_what_follows(pages: Pages) -> None:
    """The contents name the parts and the apparatus behind them in order, one link a line."""
    root = root_of(next(section for section in pages.sections if section.name == "contents"))
    lines = [
        (link.get("href"), text(link))
        for link in root.findall(f"{XHTML}nav/{XHTML}ol/{XHTML}li/{XHTML}a")
    ]
    behind = [section for section in pages.sections if section.matter != "front"]
    assert lines == [(f"{page.name}.xhtml#{page.anchor}", page.title) for page in behind]
    navigation = root.find(f"{XHTML}nav")
    assert navigation is not None
    assert navigation.get(EPUB_TYPE) == "toc"


def test_a_part_has_its_meaning(rich_pages: Pages) -> None:
    """Each role of a part has its epub:type and its role for screen readers."""
    found = {
        root_of(section).get(EPUB_TYPE): root_of(section).get("role")
        for section in rich_pages.sections
        if section.matter == "work"
    }
    assert found == dict(SEMANTICS.values())


def test_a_note_behind_the_body_is_no_preface(first: Pamphlet) -> None:
    """A note that stands behind the interview is given no meaning that it hasn't."""
    moved = with_parts(first, first.parts[2], first.parts[1])
    types = [
        {section.name: root_of(section).get(EPUB_TYPE, "") for section in compose(work).sections}
        for work in (first, moved)
    ]
    assert [named["editorial-note"] for named in types] == ["preface", ""]


def test_the_title_page_says_what_was_supplied(first_pages: Pages, rich_pages: Pages) -> None:
    """A supplied title is marked as such where it stands; another is not."""
    marked = by_class(root_of(first_pages.sections[0]), "supplied")
    assert [text(each) for each in marked] == ["The title is supplied; the work itself bears none."]
    assert by_class(root_of(rich_pages.sections[0]), "supplied") == []


def test_the_end_is_marked(pages: Pages) -> None:
    """The last element of the last page is the marked end."""
    last = list(root_of(pages.sections[-1]))[-1]
    assert (last.get("class"), last.get("id")) == ("end", "end")
    assert pages.metadata.title in text(last)


def test_the_pages_are_the_same_each_time(first: Pamphlet, first_pages: Pages) -> None:
    """Composing twice gives equal pages."""
    assert compose(first) == first_pages


def test_a_part_may_be_in_a_language_of_its_own() -> None:
    """Its section says so, with its direction; so does each block in another language."""
    pages = {section.name: section for section in composed("matters").sections}
    assert root_of(pages["hebrew"]).get("lang") == "he"
    assert root_of(pages["hebrew"]).get("dir") == "rtl"
    assert root_of(pages["notes"]).get("lang") is None
    told = [
        (str(each.tag).rpartition("}")[2], each.get("lang"), each.get("dir"))
        for each in root_of(pages["notes"]).iter()
        if each.get("lang")
    ]
    assert told == [("p", "he", "rtl"), ("blockquote", "de", "ltr"), ("ul", "grc", "ltr")]


def test_the_colophon_names_who_made_a_part() -> None:
    """People and date of a part stand there, where they are not those of the work."""
    (colophon,) = [
        section for section in composed("matters").sections if section.name == "colophon"
    ]
    assert "<li>“מבוא”: רינה אלון, " in colophon.xhtml
