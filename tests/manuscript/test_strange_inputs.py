"""Read what no editor writes: long runs of one mark, nesting without end; in seconds, and told in a few lines."""

from __future__ import annotations

import time

import pytest

from tests.manuscript.desk import Desk

LENGTH = 100_000
SECONDS_MOST = 8  # on a slow machine; less than one is usual

STRANGE = {
    "opening brackets": "[" * LENGTH,
    "closing brackets": "]" * LENGTH,
    "brackets in each other": "[" * (LENGTH // 2) + "]" * (LENGTH // 2),
    "asterisks": "*" * LENGTH,
    "asterisks with words": "a **b *" * (LENGTH // 7),
    "stars and lines": "*_" * (LENGTH // 2),
    "round brackets": "(" * LENGTH,
    "links that end nowhere": "[a](" * (LENGTH // 8),
    "links in each other": "[" * 5000 + "a" + "](b)" * 5000,
    "titles that end nowhere": '[a](b "' * (LENGTH // 7),
    "addresses that end nowhere": "[a](<b" * (LENGTH // 6),
    "pictures": "![" * (LENGTH // 2),
    "back quotes": "`" * LENGTH,
    "back quotes in runs of every length": " ".join("`" * n for n in range(1, 440)),
    "back quotes and brackets": "[`" * (LENGTH // 2),
    "spans that end nowhere": "[a]{.a " * (LENGTH // 7),
    "citations that end nowhere": "[1937a:1" * (LENGTH // 8),
    "a citation of many": "[1937a:1" + "; 1937a:1" * (LENGTH // 9) + "]",
    "a citation of white space": "[1937a:" + " " * LENGTH,
    "footnote calls": "[^1]" * (LENGTH // 4),
    "footnotes in each other": "[^a]: " * (LENGTH // 6),
    "footnotes": "".join(f"a[^{n}]\n\n[^{n}]: b\n\n" for n in range(3000)),
    "definitions": "[a]: #b\n" * (LENGTH // 8),
    "quotations in each other": "> " * 10_000 + "a",
    "quotations in each other, line by line": (">" * 100 + "\n") * 1000,
    "lists in each other": "- " * (LENGTH // 2),
    "lists in each other, line by line": "".join("  " * n + "- a\n" for n in range(300)),
    "quotations and lists in each other": ("> - " * 15 + "a\n") * 300,
    "a long list": "- a\n" * 8_000,
    "a wide table": "|a" * 10_000 + "\n" + "|-" * 10_000,
    "a table of empty cells": "|a" * 120 + "\n" + "|-" * 120 + "\n" + "|b\n" * 120,
    "bars": "|" * LENGTH + "\n" + "|" * LENGTH,
    "angle brackets": "<" * LENGTH,
    "addresses": "<a:" * (LENGTH // 3),
    "addresses of mail": "<a@" + "a." * (LENGTH // 2),
    "backslashes": "\\" * LENGTH,
    "line ends": "\n" * LENGTH,
    "lines": "a\n" * (LENGTH // 4),
    "lines below a heading": "a\n" * (LENGTH // 4) + "===",
    "line breaks": "a\\\n" * (LENGTH // 6),
    "white space": " \t" * (LENGTH // 2) + "a",
    "number signs": "# " * (LENGTH // 2),
    "fences": "```\n" * (LENGTH // 8),
    "quotation marks": "“" * LENGTH,
    "labels": "LT: a\n\n" * 5000,
    "labels in a paragraph": "LT: a\n" * 10_000,
    "words before a colon": "Word " * (LENGTH // 5) + ":",
    "one letter with many accents": "a" + "\u0301" * LENGTH,
    "a word without end": "a" * LENGTH,
}


@pytest.mark.slow
@pytest.mark.parametrize("body", STRANGE.values(), ids=STRANGE)
def test_a_strange_part_is_read_in_seconds(desk: Desk, body: str) -> None:
    """A hundred thousand marks in a row, or in each other, give a work or problems, and soon."""
    began = time.process_time()
    pamphlet, problems = desk.read_part(body, "interview")
    assert time.process_time() - began < SECONDS_MOST
    assert pamphlet or problems


@pytest.mark.parametrize(
    "text", ["[" * LENGTH, "{" * LENGTH, "- " * LENGTH, "a: " * LENGTH, "? " * LENGTH, '"' * LENGTH,
             "a: &a [*a]\n" * 9000, "- a\n" * LENGTH, "#" * LENGTH, "a: b\n" * 20_000, "|" * LENGTH],
    ids=lambda text: text[:6].strip(),
)  # fmt: skip
def test_a_strange_yaml_is_read_in_seconds(desk: Desk, text: str) -> None:
    """The same holds for the files that describe the work."""
    began = time.process_time()
    pamphlet, problems = desk.read_part("Words.", yaml=text)
    assert pamphlet is None
    assert problems
    assert time.process_time() - began < SECONDS_MOST
