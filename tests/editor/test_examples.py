"""The examples in the docstrings of the editor are what its functions give."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

MODULES = (
    "escaping",
    "imports.decisions",
    "imports.plain_text.hyphens",
    "imports.recognised.people",
    "imports.record.merging",
    "new.answers",
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name: str) -> None:
    """Each example gives what stands below it, and there is one."""
    failed, attempted = doctest.testmod(import_module(f"pamphlet.editor.{name}"))
    assert attempted
    assert not failed
