"""Know the marks that programs put into text when it is mailed, dumped, posted or pasted."""

from __future__ import annotations

import pytest

from pamphlet.verify.copies import Copy, read_copy


def shown(copy: Copy) -> str:
    """Give the words in one line, furniture in braces."""
    return " ".join(
        f"{{{word}}}" if at in copy.furniture else word for at, word in enumerate(copy.words)
    )


def read(text: str) -> str:
    """Read a text and give what is read in one line."""
    return shown(read_copy("copy.txt", text.encode()))


def test_quoted_lines() -> None:
    """The signs before the lines of a quoted mail are furniture; an arrow in a line is a word."""
    assert read("Ann:\n> one\n>> two\n > > three\nfour > 5 -> six") == (
        "Ann: {>} one {>>} two {>} {>} three four > 5 -> six"
    )


def test_a_word_broken_in_quoted_lines() -> None:
    """A word that was broken at the end of a quoted line is one word."""
    assert read("> culmi-\n> nating") == "{>} {>} culmi\x02nating"


def test_addresses_that_a_mail_shows() -> None:
    """An address in angle brackets that a program set behind a link is furniture; other brackets are words."""
    assert read("see here<https://example.org/a?b> or <mailto:a@b.org>, x < y > z") == (
        "see here {<https://example.org/a?b>} or {<mailto:a@b.org>} , x < y > z"
    )


def test_tags_of_forums() -> None:
    """Tags that are closed somewhere are furniture, with what they say; brackets of the work are not."""
    text = (
        '[quote="Ann, today"][b]CS:[/b] Was [it] so [i]? [b] [sic][/quote] [url=https://a.b/]yes[/url]'
        " [img]https://a.b/c.png[/img][list][*]one[/list] [1938:66]"
    )
    assert read(text) == (
        '{[quote="Ann,} {today"]} {[b]} CS: {[/b]} Was [it] so [i]? {[b]} [sic] {[/quote]} {[url=https://a.b/]} yes'
        " {[/url]} {[img]https://a.b/c.png[/img]} {[list]} {[*]} one {[/list]} [1938:66]"
    )


def test_elements_of_html() -> None:
    """Tags of HTML in a text are furniture where some of them end; signs of more and less are words."""
    assert read("Here: <p>one <em>two</em></p> <code> 1 < 2 > 0 </div>") == (
        "Here: {<p>} one {<em>} two {</em>} {</p>} <code> 1 < 2 > 0 {</div>}"
    )
    assert read("Here: <i>a</i> <b>c</b> </p>") == "Here: {<i>} a {</i>} {<b>} c {</b>} {</p>}"
    assert read("Here: <i>a</i> <b>c</b> <p>") == "Here: <i>a</i> <b>c</b> <p>"


LINKS = "References\n\n   1. https://a.b/1\n   2. https://a.b/2\n   9. file://localhost/3\n"


def test_numbers_of_links() -> None:
    """The numbers that lynx sets before links are furniture where they count up and a list of addresses follows."""
    text = f"[1]Skip [2][1937a:13] and [99]no, [1938]x [9]three [1]four\n\n{LINKS}"
    assert read(text).startswith(
        "{[1]} Skip {[2]} [1937a:13] and [99]no, [1938]x {[9]} three [1]four References"
    )


def test_a_few_numbers_in_brackets() -> None:
    """Without a list of addresses, up to four numbers in brackets are words."""
    text = "[1]one [2]two [3]three [4]four [1938]five 1. https://a.b/1"
    assert read(text) == text


@pytest.mark.parametrize(("marks", "addresses"), [(3, 3), (2, 3), (3, 2)])
def test_three_numbers_before_three_addresses(marks: int, addresses: int) -> None:
    """Numbers are those of links where three are read and three addresses listed, and words where fewer are."""
    numbers = range(1, marks + 1)
    listed = "".join(f"\n{number}. https://a.b/{number}" for number in range(1, addresses + 1))
    form = "{{[{}]}} word" if marks == addresses else "[{}] word"
    text = " ".join(f"[{number}] word" for number in numbers)
    assert read(text + listed).startswith(" ".join(form.format(number) for number in numbers))


def test_links_without_a_text() -> None:
    """Of twenty links in a row a dump may show none; a number beyond that is a word."""
    assert read(f"[1]one [21]two [22]three\n\n{LINKS}").startswith(
        "{[1]} one {[21]} two {[22]} three"
    )
    assert read(f"[1]one [22]two [23]three\n\n{LINKS}").startswith("{[1]} one [22]two [23]three")


@pytest.mark.parametrize(
    ("numbers", "are_calls"), [("12345", True), ("1234", False), ("12347", True), ("12348", False)]
)
def test_five_calls_of_notes(numbers: str, *, are_calls: bool) -> None:
    """Five numbers that count up call notes, though two of them are left out; four do not, nor with three left out."""
    form = "word {{[{}]}}" if are_calls else "word[{}]"
    text = " ".join(f"word[{number}]" for number in numbers)
    assert read(text) == " ".join(form.format(number) for number in numbers)


def test_notes_of_a_site() -> None:
    """Numbers in brackets that count up are calls of notes, wherever they begin, and however often one is called."""
    assert read("a[52] b.[53][54] c[52], d[56][1937a:13] e[57] f [1938] [99]") == (
        "a {[52]} b. {[53]} {[54]} c {[52]} , d {[56]} [1937a:13] e {[57]} f [1938] [99]"
    )


@pytest.mark.parametrize("sign", ["|", ":", "%", "//", "*"])
def test_other_signs_before_lines(sign: str) -> None:
    """A sign that stands before nearly every line is furniture, and one before a few is not."""
    lines = [f"{sign} line {number}" for number in range(10)]
    assert read("\n".join(lines)).startswith(f"{{{sign}}} line 0 {{{sign}}} line 1")
    lines[:1] = ["other"]
    assert read("\n".join(lines)).startswith(f"other {{{sign}}} line 1")
    lines[:2] = ["other", "lines"]
    assert read("\n".join(lines)).startswith(f"other lines {sign} line 2")
    most = ["other"] * 3 + [f"{sign} line"] * 17
    assert read("\n".join(most)).endswith(f"other {sign} line{f' {sign} line' * 16}")
    assert read(f"{sign} one\n{sign} two") == f"{sign} one {sign} two"
    assert read(f"{sign} one\n{sign} two\n{sign} x").startswith(f"{{{sign}}} one {{{sign}}} two")


MARKDOWN = r"""# Heading

**CS:** Was \[it\] the author\'s own?

**LT:** See [here](https://example.org/) \[1937a:13\] \*

**CS:** Why?
"""


def test_markdown_that_does_not_say_so() -> None:
    """A text with escaped characters and with marks that are none is read as Markdown."""
    copy = read_copy("copy.txt", MARKDOWN.encode())
    assert copy.kind == "markdown"
    assert " ".join(copy.words) == (
        "Heading CS: Was [it] the author's own? LT: See here [1937a:13] * CS: Why?"
    )


@pytest.mark.parametrize(
    ("escapes", "marks", "kind"),
    [(3, 3, "markdown"), (2, 3, "text"), (3, 2, "text")],
)
def test_three_escapes_and_three_marks_are_no_accident(escapes: int, marks: int, kind: str) -> None:
    """A text with as many of both is Markdown, and one with fewer of either is none."""
    text = "# A heading\n\n" * marks + "\\[it\n\n" * escapes
    assert read_copy("copy.txt", text.encode()).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        MARKDOWN.replace("\\", ""),
        "\\[a\\] and no mark of any other kind",
        "# a\n\n# b\n\n# c\n\n C:\\[temp] once",
    ],
)
def test_text_that_is_no_markdown(text: str) -> None:
    """Marks alone, or backslashes alone, do not make Markdown of a text."""
    copy = read_copy("copy.txt", text.encode())
    assert copy.kind == "text"
    assert copy.words == tuple(text.split())


@pytest.mark.parametrize(
    "piece", [">", "[b]", "[1]x ", "<https://", "[quote=", "[img]", "\\[", "> \n"]
)
def test_mazes_end(piece: str) -> None:
    """A text that is made of marks only is read in time."""
    assert read_copy("copy.txt", (piece * 200_000 + "[/b] end").encode()).words
