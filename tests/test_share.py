"""A short run tries every work and every kind, and few pairs; a whole one tries all."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from pathlib import Path

import pytest

from tests.releases import WORKS
from tests.share import WHOLE, among, by_run, left_out

KINDS = ("wide", "narrow", "tall")
MODULE = f"""
import pytest
from tests.releases import EVERY_WORK
from tests.share import share

@share(4)
@EVERY_WORK
@pytest.mark.parametrize("kind", {KINDS})
def test_pairs(work, kind): pass

@share(4)
@EVERY_WORK
def test_works(work): pass

@share(4)
@pytest.mark.parametrize("kind", {KINDS})
def test_kinds(kind): pass

@share(8, elsewhere=True)
@EVERY_WORK
def test_elsewhere(work): pass

@EVERY_WORK
def test_unmarked(work): pass
"""


class Collected:
    """A plugin of pytest that keeps the tests that were found, before any is left out."""

    def __init__(self) -> None:
        self.all: list[pytest.Item] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep them."""
        self.all = [*items]


@pytest.fixture
def collected(tmp_path: Path) -> list[pytest.Item]:
    """Give the tests of a module."""
    (tmp_path / "test_it.py").write_text(MODULE, "utf-8")
    found = Collected()
    options = ["-p", "no:xdist", "-p", "no:terminal", "--collect-only", "--import-mode=importlib"]
    options += ["-o", "markers=share(every)", f"--rootdir={tmp_path}", "-c", "/dev/null"]
    assert pytest.main([*options, str(tmp_path)], plugins=[found]) == pytest.ExitCode.OK
    return found.all


def test_each_work_and_each_kind_stays(collected: list[pytest.Item]) -> None:
    """Each kind of a test, and each work of a module; of the pairs one in four, or a few more."""
    out = set(left_out(collected))
    stay = [test.nodeid.partition("::")[2] for test in collected if test not in out]
    assert Counter(name.partition("[")[0] for name in stay) == {
        "test_pairs": pytest.approx(len(WORKS) * len(KINDS) / 4, abs=4),
        "test_works": len(WORKS) / 4,
        "test_kinds": len(KINDS),
        "test_elsewhere": len(WORKS) / 8,
        "test_unmarked": len(WORKS),
    }
    marked = [name for name in stay if not name.startswith("test_unmarked")]
    for tried in (*KINDS, *(work.rpartition("/")[2] for work in WORKS)):
        assert any(tried in name for name in marked), tried


def test_kinds_that_one_test_tries_rotate(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of so many works that follow each other one tries each kind; in a whole run each of them does."""
    monkeypatch.delenv(WHOLE, raising=False)
    kinds = range(10)
    assert sorted(chain(*(among(kinds, place, 4) for place in range(4)))) == [*kinds]
    assert by_run(short=1, whole=2) == 1
    monkeypatch.setenv(WHOLE, "yes")
    assert among(kinds, 1, 4) == [*kinds]
    assert by_run(short=1, whole=2) == 2
