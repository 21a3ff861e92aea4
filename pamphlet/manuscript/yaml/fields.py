"""Take values out of YAML nodes, and note every one that is missing, unknown or of the wrong kind."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pamphlet.manuscript.yaml.nodes import Mapping, Node, Scalar, Sequence
from pamphlet.work.problems import Place, Problem, did_you_mean, error

KINDS = {Scalar: "a single value", Sequence: "a list", Mapping: "fields with values"}
HINTS = {
    "text": "write the value behind the colon; in quotation marks if it holds : # [ ] { }",
    "true or false": "write true or false behind the colon",
    "a list": "write each entry on a line of its own that begins with “- ”",
    "a list of values": "write each entry on a line of its own that begins with “- ”",
    "a list of entries with fields": "begin each entry with “- name: value”, as in “- id: 1937a”",
    "fields with values": "write each field on a line of its own: “name: value”",
    "a date": "write a year, or year, month and day as “date-parts: [[2011, 8, 14]]”",
}


def reject_unknown(mapping: Mapping, known: Iterable[str], problems: list[Problem]) -> None:
    """Note each field that is not among the known ones."""
    names = list(known)
    for key, _ in mapping.entries:
        if key.value not in names:
            hint = did_you_mean(key.value, names) or "the fields are: " + ", ".join(names)
            problems.append(error("M01", f"there is no field “{key.value}”", key.place, hint))


def text_of(mapping: Mapping, key: str, problems: list[Problem], *, required: bool = False) -> str:
    """Give a field as text with single spaces, or the empty string."""
    node = mapping.get(key)
    if isinstance(node, Scalar) and node.value.strip():
        return " ".join(node.value.split())
    if node is not None and not isinstance(node, Scalar):
        wrong_kind(key, "text", node, problems)
    elif required:
        message = f"the field “{key}” is empty" if node else f"the field “{key}” is missing"
        problems.append(error("M02", message, mapping.key_place(key), f"write “{key}: …”"))
    return ""


def number_of(
    mapping: Mapping, key: str, problems: list[Problem], *, most: int, whole: bool
) -> float | None:
    """Give a field that holds a number from 0 to `most`, or None; `whole`: without decimals."""
    node = mapping.get(key)
    if node is None or (isinstance(node, Scalar) and not node.value.strip()):
        return None
    pattern = r"[0-9]{1,4}" if whole else r"[0-9]{1,4}(\.[0-9]{1,4})?"
    if isinstance(node, Scalar) and re.fullmatch(pattern, node.value.strip()):
        number = float(node.value)
        if number <= most:
            return number
    wanted = f"a whole number from 0 to {most}" if whole else f"a number from 0 to {most}"
    found = f"“{node.value}”" if isinstance(node, Scalar) else KINDS[type(node)]
    message = f"“{key}” must be {wanted}, not {found}"
    hint = "write the digits alone: the name of the field tells the unit"
    problems.append(error("M03", message, node.place, hint))
    return None


def place_of(mapping: Mapping, key: str) -> Place:
    """Give the place of a field's value, or of the mapping."""
    node = mapping.get(key)
    return node.place if node else mapping.place


def flag_of(mapping: Mapping, key: str, problems: list[Problem]) -> bool:
    """Give a field that says true or false; absent means false."""
    node = mapping.get(key)
    if node is None:
        return False
    if isinstance(node, Scalar) and node.value in {"true", "false"}:
        return node.value == "true"
    wrong_kind(key, "true or false", node, problems)
    return False


def list_of(mapping: Mapping, key: str, problems: list[Problem]) -> tuple[Scalar, ...]:
    """Give a field that lists single values; one value alone is a list of one."""
    node = mapping.get(key)
    if isinstance(node, Scalar) and node.value.strip():
        return (node,)
    if node is None or isinstance(node, Scalar):
        return ()
    if isinstance(node, Sequence):
        for item in node.items:
            if not isinstance(item, Scalar) or not item.value.strip():
                wrong_kind(key, "a list of values", item, problems)
        return tuple(item for item in node.items if isinstance(item, Scalar) and item.value.strip())
    wrong_kind(key, "a list", node, problems)
    return ()


def mappings_of(mapping: Mapping, key: str, problems: list[Problem]) -> tuple[Mapping, ...]:
    """Give a field that lists groups of fields."""
    node = mapping.get(key)
    if node is None or (isinstance(node, Scalar) and not node.value):
        return ()
    items = node.items if isinstance(node, Sequence) else (node,)
    for item in items:
        if not isinstance(item, Mapping):
            wrong_kind(key, "a list of entries with fields", item, problems)
    return tuple(item for item in items if isinstance(item, Mapping))


def mapping_of(mapping: Mapping, key: str, problems: list[Problem]) -> Mapping | None:
    """Give a field that holds fields of its own, or None."""
    node = mapping.get(key)
    if isinstance(node, Mapping):
        return node
    if node is not None and not (isinstance(node, Scalar) and not node.value):
        wrong_kind(key, "fields with values", node, problems)
    return None


def wrong_kind(key: str, wanted: str, node: Node, problems: list[Problem]) -> None:
    """Note that a field holds something else than it should."""
    found = f"“{node.value}”" if isinstance(node, Scalar) else KINDS[type(node)]
    message = f"“{key}” must be {wanted}, not {found}"
    problems.append(error("M03", message, node.place, HINTS[wanted]))
