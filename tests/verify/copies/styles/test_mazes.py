"""Style sheets that were made to hold up whoever reads them are read in time, or not applied, and that is told."""

from __future__ import annotations

import time

import pytest

from pamphlet.verify.copies import read_copy

PATIENCE = 10.0  # seconds of the processor: each takes less than one

RULES = {
    "braces": "{" * 300_000,
    "comments": "/**/" * 300_000,
    "a comment that never ends": "/*" * 300_000,
    "rules within rules": "p{" * 3_000 + "display:none" + "}" * 3_000,
    "conditions within conditions": "@media screen{" * 3_000 + "b{display:none}" + "}" * 3_000,
    "selectors within selectors": ":is(" * 500 + "b" + ")" * 500 + "{display:none}",
    "descendants of descendants": "* " * 300 + "{display:none}",
    "variables that double": ":root{"
    + "".join(f"--v{at}:var(--v{at + 1}) var(--v{at + 1});" for at in range(40))
    + "--v40:none} p{display:var(--v0)}",
    "variables in a circle": ":root{--a:var(--b);--b:var(--a)} p{display:var(--a)}",
    "sums within sums": "p{font-size:" + "calc(" * 900 + "1px" + ")" * 900 + "}",
    "sheets that import sheets": '@import "data:text/css,a{}";' * 10_000,
    "many animations": "".join(f"@keyframes k{at}{{to{{opacity:0}}}}" for at in range(5_000)),
}


@pytest.mark.parametrize("maze", RULES)
def test_mazes(maze: str) -> None:
    """The words are read all the same, and soon."""
    began = time.process_time()
    copy = read_copy("x.html", f"<style>{RULES[maze]}</style><div><p>one <i>two</i>".encode())
    assert copy.words == ("one", "two")
    assert time.process_time() - began < PATIENCE
