"""Read YAML into nodes that know their places, with bounds and without aliases or tags.

PyYAML does the parsing; scalars stay strings as typed, so that `date: 2011-08` or `language: no` means what it says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pamphlet.problems import Place, Problem, error

DEPTH_MOST = 20
VALUES_MOST = 100_000


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as typed; an empty plain one, `~` and `null` are the empty string."""

    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their nodes, in order; no key stands twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place

    def get(self, key: str) -> Node | None:
        """Give the node of a key, or None."""
        return next((node for name, node in self.entries if name.value == key), None)

    def key_place(self, key: str) -> Place:
        """Give the place of a key, or that of the mapping when the key is absent."""
        return next((name.place for name, _ in self.entries if name.value == key), self.place)


Node = Scalar | Sequence | Mapping


def read_yaml(
    text: str, path: Place, problems: list[Problem], line_offset: int = 0
) -> Node | None:
    """Parse one YAML document; note what is wrong and give None when it cannot be read.

    `line_offset` is the number of lines that stand above the text in its file. An empty document is an empty mapping.
    """
    import yaml

    builder = _Builder(path.path, line_offset, problems)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for event in yaml.parse(text, Loader=loader):
            builder.take(event)
            if builder.given_up:
                return None
    except yaml.YAMLError as failure:
        problems.append(_explain(failure, text, path.path, line_offset))
        return None
    return builder.root or Mapping((), Place(path.path, line_offset + 1, 1))


class _Builder:
    """Put events together to nodes without recursion, so that no nesting can exhaust the stack."""

    def __init__(self, path: str, line_offset: int, problems: list[Problem]) -> None:
        self.path, self.line_offset, self.problems = path, line_offset, problems
        self.stack: list[tuple[bool, list[Node], Place]] = []
        self.root: Node | None = None
        self.given_up = False
        self.values = 0

    def take(self, event: object) -> None:
        kind = type(event).__name__
        if kind not in {"ScalarEvent", "AliasEvent", "SequenceStartEvent", "MappingStartEvent"}:
            if kind in {"SequenceEndEvent", "MappingEndEvent"}:
                self._close()
            return
        mark = event.start_mark  # type: ignore[attr-defined]  # PyYAML's events are untyped
        place = Place(self.path, mark.line + 1 + self.line_offset, mark.column + 1)
        tag = getattr(event, "tag", None)
        if kind == "AliasEvent" or getattr(event, "anchor", None) or (tag and tag != "!"):
            self._give_up(
                "Y03",
                "aliases (*), anchors (&) and tags (!) are not used in a manuscript",
                place,
                "write the value out, or put it in quotation marks",
            )
            return
        self.values += 1
        if self.values > VALUES_MOST or len(self.stack) >= DEPTH_MOST:
            self._give_up("Y04", "more values or deeper levels than any pamphlet needs", place)
        elif kind == "ScalarEvent":
            plain = event.style is None  # type: ignore[attr-defined]
            value = event.value  # type: ignore[attr-defined]
            self._add(Scalar("" if plain and value in {"~", "null", "Null", "NULL"} else value, place))
        else:
            self.stack.append((kind == "MappingStartEvent", [], place))

    def _close(self) -> None:
        is_mapping, nodes, place = self.stack.pop()
        self._add(self._mapping(nodes, place) if is_mapping else Sequence(tuple(nodes), place))

    def _mapping(self, nodes: list[Node], place: Place) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, node in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                self._give_up("Y01", "a key must be a word, not a list", key.place)
                break
            if key.value in entries:
                first = entries[key.value][0].place.line
                self.problems.append(
                    error(
                        "Y02",
                        f"“{key.value}” stands twice; it was given in line {first} already",
                        key.place,
                        "keep one of the two",
                    )
                )
                continue
            entries[key.value] = (key, node)
        return Mapping(tuple(entries.values()), place)

    def _add(self, node: Node) -> None:
        if self.stack:
            self.stack[-1][1].append(node)
        elif self.root is None:
            self.root = node
        else:
            self._give_up("Y01", "a second document begins here (---)", node.place)

    def _give_up(self, code: str, message: str, place: Place, hint: str = "") -> None:
        self.problems.append(error(code, message, place, hint))
        self.given_up = True


_QUOTED_VALUE = re.compile(r"""^\s*(?:-\s+)*(?:[^\s"'#:][^"'#:]*:\s+)?(?P<quote>["'])""")


def _explain(failure: object, text: str, path: str, line_offset: int) -> Problem:
    """Say what is wrong where a person would mend it: at a quotation mark left open, not where the parser gave up."""
    mark = getattr(failure, "problem_mark", None) or getattr(failure, "context_mark", None)
    said = getattr(failure, "problem", None) or "it cannot be read"
    line = mark.line if mark else 0
    column = mark.column if mark else 0
    left_open = _open_quote(text.split("\n"), line)
    if left_open is not None:
        line, column = left_open
        return error(
            "Y01",
            "this quotation mark is never closed",
            Place(path, line + 1 + line_offset, column + 1),
            "close it at the end of the value",
        )
    return error(
        "Y01",
        f"this is not YAML: {said}",
        Place(path, line + 1 + line_offset, column + 1),
        _yaml_hint(said),
    )


def _yaml_hint(said: str) -> str:
    if "mapping values are not allowed" in said:
        return "a value that holds a colon and a space needs quotation marks round it"
    if "\\t" in said or "tab" in said:
        return "indent with spaces, not with tabs"
    return "check the indentation, and put quotation marks round a value that holds : # [ ] { } or begins with @ % & *"


def _open_quote(lines: list[str], last: int) -> tuple[int, int] | None:
    """Find the nearest value at or above a line that opens a quotation mark and does not close it there."""
    for number in range(min(last, len(lines) - 1), -1, -1):
        found = _QUOTED_VALUE.match(lines[number])
        if not found:
            continue
        rest = lines[number][found.end() :].rstrip()
        quote = found["quote"]
        closed = re.search(r'(?<!\\)(?:\\\\)*"', rest) if quote == '"' else re.search("'(?!')", rest.replace("''", ""))
        if not closed:
            return number, found.start("quote")
    return None
