"""Proofread: read every file of a build back, by readers that share no code with the writers, and tell what came of it.

In: `Pages`, a format and the files written for it. Out: for each file the checks it went through, and the problems.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pamphlet.formats import Format
from pamphlet.pages import Pages
from pamphlet.release.report import Check
from pamphlet.verify.read_back.unfolding import CannotUnfold, unfold
from pamphlet.work.problems import Place, Problem, error, warning

ALL_WORDS = "every word of the work, in order"
LICENCE = "the licence's condition, word for word"
CLAIM = "the accessibility that the manuscript claims"
SHOPS = "nothing that shops reject or garble"
ALL_FILES = "every file of the release, byte for byte"


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of reading a file back; `words` are those of the work that it was found to hold."""

    words: int = 0
    checks: tuple[Check, ...] = ()
    problems: tuple[Problem, ...] = ()


def proofread(
    pages: Pages, chosen: Format, written: Mapping[str, bytes], release: Mapping[str, bytes]
) -> dict[str, Proof]:
    """Read the files of a format back; what several of them hold alike is read once, and its problems told once.

    `release` are the files made before, which a bag must hold.
    """
    if chosen.holds == "release":
        return {name: read_bag_back(name, content, release) for name, content in written.items()}
    proofs = dict.fromkeys(written, Proof())
    try:
        whole = whole_works(chosen, written)
    except CannotUnfold as fault:
        name = next(iter(written))
        return proofs | {name: Proof(problems=(error("R01", str(fault), Place(name)),))}
    read: dict[bytes, Proof] = {}
    for name, work in whole.items():
        if work in read:
            proofs[name] = Proof(read[work].words, read[work].checks)
        else:
            proofs[name] = read[work] = read_back(pages, name, work)
    return proofs


def whole_works(chosen: Format, written: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Give what is to be read back of a format, by the names of the files that are to hold the whole work.

    Sheets are unfolded first. Raises CannotUnfold.
    """
    match chosen.holds:
        case "each":
            return written
        case "first":
            return dict(list(written.items())[:1])
        case "sheets":
            return unfold(written)
        case "release" | "none":
            return {}


def read_back(pages: Pages, name: str, content: bytes) -> Proof:
    """Check that a file holds every word of the work in order, and the condition of its licence on the licence page."""
    from pamphlet.verify.read_back.words import check_own

    problems = check_own(pages.words, name, content, pages.condition)
    outcome = "failed" if problems else "passed"
    checks: tuple[Check, ...] = (Check(ALL_WORDS, outcome), Check(LICENCE, outcome))
    if name == f"{pages.metadata.slug}.epub":
        check, faults = shops_check(name, content)
        checks, problems = (*checks, check), (*problems, *faults)
        for claimed, problem in claim_check(pages, name, content):
            checks, problems = (*checks, claimed), (*problems, *filter(None, [problem]))
    return Proof(pages.words.count, checks, problems)


def shops_check(name: str, content: bytes) -> tuple[Check, tuple[Problem, ...]]:
    """Look through a book for what shops reject or garble; what the problems of the manuscript tell is not retold."""
    from pamphlet.formats.epub.checks.shop_rules import faults_of

    faults = faults_of(content)
    problems = (
        warning(
            "R05",
            f"{each.rule.wrong}: {each.detail}",
            Place(f"{name}/{each.file}" if each.file else name),
            f"where this is known from: {each.rule.source}",
        )
        for each in faults
        if each.rule.name != "characters"
    )
    return Check(SHOPS, "failed" if faults else "passed"), tuple(problems)


def claim_check(pages: Pages, name: str, content: bytes) -> Iterator[tuple[Check, Problem | None]]:
    """Tell whether the accessibility that the manuscript claims stands in the book, or was left out."""
    from pamphlet.formats.epub.checks.onix import onix_196

    if pages.metadata.claim:
        stands = "04" in onix_196(content)
        message = "the claim of accessibility is left out: a page skips a heading, or a picture is not described"
        problem = warning("R06", message, Place(name), "mend the heading or the picture")
        yield Check(CLAIM, "passed" if stands else "failed"), None if stands else problem


def read_bag_back(name: str, content: bytes, release: Mapping[str, bytes]) -> Proof:
    """Check that a bag holds every file of the release, byte for byte; their words have been checked."""
    from pamphlet.verify.read_back.bag import check_bag

    problems = check_bag(name, content, release)
    return Proof(0, (Check(ALL_FILES, "failed" if problems else "passed"),), problems)
