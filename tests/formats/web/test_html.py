"""The HTML file: whole in itself, valid, readable by everybody, with a way to link to each turn."""

import json
import re
import zlib
from base64 import b64decode
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from lxml import html

from pamphlet.formats import Ready
from pamphlet.formats.web import html as html_format
from pamphlet.pages import Asset, Pages
from pamphlet.pages.styles import shared_styles
from pamphlet.work.model import Contributor, Licence
from tests.formats.made import METADATA, PIXEL, made, pages_of
from tests.share import share
from tests.validators import evaluate
from tests.validators.programs import chromium, run

pytestmark = share(4)


def written(pages: Pages) -> str:
    """Write the HTML file of a work."""
    return html_format.write(pages, Ready())[f"{pages.metadata.slug}.html"].decode()


def tree(pages: Pages) -> html.HtmlElement:
    """Write and parse the HTML file of a work."""
    return html.document_fromstring(written(pages))


@pytest.fixture
def page(pages: Pages, tmp_path: Path) -> Path:
    """Give the path of the HTML file of each work in turn."""
    path = tmp_path / f"{pages.metadata.slug}.html"
    path.write_text(written(pages), encoding="utf-8")
    return path


def test_nothing_is_fetched_and_nothing_runs(pages: Pages) -> None:
    """No picture, style, font or script comes from elsewhere; the scripts are lists and not programs."""
    root = tree(pages)
    assert all(each.get("src", "").startswith("data:image/") for each in root.iter("img"))
    assert [each.get("rel") for each in root.iter("link")] in (
        ["license"],
        ["canonical", "license"],
    )
    kinds = [(each.get("type"), each.get("src")) for each in root.iter("script")]
    assert kinds == [("application/ld+json", None), ("application/zlib", None)]
    assert not root.xpath("//iframe | //object | //embed | //form | //base | //*[@style]")
    assert not any(name.startswith("on") for each in root.iter() for name in each.attrib)
    (styles,) = root.xpath("//style/text()")
    assert not re.search(r"url\(|@import|@font-face", styles)


def test_no_script_can_run(tmp_path: Path) -> None:
    """The page's policy comes before all else that could, and a browser runs no script, whatever gets into the page."""
    pages = made("<p>Some words.</p>")
    markup = written(pages)
    root = html.document_fromstring(markup)
    policies = [each.get("http-equiv") for each in root.xpath("/html/head/*")]
    assert policies[:2] == [None, "Content-Security-Policy"]
    hostile = "<script>document.title = 'run'</script><img src='data:,' onerror=\"document.title = 'run'\">"
    page = tmp_path / "page.html"
    for title, text in (
        (METADATA.title, markup),
        ("run", markup.replace("Content-Security-Policy", "no-policy")),
    ):
        page.write_text(text.replace("</main>", f"{hostile}</main>"), "utf-8")
        assert evaluate(page, "document.title") == title


def test_no_rule_gets_out_of_the_styles() -> None:
    """What a stylesheet says in a string or a selector ends no element, and means in CSS what it meant."""
    css = 'a[title="</style><script>alert(1)</script>"] { font-family: "<b>" }'
    root = tree(replace(made("<p>Some words.</p>"), stylesheet=css))
    (styles,) = root.xpath("//style/text()")
    assert "<" not in styles
    assert styles.count(r"\3c ") == 4
    assert len(root.xpath("//script")) == 2


def test_pictures_are_inside() -> None:
    """A picture stands in the file, byte for byte; one that the book lacks is an error."""
    picture = Asset("images/picture-1.png", "image/png", PIXEL)
    shown = '<p><img src="images/picture-1.png" alt="a &lt; b"/></p>'
    (image,) = tree(made(shown, assets=[picture])).iter("img")
    assert image.get("src", "").startswith("data:image/png;base64,iVBORw0KGgo")
    assert image.get("alt") == "a < b"
    with pytest.raises(KeyError):
        written(made(shown, assets=[replace(picture, name="images/picture-2.png")]))


def test_it_is_written_as_html(pages: Pages) -> None:
    """No trace of XML: no declaration, no name space, no `epub:type`, no empty tag with a slash."""
    markup = written(pages)
    assert markup.startswith("<!DOCTYPE html>\n<html lang=")
    body = markup.partition("<body>")[2]
    assert not re.search(r"<\?xml|xmlns|epub:|xml:|/>|<!--", body)


def test_every_link_arrives(pages: Pages) -> None:
    """Every link within the file leads to an ID that is there, and there only."""
    root = tree(pages)
    held = root.xpath("//@id")
    assert len(held) == len(set(held))
    for link in root.iter("a"):
        href = link.get("href", "")
        assert ":" in href or href.removeprefix("#") in held, href


def test_every_turn_can_be_linked_to(first: Pages) -> None:
    """Each of the 86 turns has an ID and a labelled link to itself, which adds no word to the text."""
    root = tree(first)
    turns = root.find_class("turn")
    assert len(turns) == 86
    for number, turn in enumerate(turns, start=1):
        (link,) = turn.find_class("turn-link")
        assert (turn.get("id"), link.get("href")) == (f"turn-{number}", f"#turn-{number}")
        assert link.get("aria-label") == f"Link to turn {number}"
        assert link.text_content() == ""
        assert turn.text_content().strip().startswith(("CS", "LT", "Cont", "Leon"))


def test_its_regions_are_marked(pages: Pages) -> None:
    """A skip link, the title page as header, the contents, all parts in main, the colophon as footer."""
    root = tree(pages)
    body = root.find("body")
    assert body is not None
    assert [each.tag for each in body] == ["a", "header", "section", "main", "footer"]
    assert body[0].get("href") == f"#{body[3].get('id')}"
    inside = [each.get("id") for each in body[3].iterchildren("section")]
    colophon = [section.anchor for section in pages.sections if section.name == "colophon"]
    assert inside + colophon == [section.anchor for section in pages.sections[2:]]


def test_there_is_one_title(pages: Pages) -> None:
    """The title is the one heading of the first level, and no level is skipped after it."""
    levels = [int(each.tag[1]) for each in tree(pages).xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_the_wording_travels_inside(pages: Pages) -> None:
    """The wording is there for programs, deflated and in Base64: the same document as in the other files."""
    script = tree(pages).get_element_by_id("pamphlet-wording")
    assert pages.exemplar
    assert zlib.decompress(b64decode(script.text or "")) == pages.exemplar.as_json()


def test_no_text_can_end_a_script() -> None:
    """A title that looks like the end of a script stays within it."""
    strange = "</script><b>&amp;"
    pages = made("<p>So.</p>", metadata=replace(METADATA, description=strange))
    described = tree(pages).xpath("//script[@type='application/ld+json']/text()")
    assert json.loads(described[0])["description"] == strange


def test_it_is_described_for_machines(first: Pages) -> None:
    """JSON-LD tells what the manuscript says, in the terms of schema.org, and nothing else."""
    described = html_format.described(first)
    assert first.metadata.licence
    assert described == {
        "@context": "https://schema.org",
        "@type": "Book",
        "name": "Leon Trotsky on the Fall of the Soviet Union",
        "inLanguage": "en",
        "dateCreated": "2011-08",
        "datePublished": "2026-11-22",
        "bookEdition": "1",
        "identifier": first.metadata.identifier,
        "description": first.metadata.description,
        "keywords": list(first.metadata.subjects),
        "license": {"@type": "CreativeWork", "name": "Reproduce in full"},
        "conditionsOfAccess": first.metadata.licence.condition,
        "isAccessibleForFree": True,
        "wordCount": first.words.count,
        "accessMode": ["textual"],
        "accessModeSufficient": ["textual"],
        "accessibilityFeature": [
            "ARIA",
            "displayTransformability",
            "readingOrder",
            "tableOfContents",
            "unlocked",
        ],
        "accessibilityHazard": ["none"],
        "accessibilitySummary": (
            "The work stands in its reading order, with a table of contents. Type, size and colours are the"
            " reader’s to choose. Notes and citations lead to what they refer to, and back."
        ),
        "contributor": [
            {
                "@type": "Role",
                "roleName": "author in quotations or text abstracts",
                "contributor": {"name": "Leon Trotsky"},
            }
        ],
    }


def test_reference_managers_find_who_wrote_what_when() -> None:
    """Highwire's tags and Dublin Core tell title, people by their roles, and day; what is not known is not there."""
    people = (
        Contributor("Ada Wren", "aut", "author", "Wren, Ada"),
        Contributor("C & D", "edt", "editor"),
    )
    page = tree(made("", metadata=replace(METADATA, contributors=people)))
    metas = [(meta.get("name"), meta.get("content")) for meta in page.iter("meta")]
    assert ("citation_title", METADATA.title) in metas
    assert ("citation_author", "Wren, Ada") in metas
    assert ("citation_editor", "C & D") in metas
    assert ("DC.creator", "Ada Wren") in metas
    assert ("DC.contributor", "C & D") in metas
    assert ("DC.date", METADATA.released) in metas
    assert all(content for _, content in metas if _)


def test_people_are_described_by_their_roles() -> None:
    """Whoever wrote is the author, whoever edited the editor."""
    people = (
        Contributor("A", "aut", "author"),
        Contributor("B", "aut", "author"),
        Contributor("C", "edt", "editor"),
    )
    described = html_format.described(made("", metadata=replace(METADATA, contributors=people)))
    assert described["author"] == [{"name": "A"}, {"name": "B"}]
    assert described["editor"] == [{"name": "C"}]


def test_the_licence_is_linked() -> None:
    """`rel=license` leads to the licence's address, or to the licence page; an address as identifier is canonical."""
    licence = Licence("Copy it whole", "Copy it, but whole.", "https://example.org/licence")
    known = replace(METADATA, licence=licence, identifier="https://example.org/sheets")
    links = {
        each.get("rel"): each.get("href") for each in tree(made("", metadata=known)).iter("link")
    }
    assert links == {"license": licence.url, "canonical": "https://example.org/sheets"}
    assert [each.get("href") for each in tree(made("")).iter("link")] == ["#licence"]


def test_the_skip_link_is_seen_when_it_is_reached(page: Path) -> None:
    """The skip link stands outside the window until it has the focus."""
    box = "document.querySelector('.skip').getBoundingClientRect()"
    seen = f"{box}.right > 0 && {box}.left < innerWidth"
    assert not evaluate(page, seen)
    assert evaluate(page, f"(document.querySelector('.skip').focus(), {seen})")


def test_each_part_leads_back_to_the_contents(pages: Pages) -> None:
    """Every section behind the contents has one link to these, which says so to those who listen and has no text."""
    root = tree(pages)
    regions = (*root.iter("main"), *root.iter("footer"))
    sections = [each for region in regions for each in region if each.tag == "section"]
    assert len(sections) > 2
    for section in sections:
        (link,) = section.find_class("to-contents")
        assert link.get("href") == "#contents"
        assert link.get("aria-label") == pages.strings["contents"]
        assert not "".join(link.itertext()).strip()


def test_a_line_holds_some_66_characters(first: Pages, tmp_path: Path) -> None:
    """Whatever the face that the machine has: measured on the paragraphs of the introduction in a wide window."""
    path = tmp_path / "first.html"
    path.write_text(written(first), encoding="utf-8")
    measured = evaluate(
        path,
        "[...document.querySelectorAll('#introduction p')].map(p => [p.textContent.length,"
        " p.getBoundingClientRect().height / parseFloat(getComputedStyle(p).lineHeight)])",
    )
    characters, lines = (sum(column) for column in zip(*measured, strict=True))
    assert lines > 60
    assert 58 < characters / lines < 74


def test_no_short_word_of_a_table_is_torn_on_a_phone(tmp_path: Path) -> None:
    """Where there are few columns, one with short words is as wide as these, and the page no wider than the screen."""
    rows = "".join(
        f"<tr><td>{name}</td><td>2</td><td>4</td><td>{'what most hands expect of it ' * 4}</td></tr>"
        for name in ("folio", "quarto", "octavo")
    )
    path = tmp_path / "table.html"
    pages = replace(made(f"<table><tbody>{rows}</tbody></table>"), stylesheet=shared_styles())
    path.write_text(written(pages), encoding="utf-8")
    lines, wide = evaluate(
        path,
        "[[...document.querySelectorAll('td:first-child')].map(cell => {"
        " const range = document.createRange(); range.selectNodeContents(cell);"
        " return range.getClientRects().length}), document.documentElement.scrollWidth]",
        320,
    )
    assert lines == [1, 1, 1]
    assert wide <= 320


def test_printed_from_a_browser_it_has_folios_and_no_stray_page(page: Path, tmp_path: Path) -> None:
    """Each page of the browser's PDF bears its number at the foot, and none is empty otherwise."""
    target = tmp_path / "printed.pdf"
    run(
        chromium(),
        "--headless",
        "--no-sandbox",
        "--no-pdf-header-footer",
        f"--print-to-pdf={target}",
        page.as_uri(),
    )
    for number, sheet in enumerate(pdfium.PdfDocument(target), start=1):
        text = sheet.get_textpage()
        assert text.get_text_bounded(top=sheet.get_height() * 0.075).strip() == str(number)
        assert text.get_text_bounded(bottom=sheet.get_height() * 0.075).strip()


def test_printed_from_a_browser_its_faces_are_of_one_size(first: Pages, tmp_path: Path) -> None:
    """What a browser prints is ragged, as it fills line after line, and small letters are as high as the release's."""
    path = tmp_path / "first.html"
    path.write_text(written(first), encoding="utf-8")
    measured = evaluate(
        path,
        "['.question p', '.turn:not(.question) p'].map(name => document.querySelector(name)).map(p => {"
        " const x = p.appendChild(document.createElement('span'));"
        " x.style = 'display: inline-block; height: 1ex';"
        " return [getComputedStyle(p).textAlign,"
        " x.getBoundingClientRect().height / parseFloat(getComputedStyle(p).fontSize)] })",
        media="print",
    )
    for align, height in measured:
        assert align == "start"
        assert height == pytest.approx(0.476, abs=0.03)


def test_a_link_to_a_footnote_marks_it_and_one_to_a_part_does_not(tmp_path: Path) -> None:
    """A part that is a note of the editor has the class of footnotes, and is too much to be marked."""
    path = tmp_path / "rich.html"
    path.write_text(written(pages_of("tests/works/rich")), encoding="utf-8")
    outlines = evaluate(
        path,
        "['section.note', 'aside.note'].map(name => document.querySelector(name)).map(element => {"
        " location.hash = element.id;"
        " return [element.id !== '', getComputedStyle(element).outlineStyle]; })",
    )
    assert outlines == [[True, "none"], [True, "solid"]]
