"""A stylesheet is parsed once, and each work is told all that is wrong with its own."""

from __future__ import annotations

import pytest

from pamphlet.press.engine.loading import load_weasyprint
from pamphlet.press.typeset import typeset
from tests.press.prints import dressed

# What is told when a rule is read, and what is told when it is applied: WeasyPrint tells this once for each sheet.
WRONG = ("p { no-such: 1px }", ":root { --x: 3qq } p { margin-top: var(--x) }")


def test_a_sheet_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second work in the same clothes takes the sheet that is there."""
    load_weasyprint()
    import tinycss2

    parsed: list[int] = []
    parse = tinycss2.parse_stylesheet

    def noting(css: str) -> object:
        parsed.append(len(css))
        return parse(css)

    style = "p { color: #123456 }"
    typeset(dressed("One.", style))
    monkeypatch.setattr(tinycss2, "parse_stylesheet", noting)
    typeset(dressed("Two.", style))
    assert max(parsed, default=0) < 10_000  # but for that of the fonts


@pytest.mark.parametrize("style", WRONG)
def test_each_work_is_told_what_is_wrong(style: str) -> None:
    """Two works with the same faulty rules are told the same, and what stands beside them is no fault of a third."""
    first = typeset(dressed("One.", style)).complaints
    assert first
    assert typeset(dressed("Two.", style)).complaints == first
    assert typeset(dressed("Three.", "p { color: red }")).complaints == ()
