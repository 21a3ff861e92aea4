"""Rules that are harmless alone, and add up one within another, are told where they are too much."""

from __future__ import annotations

import pytest
from lxml import etree

from pamphlet.pages.own_style.nesting import nesting_problems
from pamphlet.work.problems import Place

HERE = Place("book/style.css")


def told(css: str, within: str = "") -> list[tuple[int, str]]:
    """Give the columns and messages of what is too much on a page."""
    page = etree.fromstring(
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body><section>{within}</section></body></html>'
    )
    problems = nesting_problems(css, [page], HERE)
    assert all(problem.code == "S02" and problem.hint for problem in problems)
    return [(problem.place.column, problem.message) for problem in problems]


def nested(tag: str, times: int) -> str:
    """Put an element into itself."""
    return f"<{tag}>" * times + "words" + f"</{tag}>" * times


@pytest.mark.parametrize(
    ("css", "within"),
    [
        ("em { font-size: 0.8em }", nested("em", 3)),
        ("em { font-size: 0.6rem }", nested("em", 40)),
        ("em { font-size: 60% }", nested("em", 1)),
        ("em { font-size: 1.5em }", nested("em", 5)),
        ("blockquote { margin: 0 3em }", nested("blockquote", 3)),
        ("blockquote { margin: 3em 0 }", nested("blockquote", 30)),
        ("p::first-letter { font-size: 3em }", nested("p", 1)),
        ("em { padding: 0 1em }", "<p>a <em>word</em> and <b>x</b> <em>more</em></p>"),
        ("em { border-bottom: 2pt solid }", "<p>a<em>word</em></p>"),
        ("em { border: 0.5pt solid }", "<p>a<em>word</em></p>"),
        ("em { padding: 1em 0.05em }", "<p>a<em>word</em></p>"),
        ("h1 { font-size: 0.6em; margin: 12em }", nested("em", 40)),
    ],
)
def test_what_adds_up_to_little_is_not_told(css: str, within: str) -> None:
    """Sizes and white that stay within bounds on the pages there are give no problem."""
    assert told(css, within) == []


@pytest.mark.parametrize(
    ("css", "within", "message"),
    [
        ("em { font-size: 0.8em }", nested("em", 4), "as small as 0.41 of"),
        ("em { font-size: 60% }", nested("em", 2), "as small as 0.36 of"),
        (":not(x) { font-size: 0.9em }", nested("em", 9), "as small as 0.48 of"),
        ("em { font-size: 1.5em }", nested("em", 6), "11.4 times as large"),
        ("@media print { em { font-size: 3em } }", nested("em", 2), "9.0 times as large"),
        ("blockquote { margin: 0 3em }", nested("blockquote", 4), "no room for words"),
        ("blockquote { padding-left: 30% }", nested("blockquote", 3), "no room for words"),
        ("blockquote { margin-inline: 12em }", nested("blockquote", 1), "no room for words"),
        ("em { padding: 0 1em }", "<p>a<em>word</em></p>", "would be torn"),
        ("em { margin-left: 1em }", "<p>a <em>word</em>, and more</p>", "would be torn"),
        ("em { border-style: dotted }", "<p>a<em>word</em></p>", "would be torn"),
        ("em { border: 2pt solid }", "<p>a<em>word</em></p>", "would be torn"),
        ("section { margin: 4em } p { padding: 8em }", nested("p", 1), "no room for words"),
    ],
)
def test_what_adds_up_is_told_once(css: str, within: str, message: str) -> None:
    """The declaration that goes too far is told with its place."""
    ((column, said),) = told(css, within)
    assert column > 1
    assert message in said
