"""Find who made a work, in the lines before its first part: “Translated by …”, “Plato, translated by …”.

>>> people_in(["Plato, translated by Benjamin Jowett"])
(('Plato', 'author'), ('Benjamin Jowett', 'translator'))
"""

from __future__ import annotations

import re
from collections.abc import Iterable

ROLES = {
    "": "author",
    "written": "author",
    "translated": "translator",
    "edited": "editor",
    "interview": "interviewer",
    "interviewed": "interviewer",
    "conducted": "interviewer",
    "illustrated": "illustrator",
}
_NAME = r"(?:the )?(?P<name>[^\W\d_][^,;:\n]{2,60}?)"
_LINE = re.compile(
    rf"(?:(?P<author>[^\W\d_][^,;:\n]{{2,60}}), )?(?:(?P<did>{'|'.join(filter(None, ROLES))}) )?by {_NAME}\.?",
    re.IGNORECASE,
)


def people_in(lines: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Give names with their roles, each once, for the lines that say nothing else."""
    people: dict[tuple[str, str], None] = {}
    for line in lines:
        found = _LINE.fullmatch(" ".join(line.split()))
        if not found or not found["name"][:1].isupper():
            continue
        if found["author"]:
            people[found["author"], "author"] = None
        people[found["name"], ROLES[(found["did"] or "").lower()]] = None
    return tuple(people)
