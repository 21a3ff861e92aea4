"""Words in another order, close to one another: changed, and neither missing nor put in."""

from __future__ import annotations

import pytest

from pamphlet.verify.compare.compare import compare
from pamphlet.verify.copies import Copy
from tests.verify.samples import of_blocks

NEAR = "x0 x1 x2 x3 x4 x5"  # with two more they are as many as may change places


@pytest.mark.parametrize(
    ("work", "copy", "kinds"),
    [
        ("so by drought, by debt, and so", "so by debt, by drought, and so", ["changed"]),
        ("so by drought, by debt, and so", "so by debt, by thirst, and so", ["changed", "changed"]),
        ("so by a by b | and so", "so by b by a and so", ["changed"]),
        ("so by a | by b and so", "so by b by a and so", ["put in", "missing"]),
        (f"so p q {NEAR} and so", f"so {NEAR} p q and so", ["changed"]),
        (f"so p q {NEAR} z and so", f"so {NEAR} z p q and so", ["moved"]),
        ("so p q r so", "so q r r p so", ["missing", "put in"]),
    ],
)
def test_words_in_another_order(work: str, copy: str, kinds: list[str]) -> None:
    """The same words, in one block and eight of them in all, are one change; of more some have moved."""
    comparison = compare(
        of_blocks(*map(str.split, work.split("|"))), Copy("text", tuple(copy.split()))
    )
    assert [place.kind for place in comparison.differences] == kinds
