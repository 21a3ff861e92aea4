"""An import ends, whatever a document is made of: its time and its memory are bounded, and nothing is written then."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pamphlet.editor.imports import bounds
from pamphlet.editor.imports.bounds import most_memory, within_bounds
from pamphlet.editor.imports.importing import import_documents
from pamphlet.editor.imports.tree import CannotImport

DEEP = 30  # notes, each of which calls the next one twice: a thousand million in all


def page_of_notes_that_double() -> str:
    """Make a page whose last note is reached by as many ways as no program goes."""

    def calls(number: int) -> str:
        return "".join(f'<a href="#n{number}" id="c{number}{side}">1</a> a ' for side in "lr")

    notes = (
        f'<div id="n{number}"><a href="#c{number}l">1</a> {calls(number + 1)}</div>'
        for number in range(DEEP)
    )
    return f"<p>Some words. {calls(0)}</p>{''.join(notes)}<div id='n{DEEP}'><a href='#c{DEEP}l'>1</a> b</div>"


@pytest.mark.skipif(not hasattr(__import__("signal"), "setitimer"), reason="no such clock")
def test_notes_that_double_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told that this takes too long; no folder is made."""
    monkeypatch.setattr(bounds, "SECONDS", 2)
    page = tmp_path / "page.html"
    page.write_text(page_of_notes_that_double(), "utf-8")
    told = import_documents([page], tmp_path / "made", "2026-11-26")
    assert [problem.code for problem in told.problems] == ["D01"]
    assert "To import it takes more than" in told.problems[0].message
    assert not (tmp_path / "made").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="no such bound")
def test_memory_is_bounded_and_free_again_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    """More than that is told; who imports nothing any more has what the system gives."""
    monkeypatch.setattr(bounds, "BYTES", 50_000_000)
    with pytest.raises(CannotImport, match="MB of memory"), within_bounds(most_memory()):
        bytearray(200_000_000)
    with within_bounds(most_memory()):
        assert len(bytearray(1_000_000)) == 1_000_000
        with bounds.unbounded():
            assert len(bytearray(200_000_000)) == 200_000_000
    assert len(bytearray(200_000_000)) == 200_000_000
