"""The dress of a site: the tokens of the one stylesheet, and what a press adds to them."""

from __future__ import annotations

from pathlib import Path

from pamphlet.pages.styles import shared_styles
from pamphlet.site.look import page_style
from pamphlet.site.own_style import own_style


def test_its_colours_are_those_of_the_one_stylesheet() -> None:
    """Light and dark; none is chosen here but for paper."""
    style = page_style()
    for token in ("--paper", "--ink", "--quiet", "--link", "--rule"):
        light = next(
            line for line in shared_styles().splitlines() if line.strip().startswith(token)
        )
        assert light.strip().rstrip(";").replace(": ", ":") in style
    assert style.count("--paper:") == 3  # light, dark, on paper
    assert '--serif:"Source Serif 4"' in style


def test_what_a_press_adds_is_held_to_what_a_manuscript_may(tmp_path: Path) -> None:
    """Each fault has its place; a sheet that cannot be read is told."""
    css, release = tmp_path / "site.css", tmp_path / "release"
    assert own_style([release]) == ("", ())
    css.write_text("h1 { font-weight: bold }")
    style, problems = own_style([release, release])
    assert (style.count("bold"), problems) == (1, ())
    css.write_text("h1 { content: 'more' }")
    style, problems = own_style([release])
    assert style == ""
    assert [(problem.code, problem.place.path) for problem in problems] == [("S02", css.as_posix())]
    css.write_bytes(b"\xff")
    assert [problem.code for problem in own_style([release])[1]] == ["F03"]
    css.unlink()
    css.mkdir()
    assert [problem.code for problem in own_style([release])[1]] == ["F07"]
