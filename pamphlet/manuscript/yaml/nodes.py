"""Read YAML into nodes that know their places, with bounds and without aliases or tags.

PyYAML does the parsing; scalars stay strings as typed, so that `date: 2011-08` or `language: no` means what it says.
"""

from __future__ import annotations

from pamphlet.manuscript.files import CONTROL
from pamphlet.manuscript.yaml.faults import explain
from pamphlet.work.frozen import frozen
from pamphlet.work.problems import Place, Problems

DEPTH_MOST = 20
VALUES_MOST = 100_000


@frozen
class Scalar:
    """A value as typed; an empty plain one, `~` and `null` are the empty string."""

    value: str
    place: Place


@frozen
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    place: Place


@frozen
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


def read_yaml(text: str, path: str, problems: Problems, line_offset: int = 0) -> Node | None:
    """Parse one YAML document; note what is wrong and give None when it cannot be read.

    `line_offset` is the number of lines that stand above the text in its file. An empty document is an empty mapping.
    """
    import yaml

    builder = _Builder(path, line_offset, problems)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for event in yaml.parse(text, Loader=loader):
            builder.take(event)
            if builder.given_up:
                return None
    except yaml.YAMLError as failure:
        problems.append(explain(failure, text, path, line_offset))
        return None
    return builder.root or Mapping((), Place(path, line_offset + 1, 1))


class _Builder:
    """Put events together to nodes without recursion, so that no nesting can exhaust the stack."""

    def __init__(self, path: str, line_offset: int, problems: Problems) -> None:
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
        self.values += 1
        if kind == "AliasEvent" or getattr(event, "anchor", None) or (tag and tag != "!"):
            self._give_up(
                "Y03",
                "a value that begins with *, & or ! has a meaning of its own in YAML",
                place,
                "put the value in quotation marks; aliases, anchors and tags are not read",
            )
        elif self.values > VALUES_MOST or len(self.stack) >= DEPTH_MOST:
            message = "there are more values or deeper levels here than any pamphlet needs"
            self._give_up("Y04", message, place, "keep to the fields that the format knows")
        elif kind == "ScalarEvent":
            self._scalar(event, place)
        else:
            self.stack.append((kind == "MappingStartEvent", [], place))

    def _scalar(self, event: object, place: Place) -> None:
        value: str = event.value  # type: ignore[attr-defined]  # PyYAML's events are untyped
        plain = not event.style  # type: ignore[attr-defined]
        if control := CONTROL.search(value):
            message = f"this value holds the control character U+{ord(control[0]):04X}"
            hint = "take the escape out that begins with a backslash; no book can hold it"
            self.problems.error("F04", message, place, hint)
        self._add(Scalar("" if plain and value in {"~", "null", "Null", "NULL"} else value, place))

    def _close(self) -> None:
        is_mapping, nodes, place = self.stack.pop()
        self._add(self._mapping(nodes, place) if is_mapping else Sequence(tuple(nodes), place))

    def _mapping(self, nodes: list[Node], place: Place) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, node in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                hint = "write “name: value”, the name in one word"
                self._give_up("Y01", "the name of a field must be a word", key.place, hint)
                break
            if key.value in entries:
                first = entries[key.value][0].place.line
                message = f"the field “{key.value}” stands twice, the first time in line {first}"
                self.problems.error("Y02", message, key.place, "keep one of the two")
                continue
            entries[key.value] = (key, node)
        return Mapping(tuple(entries.values()), place)

    def _add(self, node: Node) -> None:
        if self.stack:
            self.stack[-1][1].append(node)
        elif self.root is None:
            self.root = node
        else:
            hint = "keep everything in one document, without --- between"
            self._give_up("Y01", "a second document begins here", node.place, hint)

    def _give_up(self, code: str, message: str, place: Place, hint: str) -> None:
        self.problems.error(code, message, place, hint)
        self.given_up = True
