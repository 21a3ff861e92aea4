"""What a line holds of the text of its block, and what follows there."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from pamphlet.press.engine.loading import load_weasyprint

load_weasyprint()

from pamphlet.press.layout.lines import (  # noqa: E402 # once WeasyPrint is loaded
    BlockText,
    block_text,
    nearest,
    plain,
    reads_leftwards,
)


def block(inner: str) -> BlockText:
    """Read a paragraph."""
    return block_text(ET.fromstring(f"<p>{inner}</p>"))


def words(text: BlockText) -> list[str]:
    """Give what begins where a word of the block begins, up to where any may end."""
    return [text.rest(start) for start in text.starts]


@pytest.mark.parametrize(
    ("inner", "counted"),
    [
        ("Two words", ["Two", "words"]),
        (" Two  words ", ["Two", "words"]),
        ("One<em>word</em>", ["Oneword"]),
        ("Two <em>words</em>", ["Two", "words"]),
        ("Two<em> words</em>", ["Two", "words"]),
        ("Two<br/>words", ["Two", "words"]),
        ("Two<img/>words", ["Two", "words"]),
        ('Called<a role="doc-noteref">1</a> here', ["Called", "here"]),
        ('<b class="apparatus">1.</b> Counted', ["Counted"]),
        ('One<a class="note-call">1</a>word', ["One"]),
        ('<span class="other">Counted</span>', ["Counted"]),
        ("", []),
    ],
)
def test_words_begin_where_the_wording_says(inner: str, counted: list[str]) -> None:
    """White space, breaks and pictures part words, markup does not; apparatus is no word, and ends one."""
    assert words(block(inner)) == counted


def test_a_line_end_is_told_from_the_text() -> None:
    """At a place within a word it goes on; at its end, before apparatus, and at the end of the block it doesn't."""
    text = block('Soviet-bloc<a role="doc-noteref">1</a> states')
    assert text.characters == "Soviet-bloc1states"
    assert [place for place in range(19) if not text.goes_on(place)] == [0, 11, 12, 18]
    assert text.rest(7) == "bloc"
    assert text.rest(12) == "states"
    assert text.rest(11) == "1"


def test_the_first_word_of_a_stretch() -> None:
    """It is the first that begins there; a word that goes on is none, and what begins at the end is the next line's."""
    text = block("one two three")
    assert [
        text.word_at(*place) for place in ((0, 3), (1, 3), (1, 4), (3, 6), (4, 6), (6, 11))
    ] == [
        0,
        None,
        1,
        1,
        None,
        2,
    ]


def test_a_line_is_found_with_its_hyphen_or_without() -> None:
    """A hyphen at the end of a line is the typesetter's where the text has none, and may be any sign."""
    text = block("The interpretation of well-known facts")
    assert text.find("Theinter-", "-", 0) == (0, 8)
    assert text.find("pretationofwell-", "-", 8) == (8, 24)
    assert text.find("knownfacts", "-", 24) == (24, 34)
    assert text.find("Theinter\u2010", "\u2010", 0) == (0, 8)
    assert text.find("facts", "", 24) == (29, 34)
    assert text.find("Nothing", "-", 0) is None
    assert text.find("The", "-", 8) is None, "it is looked for from there on"


def test_letter_case_is_no_matter() -> None:
    """A line in capitals is found; so is one of letters that have more of them in capitals."""
    assert block("Small capitals").find("SMALLCAPITALS", "-", 0) == (0, 13)
    assert block("Maß und Ziel").find("UNDZIEL", "-", 0) == (3, 10)


def test_the_nearest_with_an_anchor() -> None:
    """It is the element itself or the first around it that has one of the anchors."""
    root = ET.fromstring('<section id="a"><div id="b"><p id="c"><em/></p></div></section>')
    parents = {child: element for element in root.iter() for child in element}
    (emphasis,) = root.iter("em")
    assert [
        None if above is None else above.get("id")
        for above in (nearest(emphasis, parents, anchors) for anchors in ({"a", "b"}, {"c"}, {"d"}))
    ] == ["b", "c", None]


def test_scripts_from_right_to_left() -> None:
    """Hebrew and Arabic are read leftwards, presentation forms too; Latin, Greek and Cyrillic are not."""
    assert all(map(reads_leftwards, ("שלום", "a ש", "سلام", "\ufb2a", "\ufefc", "\U0001e900")))
    assert not any(map(reads_leftwards, ("abc", "λόγος", "слово", "12", "", "\u058f", "\ufeff")))


def test_what_prints_nothing_is_left_out() -> None:
    """White space and characters of format are no text, and what can be one character is."""
    assert plain(" a\u00ad\u200bb\u00a0c\u200e e\u0301") == "abc\u00e9"
