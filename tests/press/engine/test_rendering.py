"""What pages are rendered with: the fonts and pictures that came with them; all else is complained of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pamphlet.pages import Asset
from pamphlet.pages.fonts import fonts_for
from pamphlet.press import CannotTypeset
from pamphlet.press.typeset import typeset
from tests.press.prints import dressed, made, printed

DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>'


@pytest.mark.parametrize(
    ("part", "style", "said"),
    [
        ('<p id="text-1">See <a href="#nowhere">there</a></p>', "", "nowhere"),
        ('<p id="text-1">Words</p>', "p { colour: red }", "colour"),
        ('<p id="text-1">A <img src="images/none.png" alt="nothing"/></p>', "", "images/none.png"),
        ('<p id="text-1">Words</p>', '@import "http://example.org/a.css";', "example.org"),
        ('<p id="text-1">A <img src="file:///etc/hostname" alt="x"/></p>', "", "/etc/hostname"),
        ('<p id="text-1">A <img src="data:image/svg+xml,x" alt="x"/></p>', "", "data:image"),
        ('<p id="text-1">The sun \u2609</p>', "", "U+2609"),
    ],
    ids=["anchor", "rule", "picture", "import", "file", "data", "character"],
)
def test_faults_are_told(
    part: str,
    style: str,
    said: str,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A dead anchor, a bad rule, a missing picture, a foreign address: each is a complaint, and none is printed."""
    complaints = typeset(dressed(part, style)).complaints
    assert [each for each in complaints if said in each]
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []


def test_pictures_of_the_pages_are_served() -> None:
    """A picture that came with the pages is drawn, and nothing is complained of."""
    pages = dressed('<p id="text-1">A <img src="images/a%20dot.svg" alt="dot"/></p>')
    asset = Asset("images/a dot.svg", "image/svg+xml", DOT.encode())
    assert typeset(replace(pages, assets=(asset,))).complaints == ()


def test_works_without_faults_have_no_complaints() -> None:
    """The first pamphlet in the real stylesheet gives no cause for complaint."""
    assert printed("manuscript").complaints == ()


def test_without_a_font_it_says_so(tmp_path: Path) -> None:
    """Pages without any font that can be loaded end in a sentence, not in a crash."""
    with pytest.raises(CannotTypeset, match="font"):
        typeset(made('<p id="text-1">Words</p>'))
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font at all")
    (font, *_) = fonts_for("Latin")
    pages = replace(made('<p id="text-1">Words</p>'), fonts=(replace(font, path=broken),))
    with pytest.raises(CannotTypeset, match="font"):
        typeset(pages)
