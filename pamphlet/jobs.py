"""Make the formats of a book and read each file back: in turn, or the print beside all the others in two processes."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context, parent_process

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


@contextmanager
def press_beside(formats: Iterable[Format], jobs: int) -> Iterator[Executor | None]:
    """Give a second process for the print, or None where it would not help.

    It loads the typesetter while this process still reads the manuscript. It dies with this one, and of Ctrl-C.
    """
    chosen = tuple(formats)
    if jobs < 2 or not any(each.needs_print for each in chosen):
        yield None
        return
    method = "fork" if "fork" in get_all_start_methods() else None
    press = ProcessPoolExecutor(1, mp_context=get_context(method), initializer=_stay_with_parent)
    press.submit(_warm_up)
    try:
        yield press
    finally:
        press.shutdown(wait=False, cancel_futures=True)


def _stay_with_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)

    def watch() -> None:
        parent = parent_process()
        if parent:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _warm_up() -> None:
    """Load what the print needs; where it cannot be loaded, making the print will tell."""
    from pamphlet.press.loading import load_weasyprint

    with contextlib.suppress(CannotTypeset):
        load_weasyprint()


def make_all(job: Job, press: Executor | None, tell: Tell) -> Iterator[Result]:
    """Make every format and give each when it is finished, those without print first."""
    printed = tuple(each for each in job.formats if each.needs_print)
    futures = [press.submit(make, job, each) for each in printed] if press else []
    for chosen in job.formats:
        if not chosen.needs_print:
            tell(f"making {chosen.name}")
            yield make(job, chosen)
    for chosen in printed:
        tell(f"making {chosen.name}: typesetting the pages")
        yield futures.pop(0).result() if futures else make(job, chosen)


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
