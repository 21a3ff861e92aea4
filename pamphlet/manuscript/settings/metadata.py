"""Read `pamphlet.yaml`: what the work is called, who made it, when, under which licence, in which order.

In: the fields of the file. Out: `Metadata`, and the names of the other files (`Named`).
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Literal

from pamphlet.manuscript.files import inner_path
from pamphlet.manuscript.settings.catalogue import claim_of, series_of
from pamphlet.manuscript.settings.print_settings import contents_of, fit_of, printing_of
from pamphlet.manuscript.settings.speaking import asks_of, speakers_of
from pamphlet.manuscript.slugs import slug_of
from pamphlet.manuscript.yaml.fields import Fields
from pamphlet.manuscript.yaml.nodes import Scalar
from pamphlet.work.languages import direction_of, is_language
from pamphlet.work.model import Contributor, Licence, Metadata
from pamphlet.work.problems import did_you_mean

FIELDS = (
    "title",
    "title-supplied",
    "subtitle",
    "contributors",
    "language",
    "date",
    "released",
    "edition",
    "identifier",
    "publisher",
    "description",
    "subjects",
    "slug",
    "licence",
    "speakers",
    "asks",
    "contents",
    "alterations",
    "print",
    "parts",
    "sources",
    "copy-text",
    "emendations",
    "strings",
    "fit",
    "series",
    "accessibility",
)

# A stable name space for identifiers that a manuscript leaves out (RFC 9562 §5.5).
IDENTIFIER_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:pamphlet-press")


@dataclass(frozen=True, slots=True)
class Named:
    """The files that `pamphlet.yaml` names, with the place of each name; None where none is given."""

    parts: tuple[Scalar, ...]
    sources: Scalar | None
    copy_text: Scalar | None
    emendations: Scalar | None
    strings: Scalar | None


def read_metadata(root: Fields) -> tuple[Metadata, Named]:
    """Read every field, and note all that is wrong with any."""
    root.reject_unknown(FIELDS)
    named = _named(root)
    title = root.text("title", required=True)
    language, direction = _language(root)
    edition = root.text("edition") or "1"
    identifier = _identifier(root) or derived_identifier(title, language, edition)
    speakers = speakers_of(root)
    metadata = Metadata(
        title=title,
        title_supplied=root.flag("title-supplied"),
        subtitle=root.text("subtitle"),
        contributors=_contributors(root),
        language=language,
        direction=direction,
        date=_date(root),
        released=_released(root),
        edition=edition,
        identifier=identifier,
        publisher=root.text("publisher"),
        description=root.text("description"),
        subjects=tuple(" ".join(subject.value.split()) for subject in root.values("subjects")),
        slug=_slug(root, title, identifier),
        licence=_licence(root),
        speakers=speakers,
        asks=asks_of(root, speakers) or (),
        alterations=root.flag("alterations"),
        fit=fit_of(root),
        contents=contents_of(root),
        copy_text=named.copy_text.value if named.copy_text else "",
        printing=printing_of(root),
        series=series_of(root),
        claim=claim_of(root),
    )
    return metadata, named


def derived_identifier(title: str, language: str, edition: str) -> str:
    """Derive a UUID (version 5) from title, language and edition, so that it stays the same from build to build."""
    return uuid.uuid5(IDENTIFIER_NAMESPACE, f"{title}\n{language}\n{edition}").urn


def _named(root: Fields) -> Named:
    def named(key: str) -> Scalar | None:
        path = inner_path(root.text(key))
        return Scalar(path, root.place(key)) if path else None

    parts = _named_parts(root)
    return Named(
        parts, named("sources"), named("copy-text"), named("emendations"), named("strings")
    )


def _named_parts(root: Fields) -> tuple[Scalar, ...]:
    """Give the names of the parts, each once."""
    parts: dict[str, Scalar] = {}
    for typed in root.values("parts"):
        path = inner_path(typed.value)
        if path in parts:
            hint = "name each part once"
            root.problems.error("M10", f"“{path}” is named twice", typed.place, hint)
        else:
            parts[path] = Scalar(path, typed.place)
    if not parts:
        message = "“parts” names no part" if root.node("parts") else "the field “parts” is missing"
        place = root.mapping.key_place("parts")
        hint = "list the files of the work in their order"
        root.problems.error("M02", message, place, hint)
    return tuple(parts.values())


def _language(root: Fields) -> tuple[str, Literal["ltr", "rtl"]]:
    tag = root.text("language", required=True)
    if is_language(tag):
        return tag, direction_of(tag)
    if tag:
        hint = "write the short name of BCP 47: en for English, en-GB, de, el"
        root.error("M05", f"“{tag}” is no language tag", "language", hint)
    return "und", "ltr"


def _date(root: Fields) -> str:
    """Read the date of the work (EDTF level 0)."""
    value = root.text("date")
    if re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", value) and _is_date(value):
        return value
    if value:
        hint = "write a year, a year and month, or a full date: 2011, 2011-08 or 2011-08-14"
        root.error("M04", f"there is no date “{value}”", "date", hint)
    return ""


def _released(root: Fields) -> str:
    """Read the day of the release, which is the clock of the build."""
    value = root.text("released", required=True)
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) and _is_date(value):
        return value
    if value:
        hint = "write a full date, like 2026-11-22"
        root.error("M04", f"there is no date “{value}”", "released", hint)
    return "1970-01-01"


def _is_date(value: str) -> bool:
    """Tell whether there is such a day, or such a month or year."""
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    except ValueError:
        return False
    return True


@cache
def relators() -> dict[str, str]:
    """Give the MARC relator terms with their codes (MARC Code List for Relators)."""
    table = resources.files("pamphlet.manuscript.settings").joinpath("relators.txt")
    lines = table.read_text("utf-8").splitlines()
    rows = (line.split(" ", 1) for line in lines if line and not line.startswith("#"))
    return {term: code for code, term in rows}


def _contributors(root: Fields) -> tuple[Contributor, ...]:
    contributors = []
    for entry in root.groups("contributors", ("name", "role", "sort-name")):
        name = entry.text("name", required=True)
        term = entry.text("role", required=True).lower()
        sort_name = entry.text("sort-name")
        if term and term not in relators():
            hint = did_you_mean(term, relators())
            hint = hint or "write a MARC relator term: author, editor, translator …"
            entry.error("M06", f"“{term}” is no role", "role", hint)
        elif name and term:
            contributors.append(Contributor(name, relators()[term], term, sort_name))
    return tuple(contributors)


def _licence(root: Fields) -> Licence | None:
    entry = root.group("licence", ("name", "condition", "url"))
    if entry is None:
        return None
    url = entry.text("url")
    if url and not re.fullmatch(r"https?://[^\s<>\"]+", url):
        entry.error("L02", f"“{url}” is no web address", "url", "begin it with https://")
        url = ""
    name = entry.text("name", required=True)
    return Licence(name, entry.text("condition", required=True), url)


def _identifier(root: Fields) -> str:
    value = root.text("identifier")
    if value and not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+", value):
        hint = "write a URI: urn:uuid:…, urn:isbn:…, https://…"
        root.error("M07", f"“{value}” is no identifier", "identifier", hint)
        return ""
    return value


def _slug(root: Fields, title: str, identifier: str) -> str:
    value = root.text("slug")
    derived = slug_of(title)
    derived = derived or f"pamphlet-{uuid.uuid5(IDENTIFIER_NAMESPACE, identifier).hex[:8]}"
    if value and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        hint = f"use a–z, 0–9 and single hyphens, like “{derived}”"
        root.error("M07", f"“{value}” cannot name files everywhere", "slug", hint)
        return derived
    return value or derived
