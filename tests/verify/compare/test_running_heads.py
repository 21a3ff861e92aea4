"""Tell running heads amid the text from what somebody put in."""

from __future__ import annotations

import pytest

from pamphlet.verify.compare.apparatus import said
from pamphlet.verify.compare.differences import Difference, DifferenceKind
from pamphlet.verify.compare.running_heads import heads_amid_text


def put_in(at: int, text: str, kind: DifferenceKind = "put in") -> Difference:
    """Tell of words put in at a place."""
    return Difference(kind, "b", "Part", 0, 0, (), tuple(text.split()), (), (), at, 0)


@pytest.mark.parametrize(
    ("texts", "heads"),
    [
        (("12", "13", "14"), 3),
        (("12 Interview", "Interview 13", "14", "15"), 4),
        (("12", "13"), 0),
        (("12", "13", "13"), 0),
        (("12", "14", "13"), 0),
        (("9997", "9998", "9999"), 3),
        (("99998", "99999", "100000"), 0),
        (("12 13", "14", "15"), 0),
        (("8 A5 page 6", "10 A5 page 7", "11 A5 pages 7–8", "14 A5 page 10"), 4),
        (("6/37", "Page 7 of 37", "8 / 37"), 3),
        (("12 no", "13", "14"), 0),
        (("12 no", "13", "14", "15"), 3),
        (("Interview", "Interview", "Interview"), 0),
    ],
)
def test_numbers_that_rise(texts: tuple[str, ...], heads: int) -> None:
    """Three numbers or more that rise, of up to four digits, each alone or with a title, are running heads."""
    differences = [put_in(10 * at, text) for at, text in enumerate(texts)]
    assert len(heads_amid_text(differences, {"interview", "a5", "a5pages"})) == heads


def test_the_order_is_that_of_the_file() -> None:
    """The numbers must rise in the copy, whatever the order in which its departures are told."""
    differences = [put_in(30, "14"), put_in(10, "12"), put_in(20, "13")]
    assert heads_amid_text(differences, ()) == frozenset(differences)


def test_only_what_was_put_in() -> None:
    """What stands instead of a word is no running head."""
    differences = [put_in(10, "12"), put_in(20, "13"), put_in(30, "14", "changed")]
    assert not heads_amid_text(differences, ())


@pytest.mark.parametrize(
    ("title", "is_head"),
    [("Four Harbours", True), ("Four Harbour", False), ("Fourharbours", False)],
)
def test_a_title_of_twelve_letters_changes_no_sentence(title: str, is_head: bool) -> None:  # noqa: FBT001
    """A whole title of two words and twelve letters is a head wherever it stands; a shorter one or one word is not."""
    texts = {said(title.split())}
    found = put_in(10, title)
    assert heads_amid_text([found], texts) == ({found} if is_head else set())
    assert not heads_amid_text([put_in(10, title, "changed")], texts)
    assert not heads_amid_text([found], {"another title"})
