"""Read what the lines of a package use: names followed through imports, attributes asked for, arguments passed.

Nothing is run. A name of a module is followed to where it is defined, and so found for certain; of an attribute only
its name is known, and so what any object is asked for counts for all of that name.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

Function = ast.FunctionDef | ast.AsyncFunctionDef
Target = tuple[str, str]  # a module, and a name in it; the name of a module itself is empty

TEMPLATES = {".xhtml", ".html", ".xml"}


@dataclass(slots=True)
class Passed:
    """What calls pass to something: keywords, and the number of arguments without one, at most."""

    keywords: set[str] = field(default_factory=set)
    positions: int = 0

    def add(self, call: ast.Call) -> None:
        """Count what a call passes; what stands behind a star or two may be anything."""
        starred = any(isinstance(argument, ast.Starred) for argument in call.args)
        self.positions = max(self.positions, 1000 if starred else len(call.args))
        self.keywords.update(keyword.arg or "**" for keyword in call.keywords)

    def reaches(self, name: str, position: int | None) -> bool:
        """Tell whether a parameter is passed, by its name or at its position."""
        by_position = position is not None and self.positions > position
        return by_position or bool(self.keywords & {name, "**"})


@dataclass(slots=True)
class Package:
    """The modules of a package by their dotted names, and what their lines use.

    `used` has the nodes that name a definition, `asked` those that ask any object for an attribute; `calls` what is
    passed to a definition, `asking` what is passed to an attribute of that name, `loose` what is passed to anything
    whose definition is not known. What is `given_away` may be called by whoever got it.
    """

    modules: dict[str, ast.Module]
    defined: set[Target] = field(default_factory=set)
    imported: dict[Target, Target] = field(default_factory=dict)
    used: dict[Target, list[ast.AST]] = field(default_factory=lambda: defaultdict(list))
    asked: dict[str, list[ast.AST]] = field(default_factory=lambda: defaultdict(list))
    calls: dict[Target, Passed] = field(default_factory=lambda: defaultdict(Passed))
    asking: dict[str, Passed] = field(default_factory=lambda: defaultdict(Passed))
    loose: Passed = field(default_factory=Passed)
    given_away: set[Target] = field(default_factory=set)
    strings: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Note what is defined, and what is imported under which name."""
        for module, tree in self.modules.items():
            for statement in tree.body:
                self.defined.update((module, name) for name in names_of(statement))
            self.imported.update(_imported(self.modules, module, tree))

    def definition(self, module: str, name: str) -> Target:
        """Follow a name through imports to the module that defines it."""
        target = (module, name)
        while target in self.imported:
            target = self.imported[target]
        return target

    def target(self, module: str, node: ast.expr) -> Target | None:
        """Give the definition that an expression names: a name, or an attribute of a module."""
        match node:
            case ast.Name(id=name):
                return self.definition(module, name)
            case ast.Attribute(value=ast.Name(id=holder), attr=name):
                named, inside = self.definition(module, holder)
                return None if inside else self.definition(named, name)
        return None


def read(root: Path) -> Package:
    """Read all modules and templates of the package in a folder."""
    files = sorted(root.rglob("*.py"))
    package = Package({_dotted(file, root): ast.parse(file.read_text("utf-8")) for file in files})
    for module, tree in package.modules.items():
        _note_uses(package, module, tree)
    for file in root.rglob("*"):
        if file.suffix in TEMPLATES and file.is_file():
            for word in re.findall(r"\w+", file.read_text("utf-8")):
                package.asked[word].append(ast.Pass())
    return package


def names_of(statement: ast.stmt) -> set[str]:
    """Give the names that a statement defines."""
    match statement:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return {statement.name}
        case ast.Assign():
            walked = (node for target in statement.targets for node in ast.walk(target))
            return {node.id for node in walked if isinstance(node, ast.Name)}
        case ast.AnnAssign(target=ast.Name(id=name)):
            return {name}
    return set()


def last_name(node: ast.AST) -> str:
    """Give the name of an expression, or that of the attribute at its end; that of a call's function."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Call(func=inner) | ast.Subscript(value=inner):
            return last_name(inner)
    return ""


def _dotted(file: Path, root: Path) -> str:
    parts = file.relative_to(root.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def _imported(
    modules: Mapping[str, ast.Module], module: str, tree: ast.Module
) -> Iterator[tuple[Target, Target]]:
    """Give what a module imports from the package, each name with what it leads to."""
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    for source, names in ((node.module or "", node.names) for node in imports):
        for alias in names if source in modules else ():
            whole = f"{source}.{alias.name}"
            target = (whole, "") if whole in modules else (source, alias.name)
            if target != (module, alias.asname or alias.name):
                yield (module, alias.asname or alias.name), target


def _note_uses(package: Package, module: str, tree: ast.Module) -> None:
    called = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        match node:
            case ast.Call():
                _note_call(package, module, node)
            case ast.Constant(value=str(text)):
                package.strings.add(text)
                package.used[package.definition(module, text)].append(node)
            case ast.MatchClass(kwd_attrs=attributes):
                for name in attributes:
                    package.asked[name].append(node)
            case ast.Name(ctx=ast.Load()) | ast.Attribute(ctx=ast.Load()):
                if isinstance(node, ast.Attribute):
                    package.asked[node.attr].append(node)
                if target := package.target(module, node):
                    package.used[target].append(node)
                    if node not in called:
                        package.given_away.add(target)


def _note_call(package: Package, module: str, call: ast.Call) -> None:
    target = package.target(module, call.func)
    if target in package.defined:
        package.calls[target].add(call)
    else:
        package.loose.add(call)
    if isinstance(call.func, ast.Attribute):
        package.asking[call.func.attr].add(call)
