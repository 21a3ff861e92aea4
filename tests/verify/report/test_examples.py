"""The examples in the docstrings of the report, and of the outline that it draws, come out as they are printed."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

from pamphlet.work.words import BlockWords, PartWords

MODULES = ("outline", "report.fragments", "report.passages", "report.sentences")


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    """What an example prints is what it says."""
    module = import_module(f"pamphlet.verify.{name}")
    known = {"BlockWords": BlockWords, "PartWords": PartWords}
    failed, tried = doctest.testmod(module, extraglobs=known)
    assert (failed, tried > 0) == (0, True)
