"""Make the formats of a book and read each file back: all in turn, or the layouts in processes of their own beside it.

A layout (the pages for A5, those in large print) is what takes long; formats are made of it, or need none.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context, parent_process

from pamphlet.formats import Format, Ready
from pamphlet.pages import Pages
from pamphlet.pipeline.proofreading import proofread
from pamphlet.press import CannotTypeset, Layout, Printed
from pamphlet.press.layout.sheet_count import SheetCount, count_sheets
from pamphlet.release.report import Check
from pamphlet.work.problems import Place, Problem, error, warning

Tell = Callable[[str], None]


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
    """What one format gave, or one layout: that for booklets tells what paper they take."""

    made: tuple[Made, ...]
    problems: tuple[Problem, ...]
    paper: SheetCount | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """The formats to make of a book. `pdf_asked`: the formats were named, so that none may be left out."""

    pages: Pages
    formats: tuple[Format, ...]
    pdf_asked: bool


@contextmanager
def press_beside(formats: Iterable[Format], jobs: int) -> Iterator[Executor | None]:
    """Give a process for each layout, `jobs` at the most, or None where that would not help.

    They load the typesetter while this process still reads the manuscript. They die with this one, and of Ctrl-C.
    """
    count = len(layouts_of(formats))
    if jobs < 2 or not count:
        yield None
        return
    method = "fork" if "fork" in get_all_start_methods() else None
    workers = min(count, jobs)
    press = ProcessPoolExecutor(
        workers, mp_context=get_context(method), initializer=_stay_with_parent
    )
    for _ in range(workers):
        press.submit(_warm_up)
    try:
        yield press
    finally:
        press.shutdown(wait=False, cancel_futures=True)


def layouts_of(formats: Iterable[Format]) -> tuple[Layout, ...]:
    """Give the layouts that formats need or take, each once, in the order of the table."""
    return tuple(dict.fromkeys(layout for each in formats for layout in (*each.needs, *each.takes)))


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
    from pamphlet.press.engine.loading import load_weasyprint

    with contextlib.suppress(CannotTypeset):
        load_weasyprint()


def make_all(job: Job, press: Executor | None, tell: Tell) -> Iterator[Result]:
    """Make every format and give each when it is finished: first those that need no layout, the bag of all last.

    While the pages are laid out elsewhere, the first are made here; then those that need print, there.
    """
    layouts = layouts_of(job.formats)
    begun = {each: press.submit(lay_out, job.pages, each) for each in layouts} if press else {}
    files: dict[str, bytes] = {}
    printed: dict[Layout, Printed | CannotTypeset] = {}

    def made(chosen: Iterable[Format]) -> Iterator[Result]:
        for each in chosen:
            tell(f"making {each.name}")
            yield _kept(make(job, each, printed, files), files)

    last = tuple(each for each in job.formats if each.holds == "release")
    yield from made(each for each in job.formats if not layouts_of([each]) and each not in last)
    for layout in layouts:
        tell(f"typesetting the pages: {layout}")
        printed[layout] = begun[layout].result() if begun else lay_out(job.pages, layout)
        yield _told(job, layout, printed[layout])
    bound = [each for each in job.formats if layouts_of([each])]
    away = [each for each in bound if press and each.needs]
    results = [press.submit(make, job, each, printed, {}) for each in _longest_first(away) if press]
    yield from made(each for each in bound if each not in away)
    for each in results:
        yield _kept(each.result(), files)
    yield from made(last)


def _longest_first(formats: Iterable[Format]) -> list[Format]:
    """Put first what takes long, by its layouts and its files, so that no process is left with it in the end."""
    return sorted(formats, key=lambda each: (len(each.needs), len(each.suffixes)), reverse=True)


def _kept(result: Result, files: dict[str, bytes]) -> Result:
    files |= {each.name: each.content for each in result.made}
    return result


def lay_out(pages: Pages, layout: Layout) -> Printed | CannotTypeset:
    """Lay the pages out, or give the reason why that cannot be done here."""
    from pamphlet.press.typeset import typeset

    try:
        return typeset(pages, layout)
    except CannotTypeset as failure:
        return failure


def _told(job: Job, layout: Layout, printed: Printed | CannotTypeset) -> Result:
    """Pass on what the typesetter found fault with, and what paper a booklet takes."""
    told = printed.complaints if isinstance(printed, Printed) else ()
    place = Place(f"{job.pages.metadata.slug}.pdf")
    paper = None
    if layout == "a5" and isinstance(printed, Printed):
        paper = count_sheets(printed, asked=job.pages.metadata.fit == "sheets")
    return Result((), tuple(warning("R04", complaint, place) for complaint in told), paper)


def make(
    job: Job,
    chosen: Format,
    printed: Mapping[Layout, Printed | CannotTypeset],
    files: Mapping[str, bytes],
) -> Result:
    """Make one format of what there is, and read its files back by readers that share no code with the writer."""
    began = time.perf_counter()
    for layout in chosen.needs:
        failure = printed[layout]
        if isinstance(failure, CannotTypeset):
            return Result((), (_cannot(job, chosen, failure),))
    made = []
    problems: list[Problem] = []
    laid_out = {name: each for name, each in printed.items() if isinstance(each, Printed)}
    written = chosen.load()(job.pages, Ready(laid_out, files))
    proofs = proofread(job.pages, chosen, written, files)
    for name, content in written.items():
        words, checks, found = proofs[name].words, proofs[name].checks, proofs[name].problems
        problems += found
        fingerprint = job.pages.words.fingerprint
        seconds = round(time.perf_counter() - began, 3)
        count = _pages_of_paper(content)
        made.append(Made(name, chosen.name, content, count, words, fingerprint, seconds, checks))
    return Result(tuple(made), tuple(problems))


def _pages_of_paper(content: bytes) -> int:
    """Count the pages of a PDF."""
    if not content.startswith(b"%PDF-"):
        return 0
    from io import BytesIO

    from pikepdf import Pdf

    with Pdf.open(BytesIO(content)) as pdf:
        return len(pdf.pages)


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
