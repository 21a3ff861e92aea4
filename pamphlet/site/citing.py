r"""Cite a work: a sentence for people, and what reference managers read.

In: what a release tells. Out: texts; nothing is invented, a field that is not known is not there.

>>> latex("Profit & Loss: 100 %")
'Profit \\& Loss: 100 \\%'
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pamphlet.pages.strings import fill
from pamphlet.site.people import CSL, RIS, by_line, filed_under, in_role
from pamphlet.site.told import Person, Told
from pamphlet.site.words import speech_for

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}$&#_%"},
}


def whole_title(told: Told) -> str:
    """Give title and subtitle."""
    return f"{told.title}: {told.subtitle}" if told.subtitle else told.title


def citation(told: Told, address: str) -> str:
    """Cite a work in a sentence of its language: who, what, which edition, when, where."""
    speech = speech_for(told.language)
    edition = fill(
        speech.strings["title-release"], edition=told.edition, date=speech.date(told.released)
    )
    publisher = told.imprint or told.publisher
    parts = (whole_title(told), edition if told.edition else speech.date(told.released), publisher)
    sentences = " ".join(f"{part.rstrip('.')}." for part in parts if part)
    return " ".join(filter(None, (by_line(told.people), sentences, address or told.identifier)))


def bibtex(told: Told, address: str) -> bytes:
    """Give an entry of BibTeX, whose braces keep capitals as they are."""
    names = {
        name: " and ".join(_bibtex_name(person) for person in in_role(told, name))
        for name in ("author", "editor", "translator")
    }
    year, month, day = told.released.split("-")
    fields = {
        "title": f"{{{latex(told.title)}}}",
        "subtitle": latex(told.subtitle),
        **names,
        "publisher": latex(told.imprint or told.publisher),
        "edition": latex(told.edition),
        "year": year,
        "month": str(int(month)),
        "date": f"{year}-{month}-{day}",
        "langid": told.language,
        "url": address,
        "note": latex("" if address else told.identifier),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@book{{{told.slug},\n{lines}}}\n".encode()


def _bibtex_name(person: Person) -> str:
    """Give a name in its parts, if they are known; one that is in braces is taken whole."""
    name = latex(filed_under(person))
    is_parted = person.sort_name.count(", ") == 1 and " and " not in name.casefold()
    return name if is_parted else f"{{{name}}}"


def latex(text: str) -> str:
    """Give a text with the signs escaped that LaTeX would take for its own."""
    return re.sub(r"[\\{}$&#_%~^]", lambda sign: _SPECIAL[sign[0]], text)


def ris(told: Told, address: str) -> bytes:
    """Give a record of RIS."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _ris(told, address)).encode()


def _ris(told: Told, address: str) -> Iterator[tuple[str, str]]:
    yield "TY", "BOOK"
    yield "TI", whole_title(told)
    for name, tag in RIS.items():
        for person in in_role(told, name):
            yield tag, filed_under(person)
    yield "PY", told.released[:4]
    yield "DA", told.released.replace("-", "/")
    for tag, value in (
        ("PB", told.imprint or told.publisher),
        ("ET", told.edition),
        ("LA", told.language),
        ("AB", told.description),
        ("UR", address),
        ("ID", told.slug),
    ):
        if value:
            yield tag, value
    for subject in told.subjects:
        yield "KW", subject
    yield "ER", ""


def csl(told: Told, address: str) -> bytes:
    """Give an item of CSL-JSON (CSL 1.0.2)."""
    people: dict[str, list[dict[str, str]]] = {}
    for person in told.people:
        people.setdefault(CSL.get(person.role, "contributor"), []).append(_csl_name(person))
    known: dict[str, Any] = {
        "id": told.slug,
        "type": "book",
        "title": whole_title(told),
        **people,
        "publisher": told.imprint or told.publisher,
        "edition": told.edition,
        "issued": {"date-parts": [[int(part) for part in told.released.split("-")]]},
        "language": told.language,
        "abstract": told.description,
        "collection-title": told.series,
        "collection-number": told.series_number,
        "URL": address,
        "note": "" if address else told.identifier,
    }
    item = {name: value for name, value in known.items() if value}
    return (json.dumps([item], ensure_ascii=False, indent=1) + "\n").encode()


def _csl_name(person: Person) -> dict[str, str]:
    """Give a name in its parts where the release knows them, else whole."""
    family, comma, given = person.sort_name.partition(", ")
    return {"family": family, "given": given} if comma else {"literal": person.name}
