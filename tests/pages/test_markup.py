"""The markup of the work's own text: every character of it, and nothing that it does not say."""

from dataclasses import replace
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pamphlet.pages import Pages
from pamphlet.pages.addresses import Lookup
from pamphlet.pages.markup import block_markup
from pamphlet.pages.runs_markup import runs_markup
from pamphlet.pages.strings.phrases import Speech
from pamphlet.work.nodes import (
    Alteration,
    Citation,
    CitationBracket,
    Emphasis,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    List,
    NoteCall,
    Paragraph,
    Span,
    Table,
    Text,
    Turn,
)
from pamphlet.work.problems import Place
from pamphlet.work.words import canonical_words
from tests.pages.trees import by_class, root_of, text

HERE = Place("interview.md", 1, 1)
LOOKUP = Lookup(
    direction="ltr",
    speech=Speech({"note-back": "Back to {number}"}),
    speakers={"A": 1, "B": 2, "C": 3},
    sources={"1937a": "source-1937a", "x": "source-x"},
    homes={"turn-2": "interview", "note-1": "interview", "call-1": "interview"},
    images={"pictures/a.png": "images/picture-1.png"},
    is_asked=True,
)


def cite(key: str, typed: str, number: int = 1) -> Citation:
    """Make a citation."""
    return Citation(key, ("1",), typed, HERE, f"cite-{number}")


def biblioref(key: str, number: int, shown: str) -> str:
    """Give the markup of a citation."""
    return (
        f'<a class="citation" id="cite-{number}" href="sources.xhtml#source-{key}"'
        f' epub:type="biblioref" role="doc-biblioref">{shown}</a>'
    )


@pytest.mark.parametrize(
    ("run", "markup"),
    [
        (
            Text('<b> & "c" \u2019\n'),
            '<b> & "c" \u2019\n'.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
        ),
        (LineBreak(), "<br/>\n"),
        (Emphasis((Text("a"),)), "<em>a</em>"),
        (Alteration((Text("[a]"),), HERE), '<span class="alteration">[a]</span>'),
        (
            CitationBracket(("[", cite("1937a", "1937a:13"), "]"), HERE),
            biblioref("1937a", 1, "[1937a:13]"),
        ),
        (
            CitationBracket(
                ("[", cite("x", "x:1"), "; ", cite("1937a", "1937a: 2", 2), " ]"), HERE
            ),
            f"[{biblioref('x', 1, 'x:1')}; {biblioref('1937a', 2, '1937a: 2')} ]",
        ),
        (Link("#turn-2", (Text("a"),), HERE), '<a href="interview.xhtml#turn-2">a</a>'),
        (
            Link('https://a.b/?c&d="', (Text("a"),), HERE),
            '<a href="https://a.b/?c&amp;d=&quot;">a</a>',
        ),
        (Span("grc", (), (Text("a"),), HERE), '<span lang="grc" xml:lang="grc">a</span>'),
        (
            Span("he", ("x", "y"), (), HERE, "at-a"),
            '<span id="at-a" class="x y" lang="he" xml:lang="he" dir="rtl"></span>',
        ),
        (
            Image("pictures/a.png", 'a "b"', HERE),
            ' <img src="images/picture-1.png" alt="a &quot;b&quot;"/>',
        ),
    ],
)
def test_a_run_is_written_as_what_it_is(run: Inline, markup: str) -> None:
    """Each kind of run has its markup, and its text is escaped."""
    assert runs_markup((run,), LOOKUP) == markup


def test_a_link_holds_no_link() -> None:
    """A citation or a footnote's call within a link keeps its ID, and is no link of its own."""
    inner = (
        Text("a "),
        CitationBracket(("[", cite("x", "x:1"), "]"), HERE),
        NoteCall(1, "note-1", "call-1", HERE),
    )
    assert runs_markup((Link("https://a.b", inner, HERE),), LOOKUP) == (
        '<a href="https://a.b">a <span class="citation" id="cite-1">[x:1]</span>'
        '<span class="note-call" id="call-1">1</span></a>'
    )


def test_a_turn_tells_who_speaks_and_whether_it_is_a_question() -> None:
    """A turn tells both by its classes; its label stands in its first paragraph."""
    first = Paragraph((Text("Why?"),), "interview-1", HERE, label="A:")
    asked = Turn(("A",), "A:", 1, (first,), "turn-1", HERE, is_question=True)
    assert block_markup(asked, LOOKUP) == (
        '<div class="turn question speaker-1" id="turn-1">\n'
        '<p id="interview-1"><b class="label">A:</b> Why?</p>\n</div>'
    )
    alone = Paragraph((), "interview-2", HERE, label="C:")
    answered = Turn(("C",), "C:", 2, (alone,), "turn-2", HERE)
    assert block_markup(answered, LOOKUP) == (
        '<div class="turn answer speaker-3" id="turn-2">\n'
        '<p class="label-line" id="interview-2"><b class="label">C:</b></p>\n</div>'
    )
    unasked = block_markup(answered, replace(LOOKUP, is_asked=False))
    assert unasked.startswith('<div class="turn speaker-3" id="turn-2">')


def test_those_who_speak_together_share_a_turn_and_an_aside_is_set_apart() -> None:
    """A turn of two has a class of each; a stage direction in a label is told apart, and a tight label has no space."""
    label = "(both) A & B："
    first = Paragraph((Text("No!"),), "a-1", HERE, label=label, asides=((0, 6),), tight=True)
    assert block_markup(Turn(("A", "B"), label, 1, (first,), "turn-1", HERE), LOOKUP) == (
        '<div class="turn answer speaker-1 speaker-2" id="turn-1">\n<p id="a-1"><b class="label">'
        '<span class="aside">(both)</span> A &amp; B：</b>No!</p>\n</div>'
    )


def test_a_list_keeps_its_first_number() -> None:
    """An ordered list that begins at seven does so."""
    item = (Paragraph((Text("a"),), "a-1", HERE),)
    assert '<ol start="7">' in block_markup(List(7, (item,), HERE), LOOKUP)
    assert "<ol>" in block_markup(List(1, (item,), HERE), LOOKUP)
    assert "<ul>" in block_markup(List(None, (item,), HERE), LOOKUP)


def test_capitals_of_a_heading_are_small_but_for_the_first_and_for_roman_numerals() -> None:
    """“ACT II” is set as “Act II”: a numeral is no word, but “MIX” and “CIVIL” are words."""
    heading = Heading(2, (Text("ACT II. MIX & CIVIL"),), "a-1", HERE)
    written = block_markup(heading, replace(LOOKUP, alike=frozenset({2})))
    small = [(each.text, each.tail) for each in by_class(fromstring(written), "low")]
    assert small == [("CT", " II. M"), ("IX", " & C"), ("IVIL", None)]


def test_a_table_has_a_head_only_when_there_is_something_in_it() -> None:
    """An empty head is left out, and an empty cell of a head names no column."""

    def cell(words: str, number: int) -> Paragraph:
        return Paragraph((Text(words),) if words else (), f"a-{number}", HERE)

    body = ((cell("c", 3), cell("d", 4)),)
    headless = block_markup(Table((cell("", 1), cell("", 2)), body, ("", "right"), HERE), LOOKUP)
    assert "thead" not in headless
    assert '<td id="a-4" class="right">d</td>' in headless
    headed = block_markup(Table((cell("", 1), cell("b", 2)), body, ("", "right"), HERE), LOOKUP)
    assert '<td id="a-1"></td>' in headed
    assert '<th id="a-2" class="right" scope="col">b</th>' in headed


def test_a_footnote_and_its_call_lead_to_each_other(rich_pages: Pages) -> None:
    """Each call leads to its note, each note's number back to its first call, and both are told as such."""
    page = next(section for section in rich_pages.sections if "note-call" in section.xhtml)
    root = root_of(page)
    calls, notes = by_class(root, "note-call"), by_class(root, "note")
    assert {call.get("role") for call in calls} == {"doc-noteref"}
    assert {call.get("href") for call in calls} == {
        f"{page.name}.xhtml#{note.get('id')}" for note in notes
    }
    for number, note in enumerate(notes, start=1):
        (back,) = (each for each in note.iter() if each.get("role") == "doc-backlink")
        call = next(each for each in calls if text_of_call(each) == str(number))
        assert back.get("href") == f"{page.name}.xhtml#{call.get('id')}"
        assert (back.text, note.get("role")) == (str(number), "doc-footnote")


def text_of_call(call: Element) -> str:
    """Give the number that a call shows."""
    return "".join(call.itertext())


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n"))


@given(TEXTS, TEXTS)
def test_no_character_is_lost(one: str, other: str) -> None:
    """Any text, in any run, is read back as the same words."""
    runs = (Text(one), Emphasis((Text(other),)), Alteration((Text(one),), HERE))
    markup = block_markup(Paragraph(runs, "a-1", HERE), LOOKUP)
    assert canonical_words(text(fromstring(markup))) == canonical_words(one + other + one)


def test_a_citation_is_broken_only_when_it_must_be(first_pages: Pages) -> None:
    """One that fits on a line of a phone is never broken; a longer one bears the class that lets it be."""
    found = 0
    for section in first_pages.sections:
        for link in by_class(root_of(section), "citation"):
            found += 1
            assert (len(text(link)) > 20) == ("divisible" in link.get("class", "").split())
    assert found == 55
