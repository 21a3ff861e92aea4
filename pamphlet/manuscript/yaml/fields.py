"""Take values out of the fields of a YAML mapping, and note every one that is missing, unknown or of the wrong kind."""

from __future__ import annotations

import re
from collections.abc import Collection
from collections.abc import Mapping as Mapped

from pamphlet.manuscript.yaml.nodes import Mapping, Node, Scalar, Sequence
from pamphlet.work.frozen import frozen
from pamphlet.work.problems import Place, Problems, did_you_mean

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


NOTHING_ELSE: Mapped[str, str] = {}


@frozen
class Fields:
    """The fields of a mapping; what is wrong with one is noted in `problems`."""

    mapping: Mapping
    problems: Problems

    def names(self) -> tuple[Scalar, ...]:
        """Give the names of the fields, as typed."""
        return tuple(name for name, _ in self.mapping.entries)

    def node(self, key: str) -> Node | None:
        """Give what a field holds, or None."""
        return self.mapping.get(key)

    def place(self, key: str) -> Place:
        """Give the place of a field's value, or of the mapping."""
        node = self.node(key)
        return node.place if node else self.mapping.place

    def error(self, code: str, message: str, key: str, hint: str) -> None:
        """Note that the value of a field cannot be."""
        self.problems.error(code, message, self.place(key), hint)

    def reject_unknown(
        self, known: Collection[str], meant: Mapped[str, str] = NOTHING_ELSE
    ) -> None:
        """Note each field that is not among the known ones; `meant` are hints for those that others know."""
        for name in self.names():
            if name.value not in known:
                hint = (
                    meant.get(name.value.lower())
                    or did_you_mean(name.value, known)
                    or f"the fields are: {', '.join(known)}"
                )
                message = f"there is no field “{name.value}”"
                self.problems.error("M01", message, name.place, hint)

    def text(self, key: str, *, required: bool = False) -> str:
        """Give a field as text with single spaces, or the empty string."""
        node = self.node(key)
        if isinstance(node, Scalar) and node.value.strip():
            return " ".join(node.value.split())
        if node is not None and not isinstance(node, Scalar):
            self.wrong_kind(key, "text", node)
        elif required:
            message = f"the field “{key}” is {'empty' if node else 'missing'}"
            place = self.mapping.key_place(key)
            self.problems.error("M02", message, place, f"write “{key}: …”")
        return ""

    def number(self, key: str, *, most: int, whole: bool) -> float | None:
        """Give a field that holds a number from 0 to `most`, or None; `whole`: without decimals."""
        node = self.node(key)
        if node is None or _is_empty(node):
            return None
        pattern = r"[0-9]{1,4}" if whole else r"[0-9]{1,4}(\.[0-9]{1,4})?"
        if isinstance(node, Scalar) and re.fullmatch(pattern, node.value.strip()):
            number = float(node.value)
            if number <= most:
                return number
        wanted = f"a whole number from 0 to {most}" if whole else f"a number from 0 to {most}"
        hint = "write the digits alone: the name of the field tells the unit"
        self.error("M03", f"“{key}” must be {wanted}, not {_shown(node)}", key, hint)
        return None

    def flag(self, key: str) -> bool:
        """Give a field that says true or false; absent means false."""
        node = self.node(key)
        if isinstance(node, Scalar) and node.value in {"true", "false"}:
            return node.value == "true"
        if node is not None:
            self.wrong_kind(key, "true or false", node)
        return False

    def values(self, key: str) -> tuple[Scalar, ...]:
        """Give a field that lists single values; one value alone is a list of one."""
        node = self.node(key)
        if node is None or _is_empty(node):
            return ()
        if isinstance(node, Mapping):
            self.wrong_kind(key, "a list", node)
            return ()
        values = []
        for item in node.items if isinstance(node, Sequence) else (node,):
            if isinstance(item, Scalar) and not _is_empty(item):
                values.append(item)
            else:
                self.wrong_kind(key, "a list of values", item)
        return tuple(values)

    def groups(self, key: str, known: Collection[str]) -> tuple[Fields, ...]:
        """Give a field that lists groups of the known fields."""
        node = self.node(key)
        if node is None or _is_empty(node):
            return ()
        groups = []
        for item in node.items if isinstance(node, Sequence) else (node,):
            if isinstance(item, Mapping):
                groups.append(Fields(item, self.problems))
                groups[-1].reject_unknown(known)
            else:
                self.wrong_kind(key, "a list of entries with fields", item)
        return tuple(groups)

    def group(self, key: str, known: Collection[str] = ()) -> Fields | None:
        """Give a field that holds fields of its own, or None; with none known, these may have any name."""
        node = self.node(key)
        if node is None or _is_empty(node):
            return None
        group = fields_of(node, key, self.problems)
        if group and known:
            group.reject_unknown(known)
        return group

    def wrong_kind(self, key: str, wanted: str, node: Node) -> None:
        """Note that a field holds something else than it should."""
        wrong_kind(key, wanted, node, self.problems)


def fields_of(node: Node | None, name: str, problems: Problems) -> Fields | None:
    """Give the fields of a node that is called by this name, and must have some if it is there."""
    if isinstance(node, Mapping):
        return Fields(node, problems)
    if node is not None:
        wrong_kind(name, "fields with values", node, problems)
    return None


def wrong_kind(name: str, wanted: str, node: Node, problems: Problems) -> None:
    """Note that a node that is called by this name is something else than it should."""
    message = f"“{name}” must be {wanted}, not {_shown(node)}"
    problems.error("M03", message, node.place, HINTS[wanted])


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.value.strip()


def _shown(node: Node) -> str:
    return f"“{node.value}”" if isinstance(node, Scalar) else KINDS[type(node)]
