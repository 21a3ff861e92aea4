"""The text of markup, as a reader sees it."""

from __future__ import annotations

import pytest

from pamphlet.verify.copies import Copy, read_copy, without
from pamphlet.verify.copies.marks import BEGIN, END
from pamphlet.verify.copies.markup import words_of_markup
from pamphlet.verify.copies.visible import is_mark_text


def page(body: str) -> Copy:
    """Read a page."""
    return read_copy("x.html", f"<html><body>{body}</body></html>".encode())


@pytest.mark.parametrize(
    ("text", "is_mark"),
    [
        ("1", True),
        ("[12]", True),
        ("↩", True),
        ("a", True),
        ("12a", True),
        ("ab", False),
        ("12345678", True),
        ("123456789", False),
        (" 12345678 ", True),
        ("", True),
    ],
)
def test_what_reads_like_a_mark(text: str, is_mark: bool) -> None:  # noqa: FBT001 -- a column
    """The number of a note or page has up to eight characters, and one letter among them at the most."""
    assert is_mark_text(text) == is_mark


@pytest.mark.parametrize(
    ("attributes", "name"),
    [
        ('class="ad-slot"', "ad"),
        ('id="cookie-banner"', "cookie"),
        ('role="navigation"', "navigation"),
        ('class="site_SHARE2"', "share"),
        ('role="search"', "search"),
    ],
)
def test_what_a_block_calls_itself(attributes: str, name: str) -> None:
    """A block is set aside by its class, its ID or its role; it stays among the words, and is no page furniture."""
    copy = page(f"<div {attributes}>word</div>text")
    assert [aside.name for aside in copy.asides] == [name]
    assert (copy.words, copy.furniture) == (("word", "text"), frozenset())


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="adder">word</div>',
        '<span class="ad">word</span>',
        '<span class="header-section-number">1.3</span> word',
        '<aside role="doc-footnote">word</aside>',
        '<div class="main">word</div>',
    ],
)
def test_what_does_not(markup: str) -> None:
    """Other names, inline elements and asides of the work are not set aside."""
    assert not page(f"{markup} text").asides


@pytest.mark.parametrize(
    ("markup", "asides"),
    [
        ('<div class="post comment">word</div>', [("comment", "word")]),
        ('<div id="ad-2">word</div>', [("ad", "word")]),
        ('<div role="Search">word</div>', [("search", "word")]),
        ("<aside>word</aside>", [("aside", "word")]),
        ("<nav>word</nav>", [("nav", "word")]),
        ('<nav role="doc-toc">word</nav>', []),
        ("<menu><li>word</menu>", [("menu", "word")]),
        ("a <button>word</button> b", [("button", "word")]),
        ("<label>word</label>", [("label", "word")]),
        ("<textarea>word</textarea>", [("textarea", "word")]),
        ('<input type="submit" value="word">', [("input", "word")]),
        ('<input type="hidden" value="word">', []),
        ("<select><option>no<option selected>word</select>", [("select", "word")]),
        ("<ruby>a<rt>word</rt></ruby>", [("rt", "word")]),
        ("<svg><title>no</title><text>word</text></svg>", [("svg", "word")]),
        (f'<div class="comments">{"word " * 200}</div>', [("comments", ("word " * 200).strip())]),
        ('<div class="sidebar">a<div class="ad">b</div></div>', [("sidebar", "a b"), ("ad", "b")]),
        ('<div class="comment"></div>', []),
        ('<span class="comment">word</span>', []),
    ],
)  # fmt: skip
def test_what_a_page_sets_aside(markup: str, asides: list[tuple[str, str]]) -> None:
    """What a page sets aside stays among the words, and is told with the name that it is given, however long it is."""
    copy = page(f"{markup} text")
    told = [(aside.name, " ".join(copy.words[aside.start : aside.end])) for aside in copy.asides]
    assert told == asides
    assert copy.words[-1] == "text"


def test_asides_without_some_words() -> None:
    """Where words are taken away, an aside has its new place; one that has lost all of them is none."""
    markup = f'<div class="ad">buy</div><p>one</p><aside>{"word " * 121}</aside><p>two</p>'
    copy = without(page(markup), frozenset({0}))
    assert [(aside.name, aside.start, aside.end) for aside in copy.asides] == [("aside", 1, 122)]


@pytest.mark.parametrize(("count", "is_furniture"), [(120, True), (121, False)])
def test_marks_that_hold_much_are_no_furniture(count: int, is_furniture: bool) -> None:  # noqa: FBT001 -- a column
    """What is set apart without a name is left aside up to a hundred and twenty words; more of them are text."""
    copy = words_of_markup("html", f"before {BEGIN} {'word ' * count}{END} behind")
    assert len(copy.furniture) == (count if is_furniture else 0)
    assert len(copy.words) == count + 2
