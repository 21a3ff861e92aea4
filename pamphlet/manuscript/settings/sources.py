"""Read `sources.yaml`: the works cited, as CSL-YAML, with two fields more (`status` and `note`).

Nothing is invented: an entry holds what the file gives, in the order to print.
"""

from __future__ import annotations

from typing import Literal, cast

from pamphlet.manuscript.citations import can_be_cited
from pamphlet.manuscript.slugs import slug_of
from pamphlet.manuscript.yaml import fields
from pamphlet.manuscript.yaml.nodes import Mapping, Node, Scalar, Sequence
from pamphlet.work.model import Source
from pamphlet.work.problems import Place, Problem, error

STATUSES = ("named", "identified", "unidentified")

# The variables of CSL 1.0.2 that are printed, in their order.
NAMES = ("author", "editor", "translator")
PRINTED = (
    *NAMES[:1],
    "title",
    "container-title",
    *NAMES[1:],
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

DATE_FIELDS = ("date-parts", "literal", "raw", "year", "month", "day")


def read_sources(root: Node, problems: list[Problem]) -> tuple[Source, ...]:
    """Read all entries; those that cannot be used are noted and left out."""
    if not isinstance(root, Mapping):
        fields.wrong_kind("sources.yaml", "fields with values", root, problems)
        return ()
    fields.reject_unknown(root, ("references",), problems)
    sources: dict[str, Source] = {}
    anchors: set[str] = set()
    for entry in fields.mappings_of(root, "references", problems):
        fields.reject_unknown(entry, (*PRINTED, *UNPRINTED), problems)
        key = fields.text_of(entry, "id", problems, required=True)
        place = fields.place_of(entry, "id")
        if key in sources:
            first = sources[key].place.line
            message = f"the source “{key}” stands twice, the first time in line {first}"
            problems.append(
                error("C04", message, place, "keep one of the two, or give one another id")
            )
        elif key and not can_be_cited(key):
            message = f"no bracket can cite “{key}”"
            hint = "write the id without spaces, colons, commas, semicolons and brackets"
            problems.append(error("M07", message, place, hint))
        elif key:
            sources[key] = _source(entry, key, place, anchors, problems)
    return tuple(sources.values())


def _source(
    entry: Mapping, key: str, place: Place, anchors: set[str], problems: list[Problem]
) -> Source:
    status = fields.text_of(entry, "status", problems) or "named"
    if status not in STATUSES:
        message = f"“{status}” is no status of a source"
        hint = "write named, identified or unidentified"
        problems.append(error("M03", message, fields.place_of(entry, "status"), hint))
        status = "named"
    values = ((name, _value(entry, name, problems)) for name in PRINTED if entry.get(name))
    printed = tuple((name, value) for name, value in values if value)
    if status == "unidentified" and printed:
        message = f"the source “{key}” is unidentified, yet its {printed[0][0]} is given"
        hint = "leave the field out, or write “status: identified”"
        problems.append(error("M03", message, fields.place_of(entry, printed[0][0]), hint))
    if status != "unidentified" and not any(name == "title" for name, _ in printed):
        message = f"the source “{key}” has no title"
        hint = "add “title: …”, or “status: unidentified” if nothing is known of it"
        problems.append(error("M02", message, place, hint))
    note = fields.text_of(entry, "note", problems)
    checked = cast('Literal["named", "identified", "unidentified"]', status)
    return Source(key, checked, printed, note, _anchor(key, anchors), place)


def _anchor(key: str, taken: set[str]) -> str:
    stem = f"source-{slug_of(key) or 'x'}"
    number = 1
    anchor = stem
    while anchor in taken:
        number += 1
        anchor = f"{stem}-{number}"
    taken.add(anchor)
    return anchor


def _value(entry: Mapping, name: str, problems: list[Problem]) -> str:
    if name in NAMES:
        return "; ".join(
            _name(each, problems) for each in fields.mappings_of(entry, name, problems)
        )
    if name == "issued":
        return _issued(entry.get(name), problems)
    return fields.text_of(entry, name, problems)


def _name(person: Mapping, problems: list[Problem]) -> str:
    fields.reject_unknown(
        person,
        ("family", "given", "literal", "suffix", "non-dropping-particle", "dropping-particle"),
        problems,
    )
    literal = fields.text_of(person, "literal", problems)
    particle = fields.text_of(person, "non-dropping-particle", problems)
    family = " ".join(filter(None, (particle, fields.text_of(person, "family", problems))))
    given = " ".join(
        filter(
            None,
            (
                fields.text_of(person, "given", problems),
                fields.text_of(person, "dropping-particle", problems),
            ),
        )
    )
    return literal or ", ".join(
        filter(None, (family, given, fields.text_of(person, "suffix", problems)))
    )


def _issued(node: Node | None, problems: list[Problem]) -> str:
    """Give a CSL date as text: as typed, or its parts as an ISO 8601 date or range."""
    if isinstance(node, Sequence) and len(node.items) == 1:
        node = node.items[0]
    if isinstance(node, Mapping):
        fields.reject_unknown(node, DATE_FIELDS, problems)
        if parts := node.get("date-parts"):
            return _range(parts, problems)
        values = [fields.text_of(node, name, problems) for name in DATE_FIELDS[1:]]
        return values[0] or values[1] or "-".join(filter(None, values[2:]))
    if isinstance(node, Scalar):
        return " ".join(node.value.split())
    if node is not None:
        fields.wrong_kind("issued", "a date", node, problems)
    return ""


def _range(parts: Node, problems: list[Problem]) -> str:
    dates = parts.items if isinstance(parts, Sequence) else (parts,)
    given: list[str] = []
    for each in dates:
        if isinstance(each, Sequence) and all(isinstance(item, Scalar) for item in each.items):
            numbers = [item.value.zfill(2) for item in each.items if isinstance(item, Scalar)]
            given.append("-".join(numbers))
        else:
            fields.wrong_kind("date-parts", "a date", each, problems)
    return "–".join(filter(None, given))
