"""Write a date in the words of the book: EDTF level 0 (`2011`, `2011-08`, `2011-08-14`) becomes “14 August 2011”."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pamphlet.pages.strings import fill

_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d{2}))?)?")


def date_in_words(date: str, strings: Mapping[str, str]) -> str:
    """Give a date in the language of the strings; a text that is no such date stays as it is."""
    match = _DATE.fullmatch(date)
    if not match or not match["month"]:
        return date
    year, month = match["year"], match["month"]
    if not match["day"]:
        return fill(strings[f"date-{month}"], year=year)
    return fill(strings[f"full-date-{month}"], day=str(int(match["day"])), year=year)
