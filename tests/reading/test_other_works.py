"""Works that the first pamphlet is not like: three speakers and two interviews, from right to left, one part alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree, html

from pamphlet.formats import Ready
from pamphlet.formats.plain import markdown, text
from pamphlet.formats.web import fragment
from pamphlet.formats.web import html as html_format
from tests.formats.made import pages_of
from tests.laid_out import bound
from tests.press.prints import opened as open_print
from tests.press.prints import printed, words_by_pdfium
from tests.reading.books import NAMES, Opened, said
from tests.validators import epubcheck

TRIO, HEBREW, PLAIN = (f"tests/works/{name}" for name in ("trio", "hebrew", "plain"))
# The labels as they are typed, and whether the speaker asks: the Host does.
TURNS = [
    ("Host:", "question speaker-1"),
    ("Ida:", "answer speaker-2"),
    ("Old Tom:", "answer speaker-3"),
    ("Host:", "question speaker-1"),
    ("Old Tom:", "answer speaker-3"),
    ("Ida:", "answer speaker-2"),
    ("The Host (Host):", "question speaker-1"),
    ("Ida Brandt:", "answer speaker-2"),
    ("Old Tom:", "answer speaker-3"),
]
TURN = "//h:div[starts-with(@class, 'turn ')]"
# The lines of the contents of each work: how deep, where to, what is said.
LINES = {
    TRIO: [
        (1, "before.xhtml#before", "Before the Copying"),
        (2, "before.xhtml#turn-1", "1. How many copies shall we make?"),
        (2, "before.xhtml#turn-4", "2. And who folds them, while the machine is warm?"),
        (1, "after.xhtml#after", "After the Copying"),
        (2, "after.xhtml#turn-7", "3. What was left over?"),
        (1, "licence.xhtml#licence", "Licence"),
        (1, "colophon.xhtml#colophon", "Colophon"),
    ],
    HEBREW: [
        (1, "introduction.xhtml#introduction", "מבוא"),
        (1, "interview.xhtml#interview", "שיחה בבית הדפוס"),
        (
            2,
            "interview.xhtml#turn-1",
            "1. שלום לך, דוד. מתי נכנסת לראשונה לבית הדפוס, ומה ראית שם?",
        ),
        (2, "interview.xhtml#turn-3", "2. ומי קרא את מה שסידרתם?"),
        (2, "interview.xhtml#turn-5", "3. אתה מדבר על קריאה בקול כעל מלאכה."),
        (2, "interview.xhtml#turn-7", "4. ואם נופלת טעות?"),
        (2, "interview.xhtml#turn-9", "5. מה היית אומר לקורא צעיר, שהספר שלו הוא מסך?"),
        (2, "interview.xhtml#turn-11", "6. והספרייה, מה מקומה?"),
        (2, "interview.xhtml#turn-13", "7. תודה לך, דוד."),
        (1, "sources.xhtml#sources", "מקורות"),
        (1, "licence.xhtml#licence", "תנאי השימוש"),
        (1, "colophon.xhtml#colophon", "קולופון"),
    ],
    PLAIN: [
        (1, "text.xhtml#text", "On Lending a Book"),
        (1, "licence.xhtml#licence", "Licence"),
        (1, "colophon.xhtml#colophon", "Colophon"),
    ],
}


@pytest.fixture(params=LINES, ids=lambda work: work.rpartition("/")[2])
def work(request: pytest.FixtureRequest) -> str:
    """Give the path of each of the works."""
    return str(request.param)


@pytest.fixture
def book(work: str, tmp_path: Path) -> Opened:
    """Give the book of each of the works."""
    return opened(work, tmp_path)


def opened(work: str, folder: Path) -> Opened:
    """Give the book of a work as its files tell it."""
    path = folder / "book.epub"
    path.write_bytes(bound(work))
    return Opened(path)


# --- all three --------------------------------------------------------------------------------------------------------


def test_the_contents_list_parts_and_questions(work: str, book: Opened) -> None:
    """The navigation has the parts, below each its questions, numbered through the whole work; and nothing else."""
    (toc,) = book.nav.xpath("//h:nav[@epub:type='toc']", namespaces=NAMES)
    lines = [
        (len(line.xpath("ancestor::h:ol", namespaces=NAMES)), line.get("href"), said(line))
        for line in toc.iter("{*}a")
    ]
    assert lines == LINES[work]


def test_the_old_contents_list_the_same(work: str, book: Opened) -> None:
    """The NCX has the same lines in the same order and depth."""
    root = etree.fromstring(book.files["toc.ncx"])
    lines = [
        (
            len(point.xpath("ancestor-or-self::ncx:navPoint", namespaces=NAMES)),
            *point.xpath("ncx:content/@src", namespaces=NAMES),
            point.findtext("ncx:navLabel/ncx:text", namespaces=NAMES),
        )
        for point in root.iter("{*}navPoint")
    ]
    assert lines == LINES[work]
    depth = root.xpath("//ncx:meta[@name='dtb:depth']/@content", namespaces=NAMES)
    assert depth == [str(max(deep for deep, _, _ in lines))]


def test_the_pages_are_those_between_the_covers(work: str, book: Opened) -> None:
    """The page list has each page of the print from the back of the cover to the last before the other cover."""
    sheets = words_by_pdfium(printed(work).pdf)
    assert [label for label, _ in book.pages] == [str(n) for n in range(2, len(sheets))]
    at = [book.spine.index(href.partition("#")[0]) for _, href in book.pages]
    assert at == sorted(at)


# --- three speakers, two interviews, nothing cited --------------------------------------------------------------------


def test_each_turn_begins_with_its_label(tmp_path: Path) -> None:
    """The labels of all three stand as typed before their turns, and the turns of the Host are the questions.

    A name that no colon follows opens no turn.
    """
    book = opened(TRIO, tmp_path)
    turns = [
        turn
        for name in ("before", "after")
        for turn in book.trees[f"{name}.xhtml"].xpath(TURN, namespaces=NAMES)
    ]
    assert [(said(turn[0][0]), turn.get("class")) for turn in turns] == [
        (label, f"turn {manner}") for label, manner in TURNS
    ]
    assert all(said(turn).startswith(said(turn[0][0])) for turn in turns)
    assert said(turns[2]).endswith(
        "And the Host (still counting): this is no label, and belongs to what Tom says."
    )
    page = html.fromstring(html_format.write(pages_of(TRIO), Ready())["three-at-the-copier.html"])
    assert [label.text for label in page.iterfind(".//div[@id]//b[@class='label']")] == [
        label for label, _ in TURNS
    ]


def test_there_is_no_list_of_sources_anywhere(tmp_path: Path) -> None:
    """Where nothing is cited there is neither a list nor a link to one; brackets are text as any other."""
    book = opened(TRIO, tmp_path)
    assert "sources.xhtml" not in book.files
    landmarks = book.nav.xpath("//h:nav[@epub:type='landmarks']//h:a/@epub:type", namespaces=NAMES)
    assert "bodymatter" in landmarks
    assert "bibliography" not in landmarks
    for name, content in book.files.items():
        assert b"biblio" not in content or name.endswith(".css"), name
    others = "//h:a | //h:p//h:span[@class and @class != 'work-end']"
    assert not book.trees["after.xhtml"].xpath(others, namespaces=NAMES)
    assert "[see 12:4]" in said(book.trees["after.xhtml"])
    for module in (html_format, fragment, text, markdown):
        (content,) = module.write(pages_of(TRIO), Ready()).values()
        assert b"[see 12:4]" in content
        assert b"Sources\n" not in content
        assert b'id="sources"' not in content
    with open_print(TRIO).open_outline() as outline:
        titles = [mark.title for mark in outline.root]
    assert titles[2:] == [line for deep, _, line in LINES[TRIO] if deep == 1]


def test_the_second_interview_goes_on_counting(tmp_path: Path) -> None:
    """Its list begins with the number of its first question, and EPUBCheck has no message of any kind."""
    book = opened(TRIO, tmp_path)
    lists = book.nav.xpath("//h:ol[@class='questions']", namespaces=NAMES)
    assert [each.get("start") for each in lists] == [None, "3"]
    assert epubcheck(tmp_path / "book.epub") == ()


# --- from right to left -----------------------------------------------------------------------------------------------


def test_everything_runs_from_right_to_left(tmp_path: Path) -> None:
    """Spine, navigation, NCX, every page and the print of a Hebrew book are told to run so."""
    book = opened(HEBREW, tmp_path)
    package = etree.fromstring(book.files["content.opf"])
    assert package.xpath("//opf:spine/@page-progression-direction", namespaces=NAMES) == ["rtl"]
    assert etree.fromstring(book.files["toc.ncx"]).get("dir") == "rtl"
    assert {tree.get("dir") for tree in book.trees.values()} == {"rtl"}
    assert open_print(HEBREW).Root.ViewerPreferences.Direction == "/R2L"
