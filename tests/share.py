"""Try every work and every kind in a short run, but not every pair of them: that is for the whole one (`--whole`)."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import pytest

from tests.releases import WORKS

Kind = TypeVar("Kind")
NAMES = {work.rpartition("/")[2] for work in WORKS}

WHOLE = (
    "PAMPHLET_TEST_WHOLE"  # says to all processes of a run that it is a whole one; conftest.py does
)


def share(every: int, *, elsewhere: bool = False) -> pytest.MarkDecorator:
    """Mark a test, or a module of tests, of whose cases a short run is to try one in so many.

    Where works are tried `elsewhere` in the same way, they need not all be tried in this module.
    """
    return pytest.mark.share(every, elsewhere=elsewhere)


def by_run(*, short: Kind, whole: Kind) -> Kind:
    """Give the one in a short run, the other in a whole one: how many examples there are, or of what work."""
    return whole if os.environ.get(WHOLE) else short


def among(kinds: Sequence[Kind], place: int, every: int) -> list[Kind]:
    """Give of some kinds those that a short run tries on the work of this place: one in so many; a whole run all."""
    every = by_run(short=every, whole=1)
    return [kind for at, kind in enumerate(kinds) if (at + place) % every == 0]


def left_out(tests: Iterable[pytest.Item]) -> list[pytest.Item]:
    """Give the cases that a short run leaves out.

    Of each test those stay whose places in the lists of parameters, and that of the test in its module, add up to a
    multiple of what it is marked with: so each kind is tried on other works than the one before it. What is still
    missing, a work in the module or a kind of a test, is tried with the first case that has it.
    """
    modules: dict[str, list[pytest.Item]] = defaultdict(list)
    for test in tests:
        if test.get_closest_marker("share"):
            modules[test.nodeid.partition("::")[0]].append(test)
    return [test for module in modules.values() for test in _left_out_of(module)]


def _left_out_of(module: list[pytest.Item]) -> Iterator[pytest.Item]:
    functions: dict[str, list[pytest.Item]] = defaultdict(list)
    for test in module:
        functions[_function(test)].append(test)
    chosen: set[pytest.Item] = set()
    for place, cases in enumerate(functions.values()):
        every = _marker(cases[0]).args[0]
        lists = [[*dict.fromkeys(names)] for names in zip(*map(_names, cases), strict=True)]
        for case in cases:
            places = (each.index(name) for each, name in zip(lists, _names(case), strict=True))
            if (place + sum(places)) % every == 0:
                chosen.add(case)
    tried = {each for case in chosen for each in _tries(case)}
    for case in module:
        if not tried.issuperset(_tries(case)):
            chosen.add(case)
            tried |= _tries(case)
    return (test for test in module if test not in chosen)


def _tries(case: pytest.Item) -> set[str]:
    """Give what a case tries: each kind of its test, and the work for all tests of the module."""
    function = _function(case)
    tried = {name if _is_work(name) else f"{function} {name}" for name in _names(case)}
    if _marker(case).kwargs["elsewhere"]:
        tried = {each for each in tried if not _is_work(each)}
    return {function, *tried}


def _is_work(name: str) -> bool:
    return name.rpartition("/")[2] in NAMES


def _marker(test: pytest.Item) -> pytest.Mark:
    marker = test.get_closest_marker("share")
    assert marker
    return marker


def _function(test: pytest.Item) -> str:
    return test.nodeid.partition("[")[0]


def _names(case: pytest.Item) -> list[str]:
    """Give the names of what a case is tried with, one for each list of parameters."""
    called = getattr(case, "callspec", None)
    return [*called._idlist] if called else []  # pytest 9.2 has them in its IDs alone, run together
