"""Find what of a package only its tests use: names, methods, fields, and keywords that no call in it passes.

    def compare(words, copy, *, strict=False): …      `strict` is found when no call but a test's passes it
    class Page: number: int                           `number` is found when no line but a test's asks for it

What neither the package nor its tests use is found too. Where in doubt, it says nothing.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.tools.uses import Function, Package, Passed, Target, last_name, names_of

# What these make of a function is still called by its name; any other decorator hands the function to somebody.
KEEPING_THE_NAME = {
    "cache",
    "cached_property",
    "classmethod",
    "contextmanager",
    "dataclass",
    "frozen",
    "lru_cache",
    "overload",
    "property",
    "runtime_checkable",
    "staticmethod",
    "wraps",
}
# Any other base from outside may ask a class for what it overrides.
ASKING_NOTHING = {"Exception", "Generic", "NamedTuple", "Protocol", "StrEnum", "ValueError"}


@dataclass(frozen=True, slots=True, order=True)
class Unused:
    """A definition that nothing in the package uses."""

    module: str
    line: int
    name: str

    def __str__(self) -> str:
        return f"{self.module}:{self.line}: {self.name}"


def unused(package: Package, *outside: Target) -> list[Unused]:
    """Give what a package defines and does not use, in the order of its modules; what is used `outside` is used."""
    for target in outside:
        package.used[target].append(ast.Pass())
    found: set[Unused] = set()
    dead: set[ast.AST] = set()
    while news := {*_unused(package, dead)} - found:  # what only the unused use is unused too
        found |= news
    return sorted(found)


def _unused(package: Package, dead: set[ast.AST]) -> Iterator[Unused]:
    for module, tree in package.modules.items():
        named = any(module.startswith(text) for text in package.strings if text.count(".") > 1)
        for statement in tree.body:
            if _handed_over(statement):
                continue
            for name in _plain_names(statement):
                uses = [*package.used[module, name], *(package.asked[name] if named else ())]
                if not _outside(statement, uses, dead):
                    dead.update(ast.walk(statement))
                    yield Unused(module, statement.lineno, name)
            if isinstance(statement, Function):
                ways = [package.calls[module, statement.name], *([package.loose] if named else [])]
                yield from _keywords(package, (module, statement.name), statement, ways)
            if isinstance(statement, ast.ClassDef):
                yield from _of_class(package, module, statement, dead)


def _plain_names(statement: ast.stmt) -> Iterator[str]:
    """Give the names that a statement defines, those that Python itself asks for aside."""
    return (name for name in sorted(names_of(statement)) if not re.fullmatch(r"__\w+__|_", name))


def _outside(statement: ast.stmt, uses: Iterable[ast.AST], dead: set[ast.AST]) -> bool:
    """Tell whether one of the uses stands neither in the definition itself nor in what is dead."""
    own = {*ast.walk(statement)}
    return any(use not in own and use not in dead for use in uses)


def _handed_over(statement: ast.stmt) -> bool:
    """Tell whether a decorator hands a function or class to somebody who may call it."""
    decorators = getattr(statement, "decorator_list", [])
    return any(last_name(decorator) not in KEEPING_THE_NAME for decorator in decorators)


def _of_class(
    package: Package, module: str, owner: ast.ClassDef, dead: set[ast.AST]
) -> Iterator[Unused]:
    """Give the unused attributes of a class, unless a base from outside may ask for them."""
    for base in owner.bases:
        ours = package.target(module, _plain(base)) in package.defined
        if not ours and last_name(base) not in ASKING_NOTHING:
            return
    yield from _fields(package, module, owner)
    for statement in owner.body:
        if _handed_over(statement):
            continue
        for name in _plain_names(statement):
            if not _outside(statement, package.asked[name], dead):
                yield Unused(module, statement.lineno, f"{owner.name}.{name}")
        if isinstance(statement, Function):
            ways = [package.asking[statement.name]]
            if statement.name in {"__init__", "__call__"}:
                ways += [package.calls[module, owner.name], package.loose]
            yield from _keywords(package, (module, owner.name), statement, ways)


def _plain(base: ast.expr) -> ast.expr:
    return base.value if isinstance(base, ast.Subscript) else base


def _keywords(
    package: Package, target: Target, function: Function, ways: list[Passed]
) -> Iterator[Unused]:
    """Give the parameters with a default that no call passes.

    Whoever is given a function may call it with any arguments without keyword, and with the keywords of loose calls.
    """
    parameters = [*function.args.posonlyargs, *function.args.args]
    of_method = int(bool(parameters) and parameters[0].arg in {"self", "cls"})
    first = len(parameters) - len(function.args.defaults)
    keywords = zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True)
    optional: list[tuple[ast.arg, int | None]] = [
        *((parameter, at - of_method) for at, parameter in enumerate(parameters) if at >= first),
        *((parameter, None) for parameter, default in keywords if default),
    ]
    given_away = Passed(package.loose.keywords, 1000) if target in package.given_away else Passed()
    for parameter, at in optional:
        if not any(way.reaches(parameter.arg, at) for way in [*ways, given_away]):
            yield Unused(target[0], parameter.lineno, f"{function.name}({parameter.arg}=)")


def _fields(package: Package, module: str, owner: ast.ClassDef) -> Iterator[Unused]:
    """Give the fields that never have a value but their default, though nothing can change them later."""
    if not any(map(_freezes, owner.decorator_list)):
        return
    made = package.calls[module, owner.name]
    later = package.loose.keywords  # those of `replace` are among them
    for at, statement in enumerate(node for node in owner.body if isinstance(node, ast.AnnAssign)):
        name = last_name(statement.target)
        if statement.value and not made.reaches(name, at) and name not in later:
            yield Unused(module, statement.lineno, f"{owner.name}({name}=)")


def _freezes(decorator: ast.expr) -> bool:
    """Tell whether what a decorator makes of a class is never changed: our `@frozen`, or a frozen data class."""
    return last_name(decorator) == "frozen" or "frozen=True" in ast.unparse(decorator)
