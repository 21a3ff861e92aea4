"""Regular expressions that are compiled when they are first used: a verdict needs few of those that its modules have.

>>> number = expression(r"[0-9]+")
>>> number.fullmatch("12") is not None, number.sub("#", "page 12")
(True, 'page #')
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _Expression:
    """A regular expression that becomes one when anything is asked of it; its methods are then kept here."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self.pattern = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        asked = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, asked)
        return asked


def expression(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Give what serves as `re.compile(text, flags)`, and costs nothing until it is used."""
    return cast("re.Pattern[AnyStr]", _Expression(text, flags))
