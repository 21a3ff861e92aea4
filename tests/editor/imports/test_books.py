"""Books as shops sell them: who made them, pages about themselves, headings in groups, notes behind all chapters."""

from __future__ import annotations

import zipfile
from pathlib import Path

from pamphlet.editor.imports.importing import import_documents
from pamphlet.manuscript.reading import read_manuscript
from pamphlet.work.model import Pamphlet

DAY = "2026-11-26"
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile'
    ' full-path="content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
SAID = "It stood at the ford as long as anybody could remember, and it ground what the village brought."


def packed(path: Path, pages: dict[str, str], metadata: str) -> Path:
    """Pack an EPUB of pages, in their order."""
    items = "".join(
        f'<item id="i{at}" href="{name}" media-type="application/xhtml+xml"/>'
        for at, name in enumerate(pages)
    )
    spine = "".join(f'<itemref idref="i{at}"/>' for at in range(len(pages)))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr(
            "content.opf",
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata'
            ' xmlns:opf="http://www.idpf.org/2007/opf"'
            f' xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}<dc:title>The Mill</dc:title>'
            f"<dc:language>en</dc:language></metadata><manifest>{items}</manifest>"
            f"<spine>{spine}</spine></package>",
        )
        for name, body in pages.items():
            archive.writestr(
                name,
                '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
                f"<head><title>A page</title></head><body>{body}</body></html>",
            )
    return path


def read(book: Path, folder: Path) -> tuple[Pamphlet, list[str]]:
    """Import a book, and read the manuscript; with what was told of it."""
    told = import_documents([book], folder, DAY)
    pamphlet, problems = read_manuscript(folder)
    assert pamphlet, (told.problems, problems)
    return pamphlet, [f"{problem.code} {problem.message}" for problem in told.problems]


def test_who_made_the_work_is_told_by_its_package(tmp_path: Path) -> None:
    """Roles refer to names or stand beside them; who made the e-book alone is not of them."""
    metadata = (
        '<dc:creator id="a">Ann Miller</dc:creator><meta property="role" refines="#a">ann</meta>'
        '<meta property="role" refines="#a">aut</meta>'
        '<dc:contributor opf:role="trl">Tom Ford</dc:contributor>'
        '<dc:contributor id="p">A Producer</dc:contributor><meta property="role" refines="#p">bkp</meta>'
        "<dc:contributor>Somebody</dc:contributor><dc:creator>Una Weir</dc:creator>"
    )
    page = {"one.xhtml": f"<h1>One</h1><p>{SAID}</p><h1>Two</h1><p>{SAID}</p>"}
    pamphlet, _ = read(packed(tmp_path / "b.epub", page, metadata), tmp_path / "made")
    people = [(person.name, person.role) for person in pamphlet.metadata.contributors]
    assert people == [
        ("Ann Miller", "aut"),
        ("Tom Ford", "trl"),
        ("Una Weir", "aut"),
    ]


def test_pages_about_the_book_are_left_out_and_told_once(tmp_path: Path) -> None:
    """An imprint is the book's own; signs of no width in it are no words that were lost."""
    page = {
        "imprint.xhtml": '<section epub:type="imprint"><h2>Imprint</h2>'
        "<p>Made by hand\u2060—so they say.</p></section>",
        "one.xhtml": f"<h1>One</h1><p>{SAID}</p><h1>Two</h1><p>{SAID}</p>",
    }
    pamphlet, told = read(packed(tmp_path / "b.epub", page, ""), tmp_path / "made")
    assert [part.title for part in pamphlet.parts] == ["One", "Two"]
    assert [line[:3] for line in told] == ["D02", "D03"]
    assert "“Imprint Made by hand—so they say.”" in told[1]


def test_a_number_and_the_title_below_it_are_one_heading(tmp_path: Path) -> None:
    """What a page groups is a heading of two lines, and the part is called by both."""
    page = {
        name: f"<section><hgroup><h2>{number}</h2><p>{title}</p></hgroup><p>{SAID}</p>"
        f"<section><hgroup><h3>1</h3><p>{inner}</p></hgroup><p>{SAID}</p></section></section>"
        for name, number, title, inner in (
            ("one.xhtml", "I", "The Ford", "A Bridge"),
            ("two.xhtml", "Chapter 2", "The Mill", "A Wheel"),
        )
    }
    pamphlet, _ = read(packed(tmp_path / "b.epub", page, ""), tmp_path / "made")
    assert [part.title for part in pamphlet.parts] == ["I. The Ford", "Chapter 2: The Mill"]
    headings = [" ".join(b.words) for b in pamphlet.words.blocks if b.kind == "heading"]
    assert headings == ["I The Ford", "1 A Bridge", "Chapter 2 The Mill", "1 A Wheel"]
    assert "I\\\nThe Ford\n===" in (tmp_path / "made" / "i-the-ford.md").read_text("utf-8")
    assert "1\\\nA Bridge\n---" in (tmp_path / "made" / "i-the-ford.md").read_text("utf-8")


def test_notes_behind_all_chapters_go_to_their_calls_and_leave_no_heading(tmp_path: Path) -> None:
    """A note may hold a table, and the table the call of another; no word of them is called lost or put in."""
    call = '<a href="notes.xhtml#n{0}" id="c{0}" epub:type="noteref">{0}</a>'
    cells = "".join(f"<tr><td>19{n}</td><td>Mill of {n}</td><td>{n}00</td></tr>" for n in (11, 12))
    chapters = {
        f"{number}.xhtml": f"<h2>Chapter {number}</h2><p>{SAID}{call.format(number)} {SAID}</p>"
        for number in (1, 2)
    }
    notes = (
        '<section epub:type="endnotes"><h2>Endnotes</h2><ol>'
        '<li id="n1"><p>Till 1950, when the river took the weir. <a href="1.xhtml#c1">↩</a></p></li>'
        f'<li id="n2"><table>{cells}<tr><td>1913</td><td>The Ford</td><td>50{call.format(3)}</td></tr></table>'
        '<p><a href="2.xhtml#c2">↩</a></p></li>'
        '<li id="n3"><p>No more than a guess. <a href="notes.xhtml#c3">↩</a></p></li></ol></section>'
    )
    book = packed(tmp_path / "b.epub", {**chapters, "notes.xhtml": notes}, "")
    pamphlet, told = read(book, tmp_path / "made")
    assert [part.title for part in pamphlet.parts] == ["Chapter 1", "Chapter 2"]
    assert [line[:3] for line in told] == ["D02", "D03"]
    assert told[1] == "D03 left out, the heading of the notes: “Endnotes”"


def test_the_title_over_all_columns_of_a_table_stands_above_it(tmp_path: Path) -> None:
    """The row behind it is the head; a table of such rows alone, and one cell amid others, stay what they are."""
    table = (
        "<table><thead><tr><th colspan='3'>What was ground, in sacks</th></tr>"
        "<tr><th>Year</th><th>Mill</th><th>Sacks</th></tr></thead>"
        "<tbody><tr><td>1911</td><td>The Ford</td><td>40</td></tr>"
        "<tr><td colspan='3'>The river was high.</td></tr>"
        "<tr><td>1912</td><td>The Ford</td><td>50</td></tr></tbody></table>"
    )
    page = {"one.xhtml": f"<h1>One</h1><p>{SAID}</p>{table}<h1>Two</h1><p>{SAID}</p>"}
    _, told = read(packed(tmp_path / "b.epub", page, ""), tmp_path / "made")
    assert [line[:3] for line in told] == ["D02"]
    text = (tmp_path / "made" / "one.md").read_text("utf-8")
    assert "What was ground, in sacks\n\n| Year | Mill | Sacks |\n| --- |" in text
    assert "| The river was high. |  |  |" in text


def test_a_sheet_of_the_book_takes_quotation_marks_away(tmp_path: Path) -> None:
    """What is quoted stands between marks, as a browser sets them; not on pages whose sheet says otherwise."""
    text = "<p>She said <q>come here</q>, and he came at once, as anybody would.</p>"
    pages = {
        "one.xhtml": f"<h1>One</h1>{text}",
        "two.xhtml": f'<link rel="stylesheet" href="two.css"/><h1>Two</h1>{text}',
    }
    book = packed(tmp_path / "b.epub", pages, "")
    with zipfile.ZipFile(book, "a") as archive:
        archive.writestr("two.css", "q::before, q::after { content: '' }")
    pamphlet, told = read(book, tmp_path / "made")
    words = " ".join(word for block in pamphlet.words.blocks for word in block.words)
    assert words.count("said “come here”, and") == 1
    assert words.count("said come here, and") == 1
    assert not [each for each in told if each.startswith("D04")]


def test_words_that_a_sheet_puts_in_are_there(tmp_path: Path) -> None:
    """What a style shows before and after an element is text, as in a dictionary; for paper or hidden, it is not."""
    css = (
        "dt.noun dfn::after { content: ', n.' } p.x::before { content: 'Nota bene: ' }"
        " @media print { dfn::before { content: 'Paper ' } }"
        " .gone::after { content: 'hidden' }"
    )
    body = (
        '<link rel="stylesheet" href="a.css"/><h1>H</h1><dl><dt class="noun"><dfn>Heart</dfn></dt>'
        f'<dd><p>A pump.</p></dd></dl><p class="x">{SAID}</p><p class="gone" hidden="">Gone</p>'
    )
    book = packed(tmp_path / "b.epub", {"h.xhtml": body}, "")
    with zipfile.ZipFile(book, "a") as archive:
        archive.writestr("a.css", css)
    pamphlet, told = read(book, tmp_path / "made")
    blocks = [" ".join(block.words) for block in pamphlet.words.blocks]
    assert blocks[-3:] == ["Heart, n.", "A pump.", f"Nota bene: {SAID}"]
    assert not [each for each in told if each.startswith("D04")]
