"""Compile regular expressions when they are first used."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pamphlet
from pamphlet.work.expressions import expression

LOADED = """
import re, sys
compiled, real = [], re._compiler.compile
def compile(text, flags=0):
    frame = sys._getframe(1)
    while "/re/" in frame.f_code.co_filename:
        frame = frame.f_back
    compiled.append(frame.f_code.co_filename)
    return real(text, flags)
re._compiler.compile = compile
import pamphlet.cli.verify, pamphlet.pipeline.verification, pamphlet.manuscript.reading, pamphlet.pages.exemplars
import pamphlet.verify.compare.departures, pamphlet.verify.copies.html, pamphlet.verify.copies.markdown
print(*sorted({name for name in compiled if "/pamphlet/" in name}), sep="\\n")
"""


def test_nothing_is_compiled_until_it_is_used() -> None:
    """What a verdict imports compiles no regular expression of ours: there are hundreds, and it needs few."""
    told = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == []


def test_an_expression_serves_as_a_pattern() -> None:
    """Its methods and properties are those of the pattern, in text and in bytes, with the flags."""
    word = expression(r"(?P<first>[a-z])[a-z]*", re.IGNORECASE)
    assert word.findall("One two") == ["O", "t"]
    assert [found["first"] for found in word.finditer("One two")] == ["O", "t"]
    assert (word.pattern, word.groups) == (r"(?P<first>[a-z])[a-z]*", 1)
    assert expression(rb"\d+").sub(b"#", b"page 12") == b"page #"


# Python up to 3.11.4 goes on behind what such a group took before it failed (python/cpython#106052).
POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[?*+]|\{\d*,?\d*\})\+")
HARMLESS = r"(?:>[ \t]?)++"  # it fails at its first character, or not at all


def test_no_group_is_repeated_possessively() -> None:
    """A group that may fail within is repeated in an atomic one, which every Python reads rightly."""
    found = [
        f"{path}: {line.strip()}"
        for path in sorted(Path(pamphlet.__file__).parent.rglob("*.py"))
        for line in path.read_text("utf-8").splitlines()
        if POSSESSIVE_GROUP.search(line.replace(HARMLESS, ""))
    ]
    assert found == []
    assert POSSESSIVE_GROUP.search(r"x(?:[a-z]+ )?+")
    assert not POSSESSIVE_GROUP.search(r"x(?>(?:[a-z]+ )?)\)?+")
