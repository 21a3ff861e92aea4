"""Read `sources.yaml`: the works cited, as CSL-YAML, with two fields more (`status` and `note`).

Nothing is invented: an entry holds what the file gives, in the order to print.
"""

from __future__ import annotations

import re
from typing import Literal

from pamphlet.manuscript.citations import can_be_cited
from pamphlet.manuscript.slugs import slug_of
from pamphlet.manuscript.yaml.fields import Fields
from pamphlet.manuscript.yaml.nodes import Mapping, Node, Scalar, Sequence
from pamphlet.work.model import Source

Status = Literal["named", "identified", "unidentified"]
STATUSES: tuple[Status, ...] = ("named", "identified", "unidentified")

# The variables of CSL 1.0.2 that are printed, in their order.
NAMES = ("author", "editor", "translator")
PRINTED = (
    "author",
    "title",
    "container-title",
    "editor",
    "translator",
    "edition",
    "volume",
    "issue",
    "publisher-place",
    "publisher",
    "issued",
    "page",
    "DOI",
    "ISBN",
    "URL",
)
# The other variables of CSL 1.0.2 (appendix IV) and of its data, and what reference managers add: nothing is printed of
# them, and nothing said.
UNPRINTED = (
    "id", "status", "note", "type", "custom", "shortTitle", "journalAbbreviation", "abstract", "annote",
    "archive", "archive-place", "archive_collection", "archive_location", "archive-collection",
    "archive-location", "authority", "call-number", "citation-key", "citation-label", "citation-number",
    "collection-title", "container-title-short", "dimensions", "division", "event", "event-title",
    "event-place", "first-reference-note-number", "genre", "ISSN", "jurisdiction", "keyword", "language",
    "license", "locator", "medium", "original-publisher", "original-publisher-place", "original-title",
    "part-title", "PMCID", "PMID", "references", "reviewed-genre", "reviewed-title", "scale", "source",
    "status", "title-short", "volume-title", "year-suffix", "chapter-number", "collection-number", "number",
    "number-of-pages", "number-of-volumes", "page-first", "part-number", "printing-number", "section",
    "supplement-number", "version", "accessed", "available-date", "event-date", "original-date", "submitted",
    "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator",
    "director", "editor-translator", "editorial-director", "executive-producer", "guest", "host", "illustrator",
    "interviewer", "narrator", "organizer", "original-author", "performer", "producer", "recipient",
    "reviewed-author", "script-writer", "series-creator",
)  # fmt: skip

NAME_FIELDS = ("family", "given", "literal", "suffix", "non-dropping-particle", "dropping-particle")
NAME_MARKS = ("comma-suffix", "static-ordering", "parse-names")  # how a style is to treat a name
DATE_FIELDS = ("date-parts", "literal", "raw", "year", "month", "day")
DATE_MARKS = ("season", "circa", "edtf", "status")


def read_sources(root: Fields) -> tuple[Source, ...]:
    """Read all entries; those that cannot be used are noted and left out."""
    root.reject_unknown(("references",))
    sources: dict[str, Source] = {}
    anchors: set[str] = set()
    for entry in root.groups("references", (*PRINTED, *UNPRINTED)):
        key = entry.text("id", required=True)
        if key in sources:
            first = sources[key].place.line
            message = f"the source “{key}” stands twice, the first time in line {first}"
            entry.error("C04", message, "id", "keep one of the two, or give one another id")
        elif key and not can_be_cited(key):
            hint = "write the id without spaces, colons, commas, semicolons and brackets"
            entry.error("M07", f"no bracket can cite “{key}”", "id", hint)
        elif key:
            sources[key] = _source(entry, key, _anchor(key, anchors))
    return tuple(sources.values())


def _source(entry: Fields, key: str, anchor: str) -> Source:
    status = _status(entry)
    values = ((name, _value(entry, name)) for name in PRINTED if entry.node(name))
    printed = tuple((name, value) for name, value in values if value)
    if status == "unidentified" and printed:
        given = printed[0][0]
        message = f"the source “{key}” is unidentified, yet its {given} is given"
        hint = "leave the field out, or write “status: identified”"
        entry.error("M03", message, given, hint)
    if status != "unidentified" and not any(name == "title" for name, _ in printed):
        hint = "add “title: …”, or “status: unidentified” if nothing is known of it"
        entry.error("M02", f"the source “{key}” has no title", "id", hint)
    return Source(key, status, printed, entry.text("note"), anchor, entry.place("id"))


def _status(entry: Fields) -> Status:
    typed = entry.text("status") or "named"
    for status in STATUSES:
        if typed == status:
            return status
    hint = "write named, identified or unidentified"
    entry.error("M03", f"“{typed}” is no status of a source", "status", hint)
    return "named"


def _anchor(key: str, taken: set[str]) -> str:
    stem = f"source-{slug_of(key) or 'x'}"
    number = 1
    anchor = stem
    while anchor in taken:
        number += 1
        anchor = f"{stem}-{number}"
    taken.add(anchor)
    return anchor


def _value(entry: Fields, name: str) -> str:
    if name in NAMES:
        return "; ".join(
            _name(person) for person in entry.groups(name, (*NAME_FIELDS, *NAME_MARKS))
        )
    return _issued(entry) if name == "issued" else entry.text(name)


def _name(person: Fields) -> str:
    family = (person.text("non-dropping-particle"), person.text("family"))
    given = (person.text("given"), person.text("dropping-particle"))
    pieces = (" ".join(filter(None, family)), " ".join(filter(None, given)), person.text("suffix"))
    return person.text("literal") or ", ".join(filter(None, pieces))


def _issued(entry: Fields) -> str:
    """Give a CSL date as text: as typed, or its parts as an ISO 8601 date or range; with `~` for circa."""
    node = entry.node("issued")
    if isinstance(node, Sequence) and node.items and all(map(_is_mapping, node.items)):
        return "/".join(filter(None, (_date(item, entry) for item in node.items)))
    if isinstance(node, Scalar):
        return " ".join(node.value.split())
    if isinstance(node, Mapping):
        return _date(node, entry)
    if node is not None:
        entry.wrong_kind("issued", "a date", node)
    return ""


def _is_mapping(node: Node) -> bool:
    return isinstance(node, Mapping)


def _date(node: Node, entry: Fields) -> str:
    assert isinstance(node, Mapping)
    date = Fields(node, entry.problems)
    date.reject_unknown((*DATE_FIELDS, *DATE_MARKS))
    circa = "~" if date.text("circa") not in {"", "false", "0"} else ""
    if parts := date.node("date-parts"):
        return _range(parts, date, circa)
    literal, raw, *numbers = (date.text(name) for name in DATE_FIELDS[1:])
    return literal or raw or _numbers(list(filter(None, numbers))) + (circa if any(numbers) else "")


def _range(parts: Node, date: Fields, circa: str) -> str:
    dates = []
    for part in parts.items if isinstance(parts, Sequence) else (parts,):
        items = part.items if isinstance(part, Sequence) else ()
        numbers = [item.value for item in items if isinstance(item, Scalar)]
        if isinstance(part, Sequence) and len(numbers) == len(items):
            dates.append(_numbers(numbers))
        else:
            date.wrong_kind("date-parts", "a date", part)
    return "/".join(f"{each}{circa}" for each in dates if each)


def _numbers(numbers: list[str]) -> str:
    """Give year, month and day as EDTF does, which has a year 0; in CSL −1 is the year before the year 1."""
    if not numbers:
        return ""
    year, *others = numbers
    if re.fullmatch(r"-?\d{1,4}", year):
        year = f"{int(year):04}" if not year.startswith("-") else f"-{-int(year) - 1:04}"
    year = "0000" if year == "-0000" else year
    return "-".join((year, *(other.zfill(2) for other in others)))
