"""Verse of documents is verse of the manuscript: its lines, its stanzas, and by how much each line is set in."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from lxml import html
from odf.opendocument import OpenDocumentText
from odf.text import LineBreak, P, Tab

from pamphlet.editor.imports.documents.line_blocks import with_line_blocks
from pamphlet.editor.imports.documents.verse_lines import join_lines
from pamphlet.editor.imports.tree import NO_BREAK_SPACE
from pamphlet.pipeline.build import build
from tests.editor.imports.test_importing import imported

PROSE = (
    "Prose comes first, as it often does in books of this kind, and is longer than any line of it."
)
END = "And prose comes after it, as it does in books, and then it ends, and there is nothing more."
STANZA = (
    "The lark goes up,\\\n    the lark goes down,\\\n        and *nobody* asks it why.\n\n"
    "It sings all day,\\\n    it sings all night."
)


def verse_of(folder: Path) -> list[str]:
    """Give the paragraphs of a manuscript that are verse, as they are typed, but for marks of quotations."""
    text = "\n\n".join(path.read_text("utf-8") for path in sorted(folder.glob("*.md")))
    flush = re.sub(r"^> ?", "", text, flags=re.MULTILINE)
    return [block.rstrip("\n") for block in flush.split("\n\n") if "\\\n" in block]


def brought_in(path: Path, folder: Path) -> list[str]:
    """Import a document and give its verse."""
    imported(path, folder=folder)
    return verse_of(folder)


PAGES = {
    "Gutenberg’s lines": (
        '<div class="poetry"><div class="stanza"><div class="verse indent0">The lark goes up,</div>'
        '<div class="verse indent2">the lark goes down,</div>'
        '<div class="verse indent4">and <em>nobody</em> asks it why.</div></div>'
        '<div class="stanza"><div class="verse">It sings all day,</div>'
        '<div class="verse indent2">it sings all night.</div></div></div>'
    ),
    "Gutenberg’s spans": (
        '<div class="poem"><div class="stanza"><span class="i0">The lark goes up,<br/></span>'
        '<span class="i2">the lark goes down,<br/></span>\n'
        '<span class="i4">and <em>nobody</em> asks it why.<br/></span></div>'
        '<div class="stanza"><span class="i0">It sings all day,<br/></span>'
        '<span class="i2">it sings all night.<br/></span></div></div>'
    ),
    "Standard Ebooks": (
        "<blockquote><p><span>The lark goes up,</span><br/>\n"
        '<span class="i1">the lark goes down,</span><br/>\n'
        '<span class="i2">and <em>nobody</em> asks it why.</span></p>'
        '<p><span>It sings all day,</span><br/><span class="i1">it sings all night.</span></p></blockquote>'
    ),
    "docutils": (
        '<div class="line-block"><div class="line">The lark goes up,</div>'
        '<div class="line">\xa0\xa0\xa0\xa0the lark goes down,</div>'
        '<div class="line">\u2003\u2003and <em>nobody</em> asks it why.</div></div>'
        '<div class="line-block"><div class="line">It sings all day,</div>'
        '<div class="line">\u2003it sings all night.</div></div>'
    ),
    "spaces": (
        "<p>The lark goes up,<br>&nbsp;&nbsp;&nbsp; the lark goes down,"
        "<br>&emsp;&emsp;and <em>nobody</em> asks it why.</p>"
        "<p>&nbsp;It sings all day,<br>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;it sings all night.</p>"
    ),
    "paragraphs": (
        '<blockquote class="poem"><p class="line">The lark goes up,</p><p class="line i2">the lark goes down,</p>'
        '<p class="line i4">and <em>nobody</em> asks it why.</p></blockquote>'
        '<div class="poem"><p class="line">It sings all day,</p><p class="line i2">it sings all night.</p></div>'
    ),
}


@pytest.mark.parametrize("kind", PAGES)
def test_lines_of_a_page(kind: str, tmp_path: Path) -> None:
    """However a page says that they are lines, they are those of a stanza, set in as they are there."""
    page = tmp_path / "songs.html"
    body = f"<h1>Songs</h1><h2>One</h2><p>{PROSE}</p>{PAGES[kind]}<p>{END}</p>"
    page.write_text(f"<!DOCTYPE html><title>Songs</title><body>{body}</body>", "utf-8")
    assert "\n\n".join(brought_in(page, tmp_path / "out")) == STANZA


def test_our_own_files_give_their_verse_back(tmp_path: Path) -> None:
    """EPUB, HTML and Markdown of a work are imported with the indents that its manuscript has."""
    text = f"---\ntitle: One\nrole: chapter\n---\n# One\n\n{PROSE}\n\n{STANZA}\n\n{END}\n"
    folder = tmp_path / "songs"
    folder.mkdir()
    (folder / "one.md").write_text(text, "utf-8")
    about = "title: Songs\nlanguage: en\nreleased: 2026-11-22\nparts: [one.md]\n"
    (folder / "pamphlet.yaml").write_text(about, "utf-8")
    build(folder, tmp_path / "release", ("epub", "html", "markdown"))
    files = [
        path
        for path in (tmp_path / "release").iterdir()
        if path.suffix in {".epub", ".html", ".md"}
    ]
    assert len(files) >= 3
    for path in files:
        assert "\n\n".join(brought_in(path, tmp_path / f"of{path.suffix}")) == STANZA, path.name


def test_tabs_of_word_processors(tmp_path: Path) -> None:
    """A tab before a line of several sets it in; one that begins a paragraph of prose does not."""
    word = docx.Document()
    word.add_heading("One", 1)
    word.add_paragraph(f"\t{PROSE}")
    word.add_paragraph("The lark goes up,\n\tthe lark goes down,\n\t\tand nobody asks it why.")
    word.add_paragraph("\tIt sings\tall day,\n\t\tit sings all night.")
    word.save(str(tmp_path / "songs.docx"))
    writer = OpenDocumentText()
    writer.text.addElement(P(text=PROSE))
    for lines in (
        ((0, "The lark goes up,"), (1, "the lark goes down,"), (2, "and nobody asks it why.")),
        (
            (1, "It sings all day,"),
            (2, "it sings all night."),
        ),
    ):
        paragraph = P()
        for number, (tabs, line) in enumerate(lines):
            if number:
                paragraph.addElement(LineBreak())
            for _ in range(tabs):
                paragraph.addElement(Tab())
            paragraph.addText(line)
        writer.text.addElement(paragraph)
    writer.save(str(tmp_path / "songs.odt"))
    wanted = [
        "The lark goes up,\\\n    the lark goes down,\\\n        and nobody asks it why.",
        "It sings all day,\\\n    it sings all night.",
    ]
    for name in ("songs.docx", "songs.odt"):
        assert brought_in(tmp_path / name, tmp_path / f"of-{name}") == wanted
        assert f"\n{PROSE}\n" in next((tmp_path / f"of-{name}").glob("*.md")).read_text("utf-8")


def test_lines_of_a_plain_text(tmp_path: Path) -> None:
    """They are set in from the one that is set in least; where all hang from the first, it is how it was typed."""
    prose = (
        "Prose comes first, as it often does in books of this kind, and it is long enough\n"
        "to be broken at the ends of its lines, as people who type have always done it so\n"
        "that others can read it on paper.\n"
    )
    text = f"""{prose}
  The lark goes up,
    the lark goes down,
      and nobody asks it why;
  it sings all day.

                            It sings its song,
                            it sings it long,
                              and it sings it wide of here.

HAMLET. To be, or not to be,
    that is the question:
    whether it is.

    {prose}"""
    path = tmp_path / "songs.txt"
    path.write_text(text, "utf-8")
    assert brought_in(path, tmp_path / "out") == [
        "The lark goes up,\\\n  the lark goes down,\\\n    and nobody asks it why;\\\nit sings all day.",
        "It sings its song,\\\nit sings it long,\\\n  and it sings it wide of here.",
        "HAMLET. To be, or not to be,\\\nthat is the question:\\\nwhether it is.",
    ]


def test_line_blocks_of_markdown(tmp_path: Path) -> None:
    """They are verse; tables, code, and text with a bar in it stay what they are."""
    block = (
        "| The lark goes up,\n|     the lark goes down,\n|         and *nobody* asks\n  it why.\n|\n"
        "| It sings all day,\n|     it sings all night."
    )
    path = tmp_path / "songs.md"
    path.write_text(f"# One\n\n{PROSE}\n\n{block}\n\n{END}\n", "utf-8")
    assert "\n\n".join(brought_in(path, tmp_path / "out")) == STANZA
    for other in (
        "| A | B |\n|---|---|\n| 1 | 2 |",
        "| A | B\n|---|---\n| 1 | 2",
        "```\n| code\n| more\n```",
        "~~~\n\n| code\n```\n\n| more\n~~~",
        "    | code\n    | more",
        "Text that has\n| a bar",
        "| one | two |\n| three | four |",
        "| a bar\nand text",
    ):
        assert with_line_blocks(other) == other
    assert with_line_blocks("| one\n| two") == "one\\\ntwo"
    assert with_line_blocks("```\n| code\n```\n\n| one\n| two") == "```\n| code\n```\n\none\\\ntwo"


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="code"><div class="line">one</div><div class="line">two</div></div>',
        '<div class="poem"><div class="verse">one alone</div></div>',
        '<div class="poem"><div class="verse">one</div> and <div class="verse">two</div></div>',
        '<div class="poem"><div class="verse"><p>one</p></div><div class="verse">two</div></div>',
        '<p>Some <span class="i2">text</span> amid <br>a <span class="in-4">line</span></p>',
        '<p><span class="i2">one line alone</span></p>',
    ],
)
def test_what_is_no_verse_stays(markup: str) -> None:
    """Lines of something else, words between lines, blocks in them, and what is amid a line."""
    root = html.fromstring(f"<html><body>{markup}</body></html>")
    before = html.tostring(root)
    join_lines(root)
    assert html.tostring(root) == before


def test_many_lines_take_no_longer_each() -> None:
    """A page of a hundred thousand of them is gone through once."""
    lines = '<span class="i2">a<br></span>' * 100_000
    root = html.fromstring(f"<html><body><p>{lines}</p></body></html>")
    join_lines(root)
    assert html.tostring(root, encoding="unicode").count(f"{4 * NO_BREAK_SPACE}a") == 100_000
