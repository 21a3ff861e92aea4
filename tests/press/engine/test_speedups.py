"""What WeasyPrint is spared makes no difference."""

from __future__ import annotations

from contextlib import nullcontext

import pytest

from pamphlet.press.engine import speedups
from pamphlet.press.typeset import typeset
from tests.press.prints import pages_of, printed


def test_thrift_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fonts described over and over, and garbage looked for, make no difference to any byte."""
    monkeypatch.setattr(speedups, "thrift", nullcontext)
    assert typeset(pages_of("tests/works/plain")).pdf == printed("tests/works/plain").pdf
