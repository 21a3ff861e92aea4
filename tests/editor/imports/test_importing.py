"""Documents of every kind become manuscripts that build, and each word that they show is in them, or told."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pamphlet.editor.imports.importing import Imported, import_documents
from pamphlet.manuscript.reading import read_manuscript
from pamphlet.work.model import Pamphlet
from pamphlet.work.nodes import Turn
from pamphlet.work.problems import has_errors
from pamphlet.work.walk import blocks_within
from pamphlet.work.words import canonical_words
from tests.editor import documents_made as made
from tests.editor import more_documents_made as more

CASES = Path(__file__).parent / "cases"
DAY = "2026-11-26"


def imported(*paths: Path, folder: Path) -> tuple[Imported, Pamphlet]:
    """Import documents, and read the manuscript: it has no error."""
    told = import_documents(paths, folder, DAY)
    assert told.draft, told.problems
    pamphlet, problems = read_manuscript(folder)
    assert pamphlet, problems
    return told, pamphlet


def blocks(pamphlet: Pamphlet) -> list[str]:
    """Give the words of each block."""
    return [" ".join(block.words) for block in pamphlet.words.blocks]


def sayings(told: Imported, code: str) -> str:
    """Give what is told under a code."""
    return "\n".join(f"{p.place}: {p.message} ({p.hint})" for p in told.problems if p.code == code)


@pytest.mark.parametrize(
    ("name", "open_decisions"),
    [("dialogue-of-word.docx", 2), ("dialogue-of-writer.odt", 1)],
)
def test_every_word_that_is_shown_is_in_the_manuscript_or_told(
    name: str, open_decisions: int, tmp_path: Path
) -> None:
    """Of two dialogues with all that word processors do, nothing is lost, and only true questions are left."""
    told, pamphlet = imported(CASES / name, folder=tmp_path / "made")
    wording = f" {' '.join(pamphlet.words.flat())} "
    metadata = (pamphlet.metadata.title, pamphlet.metadata.subtitle)
    shown = json.loads((CASES / name).with_suffix(".json").read_text("utf-8"))
    for _, text in shown:
        words = " ".join(canonical_words(text.replace("\u00ad", "")))
        assert f" {words} " in wording or words in metadata, words
    questions = sayings(told, "D02").splitlines()
    assert len(questions) == open_decisions
    assert all("picture" in question or "condition" in question for question in questions)
    assert sayings(told, "D04") == ""
    assert not has_errors(told.problems)


def test_turns_headings_and_notes_of_a_dialogue_are_known(tmp_path: Path) -> None:
    """Parts come of headings, roles of their names, speakers of labels that recur, whatever dress they wear."""
    told, pamphlet = imported(CASES / "dialogue-of-word.docx", folder=tmp_path / "made")
    assert [part.role for part in pamphlet.parts] == [
        "note",
        "introduction",
        "interview",
        "chapter",
    ]
    assert [part.title for part in pamphlet.parts][1:] == [
        "Introduction",
        "The Conversation",
        "Passages of Homer that are quoted",
    ]
    speakers = {speaker.key: speaker.name for speaker in pamphlet.metadata.speakers}
    assert speakers == {"SOCRATES": "Socrates", "ION": "Ion"}
    turns = [block for block in blocks_within(pamphlet.parts) if isinstance(block, Turn)]
    assert len(turns) == 104
    assert len(pamphlet.parts[2].notes) == 5
    assert pamphlet.metadata.licence
    assert pamphlet.metadata.licence.condition.endswith("provided that it is copied whole.")
    assert pamphlet.metadata.asks == ("SOCRATES",)
    people = [(person.name, person.term) for person in pamphlet.metadata.contributors]
    assert ("Benjamin Jowett", "translator") in people
    assert "header of the pages: “The Rhapsode and the Magnet”" in sayings(told, "D03")


# What of each document must be in the manuscript, and what must be told.
DOCUMENTS: dict[str, tuple[Callable[[Path], Path], tuple[str, ...], tuple[str, ...]]] = {
    "word": (
        made.word,
        (
            "This was said on the river, all of it, in May. It may be reprinted on condition that nothing is left out.",
            "They stayed: but this. Self-made.",
            "Q: Is 0 a_b_c * 2, [sic]?",
            "A: 1. `Yes` & <tags>, 11 of them.",
            "quoted words",
            "a|b",
            "e f",
            "Words in a box",
            "It was late.",
        ),
        ("Running head", "not this", "unseen", "never"),
    ),
    "with contents": (
        made.with_contents,
        ("The Mill", "The Ford", f"The Ford is old. {made.SAID}"),
        ("Contents The Mill 3 The Ford 5",),
    ),
    "open document": (
        made.open_document,
        ("Heute ist er zu.", "Frage: Was ist 0? Und mehr.", "Im Kasten"),
        ("gestrichen", "Prüfen!"),
    ),
    "a captioned picture in a box": (
        made.captioned,
        ("Figure 1: a red field", "And after it this."),
        (),
    ),
    "rich text": (
        made.rich_text,
        ("He said hello and left. Café closed.", "A note here.", "CD: Four."),
        ("Running head", "gone", "what does the picture"),
    ),
    "google": (
        made.google_page,
        ("He came at nine, with a bag. Listen, he said.", "In the morning.", "PT: See this page."),
        ("Check this.",),
    ),
    "blog": (
        made.blog_page,
        ("Why so early", "Sleep.", "By Jo Day"),
        ("Menu one Menu two", "Home About us", "Great post!", "Related: buns", "Copyright", "“of”"),
    ),
    "libre office": (
        made.libre_office_page,
        ("This is what was said that day.", "It was a Monday.", "MN: Because. Warum nicht?"),
        (),
    ),
    "book": (
        made.book,
        ("It stood there.", "Till 1950.", made.SAID.strip(), "Deep too.", "A foot or two."),
        ("A cover",),
    ),
    "markdown": (
        made.markdown,
        ('He said "no" -- twice... and x2.', "A note.", "The end, at last.", "two"),
        ("gone",),
    ),
    "rich text in the code page of a font": (
        more.rich_text_in_cyrillic,
        ("Через заднюю дверь… и дальше.", "Café, „well“, he said."),
        ("Колонтитул",),
    ),
    "rich text of LibreOffice": (
        more.rich_text_of_writer,
        ("The mill stood by the ford, and nobody asked why.", "It was moved in 1950."),
        (),
    ),
    "a conversation in a table": (
        more.conversation_in_a_table,
        ("KV: And you stayed?", "RL: Forty-one years. One does not count.", "400"),
        (),
    ),
    "fields and readings": (
        more.fields_and_readings,
        (
            "It was said on 3 May 1999, in the house.",
            "The word base has one.",
            "One line and another",
        ),
        ("reading",),
    ),
    "words in a shape": (
        more.shape_with_text,
        ("Before it.", "A light and winged thing", "And after it this."),
        (),
    ),
    "a page in a table": (
        more.page_in_a_table,
        (made.SAID, "KV: And you stayed?", "RL: Forty-one years. One does not count."),
        (),
    ),
    "encyclopedia": (
        more.encyclopedia,
        ("History", "It was moved."),
        ("[edit]", "Contents 1 History", "Mills of the world"),
    ),
    "a blog that is shared": (
        more.shared_blog,
        ("Read on.", "A note at the end.", "And what follows the note is text."),
        ("Share this: Everywhere",),
    ),
    "a comment before a full stop": (
        more.google_page_with_comment,
        ("It stood there for long.",),
        ("Is that so?",),
    ),
    "book of calibre": (more.book_of_calibre, ("It stood there for long.", "Till 1950."), ()),
    "notes far from their calls": (
        more.notes_far_from_their_calls,
        ("Not art.", "Iliad XXIII 135.", "Iliad XXIII 335.", "And this behind it."),
        (),
    ),
    "hidden words": (
        more.page_with_hidden_words,
        ("Seen.",),
        ("hidden on the page: “By an attribute.”", "By a style.", "By a class."),
    ),
    "Markdown with markup": (
        more.markdown_with_markup,
        ("A note & more.", "And an end."),
        (),
    ),
    "bold type instead of styles": (
        more.bold_labels,
        ("Karim Voss", "Rosa Lindt said that 2 times, and more than that."),
        (),
    ),
}


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_no_word_of_a_document_is_lost(kind: str, tmp_path: Path) -> None:
    """What a document shows is a block of the manuscript, what it shows beside is told, and nothing else differs."""
    make, shown, beside = DOCUMENTS[kind]
    told = import_documents([make(tmp_path)], tmp_path / "made", DAY)
    assert told.draft, told.problems
    everything = " ".join(p.message for p in told.problems)
    assert sayings(told, "D04") == ""
    parts = sorted((tmp_path / "made").glob("*.md"))
    settings = (tmp_path / "made" / "pamphlet.yaml").read_text("utf-8")
    if "language: de" in settings:  # whose strings no test of this kind needs
        (tmp_path / "made" / "pamphlet.yaml").write_text(
            settings.replace("language: de", "language: en"), "utf-8"
        )
    pamphlet, problems = read_manuscript(tmp_path / "made")
    assert pamphlet, problems
    assert parts
    for text in shown:
        assert " ".join(canonical_words(text)) in blocks(pamphlet)
    for text in beside:
        assert text in everything, told.problems


def test_a_conversation_in_a_table_is_one_of_turns(tmp_path: Path) -> None:
    """Whether a word processor or an old site put it there; a table of figures stays one."""
    for document in (more.conversation_in_a_table, more.page_in_a_table):
        _, pamphlet = imported(document(tmp_path), folder=tmp_path / document.__name__)
        turns = [block for block in blocks_within(pamphlet.parts) if isinstance(block, Turn)]
        assert len(turns) == 4
        assert pamphlet.metadata.asks == ("KV",)
    text = (tmp_path / "conversation_in_a_table" / "the-bakery.md").read_text("utf-8")
    assert "| 1987 | 400 |" in text


def test_names_in_a_column_of_their_own_open_turns(tmp_path: Path) -> None:
    """Without colons, too, which are told once; a table of one row follows, and tables of facts stay tables."""
    told, pamphlet = imported(more.dialogue_without_colons(tmp_path), folder=tmp_path / "made")
    assert [speaker.key for speaker in pamphlet.metadata.speakers] == [
        "Cook",
        "First Baker",
        "A Child",
    ]
    turns = [block for block in blocks_within(pamphlet.parts) if isinstance(block, Turn)]
    assert len(turns) == 8
    said = blocks(pamphlet)
    second = said.index("Cook: So it is.")
    assert said[second - 1 : second + 2] == [
        "They look at the oven.",
        "Cook: So it is.",
        "And what are we to do?",
    ]
    assert {"Cook & First Baker: Nothing, then.", "First Baker & Cook: No."} <= set(said)
    assert sayings(told, "D04") == ""
    assert "with a colon behind A Child, Cook, First Baker" in sayings(told, "D05")
    text = (tmp_path / "made" / "the-oven.md").read_text("utf-8")
    assert "| Baker | Loaves |\n| --- | --- |\n| Ada | 12. |" in text
    assert "now the head of its table" in sayings(told, "D05")
    assert "| Ada | a mill |" in text
    received = (tmp_path / "made" / "copy-text.txt").read_text("utf-8")
    assert "First Baker: Nothing…" in received


def test_a_document_without_styles_is_asked_about_nothing_that_can_be_seen(tmp_path: Path) -> None:
    """Its first line in bold is the title; who speaks in bold over and over begins no part."""
    told, pamphlet = imported(more.bold_labels(tmp_path), folder=tmp_path / "made")
    assert pamphlet.metadata.title == "BREAD ON THURSDAYS"
    titles = [part.title for part in pamphlet.parts]
    assert titles == ["About This Text", "Introduction", "The Interview"]
    assert len(sayings(told, "D02").splitlines()) == 1  # the condition
    told, pamphlet = imported(more.google_page_with_comment(tmp_path), folder=tmp_path / "google")
    assert pamphlet.metadata.subtitle == "And the ford beside it"
    _, pamphlet = imported(more.book_of_calibre(tmp_path), folder=tmp_path / "book")
    assert pamphlet.metadata.title != "Unknown Title"


def test_several_files_are_one_work_in_their_order(tmp_path: Path) -> None:
    """Files that are named together become the parts of one manuscript, and all are kept."""
    paths = (made.markdown(tmp_path), made.rich_text(tmp_path))
    _, pamphlet = imported(*paths, folder=tmp_path / "made")
    assert [part.title for part in pamphlet.parts] == [
        "Introduction",
        "Afterword",
        "Introduction",
        "Interview",
    ]
    kept = {path.name for path in (tmp_path / "made" / "received").iterdir()}
    assert kept == {"text.md", "note.rtf"}


def test_links_pictures_tables_and_languages_come_along(tmp_path: Path) -> None:
    """A link leads to its address, a picture lies in the folder, a word in another script says its language."""
    imported(made.google_page(tmp_path), folder=tmp_path / "google")
    text = (tmp_path / "google" / "interview.md").read_text("utf-8")
    assert "[this page](https://example.org/piano)" in text
    assert (tmp_path / "google" / "pictures" / "image1.png").read_bytes() == made.picture()
    imported(CASES / "dialogue-of-word.docx", folder=tmp_path / "word")
    text = (tmp_path / "word" / "the-conversation.md").read_text("utf-8")
    assert "[ῥαψῳδός]{lang=grc}" in text
    imported(made.markdown(tmp_path), folder=tmp_path / "markdown")
    assert "x^2^" in (tmp_path / "markdown" / "introduction.md").read_text("utf-8")
    imported(made.captioned(tmp_path), folder=tmp_path / "captioned")
    text = (tmp_path / "captioned" / "introduction.md").read_text("utf-8")
    assert "![Figure 1: a red field](pictures/" in text
    assert '.png "Figure 1: a red field")' in text
    text = next((tmp_path / "word").glob("passages*.md")).read_text("utf-8")
    assert "medicine \\| cookery" in text


def test_the_copy_text_is_proved_and_unknown_files_disturb_nothing(tmp_path: Path) -> None:
    """The parts of an import are its copy text word for word; decisions and documents in the folder change nothing."""
    _, pamphlet = imported(CASES / "dialogue-of-writer.odt", folder=tmp_path / "made")
    names = {file.name for file in pamphlet.files}
    assert {"copy-text.txt", "emendations.yaml"} <= names
    assert not names & {"decisions.yaml", "left-out.txt"}
    received = (tmp_path / "made" / "copy-text.txt").read_text("utf-8").replace("Yes.", "No.", 1)
    (tmp_path / "made" / "copy-text.txt").write_text(received, "utf-8")
    _, problems = read_manuscript(tmp_path / "made")
    assert [problem.code for problem in problems] == ["E01"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.docx", b"", "empty"),
        ("a.docx", b"PK\x03\x04 and no more", "ZIP"),
        ("a.pdf", b"%PDF-1.7\n1 0 obj\n", "PDF"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ""),
        (
            "a.eml",
            b"From: a@example.org\nTo: b@example.org\nSubject: Hi\nDate: x\n\nText\n",
            "mail",
        ),
    ],
)
def test_what_cannot_be_imported_is_told_and_nothing_is_written(
    name: str, content: bytes, reason: str, tmp_path: Path
) -> None:
    """A file that is no document, or a broken one, gets a sentence; the folder is not made."""
    (tmp_path / name).write_bytes(content)
    told = import_documents([tmp_path / name], tmp_path / "made", DAY)
    assert [problem.code for problem in told.problems] == ["D01"]
    assert reason in told.problems[0].message
    assert not (tmp_path / "made").exists()


def test_without_pandoc_documents_are_told_what_to_install_and_texts_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The extra that is missing is named with the command that installs it; a plain text needs none."""
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    told = import_documents([made.markdown(tmp_path)], tmp_path / "made", DAY)
    assert 'pip install "pamphlet-press[import]"' in told.problems[0].message
    imported(made.paged_text(tmp_path), folder=tmp_path / "text")


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    """Nothing is written into a folder that no import made."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "diary.txt").write_text("Dear diary", "utf-8")
    told = import_documents([made.markdown(tmp_path)], folder, DAY)
    assert [problem.code for problem in told.problems] == ["D06"]
    assert [path.name for path in folder.iterdir()] == ["diary.txt"]


def test_a_page_reads_no_picture_outside_of_its_folder(tmp_path: Path) -> None:
    """A path that leads out of the page's folder, and an address, are told and never opened."""
    (tmp_path / "secret.png").write_bytes(made.picture())
    (tmp_path / "page").mkdir()
    page = tmp_path / "page" / "page.html"
    page.write_text(
        "<p>Text of the page.</p><p><img src='../secret.png' alt='s'>"
        "<img src='https://example.org/p.png' alt='e'></p>",
        "utf-8",
    )
    told = import_documents([page], tmp_path / "made", DAY)
    assert "a picture that is not there, or broken: “s”" in sayings(told, "D03")
    assert "a picture on another site, which is not fetched: “e”" in sayings(told, "D03")
    assert not (tmp_path / "made" / "pictures").exists()


def test_every_picture_becomes_one_that_a_manuscript_may_have(tmp_path: Path) -> None:
    """A GIF becomes PNG; one that nobody described is described so, and a decision."""
    import io

    from PIL import Image

    target = io.BytesIO()
    Image.open(io.BytesIO(made.picture())).save(target, "GIF")
    (tmp_path / "p.gif").write_bytes(target.getvalue())
    (tmp_path / "t.md").write_text("# Introduction\n\nLook: ![](p.gif)\n", "utf-8")
    told, _ = imported(tmp_path / "t.md", folder=tmp_path / "made")
    assert (tmp_path / "made" / "pictures" / "p.png").read_bytes().startswith(b"\x89PNG")
    assert "what does the picture pictures/p.png show?" in sayings(told, "D02")


def test_the_cases_are_not_changed(tmp_path: Path) -> None:
    """An import reads its document, and keeps it byte for byte."""
    copy = tmp_path / "d.docx"
    shutil.copyfile(CASES / "dialogue-of-word.docx", copy)
    import_documents([copy], tmp_path / "made", DAY)
    assert copy.read_bytes() == (CASES / "dialogue-of-word.docx").read_bytes()
    assert (tmp_path / "made" / "received" / "d.docx").read_bytes() == copy.read_bytes()


PAGES = {
    "turns with line ends between them": (
        (
            "<h1>The Talk</h1><p>An introduction.</p><p><b>Q:</b> Why?<br><b>A:</b> Because.<br><br><b>Q:</b> And then?"
            "<br>A: Nothing more.<br>And a second line.</p>"
        ),
        [
            "The Talk",
            "An introduction.",
            "Q: Why?",
            "A: Because.",
            "Q: And then?",
            "A: Nothing more. And a second line.",
        ],
    ),
    "paragraphs with two line ends between them": (
        "<p>One<br><br>and two.</p><div>Three</div><div><br></div><div>and four</div>",
        ["One", "and two.", "Three", "and four"],
    ),
    "notes in a list, longer than the text": (
        (
            "<p>Text<sup id='r1'><a href='#f1'>1</a></sup> goes on.</p><ol><li id='f1'>"
            "<p>A first note of many words.</p><p>Two paragraphs. <a href='#r1'>↩</a></p></li></ol>"
        ),
        ["Text goes on.", "A first note of many words.", "Two paragraphs."],
    ),
    "notes as an encyclopedia has them": (
        (
            "<p>A mill<sup id='cite_ref-1'><a href='#cite_note-1'>[1]</a></sup> grinds.</p><ol><li id='cite_note-1'>"
            "<b><a href='#cite_ref-1'>^</a></b> <span>Smith, <i>Mills</i>, p. 3.</span></li></ol>"
        ),
        ["A mill grinds.", "Smith, Mills, p. 3."],
    ),
    "quotations without end": (
        "<blockquote>" * 60 + "<p>Deep.</p>" + "</blockquote>" * 60,
        ["Deep."],
    ),
    "marks that are words": (
        "<p># one</p><p>1. two</p><p>- three *four* _5_ [six](7) `8`</p><p>&lt;b&gt; 9 \\ten</p>",
        ["# one", "1. two", "- three *four* _5_ [six](7) `8`", "<b> 9 \\ten"],
    ),
}


@pytest.mark.parametrize("kind", PAGES)
def test_paragraphs_of_a_page_are_told_apart(kind: str, tmp_path: Path) -> None:
    """However a page parts its paragraphs, turns and notes, each is a block of its own, and nothing is lost."""
    body, expected = PAGES[kind]
    (tmp_path / "p.html").write_text(f'<html lang="en"><body>{body}</body></html>', "utf-8")
    told, pamphlet = imported(tmp_path / "p.html", folder=tmp_path / "made")
    assert blocks(pamphlet) == expected
    assert sayings(told, "D04") == ""


def test_documents_in_several_languages_become_parts_that_say_theirs(tmp_path: Path) -> None:
    """What a document declares is kept where it is not the work's language, and its words do not speak against it."""
    texts = {
        "en": "All human beings are born free and equal in dignity and rights, and that is the law.",
        "fr": "Tous les êtres humains naissent libres et égaux en dignité et en droits, dans la loi.",
        "ar": "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق",
        "zh-Hans": "人人生而自由,在尊严和权利上一律平等。",
        "de": "This is not the German of which the page tells, and that is to be seen in the words.",
    }
    for language, text in texts.items():
        page = f'<html lang="{language}"><body><h1>{language}</h1><p>{text}</p></body></html>'
        (tmp_path / f"{language}.html").write_text(page, "utf-8")
    files = [tmp_path / f"{language}.html" for language in texts]
    told, pamphlet = imported(*files, folder=tmp_path / "made")
    assert pamphlet.metadata.language == "en"
    languages = [part.language for part in pamphlet.parts]
    assert languages == ["", "fr", "ar", "zh-Hans", ""]
    assert sayings(told, "D04") == ""


@pytest.mark.parametrize(
    ("mark", "is_number"),
    [
        ("<span class='pagenum'><a id='Page_41'>[Pg&nbsp;41]</a></span>", True),
        ("<span class='pageno' style='position: absolute'>41</span>", True),
        ("<span role='doc-pagebreak'>{xiv}</span>", True),
        ("<span class='linenum'>41</span>", True),
        ("<span class='line_number'>41</span>", True),
        ("<span class='x-page-numbers'>41</span>", False),
        ("<span class='linen'>41</span>", False),
        ("<span class='pagenum'>See the page</span>", False),
    ],
)
def test_numbers_of_pages_and_lines_are_left_out_and_told(
    mark: str, is_number: object, tmp_path: Path
) -> None:
    """They stand in the margin of a page, and amid its words, and its very letters."""
    body = f"<h1>Drill</h1><p>{mark}Turn to the {mark}right, sup{mark}port arms.{mark}</p>" * 2
    (tmp_path / "p.html").write_text(f'<html lang="en"><body>{body}</body></html>', "utf-8")
    told, pamphlet = imported(tmp_path / "p.html", folder=tmp_path / "made")
    assert ("Turn to the right, support arms." in blocks(pamphlet)) == is_number
    assert ("and 7 more" in sayings(told, "D03")) == is_number
    assert not is_number or sayings(told, "D04") == ""


def test_a_text_without_words_is_told(tmp_path: Path) -> None:
    """White space alone is no document: nothing is written."""
    (tmp_path / "blank.txt").write_text("\n \n\n", "utf-8")
    told = import_documents([tmp_path / "blank.txt"], tmp_path / "made", DAY)
    assert [problem.code for problem in told.problems] == ["D01"]
    assert not (tmp_path / "made").exists()


def test_what_stands_in_the_head_of_a_markdown_file_is_taken_or_told(tmp_path: Path) -> None:
    """Its title is the work's; people, dates and whatever else are left out, and told."""
    head = "title: A Talk\nauthor: [Jane Doe, John Roe]\ndraft: true\nof: {year: 1999}\nnone: ''\n"
    (tmp_path / "talk.md").write_text(f"---\n{head}---\n\nWords of it.\n", "utf-8")
    told, pamphlet = imported(tmp_path / "talk.md", folder=tmp_path / "made")
    assert pamphlet.metadata.title == "A Talk"
    left_out = sayings(told, "D03")
    for fact in ("author: Jane Doe, John Roe", "draft: True", "of: 1999"):
        assert f"“{fact}”" in left_out
    assert "none" not in left_out


@pytest.mark.parametrize(
    ("css", "text"),
    [
        ("p{margin:0}", "She said “come here”, and “as any ‘man’ does” he came."),
        ("q::before,q::after{content:''}", "She said come here, and as any man does he came."),
    ],
)
def test_what_a_page_quotes_has_the_marks_that_are_seen(
    css: str, text: str, tmp_path: Path
) -> None:
    """The browser sets them, or a style of the page takes them away; both readings of it say the same."""
    body = (
        "<h1>Talk</h1><p>She said <q>come here</q>, and <q>as any <q>man</q> does</q> he came.</p>"
    )
    page = tmp_path / "talk.html"
    page.write_text(f"<title>Talk</title><style>{css}</style><body>{body}</body>", "utf-8")
    told, pamphlet = imported(page, folder=tmp_path / "page")
    assert blocks(pamphlet)[-1] == text
    assert not sayings(told, "D04")
