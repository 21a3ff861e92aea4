"""Read dates: EDTF level 0, years before 1000 and before Christ too, with `~` (circa), `?` (uncertain), `%` (both).

    1848   1848-02   1848-02-21   0399   -0398 (399 before Christ)   1848~   1848-02?   1886-05/1887-08

ISO 8601 counts a year 0, which is the year 1 before Christ; so do these.
"""

from __future__ import annotations

import re
from calendar import monthrange

from pamphlet.manuscript.yaml.fields import Fields
from pamphlet.work.expressions import expression

_DATE = expression(r"(?P<year>-?\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?[~?%]?")
_LEAP_YEARS = 400  # after so many years the calendar is the same again


def date_of(fields: Fields) -> str:
    """Read when a work or a part of it was made; an empty text where nothing is said, or no date."""
    value = fields.text("date")
    if value and all(map(_is_date, value.split("/"))) and value.count("/") <= 1:
        return value
    if value:
        hint = (
            "write a year, a year and month, or a full date: 2011, 2011-08 or 2011-08-14; with ~ for circa,"
            " ? for uncertain; 0399 is the year 399, -0398 is 399 before Christ"
        )
        fields.error("M04", f"there is no date “{value}”", "date", hint)
    return ""


def released_of(root: Fields) -> str:
    """Read the day of the release, which is the clock of the build."""
    value = root.text("released", required=True)
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) and value >= "0001" and _is_date(value):
        return value
    if value:
        hint = "write a full date, like 2026-11-22"
        root.error("M04", f"there is no date “{value}”", "released", hint)
    return "1970-01-01"


def _is_date(value: str) -> bool:
    """Tell whether there is such a day, month or year."""
    date = _DATE.fullmatch(value)
    if not date or not value.isascii() or date["year"] == "-0000":
        return False
    year, month, day = int(date["year"]), int(date["month"] or 1), int(date["day"] or 1)
    return 1 <= month <= 12 and 1 <= day <= monthrange(year % _LEAP_YEARS + 2000, month)[1]
