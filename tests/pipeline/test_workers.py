"""The order in which the formats of a book are made."""

from hypothesis import given
from hypothesis import strategies as st

from pamphlet.formats import EVERY_OTHER, FORMATS, Format
from pamphlet.pipeline.workers import making_order


@given(st.permutations(FORMATS))
def test_each_format_is_made_behind_those_that_it_is_after(table: list[Format]) -> None:
    """Whatever the order of the table, none is forgotten, and a format finds the files there that it takes."""
    order = making_order(table)
    names = [each.name for each in order]
    assert sorted(names) == sorted(each.name for each in FORMATS)
    assert order[-1].after == EVERY_OTHER
    for each in order[:-1]:
        assert set(each.after) <= set(names[: names.index(each.name)])


def test_what_waits_for_no_layout_is_made_first() -> None:
    """While the pages are being laid out there is something to do; then books, which do without; then paper."""
    names = [each.name for each in making_order(FORMATS)]
    first = ["html", "fragment", "text", "markdown", "check", "check-sheet", "epub", "kepub"]
    assert names[: len(first)] == first


def test_a_format_is_not_kept_waiting_for_one_that_was_not_asked_for() -> None:
    """The book for Kobo is made alone when nothing else is asked for."""
    alone = [each for each in FORMATS if each.name in ("kepub", "html")]
    assert [each.name for each in making_order(alone)] == ["html", "kepub"]
