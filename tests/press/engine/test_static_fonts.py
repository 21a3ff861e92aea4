"""Static fonts: the same as those of fontTools, and always the same."""

from __future__ import annotations

import pytest

from pamphlet.press.typeset import typeset
from tests.press.engine.font_files import embedded
from tests.press.prints import dressed, pages_of, printed


def test_fonts_made_static_are_those_of_fonttools(monkeypatch: pytest.MonkeyPatch) -> None:
    """HarfBuzz makes the same static fonts of the variable ones as fontTools: outlines, widths and overlaps."""
    pages = dressed('<h2 id="text-1">Bold title</h2><p>Roman, <em>italics</em>, <b>bold</b></p>')
    quick = embedded(typeset(pages).pdf)
    from pamphlet.press.engine import static_fonts  # once WeasyPrint is loaded

    if static_fonts.PIN is None:
        pytest.skip("this HarfBuzz makes no static fonts")
    monkeypatch.setattr(static_fonts, "PIN", None)
    slow = embedded(typeset(pages).pdf)
    assert len(quick) >= 4
    assert quick == slow


def test_no_font_carries_the_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whenever it is made, a print with pictures that hold text is the same."""
    now = printed("tests/works/rich").pdf
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert typeset(pages_of("tests/works/rich")).pdf == now
