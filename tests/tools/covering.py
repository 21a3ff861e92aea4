"""Record which test runs which lines, once, so that a mutant is tried with the tests that can notice it.

What a fixture of a file runs is counted for every test of that file that asks for it, not only for the first.
"""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from collections.abc import Collection, Generator, Iterable, Mapping
from dataclasses import dataclass, field
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any

import coverage
import pytest

Lines = dict[str, list[int]]


@dataclass(eq=False)
class Recorder:
    """A plugin of pytest that notes for each test how long it took, whether it passed, and the lines it ran."""

    folder: Path
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    failed: set[str] = field(default_factory=set)
    fixtures: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin to watch the package below the folder; nothing of it has been imported so far."""
        self.watch = coverage.Coverage(
            data_file=None, source=[str(self.folder / "pamphlet")], config_file=False
        )
        self.watch.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Count what now runs for a test, what earlier ones left in caches too."""
        _forget()
        self.fixtures[item.nodeid] = list(getattr(item, "fixturenames", ()))
        self.watch.switch_context(item.nodeid)
        return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(
        self, fixturedef: pytest.FixtureDef[Any]
    ) -> Generator[None, object, object]:
        """Count what a fixture for several tests runs for its name."""
        if fixturedef.scope == "function":
            return (yield)
        self.watch.switch_context(f"fixture {fixturedef.argname}")
        try:
            return (yield)
        finally:
            self.watch.switch_context(_running())

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add up the time of a test."""
        self.seconds[report.nodeid] += report.duration
        if report.failed or report.skipped:
            self.failed.add(report.nodeid)

    def records(self) -> list[dict[str, Any]]:
        """Give what is known of each test that passed; the lines that every test needs stand nowhere."""
        self.watch.stop()
        told = self.watch.get_data()
        lines: dict[str, Lines] = defaultdict(lambda: defaultdict(list))
        for path in told.measured_files():
            module = Path(path).relative_to(self.folder).as_posix()
            for line, contexts in told.contexts_by_lineno(path).items():
                for context in contexts:
                    lines[context][module].append(line)
        return [
            {
                "test": test,
                "seconds": seconds,
                "lines": _together(
                    [lines[test], *(lines[f"fixture {name}"] for name in self.fixtures[test])]
                ),
            }
            for test, seconds in self.seconds.items()
            if test not in self.failed
        ]


def _forget() -> None:
    """Empty the caches of the package's functions, so that each test runs the lines that it needs."""
    for name, module in [*sys.modules.items()]:
        if name.partition(".")[0] == "pamphlet":
            for function in vars(module).values():
                if isinstance(function, _lru_cache_wrapper):
                    function.cache_clear()


def _running() -> str:
    """Give the test that runs, as pytest tells it."""
    return os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" ")[0]


def _together(several: Iterable[Lines]) -> Lines:
    found: dict[str, set[int]] = defaultdict(set)
    for lines in several:
        for module, numbers in lines.items():
            found[module].update(numbers)
    return {module: sorted(numbers) for module, numbers in found.items()}


@dataclass(eq=False)
class Chosen:
    """A plugin of pytest that leaves only some tests, file by file, the quickest first."""

    tests: Mapping[str, float]

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave the tests that were chosen; the files in the order of what theirs take together."""
        times: dict[str, float] = defaultdict(float)
        for test, seconds in self.tests.items():
            times[test.partition("::")[0]] += seconds
        items[:] = sorted(
            (item for item in items if item.nodeid in self.tests),
            key=lambda item: (
                times[item.nodeid.partition("::")[0]],
                item.nodeid.partition("::")[0],
                self.tests[item.nodeid],
            ),
        )


def enter(folder: Path) -> None:
    """Let this process work in a copy of the repository."""
    os.chdir(folder)
    sys.path[:] = [str(folder), *(entry for entry in sys.path if not _is_ours(entry))]
    for name in [name for name in sys.modules if name.partition(".")[0] == "tests"]:
        del sys.modules[name]  # those of the copy take their place
    os.environ["PYTHONPATH"] = str(folder)


def run_tests(folder: Path, files: Collection[str], plugin: object, *options: str) -> int:
    """Run files of tests in this process, in the copy that it has entered, and give pytest's exit status."""
    temporary = folder.parent / f"temporary-{folder.name}"
    quietly = ["-q", "-p", "no:cacheprovider", f"--basetemp={temporary}"]
    quietly += [
        "-W",
        "ignore::pytest.PytestAssertRewriteWarning",
    ]  # plugins have been loaded before
    return int(pytest.main([*quietly, *options, *sorted(files)], plugins=[plugin]))


def run_chosen(folder: Path, tests: Mapping[str, float], *options: str) -> int:
    """Run some tests, by their seconds, up to the first that fails; give pytest's exit status.

    To find the tests of a file takes longer than most of them do: so a file is run, then two more, four more.
    """
    times: dict[str, float] = defaultdict(float)
    for test, seconds in tests.items():
        times[test.partition("::")[0]] += seconds
    files = sorted(times, key=times.__getitem__)
    at, size = 0, 1
    while at < len(files):
        status = run_tests(folder, files[at : at + size], Chosen(tests), "-x", *options)
        if status:
            return status
        at, size = at + size, size * 2
    return 0


def _is_ours(entry: str) -> bool:
    return (Path(entry) / "pamphlet").is_dir() or entry == ""
