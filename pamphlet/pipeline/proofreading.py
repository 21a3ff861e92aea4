"""Proofread: read every file of a build back, by readers that share no code with the writers, and tell what came of it.

In: `Pages`, a format and the files written for it. Out: for each file the checks it went through, and the problems.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pamphlet.formats import Format
from pamphlet.pages import Pages
from pamphlet.release.report import Check
from pamphlet.verify.read_back.drawings import draw_alike
from pamphlet.verify.read_back.unfolding import CannotUnfold, unfold
from pamphlet.work.problems import Place, Problem, error, has_errors, warning

if TYPE_CHECKING:
    from pamphlet.formats.epub.checks.opened import OpenedBook
    from pamphlet.formats.epub.checks.shop_rules import Fault

ALL_WORDS = "every word of the work, in order"
LICENCE = "the licence's condition, word for word"
CLAIM = "the accessibility that the manuscript claims"
CARRIED = "the wording that it carries"
SHOPS = "nothing that shops reject or garble"
ALL_FILES = "every file of the release, byte for byte"
WHOLE = frozenset(
    (ALL_WORDS, LICENCE, CARRIED, ALL_FILES)
)  # what fails in one of these is left out
FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Proofread:
    """What came of reading a file back: the words of the work in it, and what a book tells booksellers by `codes`."""

    words: int = 0
    checks: tuple[Check, ...] = ()
    problems: tuple[Problem, ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Whether nothing was found for which a file must be left out of the release."""
        failed = {check.check for check in self.checks if check.outcome == FAILED}
        return not has_errors(self.problems) and failed.isdisjoint(WHOLE)

    def __add__(self, other: Proofread) -> Proofread:
        return Proofread(
            self.words + other.words,
            self.checks + other.checks,
            self.problems + other.problems,
            {**self.codes, **other.codes},
        )


@dataclass(frozen=True, slots=True)
class Readings:
    """What was read back so far, by its bytes, so that what stands in several files is read once.

    `laid_out` is the PDF of the A5 pages, where there is one: sheets only move its pages, and when what is unfolded
    draws the very same pages, it is as whole as they are.
    """

    read: dict[bytes, Proofread]
    laid_out: bytes = b""

    def of(self, pages: Pages, name: str, content: bytes, *, sheets: bool) -> Proofread:
        """Give what came of reading a file back; its problems only the first time."""
        if content in self.read:
            return replace(self.read[content], problems=())
        if sheets and self.laid_out and draw_alike(content, self.laid_out):
            printed = self.of(pages, name, self.laid_out, sheets=False)
            if self.read[self.laid_out].is_whole:
                self.read[content] = printed
                return printed
        self.read[content] = read_back(pages, name, content)
        return self.read[content]


def proofread(
    pages: Pages,
    chosen: Format,
    written: Mapping[str, bytes],
    release: Mapping[str, bytes],
    readings: Readings,
) -> dict[str, Proofread]:
    """Read the files of a format back; what several of them hold alike is read once, and its problems told once.

    `release` are the files made before, which a bag must hold.
    """
    results = dict.fromkeys(written, Proofread())
    try:
        whole = whole_works(chosen, written)
    except CannotUnfold as fault:
        name = next(iter(written))
        return results | {name: Proofread(problems=(error("R01", str(fault), Place(name)),))}
    for name, work in whole.items():
        sheets = work is not written[name]
        results[name] = readings.of(pages, name, work, sheets=sheets)
    for (name, content), proofs in zip(written.items(), chosen.proves.values(), strict=True):
        if "book" in proofs:
            results[name] += look_through(pages, name, content)
        if "wording" in proofs:
            results[name] += carried_check(pages, name, content)
        if "release" in proofs:
            results[name] += read_bag_back(name, content, release)
    return results


def whole_works(chosen: Format, written: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give what must hold the whole work, by the names of the files; sheets are unfolded. Raises CannotUnfold."""
    proofs = dict(zip(written, chosen.proves.values(), strict=True))
    whole = {name: content for name, content in written.items() if "words" in proofs[name]}
    sheets = {name: content for name, content in written.items() if "sheets" in proofs[name]}
    return whole | unfold(sheets) if sheets else whole


def read_back(pages: Pages, name: str, content: bytes) -> Proofread:
    """Check that a file holds every word of the work in order, and the condition of its licence on the licence page.

    What is raised or lowered may be so by signs of its own, in all of the file.
    """
    from pamphlet.verify.read_back.words import check_own

    problems = check_own(pages.words, name, content, pages.condition)
    outcome = _outcome(problems)
    checks = (Check(ALL_WORDS, outcome), Check(LICENCE, outcome))
    return Proofread(pages.words.count, checks, problems)


def carried_check(pages: Pages, name: str, content: bytes) -> Proofread:
    """Check that a file carries the wording of the work, as others measure by it, and is no copy of the work itself."""
    from pamphlet.verify.read_back.words import check_carried

    problems = check_carried(pages.exemplar, name, content)
    return Proofread(checks=(Check(CARRIED, _outcome(problems)),), problems=problems)


def look_through(pages: Pages, name: str, content: bytes) -> Proofread:
    """Open a book once, for whatever else is looked for in it, and for what it tells booksellers."""
    from pamphlet.formats.epub.checks.onix import onix_196
    from pamphlet.formats.epub.checks.opened import opened

    book = opened(content)
    codes = onix_196(book)
    return shops_check(pages, name, book) + claim_check(pages, name, codes) + Proofread(codes=codes)


def shops_check(pages: Pages, name: str, book: OpenedBook) -> Proofread:
    """Look for what shops reject or garble in a book; what the problems of the manuscript tell is not retold."""
    from pamphlet.formats.epub.checks.shop_rules import faults_of

    faults = faults_of(book)
    problems = tuple(
        warning(
            "R05",
            f"{fault.rule.wrong}: {fault.detail}",
            _place(pages, name, fault),
            f"where this is known from: {fault.rule.source}",
        )
        for fault in faults
        if fault.rule.name != "characters"
    )
    return Proofread(checks=(Check(SHOPS, _outcome(faults)),), problems=problems)


def _place(pages: Pages, name: str, fault: Fault) -> Place:
    """Tell where in the manuscript the fault of a book comes from, or in which of its files it stands."""
    in_book = fault.file.partition("/")[2]
    typed = pages.places.get(fault.anchor) or pages.places.get(in_book)
    return typed or Place(f"{name}/{fault.file}" if fault.file else name)


def claim_check(pages: Pages, name: str, codes: Mapping[str, str]) -> Proofread:
    """Tell whether the accessibility that the manuscript claims stands in the book, or was left out."""
    from pamphlet.formats.epub.checks.onix import CONFORMS

    if not pages.metadata.claim:
        return Proofread()
    message = "the claim of accessibility is left out: a page skips a heading, or a picture is not described"
    left_out = warning("R06", message, Place(name), "mend the heading or the picture")
    problems = () if CONFORMS in codes else (left_out,)
    return Proofread(checks=(Check(CLAIM, _outcome(problems)),), problems=problems)


def read_bag_back(name: str, content: bytes, release: Mapping[str, bytes]) -> Proofread:
    """Check that a bag holds every file of the release, byte for byte; their words have been checked."""
    from pamphlet.verify.read_back.bag import check_bag

    problems = check_bag(name, content, release)
    return Proofread(checks=(Check(ALL_FILES, _outcome(problems)),), problems=problems)


def _outcome(faults: tuple[object, ...]) -> str:
    return FAILED if faults else "passed"
