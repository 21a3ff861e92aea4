"""Dates in the words of the book."""

import pytest

from pamphlet.pages.strings import load
from pamphlet.pages.strings.dates import date_in_words


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2011", "2011"),
        ("2011-08", "August 2011"),
        ("2026-11-22", "22 November 2026"),
        ("1900-01-05", "5 January 1900"),
        ("0900-12", "December 0900"),
        ("2011-13", "2011-13"),
        ("May 1968", "May 1968"),
        ("1937/1938", "1937/1938"),
        ("", ""),
    ],
)
def test_a_date_is_written_out(date: str, words: str) -> None:
    """A year stays, a month and a day are written out, and what is no such date stays as typed."""
    assert date_in_words(date, load("en") or {}) == words


def test_a_language_may_bend_its_months() -> None:
    """The month of a full date has a string of its own, for the languages that inflect it."""
    russian = {"date-11": "ноябрь {year}", "full-date-11": "{day} ноября {year}"}
    assert date_in_words("2026-11", russian) == "ноябрь 2026"
    assert date_in_words("2026-11-22", russian) == "22 ноября 2026"
