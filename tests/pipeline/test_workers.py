"""The order in which the formats of a book are made."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pamphlet.formats import EVERY_OTHER, FORMATS, Format
from pamphlet.pipeline.workers import Job, lay_out, make_all, making_order
from tests.formats.made import pages_of


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


class Late(Future[Any]):
    """A result that nobody may wait for while it is not there."""

    def result(self, timeout: float | None = None) -> Any:
        """Give what there is."""
        assert self.done(), "it is waited for"
        return super().result(timeout)


class Elsewhere(Executor):
    """Does at once what it is asked for, but the layout in large print, which it is to be told to do."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.held_back: list[Callable[[], None]] = []

    def submit(self, function: Callable[..., Any], /, *asked: Any, **_: Any) -> Future[Any]:
        """Note what is asked for, by the name of the layout or of the format."""
        name = asked[1] if function is lay_out else asked[1].name
        self.asked.append(name)
        late = Late()

        def go_on() -> None:
            late.set_result(function(*asked))

        if name == "large":
            self.held_back.append(go_on)
        else:
            go_on()
        return late


def test_no_format_waits_for_a_layout_that_it_does_without() -> None:
    """The book is made, and booklets are begun, while large print is still laid out; and the bytes are the same."""
    chosen = tuple(
        each for each in FORMATS if each.name in ("epub", "pdf", "booklets", "large-print")
    )
    job = Job(pages_of("tests/works/plain"), chosen, pdf_asked=True)
    elsewhere = Elsewhere()
    results = make_all(job, elsewhere, lambda _: None)
    contents: dict[str, bytes] = {}
    while not any(name.endswith(".epub") for name in contents):
        contents |= next(results).contents
    assert {"pdf", "booklets"} < set(elsewhere.asked)
    assert "large-print" not in elsewhere.asked
    for go_on in elsewhere.held_back:
        go_on()
    for result in results:
        contents |= result.contents
    alone: dict[str, bytes] = {}
    for result in make_all(job, None, lambda _: None):
        alone |= result.contents
    assert contents == alone
    assert len(elsewhere.asked) == len(set(elsewhere.asked)) == 5
