"""Make the formats of a book and read each file back: in turn, or print beside all the others in two processes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context

from pamphlet.formats import Format
from pamphlet.pages import Pages
from pamphlet.press import CannotTypeset, Printed
from pamphlet.problems import Place, Problem, error, warning
from pamphlet.report import Check

Tell = Callable[[str], None]

ALL_WORDS = "every word of the work, in order"
LICENCE = "the licence's condition, word for word"


@dataclass(frozen=True, slots=True)
class Made:
    """A file as made, and what came of reading it back."""

    name: str
    format: str
    content: bytes
    pages: int
    words: int
    fingerprint: str
    seconds: float
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What one format gave."""

    made: tuple[Made, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """The formats to make of a book. `pdf_asked`: the formats were named, so that none may be left out."""

    pages: Pages
    formats: tuple[Format, ...]
    pdf_asked: bool


def in_turn(job: Job, tell: Tell) -> Iterator[Result]:
    """Make one format after the other in this process."""
    for chosen in job.formats:
        tell(f"making {chosen.name}")
        yield make(job, chosen)


def side_by_side(job: Job, tell: Tell) -> Iterator[Result]:
    """Make the printed formats in this process, and beside it all others in another."""
    printed = tuple(each for each in job.formats if each.needs_print)
    others = tuple(each for each in job.formats if not each.needs_print)
    if not (printed and others):
        yield from in_turn(job, tell)
        return
    method = "fork" if "fork" in get_all_start_methods() else None
    tell("typesetting the pages, and writing " + ", ".join(each.name for each in others))
    with ProcessPoolExecutor(1, mp_context=get_context(method)) as beside:
        futures: list[Future[Result]] = [beside.submit(make, job, each) for each in others]
        results = [make(job, each) for each in printed]
        for future in futures:
            yield future.result()
        yield from results


def make(job: Job, chosen: Format) -> Result:
    """Make one format, and read its files back by readers that share no code with the writer."""
    began = time.perf_counter()
    printed: Printed | None = None
    problems: list[Problem] = []
    if chosen.needs_print:
        from pamphlet.press.typeset import typeset

        try:
            printed = typeset(job.pages)
        except CannotTypeset as failure:
            return Result((), (_cannot(job, chosen, failure),))
        place = Place(f"{job.pages.metadata.slug}.pdf")
        problems += [warning("R04", complaint, place) for complaint in printed.complaints]
    files = chosen.load()(job.pages, printed)
    made = []
    for name, content in files.items():
        checks, found = read_back(job.pages, name, content)
        problems += found
        pages = len(printed.page_starts) if printed else 0
        words = job.pages.words
        seconds = round(time.perf_counter() - began, 3)
        made.append(
            Made(name, chosen.name, content, pages, words.count, words.fingerprint, seconds, checks)
        )
    return Result(tuple(made), tuple(problems))


def read_back(
    pages: Pages, name: str, content: bytes
) -> tuple[tuple[Check, ...], tuple[Problem, ...]]:
    """Check that a file holds every word of the work in order, and the condition of its licence on the licence page."""
    from pamphlet.verify.own import check_own

    licence = pages.metadata.licence
    problems = check_own(pages.words, name, content, licence.condition if licence else "")
    outcome = "failed" if problems else "passed"
    return (Check(ALL_WORDS, outcome), Check(LICENCE, outcome)), problems


def _cannot(job: Job, chosen: Format, failure: CannotTypeset) -> Problem:
    """Say that print cannot be made here: an error when it was asked for, else a warning."""
    say = error if job.pdf_asked else warning
    place = Place(f"{job.pages.metadata.slug}.pdf")
    return say(
        "R02",
        f"the format {chosen.name} cannot be made here: {failure}",
        place,
        "pamphlet doctor says what to install",
    )
