"""A manuscript's own stylesheet dresses the work, and does nothing else to it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pamphlet.pages.own_style import rules
from pamphlet.pages.own_style.rules import own_rules, style_problems
from pamphlet.pages.styles import shared_styles
from pamphlet.pages.stylesheet import for_book, for_print, for_web
from pamphlet.work.problems import Place
from tests.pages.own_style.sheets import HARMLESS, HOSTILE

HERE = Place("book/style.css")


@pytest.mark.parametrize("name", HOSTILE)
def test_what_a_stylesheet_must_not_do(name: str) -> None:
    """Whatever would change, hide or fetch something is told with its place, at once, and nothing is taken over."""
    code, line, column, css = HOSTILE[name]
    began = time.process_time()
    first, *_ = found = style_problems(css, HERE)
    assert own_rules(css) == ""
    assert time.process_time() - began < 5
    assert (first.code, first.place) == (code, Place(HERE.path, line, column))
    assert all(problem.severity == "error" and problem.hint for problem in found)
    assert all(len(problem.message) < 200 for problem in found)
    assert len(found) <= rules.TOLD_MOST


@pytest.mark.parametrize("css", HARMLESS)
def test_what_a_stylesheet_may_do(css: str) -> None:
    """Type, colours, borders and white are taken over, and once more nothing is wrong with them."""
    assert style_problems(css, HERE) == ()
    taken = own_rules(css)
    assert taken
    assert "script" not in taken.replace('"</style><script>"', "")
    for share in (for_book, for_web, lambda text: for_print(text, ())):
        assert share(taken) is not None


def test_rules_are_taken_over_as_they_are() -> None:
    """Selectors, values and their order stay; colours hold where the paper is white."""
    css = """
        p.x > b { margin: 0 1em !important; color: #300 }  /* told to nobody */
        h2 { text-wrap: balance }
        @media print { h1 { color: navy; line-height: 1.2 } }
        @media screen and (min-width: 40em) { p { color: black } }
    """
    assert own_rules(css).splitlines() == [
        "p.x > b { margin: 0 1em !important; }",
        "@media print { p.x > b { color: #300; } }",
        "@media screen { @media (prefers-color-scheme: light) { p.x > b { color: #300; } } }",
        "@media screen { h2 { text-wrap: balance; } }",
        "@media print { h1 { line-height: 1.2; } }",
        "@media print { h1 { color: navy; } }",
        "@media screen { @media (min-width:40em) { @media (prefers-color-scheme: light) { p { color: black; } } } }",
    ]


def test_every_fault_is_told_at_once() -> None:
    """All that is wrong is told, not the first alone; and a word that is nearly right, with the right one."""
    css = "p { colour: red;\n display: none }\n@media tv { p { color: black } }\nq { margin: -1em"
    told = [(problem.place.line, problem.hint) for problem in style_problems(css, HERE)]
    assert [line for line, _ in told] == [1, 2, 3, 4]
    assert "“color”" in told[0][1]


def test_the_shared_stylesheet_is_not_a_strangers() -> None:
    """It does what no other may do: the tables are for strangers."""
    assert style_problems(shared_styles(), HERE)


PIECES = (
    *(
        "p",
        "{",
        "}",
        "@media",
        "print",
        "screen",
        "and",
        "(",
        ")",
        "[",
        "]",
        ":",
        ";",
        ",",
        "content",
        "color",
    ),
    *(
        "'x'",
        "url(",
        "/*",
        "*/",
        "!important",
        "counter(n)",
        "1em",
        "-1em",
        "50%",
        "#000",
        "\\",
        "<",
        ">",
        "&",
    ),
    *("::before", ":not(", "@import"),
)
CSS = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        st.text(max_size=3),
    ),
    max_size=30,
).map(" ".join)


@given(CSS)
def test_no_stylesheet_is_too_strange(css: str) -> None:
    """Whatever it holds, there are problems or there are rules; and what was taken over is taken over again."""
    if style_problems(css, HERE):
        assert own_rules(css) == ""
    else:
        taken = own_rules(css)
        assert style_problems(taken, HERE) == () or "prefers-color-scheme" in taken
        for_web(taken)
