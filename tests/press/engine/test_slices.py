"""What is cut out of a shaped run is drawn as Pango would draw it, byte for byte."""

from __future__ import annotations

from array import array
from typing import Any

import pytest

from pamphlet.press import Layout
from pamphlet.press.engine.loading import load_weasyprint
from pamphlet.press.typeset import typeset
from tests.press.prints import dressed, pages_of

TEXT = (
    "In the reading room of the harbour they kept 1,200\u00a0books and 3\u00a0lamps; the well-known ones, “Waves” and"
    " (f)ables, were lent out again and again, AV To Wa. office fjord, and never came back as they had been lent. "
)
# Runs that begin or end with a space, are of one letter, or have marks; and text that is not cut at all.
MIXED = (
    f"<em>{TEXT}</em> and <strong>more </strong>of <em> it</em>, a<sub>n</sub> <span>α β</span> e\u0301te\u0301 "
    f"{TEXT} a – b\u00a0 c \u00a0d <a href='#text-1'>here, </a>{TEXT * 3}"
)
STYLES = {
    "plain": "",
    "ragged": "p { text-align: left }",
    "spaced words": "p { word-spacing: 0.1em }",
    "spaced letters": "p { letter-spacing: 0.05em }",
    "letters not spaced": "p { letter-spacing: 0 }",
    "under a line": "em { text-decoration: underline }",
    "capitals": "em { font-variant-caps: small-caps } strong { text-transform: uppercase }",
    "two sizes": "em { font-size: 1.3em } strong { font-size: 0.7em; line-height: 3 }",
    "sans, ragged": "p { font-family: 'Source Sans 3'; text-align: start; hyphens: none }",
    "not kerned": "p { font-kerning: none }",
    "whole spaces": "p { text-align: justify; white-space: pre-wrap }",
}


def without_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every line be shaped by itself, and again when it is drawn."""
    load_weasyprint()
    from pamphlet.press.engine import planned_lines

    monkeypatch.setattr(planned_lines, "slice_of", lambda *_: None)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give what is drawn of slices, as it grows."""
    load_weasyprint()
    from pamphlet.press.engine import slices

    texts: list[str] = []
    draw = slices._Pen.drawn

    def note(pen: Any, cut: Any) -> str:
        texts.append(cut.text)
        return draw(pen, cut)

    monkeypatch.setattr(slices._Pen, "drawn", note)
    return texts


@pytest.mark.parametrize(
    ("work", "layout"),
    [
        ("plain", "a5"), ("rich", "reading"), ("stage", "large"), ("russian", "a5"), ("scripts", "large"),
        ("hebrew", "reading"), ("verse", "a5"),
    ],
)  # fmt: skip
def test_works_are_drawn_as_ever(
    work: str, layout: Layout, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In all layouts, in scripts of which some lines are cut, and in those of which none is."""
    pages = pages_of(f"tests/works/{work}")
    cut = typeset(pages, layout).pdf
    assert drawn
    without_slices(monkeypatch)
    assert typeset(pages, layout).pdf == cut


@pytest.mark.parametrize("style", STYLES)
def test_whatever_the_style_it_is_drawn_as_ever(
    style: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Spaces at either end of a run, ligatures, two sizes of one font, text that is not cut."""
    part = (
        f'<div class="part"><p id="text-1">{MIXED}</p><h2>{TEXT}</h2><ol><li>{TEXT}</li></ol></div>'
    )
    pages = dressed(part, STYLES[style])
    cut = typeset(pages).pdf
    without_slices(monkeypatch)
    assert typeset(pages).pdf == cut


def test_most_lines_are_cut(drawn: list[str]) -> None:
    """A line that ends at a space is no more shaped by itself, and with the space behind it that is not shaped anew."""
    typeset(dressed(f'<div class="part"><p id="text-1">{TEXT * 8}</p></div>'))
    spaced = [text for text in drawn if text.endswith(" ")]
    assert len(drawn) > 10
    assert len(spaced) > 5


def test_a_run_is_cut_where_its_words_are_parted_and_nowhere_else() -> None:
    """Not amid a word, not behind the end, and not before a no-break space that would end the line."""
    load_weasyprint()
    from pamphlet.press.engine.shaping import Shape
    from pamphlet.press.engine.slices import slice_of

    parted = (0, 2, 3, 5, 6, 8)
    font: Any = object()
    shape = Shape("so be\u00a0it", array("d"), 0, 0, font, b"", (), parted, parted)
    parts = {(0, 2): (0, 1), (3, 8): (2, 5), (0, 8): (0, 5), (2, 5): (1, 3)}
    for (start, stop), (first, last) in parts.items():
        cut = slice_of(shape, start, stop)
        assert cut
        assert (cut.first, cut.last) == (first, last)
    for start, stop in ((0, 1), (1, 5), (3, 6), (2, 3), (3, 9), (3, 3)):
        assert slice_of(shape, start, stop) is None
