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
        ("0900-12", "December 900"),
        ("0399", "399"),
        ("0000", "1 BC"),
        ("-0398", "399 BC"),
        ("-0043-03-15", "15 March 44 BC"),
        ("1848~", "c. 1848"),
        ("1848-02?", "February 1848 (?)"),
        ("1848%", "c. 1848 (?)"),
        ("1886-05/1887", "May 1886–1887"),
        ("2011-13", "2011-13"),
        ("May 1968", "May 1968"),
        ("1937/", "1937/"),
        ("", ""),
    ],
)
def test_a_date_is_written_out(date: str, words: str) -> None:
    """A year stays, a month and a day are written out, and what is no such date stays as typed."""
    assert date_in_words(date, load("en") or {}, "en") == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en-US", "August 14, 2011"),
        ("en-GB", "14 August 2011"),
        ("de", "14. August 2011"),
        ("fr", "14 août 2011"),
        ("ru", "14 августа 2011\u202fг."),
        ("he", "14 באוגוסט 2011"),
        ("zh-Hant", "2011年8月14日"),
        ("grc", "2011-08-14"),
    ],
)
def test_a_language_has_its_own_order_and_months(language: str, words: str) -> None:
    """As CLDR says; where it knows nothing of a language, in figures."""
    assert date_in_words("2011-08-14", {}, language) == words


def test_a_manuscript_may_say_its_dates_itself() -> None:
    """Its own strings come first; the month of a full date has one of its own, for the languages that inflect it."""
    russian = {"date-11": "ноябрь {year}", "full-date-11": "{day} ноября {year}"}
    assert date_in_words("2026-11", russian, "ru") == "ноябрь 2026"
    assert date_in_words("2026-11-22", russian, "ru") == "22 ноября 2026"
