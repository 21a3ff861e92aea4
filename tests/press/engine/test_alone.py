"""Two layouts in one process keep out of each other's way, and leave the process as it was."""

from __future__ import annotations

import ctypes.util
import gc
import logging
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree as ET

import pytest

from pamphlet.press import CannotTypeset
from pamphlet.press.engine.alone import replaced
from pamphlet.press.typeset import typeset
from tests.press.prints import made, pages_of, printed

WORKS = ("tests/works/plain", "tests/works/trio")


def state() -> dict[str, object]:
    """Give what a process has once and a layout touches."""
    logger = logging.getLogger("weasyprint")
    return {
        **{f"${name}": value for name, value in os.environ.items()},
        **dict(_attributes()),
        "collector": gc.isenabled(),
        "log": (*logger.handlers, *logger.filters, logger.propagate),
        "look-up": ctypes.util.find_library,
        "prefixes": dict(ET._namespace_map),  # type: ignore[attr-defined]
    }


def _attributes() -> Iterator[tuple[str, object]]:
    """Give all that the modules of WeasyPrint and the libraries below it hold, by name."""
    for module in sorted(sys.modules):
        if module.partition(".")[0] in (
            "weasyprint",
            "pydyf",
            "cssselect2",
            "tinycss2",
            "fontTools",
        ):
            for name, value in vars(sys.modules[module]).items():
                yield f"{module}.{name}", id(value)


def test_two_layouts_at_once_are_those_one_after_the_other() -> None:
    """Two threads make the same files as one, and afterwards all is as it was."""
    one_by_one = [printed(work).pdf for work in WORKS]
    before = state()
    with ThreadPoolExecutor(2) as threads:
        at_once = list(threads.map(lambda work: typeset(pages_of(work)).pdf, WORKS))
    assert at_once == one_by_one
    assert state() == before
    assert len(before) > 1000


def test_a_layout_that_fails_leaves_all_as_it_was() -> None:
    """The same holds where there is no font to lay out in."""
    printed(WORKS[0])
    before = state()
    with pytest.raises(CannotTypeset):
        typeset(made('<p id="text-1">Words</p>'))
    assert state() == before


def test_what_was_replaced_comes_back() -> None:
    """An attribute stands in for another until the end, however that comes."""
    look_up = ctypes.util.find_library

    def fail() -> None:
        with replaced(ctypes.util, find_library=len):
            ctypes.util.find_library(0)  # type: ignore[arg-type] # it is `len` now

    with pytest.raises(TypeError, match="len"):
        fail()
    assert ctypes.util.find_library is look_up
