"""Make mutants of a module: the module with one small fault in it, each of which some test should notice.

    if len(words) > LIMIT:      →  >=, and `not (…)`            return words       →  return None
    LIMIT = 12                  →  13, 11                       found.append(word) →  pass
    name.endswith(".txt")       →  "mutant .txt"; startswith    a and b            →  a or b

What only programmers read is left alone: annotations, decorators, docstrings, messages, assertions.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TypeVar

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
CALCULATED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
PAIRS = [
    ("all", "any"),
    ("endswith", "startswith"),
    ("lower", "upper"),
    ("lstrip", "rstrip"),
    ("max", "min"),
    ("partition", "rpartition"),
]
SWAPPED = dict(PAIRS) | {second: first for first, second in PAIRS}
# A string matters as an argument of these, as what is compared, as a key, as one of several, and as what is returned.
READING_STRINGS = {
    *(
        "compile",
        "endswith",
        "findall",
        "finditer",
        "fullmatch",
        "get",
        "join",
        "match",
        "partition",
    ),
    *("removeprefix", "removesuffix", "replace", "rpartition", "search", "split", "startswith"),
    *("strip", "lstrip", "rstrip", "sub", "rsplit", "count", "index", "find"),
}
SAYING_NOTHING = {"strict"}  # keywords that tell what is known to be so: lengths of a zip
LARGE = 1000  # nobody notices one more of these
PLAIN = (ast.Name, ast.Attribute, ast.Call, ast.Subscript, ast.NamedExpr)  # as a condition
DESCRIBED = {"CODES"}  # tables of which only the keys are asked for: their values tell programmers
TYPES = {"Callable", "Literal", "dict", "frozenset", "list", "set", "tuple"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A fault: the bytes from `start` to `end` of a module become `text`. It stands in the lines `first` to `last`."""

    path: str
    first: int
    last: int
    start: int
    end: int
    text: str
    told: str

    def of(self, source: bytes) -> bytes:
        """Give the module with the fault."""
        return source[: self.start] + self.text.encode() + source[self.end :]

    def __str__(self) -> str:
        return f"{self.path}:{self.first}: {self.told}"


def mutants_of(path: str, source: bytes) -> list[Mutant]:
    """Give all mutants of a module, in the order of its lines."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    made = []
    for node, texts in _faults(ast.parse(source)):
        start = starts[node.lineno - 1] + node.col_offset
        end = starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
        for text in texts:
            told = f"{_short(ast.unparse(node))} → {_short(text)}"
            made.append(Mutant(path, node.lineno, node.end_lineno or 0, start, end, text, told))
    return sorted(made, key=lambda mutant: (mutant.start, mutant.end, mutant.text))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 70 else f"{text[:34]} … {text[-34:]}"


def _other_string(text: object) -> object:
    return b"mutant " + text if isinstance(text, bytes) else f"mutant {text}"


Place = ast.expr | ast.stmt
Node = TypeVar("Node", bound=ast.AST)
Faults = Iterator[tuple[Place, list[str]]]


def _faults(node: ast.AST) -> Faults:
    """Give each place of a tree that can be changed, with what may stand there instead."""
    match node:
        case ast.Assert() | ast.JoinedStr() | ast.Import() | ast.ImportFrom():
            return
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return
        case ast.Subscript(value=ast.Name(id=name)) if name in TYPES:
            return
        case ast.Call(func=ast.Name(id="TypeVar" | "cast")):
            return
        case ast.Assign(targets=[ast.Name(id=name)]) if name.startswith("__"):
            return
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.Dict(keys=keys)) if (
            name in DESCRIBED
        ):
            yield from _texts(keys)
            return
    if isinstance(node, ast.expr):
        if changed := [f"({ast.unparse(other)})" for other in _other_expressions(node)]:
            yield node, changed
    elif isinstance(node, ast.stmt) and (changed := [*_other_statements(node)]):
        yield node, changed
    if isinstance(node, ast.If | ast.While | ast.IfExp) and isinstance(node.test, PLAIN):
        yield node.test, [f"(not ({ast.unparse(node.test)}))"]
    for child in _open_to_change(node):
        yield from _faults(child)
    yield from _texts(_strings_that_matter(node))


def _texts(found: Iterable[ast.expr | None]) -> Faults:
    """Give the strings among expressions, with what may stand instead of each."""
    for text in found:
        if isinstance(text, ast.Constant) and isinstance(text.value, str | bytes):
            yield text, [f"({_other_string(text.value)!r})"]


def _open_to_change(node: ast.AST) -> Iterator[ast.AST]:
    """Give the children of a node that a reader of the program's behaviour would look at."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "bases"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            kept = isinstance(child, ast.keyword) and child.arg in SAYING_NOTHING
            if isinstance(child, ast.AST) and not kept:
                yield child


def _other_expressions(node: ast.expr) -> Iterator[ast.expr]:
    """Give what may stand in place of an expression."""
    match node:
        case ast.Compare(ops=[operator]) if type(operator) in COMPARED:
            yield _with(node, ops=[COMPARED[type(operator)]()])
            if isinstance(operator, ast.Lt | ast.LtE | ast.Gt | ast.GtE):
                yield ast.UnaryOp(ast.Not(), node)
        case ast.Compare(ops=operators):
            for at, operator in enumerate(operators):
                others = [*operators[:at], COMPARED[type(operator)](), *operators[at + 1 :]]
                yield _with(node, ops=others)
        case ast.BoolOp(op=operator):
            yield _with(node, op=ast.Or() if isinstance(operator, ast.And) else ast.And())
        case ast.BinOp(op=operator) if type(operator) in CALCULATED:
            yield _with(node, op=CALCULATED[type(operator)]())
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield operand
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value)) if value >= LARGE:
            yield from (ast.Constant(value * 2), ast.Constant(value // 2))
        case ast.Constant(value=int(value)):
            yield from (ast.Constant(value + 1), ast.Constant(value - 1))
        case ast.Constant(value=0.0):
            yield from (ast.Constant(1.0), ast.Constant(-1.0))
        case ast.Constant(value=float(value)):
            yield from (ast.Constant(value * 1.1), ast.Constant(value * 0.9))
        case ast.Call(func=ast.Name(id=name)) if name in SWAPPED:
            yield _with(node, func=ast.Name(SWAPPED[name]))
        case ast.Call(func=ast.Attribute(value=value, attr=name)) if name in SWAPPED:
            yield _with(node, func=ast.Attribute(value, SWAPPED[name]))
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
            for at, loop in enumerate(node.generators):
                if loop.ifs:
                    without: list[ast.AST] = [*node.generators]
                    without[at] = _with(loop, ifs=[])
                    yield _with(node, generators=without)


def _with(node: Node, **fields: object) -> Node:
    """Give a node with other fields."""
    other = deepcopy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other


def _other_statements(node: ast.stmt) -> Iterator[str]:
    """Give what may stand in place of a statement; what follows a condition may be done when it does not hold."""
    match node:
        case ast.Expr(value=ast.Constant()):
            return  # a docstring
        case ast.Expr() | ast.AugAssign() | ast.Raise() | ast.Delete():
            yield "pass"
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield "pass"
        case ast.Break():
            yield "continue"
        case ast.Continue():
            yield "break"
        case ast.Return(value=value) if value and ast.unparse(value) not in {"None", "False"}:
            yield "return None"


def _strings_that_matter(node: ast.AST) -> Sequence[ast.expr | None]:
    """Give what is right below a node, and by which the program decides if it is a string, or which it gives back."""
    below: Sequence[ast.expr | None] = []
    match node:
        case ast.Compare(left=left, comparators=others):
            below = [left, *others]
        case ast.Call(func=ast.Attribute(value=value, attr=name), args=args) if (
            name in READING_STRINGS
        ):
            below = [value, *args]
        case ast.Subscript(slice=key):
            below = [key]
        case ast.Dict(keys=keys, values=values):
            below = [*keys, *values]
        case ast.Set(elts=elements) | ast.List(elts=elements) | ast.Tuple(elts=elements):
            below = [*elements]
        case ast.Return(value=value) | ast.MatchValue(value=value):
            below = [value]
        case ast.Assign(value=value):
            below = [value]
    return below
