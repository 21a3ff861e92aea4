"""Tell languages by their tags (BCP 47): whether there is such a one, and in which direction it is written."""

from __future__ import annotations

import re
from typing import Literal

Direction = Literal["ltr", "rtl"]
RIGHT_TO_LEFT = frozenset(
    {"Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"}
)


def is_language(tag: str) -> bool:
    """Tell whether a text is a valid language tag with registered subtags."""
    import langcodes

    return bool(re.fullmatch(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", tag)) and langcodes.tag_is_valid(tag)


def direction_of(tag: str) -> Direction:
    """Tell in which direction a language is written, from its tag."""
    import langcodes

    script = langcodes.Language.get(tag).maximize().script
    return "rtl" if script in RIGHT_TO_LEFT else "ltr"
