"""The examples in the docstrings of the chamber: each module has one, and each comes out as it is printed."""

from __future__ import annotations

import doctest
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

import pytest

from pamphlet.verify import compare as chamber
from pamphlet.verify.compare import allowances, sliders

MODULES = ("", *(f".{module.name}" for module in iter_modules(chamber.__path__)))
WORDS = ("pamphlet.work.words", "pamphlet.work.align", "pamphlet.verify.copies")
VERDICT = "pamphlet.verify.verdict"


def names_of(*modules: str) -> dict[str, object]:
    """Give what modules define, but not the modules in them: `compare` is the function."""
    return {
        name: value
        for module in modules
        for name, value in vars(import_module(module)).items()
        if not isinstance(value, ModuleType)
    }


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    """What an example prints is what it says; it knows the names of its module, then those of the whole chamber."""
    package = chamber.__name__
    module = import_module(f"{package}{name}")
    every = (*WORDS, VERDICT, *(f"{package}{other}" for other in MODULES))
    globs = names_of(*every, module.__name__)
    (test,) = [
        found
        for found in doctest.DocTestFinder(recurse=False).find(module, globs=globs)
        if found.examples
    ]
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    runner.run(test)
    assert runner.summarize(verbose=False).failed == 0


def test_the_rules_are_told_in_their_order() -> None:
    """The page of prose names every rule, in the order in which the rules act."""
    prose = str(chamber.__doc__)
    rules = [rule.__name__ for rule in (*sliders.RULES, *allowances.RULES)]
    places = [prose.index(f"`{rule}`") for rule in rules]
    assert places == sorted(places)
