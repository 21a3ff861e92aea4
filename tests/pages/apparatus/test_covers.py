"""The covers: what stands on them fits, leads to the licence, and costs little ink."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
import segno
from PIL import ImageStat

from pamphlet.pages import Pages
from pamphlet.pages.apparatus.covers import (
    front_facts,
    title_on_cover,
    title_size,
)
from pamphlet.pages.apparatus.shape import Beat, beats_of, shape_of
from pamphlet.pages.composition import compose
from pamphlet.pages.strings import load
from pamphlet.pages.strings.phrases import Speech
from pamphlet.pipeline.proofreading import read_back
from pamphlet.press.engine.loading import load_weasyprint
from pamphlet.press.layout.document import elements_of, lay_out
from pamphlet.press.typeset import typeset
from pamphlet.work.model import Contributor, Licence, Metadata, Pamphlet, Part
from pamphlet.work.nodes import Turn
from tests.pages.conftest import composed, read, with_parts
from tests.pages.trees import root_of, text

MM = 96 / 25.4  # in the pixels of CSS
LONG = (
    "An Inquiry into the Nature and Causes of the Disappearance of Libraries in Small Towns between the Wars, with "
    "Remarks on Reading Aloud, on Lending, and on the Counterrevolutionary Institutionalization of Shelves"
)
TITLES = (
    LONG,
    LONG[:100],
    "A Short One",
    "The Committee of the Womens Movement of Bromwich",
    "Mammoth Microfilm Commission",
    "A COMMON WOMAN",
    "MINUTES OF THE COMMITTEE ON WOMEN AND COMMONS",
    "Sonderdruckwesen der Bundesverwaltung",
    "Counterinstitutionalizations",
    "Short, but with One Unquestionably Antidisestablishmentarian Word",
)
ADDRESS = "https://example.org/licences/whole/"


def covered(**changes: Any) -> Pages:
    """Make a book of covers and a title page, with other metadata than those of the plain work."""
    plain = read("plain")
    pages = compose(replace(plain, metadata=replace(plain.metadata, **changes)))
    return replace(pages, sections=pages.sections[:1])


@cache
def crowded(title: str) -> Pages:
    """Make a book with as much on its covers as they can have."""
    return covered(
        title=title,
        subtitle="A conversation held in the reading room at some length, taken down as spoken, and printed whole",
        contributors=(
            Contributor("Margaret Featherstonehaugh", "edt", "editor"),
            Contributor("A Society for the Preservation of Old Shelves", "ctb", "contributor"),
        ),
        date="2011-08",
        publisher="The Press of the Reading Room",
        description="A word and another word of it, " * 30,
        licence=Licence(
            "Whole", "You may copy this in its entirety, " * 10, ADDRESS + "a/way/" * 12
        ),
    )


def laid_out(pages: Pages) -> list[Any]:
    """Lay a book out, and give WeasyPrint's pages."""
    load_weasyprint()
    document = lay_out(pages, elements_of(pages, "a5"), "a5")
    return [page._page_box for page in document.pages]


def lines_of(page: Any) -> list[Any]:
    """Give the boxes of a page that hold text, and the drawings."""
    found = []

    def walk(box: Any) -> None:
        box = getattr(box, "_box", box)
        if type(box).__name__ == "LineBox" or type(box).__name__.endswith("ReplacedBox"):
            found.append(box)
        for child in getattr(box, "children", ()):
            walk(child)

    walk(page)
    return [box for box in found if box.height and box.width]


def text_of(box: Any) -> str:
    """Give the text of a line."""
    return str(getattr(box, "text", "")) + "".join(map(text_of, getattr(box, "children", ())))


@pytest.mark.parametrize("title", TITLES, ids=lambda title: title_size(title) + str(len(title)))
def test_whatever_the_title_the_covers_are_a_page_each(title: str) -> None:
    """Front cover, its white back, title page, back cover: nothing overlaps, runs over, or is broken by a hyphen."""
    pages = laid_out(crowded(title))
    assert [bool(lines_of(page)) for page in pages] == [True, False, True, True]
    for page in (pages[0], pages[3]):
        left, top = page.content_box_x(), page.content_box_y()
        boxes = sorted(lines_of(page), key=lambda box: (box.position_y, -box.height))
        for box in boxes:
            right = (
                max((child.position_x + child.width for child in box.children), default=0)
                if (hasattr(box, "children"))
                else box.position_x + box.width
            )
            assert left - 0.1 <= box.position_x
            assert right <= left + page.width + 0.1
            assert box.position_y + box.height <= top + page.height
        rows = [box for box in boxes if "code" not in box.element.get("class", "")]
        for above, below in pairwise(rows):
            assert above.position_y + above.height <= below.position_y + 0.1, text_of(below)
    said = [line for line in lines_of(pages[0]) if "cover-title" in line.element.get("class", "")]
    assert " ".join(" ".join(map(text_of, said)).split()) == title


def test_the_sizes_of_titles_are_told_apart() -> None:
    """The titles of the test above need every size that there is."""
    assert {title_size(title) for title in TITLES} == {"short", "medium", "long", "longest"}


def test_a_short_last_word_is_not_left_alone() -> None:
    """It goes on a line with the word before it; a long one, or the only one, stands as it is."""
    assert (
        title_on_cover("On Lending a <b>") == 'On Lending <span class="together">a &lt;b&gt;</span>'
    )
    assert title_on_cover("Lending Libraries") == "Lending Libraries"
    assert title_on_cover("Alone") == "Alone"


def test_a_work_that_says_little_of_itself_has_a_back_too() -> None:
    """Without description and licence the back has the title and the edition."""
    back = laid_out(covered())[-1]
    assert [text_of(line) for line in lines_of(back)] == [
        "On Lending a Book",
        "Edition 1, released 22 November 2026",
    ]


def test_the_code_leads_to_the_licence() -> None:
    """What is printed is the QR code of the address, 20 mm wide at least, with four modules of white around it."""
    pages = crowded(LONG)
    assert pages.metadata.licence
    address = pages.metadata.licence.url
    back = laid_out(pages)[-1]
    (code,) = [box for box in lines_of(back) if type(box).__name__.endswith("ReplacedBox")]
    assert code.width == code.height >= 20 * MM
    matrix = segno.make_qr(address).matrix
    module = code.width / len(matrix)
    document = pdfium.PdfDocument(typeset(pages).pdf)
    scale = 6
    picture = document[len(document) - 1].render(scale=scale, grayscale=True).to_pil()
    seen: list[list[int]] = []
    for row in range(-4, len(matrix) + 4):
        seen.append([])
        for column in range(-4, len(matrix) + 4):
            x = (code.position_x + (column + 0.5) * module) * 0.75 * scale
            y = (code.position_y + (row + 0.5) * module) * 0.75 * scale
            seen[-1].append(int(picture.getpixel((int(x), int(y))) < 128))
    quiet = [0] * 4
    empty = [[0] * (len(matrix) + 8)] * 4
    assert seen == [*empty, *([*quiet, *map(int, row), *quiet] for row in matrix), *empty]


def test_the_code_is_there_only_with_an_address() -> None:
    """A licence without an address has none, and the back says the condition."""
    back = covered(licence=Licence("Whole", "Copy it whole.", "")).covers[1].xhtml
    assert "Copy it whole." in back
    assert "<svg" not in back
    assert (
        f"<title>QR code that leads to {ADDRESS}</title>"
        in covered(licence=Licence("Whole", "Copy it whole.", ADDRESS)).covers[1].xhtml
    )


def test_a_condition_of_the_length_of_a_page_is_named_instead() -> None:
    """The back cover has room for a sentence; of a longer licence it gives the name."""
    back = covered(licence=Licence("Whole", "Copy it whole. " * 50, "")).covers[1].xhtml
    assert "Copy it whole." not in back
    assert "Licence: Whole" in back


def test_the_back_cover_does_not_stand_in_for_the_licence_page() -> None:
    """A print whose licence page lacks the condition fails, though the back cover has it."""
    condition = "Copy it as often as you like, but copy all of it."
    plain = read("plain")
    metadata: Metadata = replace(plain.metadata, licence=Licence("Whole", condition, ""))
    whole = compose(replace(plain, metadata=metadata))
    name = f"{metadata.slug}.pdf"
    assert not read_back(whole, name, typeset(whole).pdf).problems
    without = tuple(
        replace(page, xhtml=page.xhtml.replace(condition, "Copy a part of it."))
        for page in whole.sections
    )
    broken = replace(whole, sections=without)
    assert condition in broken.covers[1].xhtml
    (problem,) = read_back(broken, name, typeset(broken).pdf).problems
    assert "condition" in problem.message


def test_ink_is_spared(release: Path) -> None:
    """Black covers less than 8 % of the covers, which is what a page of text takes; and no page is blacker by much."""
    (path,) = release.glob(f"{composed('the first pamphlet').metadata.slug}.pdf")
    document = pdfium.PdfDocument(path)
    inked = [
        1 - ImageStat.Stat(page.render(scale=1, grayscale=True).to_pil()).mean[0] / 255
        for page in document
    ]
    assert len(inked) > 30
    assert max(inked[0], inked[-1]) < 0.08, inked
    assert max(inked) < 0.09, inked
    assert min(inked[:1] + inked[2:]) > 0.001, "a page shows nothing"


def people(number: int, first: Pamphlet, title: str = "A Work", subtitle: str = "") -> Metadata:
    """Give the metadata of a work that so many people made."""
    names = tuple(
        Contributor(f"Person Number {n} of the Committee", "aut", "author") for n in range(number)
    )
    return replace(first.metadata, title=title, subtitle=subtitle, contributors=names)


@pytest.mark.parametrize(
    ("number", "shown", "others"),
    [(1, 1, ""), (12, 12, ""), (13, 11, "and 2 others"), (30, 11, "and 19 others")],
)
def test_as_many_people_are_named_as_there_is_room_for(
    number: int, shown: int, others: str, first: Pamphlet
) -> None:
    """The last line counts those who are not; the title page has them all."""
    metadata = people(number, first)
    facts = front_facts(metadata, Speech(load("en") or {}, "en"), "")
    assert (len(facts["contributors"]), str(facts["others"])) == (shown, others)
    pages = compose(replace(first, metadata=metadata))
    title = next(section for section in pages.sections if section.name == "title")
    assert text(root_of(title)).count("Person Number") == number
    assert ("crowded" in title.xhtml) == (number >= 10)


def test_a_long_title_leaves_room_for_somebody(first: Pamphlet) -> None:
    """Beside a title of 370 characters the subtitle yields, and the first people are named."""
    metadata = people(
        30, first, title="Many words of it " * 22, subtitle="And a subtitle of two lines, " * 2
    )
    facts = front_facts(metadata, Speech(load("en") or {}, "en"), "")
    assert facts["subtitle"] == ""
    assert facts["contributors"]
    assert facts["others"]


def test_a_picture_may_stand_for_the_cover() -> None:
    """It stands there alone with its description, and no other format has it; the imprint stands where it shall."""
    pages = composed("stage")
    front, back = (text(root_of(section)) for section in pages.covers)
    assert not front.strip()
    assert (
        '<img src="images/picture-1.svg" alt="A station clock above two rails"/>'
        in pages.covers[0].xhtml
    )
    assert pages.cover_picture
    assert pages.cover_picture.name == "images/picture-1.svg"
    assert pages.assets == ()
    assert "More copies for all: under the clock" in back
    for name in ("title", "colophon"):
        said = text(root_of(next(section for section in pages.sections if section.name == name)))
        assert "Printed by the waiting room, for whoever waits" in said
        assert "The Waiting Room" not in said


def test_an_interview_says_what_it_is(first_pages: Pages) -> None:
    """The cover says that the work is an interview, where no subtitle says what it is."""
    assert text(root_of(first_pages.covers[0])).split()[:2] == ["An", "interview"]
    assert "interview" not in text(root_of(covered(subtitle="A talk").covers[0])).casefold()


@pytest.mark.parametrize("title", TITLES, ids=lambda title: title_size(title) + str(len(title)))
@pytest.mark.parametrize("subtitle", ["", "A conversation held in the reading room at some length"])
def test_the_drawing_keeps_clear_of_the_words(title: str, subtitle: str) -> None:
    """Whatever the title, the drawing of the cover stands below all words but those of the foot, and above these."""
    front = laid_out(
        covered(title=title, subtitle=subtitle, date="2011-08", publisher="The Press")
    )[0]
    boxes = lines_of(front)
    drawings = [box for box in boxes if "shape" in box.element.get("class", "")]
    for drawing in drawings:
        above = [box for box in boxes if box is not drawing and box.position_y < drawing.position_y]
        below = [box for box in boxes if box is not drawing and box not in above]
        assert all(box.position_y + box.height <= drawing.position_y for box in above)
        assert all(drawing.position_y + drawing.height <= box.position_y for box in below)
        assert len(below) == 2
    assert drawings or title_size(title) != "short" or subtitle or len(title) > 40


def test_the_drawing_shows_how_the_interview_runs(first: Pamphlet) -> None:
    """A bar for each question and its answer, in order, as long as both have words: below the line and above it."""
    beats = beats_of(first)
    assert [beat.below for beat in beats] == [True, False] * 43
    drawn = str(shape_of(beats, 100.0))
    bars = re.findall(r"M([\d.]+) ([\d.]+)h[\d.]+v([\d.]+)", drawn)
    assert len(bars) == 43
    lefts = [float(left) for left, _, _ in bars]
    assert lefts == sorted(lefts)
    words = [
        asked.words + answer.words for asked, answer in zip(beats[::2], beats[1::2], strict=True)
    ]
    heights = [float(height) for _, _, height in bars]
    assert [round(height / heights[0], 1) for height in heights] == [
        round(number / words[0], 1) for number in words
    ]
    assert "<title" not in drawn
    assert "<text" not in drawn


def test_many_turns_share_bars_and_few_make_none() -> None:
    """A thousand turns still are bars that can be seen; a few paragraphs have no shape."""
    beats = [Beat(10 + number % 7, above=True, below=False) for number in range(1000)]
    assert str(shape_of(beats, 100.0)).count("M") <= 90
    assert not shape_of(beats[:5], 100.0)


def test_a_cover_calls_an_interview_what_somebody_asks_in() -> None:
    """A play is in turns as an interview is, and nobody is told so who asks; an interviewer makes one of any turns."""
    trio = read("trio")
    metadata = replace(trio.metadata, contributors=())
    interview = next(part for part in trio.parts if part.role == "interview")
    silent = replace(
        interview,
        blocks=tuple(
            replace(block, is_question=False) if isinstance(block, Turn) else block
            for block in interview.blocks
        ),
    )
    others = [part for part in trio.parts if part.role != "interview"]
    asker = Contributor("Ada Wren", "ivr", "interviewer")

    def cover(part: Part, *people: Contributor) -> str:
        told = replace(metadata, contributors=people)
        return text(
            root_of(compose(replace(with_parts(trio, *others, part), metadata=told)).covers[0])
        )

    assert "An interview" in cover(interview)
    assert "interview" not in cover(silent)
    assert "An interview" in cover(silent, asker)
