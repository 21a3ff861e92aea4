"""Read who made a work or a part of it: names, the roles of MARC, and by-lines as they shall be printed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pamphlet.manuscript.yaml.fields import Fields
from pamphlet.work.model import Contributor
from pamphlet.work.problems import did_you_mean

RELATORS = Path(__file__).with_name("relators.txt")


@cache
def relators() -> dict[str, str]:
    """Give the MARC relator terms with their codes (MARC Code List for Relators)."""
    lines = RELATORS.read_text("utf-8").splitlines()
    rows = (line.split(" ", 1) for line in lines if line and not line.startswith("#"))
    return {term: code for code, term in rows}


def contributors_of(fields: Fields) -> tuple[Contributor, ...]:
    """Read who made a work or a part of it, each in a role."""
    contributors = []
    for entry in fields.groups("contributors", ("name", "role", "sort-name", "line")):
        name = entry.text("name", required=True)
        term = entry.text("role", required=True).lower()
        sort_name, line = entry.text("sort-name"), entry.text("line")
        if term and term not in relators():
            hint = did_you_mean(term, relators())
            hint = hint or "write a MARC relator term: author, editor, translator …"
            entry.error("M06", f"“{term}” is no role", "role", hint)
        elif name and term:
            contributors.append(Contributor(name, relators()[term], term, sort_name, line))
    return tuple(contributors)
