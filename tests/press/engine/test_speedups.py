"""What WeasyPrint is spared makes no difference."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

import pytest

from pamphlet.press import Layout
from pamphlet.press.engine import speedups
from pamphlet.press.engine.loading import load_weasyprint
from pamphlet.press.typeset import typeset
from tests.press.prints import dressed, pages_of

WIDE = "@page { margin-left: 12vw } @page :nth(4) { margin-top: calc(30mm + 2vh) }"
LENGTHS = "p { margin-inline-start: 2em; padding-top: calc(1em + 1%); max-width: min(90%, 30em) }"
BOXES = """
.flex { display: flex; flex-wrap: wrap } .flex p { flex: 1 1 30%; min-width: 4em; padding: 3px }
.grid { display: grid; grid-template-columns: 1fr 2fr } .float p { float: left; width: 40%; border: 1px solid }
.flex, .grid p { border: 1px solid; border-radius: 4px 10% }
table { border-collapse: collapse } td { border: 2px solid }
"""


@pytest.mark.parametrize(
    ("work", "layout"), [("plain", "a5"), ("hebrew", "a5"), ("stage", "large"), ("rich", "reading")]
)
def test_thrift_changes_nothing(work: str, layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done once, and what is looked up soon, makes no difference to any byte."""
    pages = pages_of(f"tests/works/{work}")
    sparing = typeset(pages, layout).pdf
    monkeypatch.setattr(speedups, "thrift", nullcontext)
    assert typeset(pages, layout).pdf == sparing


def test_sums_and_sides_are_reckoned_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor does it to lengths that are sums, sides by their place in the line, and rules for some pages."""
    part = "".join(f"<p>{'Some words that make up a part. ' * 40}</p>" for _ in range(12))
    pages = dressed(part, WIDE + LENGTHS)
    sparing = typeset(pages)
    monkeypatch.setattr(speedups, "thrift", nullcontext)
    assert typeset(pages).pdf == sparing.pdf
    assert len(sparing.page_starts) > 5


def test_boxes_that_lay_out_others_are_reckoned_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """Flexible boxes and grids, which change the styles of what stands in them, tables, corners, and what floats."""
    boxes = "".join(f"<p>{'Some words of a box. ' * number}</p>" for number in range(1, 6))
    cells = "<tr><td>one</td><td>two of them</td></tr>" * 3
    part = "".join(f'<div class="{kind}">{boxes}</div>' for kind in ("flex", "grid", "float"))
    pages = dressed(f"{part}<table>{cells}</table>", BOXES)
    sparing = typeset(pages).pdf
    monkeypatch.setattr(speedups, "thrift", nullcontext)
    assert typeset(pages).pdf == sparing


def test_pages_share_their_styles() -> None:
    """Pages for which the same rules hold have one style; the first, and one that is told apart, have their own."""
    load_weasyprint()
    from pamphlet.press.layout.document import elements_of, lay_out

    pages = dressed("<p>Some words of a part.</p>" * 300, WIDE)
    with speedups.thrift():
        document: Any = lay_out(pages, elements_of(pages, "a5"), "a5")
    styles = [page._page_box.style for page in document.pages]
    assert len(styles) > 8
    assert styles[5] is styles[7]
    assert all(styles[3] is not style for style in styles[4:])
    assert all(styles[0] is not style for style in styles[1:])
