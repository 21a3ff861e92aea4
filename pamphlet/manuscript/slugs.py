"""Make names for files and IDs of what people write."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 60  # characters
LONGEST_SLUG = (
    120  # with what a file's name has behind it, and the folders above, Windows can store it
)
# What Windows takes for a device, whatever stands behind a point.
DEVICES = frozenset(
    (
        "con",
        "prn",
        "aux",
        "nul",
        *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
    )
)

# Letters that no normal form takes apart.
_IN_ASCII = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h"}
)


def is_slug(text: str) -> bool:
    """Tell whether a text is small letters, digits and single hyphens, so that it can name files everywhere."""
    return re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) is not None


def slug_of(text: str) -> str:
    """Give the first letters and digits of a text in ASCII, small, single hyphens between; empty if it has none."""
    small = text.casefold().translate(_IN_ASCII)
    plain = unicodedata.normalize("NFKD", small).encode("ascii", "ignore").decode().lower()
    hyphened = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    return hyphened[:LONGEST].rstrip("-")
