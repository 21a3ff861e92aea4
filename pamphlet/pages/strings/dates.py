"""Write a date in the words of the book: EDTF (`2011`, `2011-08-14`, `0399`, `-0398`, `1848~`) to “14 August 2011”.

A manuscript's own strings (`date-08`, `full-date-08`) come before what CLDR says of the language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date as day_of

from pamphlet.pages.strings import fill
from pamphlet.pages.strings.locales import locale_of
from pamphlet.work.expressions import expression

_DATE = expression(
    r"(?P<year>-?\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?)?(?P<doubt>[~?%]?)"
)
_CYCLE = 400  # years, after which the calendar is the same again


def date_in_words(date: str, strings: Mapping[str, str], language: str) -> str:
    """Give a date in the language of the strings; a text that is no such date stays as it is."""
    ends = [_DATE.fullmatch(end) for end in date.split("/")]
    if not date or len(ends) > 2 or None in ends:
        return date
    return "–".join(_one(end, strings, language) for end in ends if end)


def _one(date: re.Match[str], strings: Mapping[str, str], language: str) -> str:
    year = int(date["year"])
    if not date["month"]:
        told = _year(year, language)
    elif f"full-date-{date['month']}" in strings:
        told = _in_own_words(date, strings)
    else:
        told = _in_full(year, int(date["month"]), int(date["day"] or 0), language)
    if date["doubt"] in {"~", "%"} and "date-circa" in strings:
        told = fill(strings["date-circa"], date=told)
    if date["doubt"] in {"?", "%"} and "date-uncertain" in strings:
        told = fill(strings["date-uncertain"], date=told)
    return told


def _in_own_words(date: re.Match[str], strings: Mapping[str, str]) -> str:
    if not date["day"]:
        return fill(strings[f"date-{date['month']}"], year=date["year"])
    return fill(strings[f"full-date-{date['month']}"], day=str(int(date["day"])), year=date["year"])


def _year(year: int, language: str) -> str:
    """Give a year; one before Christ with its era, for ISO 8601 has a year 0."""
    locale = locale_of(language)
    if year > 0 or locale is None:
        return str(year)
    from babel.dates import format_skeleton

    eras = locale.eras["abbreviated"]
    stand_in = 2000
    told = format_skeleton("Gy", day_of(stand_in, 1, 1), locale=locale)
    return told.replace(eras[1], eras[0]).replace(str(stand_in), str(1 - year))


def _in_full(year: int, month: int, day: int, language: str) -> str:
    """Give a month or a day; where nothing is known of the language, in figures."""
    from babel.dates import format_date, format_skeleton

    locale = locale_of(language)
    if locale is None:
        return "-".join(f"{number:02}" for number in (year, month, day) if number)
    stand_in = year % _CYCLE + 2000
    whole = day_of(stand_in, month, day or 1)
    told = (
        format_date(whole, "long", locale=locale)
        if day
        else format_skeleton("yMMMM", whole, locale=locale)
    )
    return told.replace(str(stand_in), _year(year, language))
