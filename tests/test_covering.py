"""Caches are emptied before each test that is recorded, whatever else a module holds."""

from __future__ import annotations

import sys
from functools import cache
from types import ModuleType

import pikepdf
import pytest

from tests.tools.covering import _forget


def test_caches_are_emptied_and_nothing_else_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    """A class of pikepdf gives a name of PDF for whatever it is asked, and so for a method of caches, too."""
    module = ModuleType("pamphlet.of_a_test")
    module.counted = cache(abs)  # type: ignore[attr-defined]
    module.name = pikepdf.Name  # type: ignore[attr-defined]
    module.counted(-1)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    _forget()
    assert module.counted.cache_info().currsize == 0
