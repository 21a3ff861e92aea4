"""Markup of others is found in the words, and what only looks a little like it is not."""

from __future__ import annotations

import pytest

from pamphlet.manuscript.markdown.leftovers import KINDS, leftovers
from pamphlet.work.problems import Problem
from tests.manuscript.desk import Desk

# Each kind, as it stands in manuscripts that came from elsewhere.
FOUND = {
    "a tag of HTML": ["a<sup>1", "c<br>d", "<br/>", '<span lang="de">', "</p>", "<o:p>"],
    "a comment of HTML": ["<!-- to do -->"],
    "an entity of HTML": ["a&nbsp;b", "&#160;", "&#xA0;", "&mdash;"],
    "attributes in braces": [
        "Part {#part-2}",
        "x {.unnumbered}",
        'y {width="3in" height="2in"}',
        "z {-}",
    ],
    "a table drawn with signs": ["+---+---+\n| a | b |\n+===+===+"],
    "verse of pandoc": ["| one\n|   two"],
    "a division of pandoc": ["::: {.box}\nwords\n:::", ":::::"],
    "struck text": ["some ~~struck~~ words"],
    "a note within the line": ["word^[a note] and"],
    "a citation of pandoc": ["so [@marx1867, p. 3]", "[see @a; -@b]"],
    "a formula": ["$x^2$ costs", "$$E = mc^2$$"],
    "a command of LaTeX": [r"\emph{so}", r"\begin{quote}", r"\newpage"],
    "quotation marks of LaTeX": ["``So'' he said"],
    "a link of a wiki": ["[[Some Page|so]]"],
    "an address of a wiki": ["[https://example.org a site]"],
    "emphasis of a wiki": ["'''bold''' and", "a ''slanted'' word"],
    "a heading of a wiki": ["== History =="],
    "a template": ["{{citation needed}}"],
    "marked or inserted text": [
        "a ==marked== word",
        "a ++new++ word",
        "{--gone--} {++new++} {>>why<<}",
    ],
    "a code of a bulletin board": ["[b]bold[/b]", "[URL=x]y[/URL]"],
    "a directive of reStructuredText": [".. note:: so", "see :ref:`this`"],
    "a setting of Org": ["#+TITLE: So"],
    "a box to be ticked": ["[ ] to do\n[x] done"],
    "a place for the contents": ["[TOC]"],
    "the name of a sign": [":smile: he said", "so :heavy_check_mark:"],
    "what a short form means": ["*[HTML]: a language"],
    "a definition list": ["Term\n: what it means"],
    "emphasis that marks nothing": ["a ** b**", "__init", "so**"],
    "a field of a word processor": ["{ PAGEREF _Toc1 }", "Error! Bookmark not defined."],
}
# What people write, and mean.
INNOCENT = [
    "It costs $5, or $10 in May; A$7 and US$8 are other dollars.",
    "3 < 5 and 5 > 3; a <- b; R&D; AT&T; Q&A; <3",
    "“So,” he said: ‘no’. It's the boys' 'own' game.",
    "x + y = z, a == b, C++ and C++; 1+1=2; ---; ++",
    "[was] [reflected] [...] [1937a:13] [sic]",
    "write to a@example.org or @somebody",
    "{so} and {a, b}; { x }; {1}",
    "2 * 3 * 4; 5*6*7; snake_case_name; **",
    "10:30: the bell; a :) b; Note: so; ::; a:b:c; 1:2:3; https://a.org/:x:",
    "a [ ] box; [x] marks it; see [TOC] and *[so]: and #+1",
    "a | b; |x|; || ",
    "~5 and ~6; ^ and ^^",
    "\\ and \\\\; back`quote",
    "= an equals sign; == ; a == b == c?",
    "- a list\n+ another",
]


def kinds(words: str) -> set[str]:
    """Name the kinds that are found in words."""
    return {kind.what for kind, _ in leftovers(words)}


@pytest.mark.parametrize(
    ("what", "words"), [(w, each) for w, all_ in FOUND.items() for each in all_]
)
def test_each_kind_is_found(what: str, words: str) -> None:
    """It is found, and taken for nothing else."""
    assert kinds(words) == {what}


def test_every_kind_is_tried() -> None:
    """No pattern is there that no example shows."""
    assert list(FOUND) == [kind.what for kind in KINDS]


@pytest.mark.parametrize("words", INNOCENT)
def test_what_people_mean_is_not_told(words: str) -> None:
    """Signs in prose are no markup."""
    assert kinds(words) == set()


@pytest.mark.parametrize("words", [each for all_ in FOUND.values() for each in all_])
def test_a_backslash_silences_it(desk: Desk, words: str) -> None:
    """With a backslash before each sign of ASCII nothing is told, and the words are printed as they were."""
    escaped = "".join(
        f"\\{sign}" if sign.isascii() and not sign.isalnum() and not sign.isspace() else sign
        for sign in words
    )
    pamphlet, problems = desk.read_part(escaped)
    assert pamphlet, problems
    assert not told(problems)


def told(problems: tuple[Problem, ...]) -> list[str]:
    """Give the places at which markup of others, or hyphens for dashes, are told."""
    return [
        f"{each.code} {each.place.line}:{each.place.column}"
        for each in problems
        if each.code in {"P08", "P09"}
    ]


def test_our_own_markup_is_none_of_others(desk: Desk) -> None:
    """What is read as markup, and what stands in code, is not told; nor is what a backslash stands before."""
    body = (
        "[a]{.small} x^2^ H~2~O `<b>` <https://a.b> **so**[^1] \\<b> [c]{#d}\n\n"
        "    <div>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: *n*\n\n---\n"
    )
    assert told(desk.read_part(body)[1]) == []


def test_each_place_is_told_once(desk: Desk) -> None:
    """Three tags are three places, the escaped one between them not counted, in cells and in notes as well."""
    body = "a<br>b \\<br> c<br>\n\n| x<br> |\n|---|\n\nd[^1]\n\n[^1]: e<br>"
    assert told(desk.read_part(body)[1]) == ["P08 5:2", "P08 5:15", "P08 7:4", "P08 12:8"]


def test_blocks_that_are_ours_by_mistake_are_told(desk: Desk) -> None:
    """The rule of a simple table would be a break between scenes, and raw HTML behind a fence code."""
    assert told(desk.read_part("so\n\n----- ----- ---\n\n```{=html}\n<br>\n```\n")[1]) == [
        "P08 7:1",
        "P08 9:1",
    ]
    assert told(desk.read_part("so\n\n- - -\n\n* * *\n\n```html\n<br>\n```\n")[1]) == []


def test_hyphens_for_dashes_are_told_where_no_mark_is_curly(desk: Desk) -> None:
    """One curly mark in the whole work shows that nothing was lost on the way."""
    assert told(desk.read_part('"So" -- he said --- no.')[1]) == ["P09 5:6", "P09 5:17"]
    assert told(desk.read_part("It’s so -- he said.")[1]) == []
    assert told(desk.read_part('"So" - no; pre- and post-war; \\-- so')[1]) == []


def test_a_command_of_latex_is_told_as_it_is_typed(desk: Desk) -> None:
    """One backslash before a letter is a sign of its own, which is printed; before a sign it silences."""
    assert told(desk.read_part(r"so \emph{it} is" + "\n")[1]) == ["P08 5:4"]
    assert told(desk.read_part(r"so \\emph{it} is" + "\n")[1]) == []
