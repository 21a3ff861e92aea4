"""Measure copies: choose what to compare each file with, read it in a process of its own, give the verdict.

What is compared with: what `--against` names; else the manuscript in the current folder, unless a file carries the
wording of another work; else the wording that the file carries; else the release in whose folder it lies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from pamphlet.release.sums import SUMS
from pamphlet.verify.copies import Unreadable
from pamphlet.verify.guard import guarded, guarded_ahead
from pamphlet.verify.measure import Measure, measure_from
from pamphlet.verify.opening import File, name_of
from pamphlet.verify.verdict import Checked, Verdict
from pamphlet.work.problems import Problem

BUILD = "build"  # where a release of the manuscript beside it lies
SETTINGS = "pamphlet.yaml"


class NoMeasure(Exception):
    """Nothing can be compared with what was named: a sentence, and the problems when it is a manuscript."""

    def __init__(self, reason: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(reason)
        self.problems = problems


def chosen_measure(against: Path | None) -> Measure | None:
    """Give what to compare with, as named or as it stands in the current folder; None: what each file carries.

    Raises NoMeasure.
    """
    if against is None:
        folders = (Path("manuscript"), Path())
        here = next((folder for folder in folders if (folder / SETTINGS).is_file()), None)
        return replace(_of_manuscript(here), is_default=True) if here else None
    if (against / SETTINGS).is_file():
        return _of_manuscript(against)
    try:
        return guarded(partial(measure_from, against))
    except Unreadable as reason:
        raise NoMeasure(f"{against}: it cannot be compared with. {reason}") from reason


def _of_manuscript(folder: Path) -> Measure:
    from pamphlet.manuscript.reading import read_manuscript
    from pamphlet.pages.exemplars import exemplar_of
    from pamphlet.pages.strings import complete

    pamphlet, problems = read_manuscript(folder)
    if pamphlet is None:
        raise NoMeasure(f"{folder}: the manuscript cannot be read.", problems)
    strings, _ = complete(pamphlet.metadata.language, pamphlet.strings)
    exemplar = exemplar_of(pamphlet, strings)
    release = _built_from(exemplar.words.fingerprint)
    return Measure("manuscript", folder.as_posix(), exemplar, release)


def _built_from(fingerprint: str) -> frozenset[str]:
    """Give the hashes of the release in the current folder, if it has these words."""
    if not Path(BUILD, SUMS).is_file():
        return frozenset()
    from pamphlet.release import report

    told = report.former_report(Path(BUILD))
    if told.get("fingerprint") != fingerprint:
        return frozenset()
    return frozenset(file.sha256 for file in report.files_made(told))


def verify_copies(
    files: tuple[File, ...], measure: Measure | None, tell: Callable[[int], None] = lambda _: None
) -> Iterator[Checked]:
    """Give a verdict on each file, and after that on a bag those on the files in it.

    `tell` is called now and then with the number of files that are done.
    """
    for done, path in enumerate(files):
        try:
            yield from guarded(partial(_examined, path, measure), partial(tell, done))
        except Unreadable as reason:
            yield Checked(name_of(path), Verdict("unreadable", reason=str(reason)))


def verify_against(
    files: tuple[File, ...], against: Path | None, tell: Callable[[int], None] = lambda _: None
) -> Iterator[Checked]:
    """Give a verdict on each file as `verify_copies` does; the first is read while the measure is being chosen.

    Raises NoMeasure.
    """
    chosen: list[Measure | None] = []

    def choose() -> Measure | None:
        chosen.append(chosen_measure(against))
        return chosen[0]

    try:
        read = partial(_examined_ahead, files[0], is_named=against is not None)
        yield from guarded_ahead(read, choose, partial(tell, 0))
    except Unreadable as reason:
        yield Checked(name_of(files[0]), Verdict("unreadable", reason=str(reason)))
    yield from verify_copies(files[1:], chosen[0], lambda done: tell(done + 1))


def verify_together(files: tuple[File, ...], against: Path | None) -> Checked:
    """Give the verdict on files that hold a work only together, in whichever order they are named. Raises NoMeasure."""
    measure = chosen_measure(against)
    name = f"{name_of(files[0])} and {len(files) - 1} more, together"
    try:
        return guarded(partial(_examined_together, files, name, measure))
    except Unreadable as reason:
        return Checked(name, Verdict("unreadable", reason=str(reason)))


# What follows runs in the other process: what it needs is loaded there, while the measure is chosen here.


def _examined(file: File, measure: Measure | None) -> tuple[Checked, ...]:
    from pamphlet.pipeline.examination import examined

    return examined(file, measure)


def _examined_ahead(
    file: File, measure: Callable[[], Measure | None], *, is_named: bool
) -> tuple[Checked, ...]:
    from pamphlet.pipeline.examination import examined_ahead

    return examined_ahead(file, measure, is_named=is_named)


def _examined_together(files: tuple[File, ...], name: str, measure: Measure | None) -> Checked:
    from pamphlet.pipeline.examination import examined_together

    return examined_together(files, name, measure)
