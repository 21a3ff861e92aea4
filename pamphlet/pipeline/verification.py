"""Measure copies: choose what to compare each file with, read it in a process of its own, give the verdict.

What is compared with: what `--against` names; else the manuscript in the current folder, unless a file carries the
wording of another work; else the wording that the file carries.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path

from pamphlet.verify.bags import RELEASE, Bag, is_bag
from pamphlet.verify.carried import is_older
from pamphlet.verify.copies import SUFFIXES, Copy, Unreadable, read_copy
from pamphlet.verify.guard import guarded, guarded_ahead
from pamphlet.verify.measure import (
    OF_OLDER_KIND,
    Measure,
    measure_from,
    measure_of_bag,
    own_measure,
)
from pamphlet.verify.opening import Given, name_and_content
from pamphlet.verify.outline import outline_of
from pamphlet.verify.verdict import EXIT, Checked, Verdict
from pamphlet.work.problems import Problem

File = Path | Given

BUILD = "build"  # where a release of the manuscript beside it lies
SETTINGS = "pamphlet.yaml"
READABLE = tuple(SUFFIXES)
PRINTED = ".pdf"
MOST_FAULTS = 5  # of a bag, told in one paragraph: a bag that unpacks badly has as many as files

NOTHING_TO_COMPARE = (
    "There is nothing to compare it with: it carries no wording, and no manuscript stands in this folder."
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
            yield Checked(_told(path), Verdict("unreadable", reason=str(reason)))


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
        yield from guarded_ahead(partial(_examined_ahead, files[0]), choose, partial(tell, 0))
    except Unreadable as reason:
        yield Checked(_told(files[0]), Verdict("unreadable", reason=str(reason)))
    yield from verify_copies(files[1:], chosen[0], lambda done: tell(done + 1))


def verify_together(files: tuple[File, ...], against: Path | None) -> Checked:
    """Give the verdict on files that hold a work only together, in whichever order they are named. Raises NoMeasure."""
    measure = chosen_measure(against)
    name = f"{_told(files[0])} and {len(files) - 1} more, together"
    try:
        return guarded(partial(_examined_together, files, name, measure))
    except Unreadable as reason:
        return Checked(name, Verdict("unreadable", reason=str(reason)))


def _examined_together(files: tuple[File, ...], name: str, measure: Measure | None) -> Checked:
    from pamphlet.verify.together import judge_together

    copies: list[Copy] = []
    for file in files:
        called, content = name_and_content(file)
        measure = measure or own_measure(called, content)
        try:
            copies.append(read_copy(called, content))
        except Unreadable as reason:
            raise Unreadable(f"{_told(file)}: {reason}") from reason
    if measure is None:
        raise Unreadable(NOTHING_TO_COMPARE)
    exemplar = measure.exemplar
    judged = judge_together(exemplar.words, copies, condition=exemplar.condition)
    return _checked(name, measure, judged)


def _told(file: File) -> str:
    return str(file) if isinstance(file, Path) else file.name


def _examined_ahead(file: File, measure: Callable[[], Measure | None]) -> tuple[Checked, ...]:
    name, content = name_and_content(file)
    import_module("pamphlet.verify.compare.departures")  # while the measure is being chosen
    import_module("rapidfuzz.distance")
    if not is_bag(content):
        with suppress(Unreadable):  # if it is a file of the release, it need not be read
            read_copy(name, content)  # and it is remembered
    return _examined(file, measure())


def _examined(file: File, measure: Measure | None) -> tuple[Checked, ...]:
    """Read a file, measure it, and what is in it when it is a bag. Raises Unreadable."""
    name, content = name_and_content(file)
    if is_bag(content) and not (measure and measure.holds(content)):
        return tuple(_examined_bag(_told(file), Bag(content), measure))
    if measure is None or measure.is_default:
        own = own_measure(name, content)
        if own and not (measure and measure.fits(own)):
            measure = own  # it carries the wording of another work
    if measure is None:
        read_copy(name, content)
        raise Unreadable(OF_OLDER_KIND if is_older(name, content) else NOTHING_TO_COMPARE)
    return (_checked(_told(file), measure, measure.judge(name, content)),)


def _examined_bag(name: str, bag: Bag, measure: Measure | None) -> Iterator[Checked]:
    """Give the verdict on a bag, that of its worst file or of its manifests, then those on its files."""
    faults = bag.faults()
    if measure is None:
        try:
            measure = replace(measure_of_bag("itself", name, bag), release=frozenset())
        except Unreadable:
            if not faults:
                raise
            yield Checked(name, Verdict("altered", reason=_told_of(faults)))
            return
    files = bag.release()
    holding = holding_the_work(files)
    judged = [
        _checked(f"{name}/{RELEASE}{file}", measure, measure.judge(file, files[file]()))
        for file in holding
    ]
    sheets = sum(file.endswith(PRINTED) and file not in holding for file in files)
    verdict = _of_bag(faults, [file.verdict for file in judged], sheets)
    yield _checked(name, measure, verdict)
    yield from judged


def _checked(name: str, measure: Measure, verdict: Verdict) -> Checked:
    work = measure.exemplar
    return Checked(
        name,
        verdict,
        measure.kind,
        measure.name,
        work.title,
        work.words.fingerprint,
        work.language,
        outline_of(work.words),
    )


def _of_bag(faults: tuple[str, ...], verdicts: list[Verdict], sheets: int) -> Verdict:
    if not verdicts:
        return Verdict("unreadable", reason="The bag holds no release that could be read.")
    order = list(EXIT)
    worst = max(verdicts, key=lambda verdict: order.index(verdict.name))
    name = worst.name if worst.exit_status or not faults else "altered"
    reason = (
        f"Files with sheets to print, compared with its manifest only: {sheets}." if sheets else ""
    )
    if faults:
        reason = _told_of(faults)
    return Verdict(name, count=worst.count, found=worst.found, reason=reason)


def _told_of(faults: tuple[str, ...]) -> str:
    more = len(faults) - MOST_FAULTS
    told = " ".join(faults[:MOST_FAULTS])
    return f"The bag is not as it was made. {told}{f' And {more} more.' if more > 0 else ''}"


def holding_the_work(release: Collection[str]) -> tuple[str, ...]:
    """Give the files of a release that hold the work in its order, sorted; pages on sheets for the press do not.

    Each file is called by the slug of the work, and what the table of formats has after it. As a slug may itself end
    like a format (“the-booklet”), it is the one with which most of the names are in the table.
    """
    from pamphlet.formats import FORMATS

    in_order = {
        suffix: "words" in proofs for made in FORMATS for suffix, proofs in made.proves.items()
    }
    names = frozenset(release)

    def called(slug: str) -> frozenset[str]:
        return names & {slug + suffix for suffix in in_order}

    slugs = {
        name.removesuffix(suffix) for name in names for suffix in in_order if name.endswith(suffix)
    }
    slug = max(sorted(slugs), key=lambda slug: len(called(slug)), default="")
    others = {name for name in called(slug) if not in_order[name.removeprefix(slug)]}
    return tuple(sorted(name for name in names - others if name.endswith(READABLE)))
