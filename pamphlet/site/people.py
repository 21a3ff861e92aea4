"""Sort those who made a work by what catalogues and citations call them: authors, editors, translators, others.

In: people with MARC relators. Out: names under those of a standard; whoever it has no name for is a contributor.
"""

from __future__ import annotations

from collections.abc import Iterable

from pamphlet.site.told import Person, Told
from pamphlet.work.roles import CREATORS

# By MARC relators: CSL's variables of names, RIS' tags, and the roles of ONIX (code list 17).
CSL = {
    "aut": "author",
    "cre": "author",
    "edt": "editor",
    "trl": "translator",
    "ill": "illustrator",
    "ive": "author",  # of an interview, whoever is interviewed
    "ivr": "interviewer",
    "com": "compiler",
    "ctb": "contributor",
}
RIS = {"author": "AU", "editor": "ED", "translator": "A4"}
ONIX = {
    "adp": "B05",
    "aft": "A19",
    "ann": "B12",
    "aui": "A24",
    "aut": "A01",
    "com": "C01",
    "cov": "A36",
    "cre": "A01",
    "ctb": "A32",
    "edt": "B01",
    "ill": "A12",
    "ive": "A43",
    "ivr": "A43",
    "pht": "A13",
    "trl": "B06",
}
ONIX_OTHER = "Z99"


def creators(told: Told) -> tuple[Person, ...]:
    """Give those who made the content."""
    return tuple(person for person in told.people if person.role in CREATORS)


def contributors(told: Told) -> tuple[Person, ...]:
    """Give all others."""
    return tuple(person for person in told.people if person.role not in CREATORS)


def in_role(told: Told, name: str) -> tuple[Person, ...]:
    """Give those that CSL calls so."""
    return tuple(person for person in told.people if CSL.get(person.role, "contributor") == name)


def filed_under(person: Person) -> str:
    """Give what a catalogue files a person under, if that is known, else the name as it is."""
    return person.sort_name or person.name


def by_line(people: Iterable[Person]) -> str:
    """Give the by-lines in one sentence each."""
    return " ".join(f"{person.told.rstrip('.')}." for person in people)
