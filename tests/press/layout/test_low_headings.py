"""Headings typed in capitals, in large print: which letters are shown as small ones, and that none is changed."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from pamphlet.press.engine.loading import load_weasyprint
from pamphlet.press.layout.low_headings import lower_headings
from pamphlet.press.typeset import typeset
from pamphlet.work.words import BlockWords, PartWords, Words
from tests.page.set_lines import read_lines
from tests.press.prints import dressed

TEXT = "The end of the USSR, as the people and Trotsky saw it; no end but of it. THE END? Trotsky’s own."


def heading(markup: str) -> str:
    """Set the letters behind the first of each word apart, as the markup of headings has it."""
    words = [f'{word[0]}<span class="low">{word[1:]}</span>' for word in markup.split()]
    return " ".join(words)


def shown(markup: str, language: str = "en", text: str = TEXT, title: str = "") -> str:
    """Give a heading as it is shown."""
    root = ET.fromstring(f'<html lang="{language}"><h2 class="alike">{heading(markup)}</h2></html>')
    blocks = (BlockWords("a", 0, tuple(markup.split())), BlockWords("b", 0, tuple(text.split())))
    lower_headings(root, Words((PartWords("p", title, blocks),)))
    assert "".join(root.itertext()) == markup
    return "".join(
        (each.text or "").lower() if each.get("class") == "low" else each.text or ""
        for each in _runs(root)
    )


def _runs(element: ET.Element) -> list[ET.Element]:
    tail = ET.Element("tail")
    tail.text = element.tail
    return [element, *(run for child in element for run in _runs(child)), tail]


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("THE END OF THE USSR", "The end of the USSR"),
        ("OF TROTSKY", "Of Trotsky"),
        ("A NOTE ON NATURE", "A Note ON Nature"),
        ("PART XVII", "Part XVII"),
        ("ΤΕΛΟΣ", "ΤΕΛΟΣ"),
        ("ВВЕДЕНИЕ", "Введение"),
    ],
)
def test_words_are_shown_as_the_work_writes_them(typed: str, seen: str) -> None:
    """A word that stands in the text is shown as there; else its first letter stays, and a short one and a numeral."""
    assert shown(typed) == seen


@pytest.mark.parametrize(
    ("typed", "title", "seen"),
    [
        ("SONG WITH A REFRAIN", "Song with a Refrain", "Song with a Refrain"),
        ("THE END OF A USSR", "The End of a USSR", "The End of a USSR"),
        ("THE END OF A USSR", "Another", "The end of A USSR"),
        ("THE END", "THE END", "The end"),
    ],
)
def test_the_name_of_a_part_is_shown_as_it_is_written(typed: str, title: str, seen: str) -> None:
    """The contents tell which of its words are names; a name that is typed in capitals, too, tells nothing."""
    assert shown(typed, title=title) == seen


def test_where_letters_without_a_dot_are_others_nothing_is_lowered() -> None:
    """“I” is the capital of another letter in Turkish."""
    assert shown("GIRIS", "tr") == "GIRIS"
    assert shown("GIRIS", "en") == "Giris"


def test_only_what_is_seen_is_small(tmp_path: Path) -> None:
    """The file says capitals, and what is drawn is as wide as small letters are; small letters elsewhere stay such."""
    part = f'<h1 class="alike">{heading("INTRODUCTION")}</h1><p>Text.</p><h1>Introduction</h1><p>Text.</p>'
    path = tmp_path / "made.pdf"
    path.write_bytes(typeset(dressed(part), "large").pdf)
    lines = [line for page in read_lines(path).pages for line in page]
    typed, small = (line for line in lines if "INTRO" in line.text.upper())
    assert (typed.text, small.text) == ("INTRODUCTION", "Introduction")
    assert typed.right == pytest.approx(small.right, abs=0.6)
    assert typed.size == small.size


def test_places_in_the_text_stay_the_same() -> None:
    """A letter whose small one takes more bytes, or fewer, stays; the last “Σ” of a word is another one."""
    load_weasyprint()
    from pamphlet.press.engine.low_letters import lowered

    for typed, low in (("ÉTÉ", "été"), ("İĞNE", "İğne"), ("ẞ", "ẞ"), ("ΣΟΦΟΣ", "σοφος")):
        assert lowered(typed) == low
