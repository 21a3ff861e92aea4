"""Measure copies: choose what to compare each file with, read it in a process of its own, give the verdict.

What is compared with: what `--against` names; else the manuscript in the current folder, unless a file carries the list
of another work; else the list that the file carries.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from pamphlet.verify.bags import RELEASE, Bag, is_bag
from pamphlet.verify.copies import SUFFIXES, Unreadable, read_copy
from pamphlet.verify.guard import guarded, guarded_ahead
from pamphlet.verify.measure import Measure, measure_from, measure_of_bag, own_measure
from pamphlet.verify.opening import content_of
from pamphlet.verify.verdict import EXIT, Checked, Verdict
from pamphlet.work.problems import Problem

BUILD = "build"  # where a release of the manuscript beside it lies
SETTINGS = "pamphlet.yaml"
MOST_FAULTS = 5  # of a bag, told in one line

_SHEETS = re.compile(
    "-(booklet|how-to-print|test-sheet|print-shop)"
)  # hold pages, not the work in its order

NOTHING_TO_COMPARE = (
    "There is nothing to compare it with: it carries no list of blocks, and no manuscript stands in this folder."
    " Name one, or a release, with --against."
)


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
        here = (Path("manuscript"), Path())
        found = next((each for each in here if (each / SETTINGS).is_file()), None)
        return replace(_of_manuscript(found), is_default=True) if found else None
    if (against / SETTINGS).is_file():
        return _of_manuscript(against)
    try:
        return guarded(partial(measure_from, against))
    except Unreadable as reason:
        raise NoMeasure(f"{against}: it cannot be compared with. {reason}") from reason


def _of_manuscript(folder: Path) -> Measure:
    from pamphlet.manuscript.reading import read_manuscript

    pamphlet, problems = read_manuscript(folder)
    if pamphlet is None:
        raise NoMeasure(f"{folder}: the manuscript cannot be read.", problems)
    words = pamphlet.words
    licence = pamphlet.metadata.licence
    return Measure(
        "manuscript",
        folder.as_posix(),
        pamphlet.metadata.title,
        pamphlet.metadata.identifier,
        words.fingerprint,
        words=words,
        condition=licence.condition if licence else "",
        release=_built_from(words.fingerprint),
    )


def _built_from(fingerprint: str) -> frozenset[str]:
    """Give the hashes of the release in the current folder, if it has these words."""
    from pamphlet.release import report

    told = report.former_report(Path(BUILD))
    if told.get("fingerprint") != fingerprint:
        return frozenset()
    return frozenset(each.sha256 for each in report.files_made(told))


def verify_copies(
    files: tuple[Path, ...], measure: Measure | None, tell: Callable[[int], None] = lambda _: None
) -> Iterator[Checked]:
    """Give a verdict on each file, and after that on a bag those on the files in it.

    `tell` is called now and then with the number of files that are done.
    """
    for done, path in enumerate(files):
        try:
            yield from guarded(partial(examined, path, measure), partial(tell, done))
        except Unreadable as reason:
            yield Checked(str(path), Verdict("unreadable", reason=str(reason)))


def verify_against(
    files: tuple[Path, ...], against: Path | None, tell: Callable[[int], None] = lambda _: None
) -> Iterator[Checked]:
    """Give a verdict on each file as `verify_copies` does; the first is read while the measure is being chosen.

    Raises NoMeasure.
    """
    chosen: list[Measure | None] = []

    def choose() -> Measure | None:
        chosen.append(chosen_measure(against))
        return chosen[0]

    try:
        yield from guarded_ahead(partial(_examined_ahead, files[0]), choose, partial(tell, 0))
    except Unreadable as reason:
        yield Checked(str(files[0]), Verdict("unreadable", reason=str(reason)))
    yield from verify_copies(files[1:], chosen[0], lambda done: tell(done + 1))


def _examined_ahead(path: Path, measure: Callable[[], Measure | None]) -> tuple[Checked, ...]:
    content = content_of(path)
    if not is_bag(content):
        with suppress(Unreadable):  # if it is a file of the release, it need not be read
            read_copy(path.name, content)  # and it is remembered
    return examined(path, measure())


def examined(path: Path, measure: Measure | None) -> tuple[Checked, ...]:
    """Read a file, measure it, and what is in it when it is a bag. Raises Unreadable."""
    content = content_of(path)
    if is_bag(content) and not (measure and measure.holds(content)):
        return tuple(_bag(str(path), Bag(content), measure))
    return (_one(str(path), path.name, content, measure),)


def _one(name: str, file: str, content: bytes, measure: Measure | None) -> Checked:
    """Measure one file: by what was chosen, unless it carries the list of another work."""
    if measure is None or measure.is_default:
        own = own_measure(file, content)
        if own and not (measure and measure.fits(own)):
            measure = own
    if measure is None:
        read_copy(file, content)
        raise Unreadable(NOTHING_TO_COMPARE)
    return _told(name, measure, measure.judge(file, content))


def _told(name: str, measure: Measure, verdict: Verdict) -> Checked:
    return Checked(name, verdict, measure.kind, measure.name, measure.title, measure.fingerprint)


def _bag(name: str, bag: Bag, measure: Measure | None) -> Iterator[Checked]:
    """Give the verdict on a bag, that of its worst file or of its manifests, then those on its files."""
    faults = bag.faults()
    measure = measure or replace(measure_of_bag("itself", name, bag), release=frozenset())
    files = bag.release()
    judged = [
        _told(f"{name}/{RELEASE}{each}", measure, measure.judge(each, files[each]()))
        for each in sorted(files)
        if holds_the_work(each)
    ]
    sheets = sum(bool(_SHEETS.search(each)) for each in files)
    yield _told(name, measure, _of_bag(faults, [each.verdict for each in judged], sheets))
    yield from judged


def holds_the_work(name: str) -> bool:
    """Tell by its name whether a file of a release holds the work in its order, as no sheet for the press does."""
    return name.endswith(tuple(SUFFIXES)) and not _SHEETS.search(name)


def _of_bag(faults: tuple[str, ...], verdicts: list[Verdict], sheets: int) -> Verdict:
    if not verdicts:
        return Verdict("unreadable", reason="The bag holds no release that could be read.")
    order = list(EXIT)
    worst = max(verdicts, key=lambda each: order.index(each.name))
    name = worst.name if worst.exit_status or not faults else "altered"
    reason = (
        f"Files with sheets to print, compared with its manifest only: {sheets}." if sheets else ""
    )
    if faults:
        reason = f"The bag is not as it was made. {' '.join(faults[:MOST_FAULTS])}"
    return Verdict(name, count=worst.count, found=worst.found, reason=reason)
