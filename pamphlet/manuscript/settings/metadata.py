"""Read `pamphlet.yaml`: what the work is called, who made it, when, under which licence, in which order.

In: the root mapping of the file. Out: `Metadata`, and the names of the other files (`Named`).
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
from pamphlet.manuscript.settings.print_settings import read_fit, read_printing
from pamphlet.manuscript.slugs import SLUG_LENGTH_MOST, slug_of
from pamphlet.manuscript.yaml import fields
from pamphlet.manuscript.yaml.nodes import Mapping, Scalar
from pamphlet.work.languages import direction_of, is_language
from pamphlet.work.model import Contributor, Licence, Metadata, Speaker
from pamphlet.work.problems import Place, Problem, did_you_mean, error

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
    """The files that `pamphlet.yaml` names, with the place of each name; a name is empty when none is given."""

    parts: tuple[Scalar, ...]
    sources: Scalar | None
    copy_text: Scalar | None
    emendations: Scalar | None
    strings: Scalar | None


def read_metadata(root: Mapping, problems: list[Problem]) -> tuple[Metadata, Named]:
    """Read every field, and note all that is wrong with any."""
    fields.reject_unknown(root, FIELDS, problems)
    title = fields.text_of(root, "title", problems, required=True)
    language, direction = _language(root, problems)
    edition = fields.text_of(root, "edition", problems) or "1"
    identifier = _identifier(root, problems) or derived_identifier(title, language, edition)
    metadata = Metadata(
        title=title,
        title_supplied=fields.flag_of(root, "title-supplied", problems),
        subtitle=fields.text_of(root, "subtitle", problems),
        contributors=_contributors(root, problems),
        language=language,
        direction=direction,
        date=_date(root, "date", problems, required=False),
        released=_date(root, "released", problems, required=True),
        edition=edition,
        identifier=identifier,
        publisher=fields.text_of(root, "publisher", problems),
        description=fields.text_of(root, "description", problems),
        subjects=tuple(
            " ".join(each.value.split()) for each in fields.list_of(root, "subjects", problems)
        ),
        slug=_slug(root, title, identifier, problems),
        licence=_licence(root, problems),
        speakers=_speakers(root, problems),
        alterations=fields.flag_of(root, "alterations", problems),
        fit=read_fit(root, problems),
        copy_text=inner_path(fields.text_of(root, "copy-text", problems)),
        printing=read_printing(root, problems),
        series=series_of(root, problems),
        claim=claim_of(root, problems),
    )
    return metadata, _named(root, problems)


def derived_identifier(title: str, language: str, edition: str) -> str:
    """Derive a UUID (version 5) from title, language and edition, so that it stays the same from build to build."""
    return uuid.uuid5(IDENTIFIER_NAMESPACE, f"{title}\n{language}\n{edition}").urn


def _named(root: Mapping, problems: list[Problem]) -> Named:
    def one(key: str) -> Scalar | None:
        value = fields.text_of(root, key, problems)
        return Scalar(inner_path(value), fields.place_of(root, key)) if value else None

    parts = [
        Scalar(inner_path(part.value), part.place)
        for part in fields.list_of(root, "parts", problems)
    ]
    if not parts:
        message = "“parts” names no part" if root.get("parts") else "the field “parts” is missing"
        problems.append(
            error(
                "M02", message, root.key_place("parts"), "list the files of the work in their order"
            )
        )
    seen: set[str] = set()
    for part in parts:
        if part.value in seen:
            problems.append(
                error("M10", f"“{part.value}” is named twice", part.place, "name each part once")
            )
        seen.add(part.value)
    unique = tuple({part.value: part for part in reversed(parts)}.values())[::-1]
    return Named(unique, one("sources"), one("copy-text"), one("emendations"), one("strings"))


def _language(root: Mapping, problems: list[Problem]) -> tuple[str, Literal["ltr", "rtl"]]:
    tag = fields.text_of(root, "language", problems, required=True)
    if not tag:
        return "und", "ltr"
    if not is_language(tag):
        place = fields.place_of(root, "language")
        problems.append(
            error(
                "M05",
                f"“{tag}” is no language tag",
                place,
                "write the short name of BCP 47: en for English, en-GB, de, el",
            )
        )
        return "und", "ltr"
    return tag, direction_of(tag)


def _date(root: Mapping, key: str, problems: list[Problem], *, required: bool) -> str:
    """Read a date of EDTF level 0; `released` needs the day, as it is the clock of the build."""
    value = fields.text_of(root, key, problems, required=required)
    if not value:
        return "1970-01-01" if required else ""
    wanted = "a full date, like 2026-11-22"
    pattern = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    if not required:
        wanted = "a year, a year and month, or a full date: 2011, 2011-08 or 2011-08-14"
        pattern = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
    if re.fullmatch(pattern, value) and _is_date(value):
        return value
    place = fields.place_of(root, key)
    message = f"there is no date “{value}”"
    problems.append(error("M04", message, place, f"write {wanted}"))
    return "1970-01-01"


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    except ValueError:
        return False
    return True


@cache
def relators() -> dict[str, str]:
    """Give the MARC relator terms with their codes (MARC Code List for Relators)."""
    table = (
        resources.files("pamphlet.manuscript.settings").joinpath("relators.txt").read_text("utf-8")
    )
    lines = (line.split(" ", 1) for line in table.splitlines() if line and not line.startswith("#"))
    return {term: code for code, term in lines}


def _contributors(root: Mapping, problems: list[Problem]) -> tuple[Contributor, ...]:
    found = []
    for entry in fields.mappings_of(root, "contributors", problems):
        fields.reject_unknown(entry, ("name", "role", "sort-name"), problems)
        name = fields.text_of(entry, "name", problems, required=True)
        term = fields.text_of(entry, "role", problems, required=True).lower()
        if term and term not in relators():
            problems.append(
                error(
                    "M06",
                    f"“{term}” is no role",
                    fields.place_of(entry, "role"),
                    did_you_mean(term, relators())
                    or "write a MARC relator term: author, editor, translator …",
                )
            )
        elif name and term:
            found.append(
                Contributor(
                    name, relators()[term], term, fields.text_of(entry, "sort-name", problems)
                )
            )
    return tuple(found)


def _licence(root: Mapping, problems: list[Problem]) -> Licence | None:
    entry = fields.mapping_of(root, "licence", problems)
    if entry is None:
        return None
    fields.reject_unknown(entry, ("name", "condition", "url"), problems)
    url = fields.text_of(entry, "url", problems)
    if url and not re.fullmatch(r"https?://[^\s<>\"]+", url):
        place = fields.place_of(entry, "url")
        problems.append(error("L02", f"“{url}” is no web address", place, "begin it with https://"))
        url = ""
    return Licence(
        fields.text_of(entry, "name", problems, required=True),
        fields.text_of(entry, "condition", problems, required=True),
        url,
    )


def _speakers(root: Mapping, problems: list[Problem]) -> tuple[Speaker, ...]:
    entry = fields.mapping_of(root, "speakers", problems)
    if entry is None:
        return ()
    found: dict[str, Speaker] = {}
    spellings: set[str] = set()
    for key, _ in entry.entries:
        name = fields.text_of(entry, key.value, problems, required=True)
        short = " ".join(key.value.split())
        if not short:
            hint = "write “CS: Contemporary Socialist”: the label, a colon, the full name"
            problems.append(error("M02", "a speaker has no label", key.place, hint))
        elif {short, name} & spellings:
            message = f"two speakers share the label or the name of “{short}”"
            hint = "a label must tell who speaks: give each a label and a name of its own"
            problems.append(error("M10", message, key.place, hint))
        else:
            found[short] = Speaker(short, name or short)
            spellings |= {short, name} - {""}
    return tuple(found.values())


def _identifier(root: Mapping, problems: list[Problem]) -> str:
    value = fields.text_of(root, "identifier", problems)
    if value and not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+", value):
        place = fields.place_of(root, "identifier")
        problems.append(
            error(
                "M07",
                f"“{value}” is no identifier",
                place,
                "write a URI: urn:uuid:…, urn:isbn:…, https://…",
            )
        )
        return ""
    return value


def _slug(root: Mapping, title: str, identifier: str, problems: list[Problem]) -> str:
    value = fields.text_of(root, "slug", problems)
    derived = (
        slug_of(title)[:SLUG_LENGTH_MOST].strip("-")
        or f"pamphlet-{uuid.uuid5(IDENTIFIER_NAMESPACE, identifier).hex[:8]}"
    )
    if value and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        place: Place = fields.place_of(root, "slug")
        message = f"“{value}” cannot name files everywhere"
        problems.append(
            error("M07", message, place, f"use a–z, 0–9 and single hyphens, like “{derived}”")
        )
        return derived
    return value or derived
