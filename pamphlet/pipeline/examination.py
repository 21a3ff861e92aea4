"""Examine a stranger's file, and measure it: what of a verdict is done in the process that reads such files.

In: files and a measure, or a function that waits for one. Out: verdicts. What reads and compares is imported here, so
that whoever only waits for the verdicts need not load it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path

from pamphlet.release.sums import SUMS
from pamphlet.verify.bags import RELEASE, Bag, is_bag
from pamphlet.verify.carried import carried_exemplar, is_older
from pamphlet.verify.copies import SUFFIXES, Copy, Unreadable, read_copy
from pamphlet.verify.guard import guarded_apart
from pamphlet.verify.measure import (
    OF_OLDER_KIND,
    Measure,
    known_sums,
    measure_from,
    measure_of_bag,
    own_measure,
)
from pamphlet.verify.opening import File, files_in, name_and_content, name_of
from pamphlet.verify.outline import outline_of
from pamphlet.verify.verdict import EXIT, Checked, Verdict

READABLE = tuple(SUFFIXES)
PRINTED = ".pdf"
MOST_AHEAD = 20_000  # words that are folded before there is anything to compare them with: so many are remembered
MOST_FAULTS = 5  # of a bag, told in one paragraph: a bag that unpacks badly has as many as files

NOTHING_TO_COMPARE = (
    "There is nothing to compare it with: it carries no wording, lies in no release, and no manuscript stands in"
    " this folder. Name one, or a release, with --against."
)


def examined_ahead(
    file: File, measure: Callable[[], Measure | None], *, is_named: bool
) -> tuple[Checked, ...]:
    """Examine a file as `examined` does; read it before the measure is asked for. Raises Unreadable.

    Unless the measure `is_named`, the one that the file carries will be wanted too.
    """
    name, content = name_and_content(file)
    apparatus = import_module("pamphlet.verify.compare.apparatus")  # while the measure is chosen
    import_module("pamphlet.verify.compare.departures")
    import_module("rapidfuzz.distance")
    if not is_bag(content):
        with suppress(Unreadable):  # if it is a file of the release, it need not be read
            copy = read_copy(name, content)  # and it is remembered, as is the rest
            apparatus.said(copy.words[:MOST_AHEAD])
        if not is_named:
            carried_exemplar(name, content)
    return examined(file, measure())


def examined(file: File, measure: Measure | None) -> tuple[Checked, ...]:
    """Read a file, measure it, and what is in it when it is a bag. Raises Unreadable."""
    name, content = name_and_content(file)
    if is_bag(content) and not (measure and measure.holds(content)):
        return tuple(_examined_bag(name_of(file), Bag(content), measure))
    if measure is None or measure.is_default:
        own = own_measure(name, content) or _release_around(file)
        if own and not (measure and measure.fits(own)):
            measure = own  # it carries the wording of another work
    if measure is None:
        read_copy(name, content)
        raise Unreadable(OF_OLDER_KIND if is_older(name, content) else NOTHING_TO_COMPARE)
    return (_checked(name_of(file), measure, measure.judge(name, content)),)


def _release_around(file: File) -> Measure | None:
    """Give the release in whose folder a file lies, if its sums name the file."""
    if not isinstance(file, Path) or not (file.parent / SUMS).is_file():
        return None
    with suppress(Unreadable):
        if file.name in known_sums(files_in(file.parent)):
            return measure_from(file.parent)
    return None


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
        _checked(f"{name}/{RELEASE}{file}", measure, _judged(measure, file, files[file]()))
        for file in holding
    ]
    sheets = sum(file.endswith(PRINTED) and file not in holding for file in files)
    verdict = _of_bag(faults, [file.verdict for file in judged], sheets)
    yield _checked(name, measure, verdict)
    yield from judged


def _judged(measure: Measure, name: str, content: bytes) -> Verdict:
    """Give the verdict on a file of a bag, which has as much time as one that stands alone."""
    try:
        return guarded_apart(partial(measure.judge, name, content))
    except Unreadable as reason:
        return Verdict("unreadable", reason=str(reason))


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


def examined_together(files: tuple[File, ...], name: str, measure: Measure | None) -> Checked:
    """Read files, and measure them as one copy that is told by a name. Raises Unreadable."""
    from pamphlet.verify.together import judge_together

    copies: list[Copy] = []
    for file in files:
        called, content = name_and_content(file)
        measure = measure or own_measure(called, content) or _release_around(file)
        try:
            copies.append(read_copy(called, content))
        except Unreadable as reason:
            raise Unreadable(f"{name_of(file)}: {reason}") from reason
    if measure is None:
        raise Unreadable(NOTHING_TO_COMPARE)
    exemplar = measure.exemplar
    judged = judge_together(exemplar.words, copies, condition=exemplar.condition)
    return _checked(name, measure, judged)
