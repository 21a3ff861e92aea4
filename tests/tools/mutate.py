"""Put one small fault after another into the package, and see whether the tests notice: `make mutate`.

For each mutant a process is forked from one that has loaded pytest and the libraries, but nothing of the package; it
works in a copy of the repository and runs only the tests that ran the changed line, the quickest first, up to the first
that fails. Printed are the mutants that no test noticed, and for each room how many of a hundred were noticed.

    python -m tests.tools.mutate                                  all rooms of the table
    python -m tests.tools.mutate press/sheets --sample 100 --seed 7
    python -m tests.tools.mutate verify --quick                   by the tests of `make quick` alone: at least so many
    python -m tests.tools.mutate release/lock.py --tests tests/release/test_lock.py
"""

from __future__ import annotations

import argparse
import compileall
import contextlib
import importlib
import json
import os
import py_compile
import random
import shutil
import signal
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tests.once import RUN
from tests.tools.bounded import Watch, forked
from tests.tools.covering import Recorder, enter, run_chosen, run_tests
from tests.tools.mutants import Mutant, mutants_of

ROOT = Path(__file__).parents[2]
# The tests that hold a room: those that mirror it, and those of what is made of it.
ROOMS = {
    "press/sheets": ("tests/press/sheets", "tests/formats/paper"),
    "release": ("tests/release", "tests/pipeline", "tests/cli"),
    "verify": ("tests/verify", "tests/pipeline/test_verification.py"),
    "work": ("tests/work", "tests/test_problems.py", "tests/manuscript", "tests/verify"),
}
LOADED_BEFORE = (
    *("bagit", "click", "cryptography", "hypothesis", "jinja2", "jsonschema", "langcodes"),
    *("lxml.etree", "lxml.html", "markdown_it", "pikepdf", "PIL.Image", "pypdfium2", "pytest"),
    *("rapidfuzz", "rich.console", "tinycss2", "xdist", "yaml"),
)
LEFT_BEHIND = (".git", ".venv", "build", "node_modules", ".*_cache", ".hypothesis")
PROCESSOR_S = 20  # that a mutant may take besides three times what its tests take without a fault
WALL = 10  # times that, on a machine that does other things too
WITH_RECORD = {  # a file that ended otherwise tells nothing of what it covers
    pytest.ExitCode.OK,
    pytest.ExitCode.TESTS_FAILED,
    pytest.ExitCode.NO_TESTS_COLLECTED,
}

Task = TypeVar("Task")


@dataclass(frozen=True, slots=True)
class Covered:
    """What the record says of the tests: how long each takes, and which run a line of a module."""

    seconds: dict[str, float]
    by_line: dict[tuple[str, int], set[str]] = field(default_factory=lambda: defaultdict(set))
    by_module: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, records: list[dict[str, Any]]) -> dict[str, float]:
        """Take the records of a file of tests, and give what each takes."""
        for record in records:
            for path, lines in record["lines"].items():
                self.by_module[path].add(record["test"])
                for line in lines:
                    self.by_line[path, line].add(record["test"])
        seconds = {record["test"]: record["seconds"] for record in records}
        self.seconds.update(seconds)
        return seconds

    def tests_for(self, mutant: Mutant) -> dict[str, float]:
        """Give the tests that run the lines of a mutant; where none does, as at import, all that run its module."""
        lines = range(mutant.first, mutant.last + 1)
        tests = set().union(*(self.by_line.get((mutant.path, line), ()) for line in lines))
        return {test: self.seconds[test] for test in tests or self.by_module[mutant.path]}


def main() -> None:
    """Read the arguments, try the mutants, print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    told = f"{', '.join(ROOMS)}, or modules of these"
    parser.add_argument("rooms", nargs="*", default=[*ROOMS], help=told)
    parser.add_argument("--tests", nargs="+", help="other ones than those of the room")
    parser.add_argument("--sample", type=int, default=0, help="mutants of a room; all when absent")
    parser.add_argument("--seed", type=int, default=0, help="another sample for another number")
    parser.add_argument(
        "--quick", action="store_true", help="only with tests that are over at once"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at once")
    wanted = parser.parse_args()
    for library in LOADED_BEFORE:
        importlib.import_module(library)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        bench = Bench(Path(folder), wanted.jobs, ("--quick",) if wanted.quick else ())
        for room in wanted.rooms:
            mutants = [mutant for path in _modules(room) for mutant in _mutants(path)]
            if wanted.sample and wanted.sample < len(mutants):
                chance = random.Random(wanted.seed)  # noqa: S311 -- no secret
                mutants = chance.sample(mutants, wanted.sample)
            tests = wanted.tests or next(ROOMS[known] for known in ROOMS if room.startswith(known))
            _report(room, bench.survivors(mutants, bench.covered(tests)), len(mutants))


def _modules(room: str) -> Iterator[Path]:
    """Give the modules of a room, or the one of that path."""
    path = ROOT / "pamphlet" / room
    yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def _mutants(module: Path) -> list[Mutant]:
    return mutants_of(module.relative_to(ROOT).as_posix(), module.read_bytes())


def _report(room: str, survivors: Collection[Mutant], count: int) -> None:
    score = 100 * (count - len(survivors)) / (count or 1)
    print(f"{room}: {score:.1f} % of {count} mutants noticed\n", flush=True)  # noqa: T201 -- what the tool is for


@dataclass(slots=True)
class Bench:
    """Copies of the repository, one for each process at work.

    Releases and prints that tests need are made once for all, while the tests are recorded: so without any fault.
    """

    folder: Path
    jobs: int
    options: tuple[str, ...] = ()  # of pytest
    trees: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Copy the repository, with bytecode that is checked by the content of its source, not by a clock."""
        os.environ[RUN] = str(self.folder / "run")
        os.environ["TMPDIR"] = str(self.folder)  # what a process leaves that is ended goes with it
        tempfile.tempdir = None
        for number in range(self.jobs):
            tree = self.folder / f"tree-{number}"
            shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(*LEFT_BEHIND))
            compileall.compile_dir(
                tree / "pamphlet",
                quiet=1,
                force=True,
                invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH,
            )
            self.trees.append(tree)

    def covered(self, tests: Collection[str]) -> Covered:
        """Run the tests, file by file, and record what each covers; they pass a second time without the record."""
        files = sorted({file for test in tests for file in _test_files(test)})
        answers = {file: self.folder / f"record-{number}" for number, file in enumerate(files)}

        def record(file: str, tree: Path) -> int:
            enter(tree)
            recorder = Recorder(tree)
            status = run_tests(tree, [file], recorder, *self.options)
            answers[file].write_text(json.dumps(recorder.records()), "utf-8")
            return status if status not in WITH_RECORD else 0

        def again(file: str, tree: Path) -> int:
            enter(tree)
            return run_chosen(tree, seconds[file], *self.options)

        statuses = self._run(dict.fromkeys(files, 600.0), record)
        _hold_to_zero(statuses, "was not recorded")
        covered = Covered({})
        seconds = {file: covered.add(json.loads(answers[file].read_bytes())) for file in files}
        statuses = self._run(dict.fromkeys(files, 600.0), again)
        _hold_to_zero(statuses, "fails without any fault")
        return covered

    def survivors(self, mutants: Collection[Mutant], covered: Covered) -> list[Mutant]:
        """Give the mutants that no test notices, and print each when that is known."""
        tests = {mutant: covered.tests_for(mutant) for mutant in mutants}

        def attempt(mutant: Mutant, tree: Path) -> int:
            module = tree / mutant.path
            module.write_bytes(mutant.of(module.read_bytes()))
            enter(tree)
            return run_chosen(tree, tests[mutant], *self.options)

        def mended(mutant: Mutant, tree: Path, status: int) -> None:
            shutil.copyfile(ROOT / mutant.path, tree / mutant.path)
            if status == 0:
                print(mutant, flush=True)  # noqa: T201 -- what the tool is for

        seconds = {mutant: sum(tests[mutant].values()) for mutant in mutants}
        statuses = self._run(seconds, attempt, mended)
        return [mutant for mutant, status in statuses.items() if status == 0]

    def _run(
        self,
        tasks: Mapping[Task, float],
        work: Callable[[Task, Path], int],
        tidy: Callable[[Task, Path, int], None] = lambda _task, _tree, _status: None,
    ) -> dict[Task, int]:
        """Do each task in a process and a tree of its own; give the exit statuses. Its seconds bound it."""
        statuses: dict[Task, int] = {}
        waiting, free = [*tasks][::-1], [*self.trees]
        running: dict[int, tuple[Task, Path, Watch]] = {}
        while waiting or running:
            while waiting and free:
                task, tree = waiting.pop(), free.pop()
                allowed = PROCESSOR_S + 3 * tasks[task]
                child = forked(partial(work, task, tree), int(allowed))
                running[child] = (task, tree, Watch(child, WALL * allowed))
            for child, (_, _, watch) in running.items():
                if watch.is_over():
                    os.killpg(child, signal.SIGKILL)
            child, status = os.waitpid(-1, os.WNOHANG)
            if child not in running:
                time.sleep(0.01)
                continue
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)  # what its tests started and left
            task, tree, _ = running.pop(child)
            statuses[task] = os.waitstatus_to_exitcode(status)
            tidy(task, tree, statuses[task])
            free.append(tree)
            if statuses[task] == pytest.ExitCode.NO_TESTS_COLLECTED:
                raise SystemExit(f"no tests were found for {task}")
        return statuses


def _hold_to_zero(statuses: Mapping[str, int], what: str) -> None:
    if failing := [file for file, status in statuses.items() if status]:
        raise SystemExit(f"{', '.join(failing)} {what}")


def _test_files(path: str) -> list[str]:
    """Give the files with tests in a folder, or the one of that path."""
    found = ROOT / path
    files = found.rglob("test_*.py") if found.is_dir() else [found]
    return [file.relative_to(ROOT).as_posix() for file in files]


if __name__ == "__main__":
    main()
