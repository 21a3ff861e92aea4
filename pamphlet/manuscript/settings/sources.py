"""Read `sources.yaml`: the works cited, as CSL-YAML, with two fields more (`status` and `note`).

Nothing is invented: an entry holds what the file gives, in the order to print.
"""

from __future__ import annotations

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
# Those that reference managers write and a list for readers does without.
UNPRINTED = (
    "id",
    "status",
    "note",
    "type",
    "language",
    "abstract",
    "accessed",
    "archive",
    "call-number",
    "collection-title",
    "collection-number",
    "genre",
    "ISSN",
    "keyword",
    "license",
    "medium",
    "number",
    "number-of-pages",
    "original-date",
    "original-title",
    "source",
    "title-short",
)

NAME_FIELDS = ("family", "given", "literal", "suffix", "non-dropping-particle", "dropping-particle")
DATE_FIELDS = ("date-parts", "literal", "raw", "year", "month", "day")


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
        return "; ".join(_name(person) for person in entry.groups(name, NAME_FIELDS))
    return _issued(entry) if name == "issued" else entry.text(name)


def _name(person: Fields) -> str:
    family = (person.text("non-dropping-particle"), person.text("family"))
    given = (person.text("given"), person.text("dropping-particle"))
    pieces = (" ".join(filter(None, family)), " ".join(filter(None, given)), person.text("suffix"))
    return person.text("literal") or ", ".join(filter(None, pieces))


def _issued(entry: Fields) -> str:
    """Give a CSL date as text: as typed, or its parts as an ISO 8601 date or range."""
    node = entry.node("issued")
    if isinstance(node, Sequence) and len(node.items) == 1:
        node = node.items[0]
    if isinstance(node, Scalar):
        return " ".join(node.value.split())
    if isinstance(node, Mapping):
        date = Fields(node, entry.problems)
        date.reject_unknown(DATE_FIELDS)
        if parts := date.node("date-parts"):
            return _range(parts, date)
        literal, raw, *numbers = (date.text(name) for name in DATE_FIELDS[1:])
        return literal or raw or "-".join(filter(None, numbers))
    if node is not None:
        entry.wrong_kind("issued", "a date", node)
    return ""


def _range(parts: Node, date: Fields) -> str:
    dates = []
    for part in parts.items if isinstance(parts, Sequence) else (parts,):
        items = part.items if isinstance(part, Sequence) else ()
        numbers = [item.value.zfill(2) for item in items if isinstance(item, Scalar)]
        if isinstance(part, Sequence) and len(numbers) == len(items):
            dates.append("-".join(numbers))
        else:
            date.wrong_kind("date-parts", "a date", part)
    return "–".join(filter(None, dates))
