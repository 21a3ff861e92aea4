"""The fonts of a book are loaded once, and it makes no difference what was set in them before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pamphlet.pages.fonts import fonts_for
from pamphlet.press.engine.loading import load_weasyprint
from pamphlet.press.typeset import typeset
from tests.press.prints import dressed


def test_fonts_are_loaded_once_from_where_they_lie() -> None:
    """Two layouts share them, and no file is written for that."""
    load_weasyprint()
    from pamphlet.press.engine.book_fonts import loaded

    loaded.cache_clear()
    first = typeset(dressed("<p>One.</p>")).pdf
    assert typeset(dressed("<p>Two, <i>slanted</i> and <b>bold</b>.</p>")).pdf != first
    assert typeset(dressed("<p>One.</p>")).pdf == first
    assert loaded.cache_info().misses == 1
    assert loaded(fonts_for("One."))._folder is None


def test_a_font_that_cannot_be_loaded_is_told_each_time(tmp_path: Path) -> None:
    """It is complained of by each work, and what stands beside it is set in the others."""
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font at all")
    pages = dressed("<p>One.</p>")
    first, *others = pages.fonts
    pages = replace(pages, fonts=(replace(first, path=broken, family="None Such"), *others, first))
    for _ in range(2):
        assert typeset(pages).complaints == ("Font-face 'None Such' cannot be loaded",)
    assert typeset(dressed("<p>One.</p>")).complaints == ()
