"""What was made of texts is kept for other layouts, as long as there is room."""

from __future__ import annotations

import pytest

from pamphlet.press.engine.loading import load_weasyprint
from pamphlet.press.typeset import typeset
from tests.press.prints import pages_of


def test_the_oldest_go_when_there_is_no_more_room() -> None:
    """What is kept is given again, what had to go is made again, and what is too long is made each time."""
    load_weasyprint()
    from pamphlet.press.engine.kept_texts import KeptTexts

    kept, made = KeptTexts(room=10), list[str]()

    def make(text: str) -> str:
        made.append(text)
        return text.upper()

    def get(text: str) -> str:
        return kept.get(text, len(text), lambda: make(text))

    assert [get("four"), get("fives"), get("four")] == ["FOUR", "FIVES", "FOUR"]
    assert made == ["four", "fives"]
    get("si")
    assert get("fives") == "FIVES"
    assert made == ["four", "fives", "si"]
    get("four")
    assert made == ["four", "fives", "si", "four"]
    assert get("longer than all the room") == "LONGER THAN ALL THE ROOM"
    get("si")
    assert made[-2:] == ["longer than all the room", "si"]


def test_the_columns_of_a_reading_copy_are_not_shaped_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are set in the type of A5; and what is kept makes no difference."""
    load_weasyprint()
    from pamphlet.press.engine import shaping
    from pamphlet.press.engine.book_fonts import loaded

    texts: list[str] = []
    shape = shaping.shape

    def note(style: object, text: str, *, ragged: bool) -> object:
        texts.append(text)
        return shape(style, text, ragged=ragged)

    pages = pages_of("tests/works/plain")
    loaded.cache_clear()
    alone = typeset(pages, "reading").pdf
    loaded.cache_clear()
    typeset(pages)
    monkeypatch.setattr(shaping, "shape", note)
    assert typeset(pages, "reading").pdf == alone
    part = [text for text in texts if len(text) > 200]
    assert part == []
