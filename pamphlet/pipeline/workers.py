"""Make the formats of a book and read each file back: all in turn, or the layouts in processes of their own beside it.

A layout (the pages for A5, those in large print) is what takes long; formats are made of it, or need none.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from hashlib import sha256

from pamphlet.formats import EVERY_OTHER, Format, Ready
from pamphlet.formats.about import pages_of_paper
from pamphlet.pages import Pages
from pamphlet.pipeline.bounds import bound_worker, memory_for
from pamphlet.pipeline.complaints import complaint
from pamphlet.pipeline.garbage import garbage_lying
from pamphlet.pipeline.proofreading import Proofread, Readings, proofread
from pamphlet.press import CannotLayOut, CannotTypeset, Layout, Printed
from pamphlet.press.layout.sheet_count import SheetCount, count_sheets
from pamphlet.release.report import FileMade
from pamphlet.work.problems import Place, Problem, error, warning

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Result:
    """What one format gave, or one layout: that for booklets tells what paper they take; a book, its `codes`.

    `left_out` are files that are not whole: they are in no release, but others are made of them.
    """

    files: tuple[FileMade, ...] = ()
    contents: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    paper: SheetCount | None = None
    codes: Mapping[str, str] = field(default_factory=dict)
    left_out: Mapping[str, bytes] = field(default_factory=dict)

    def __add__(self, other: Result) -> Result:
        return Result(
            self.files + other.files,
            {**self.contents, **other.contents},
            self.problems + other.problems,
            other.paper or self.paper,
            {**self.codes, **other.codes},
            {**self.left_out, **other.left_out},
        )


@dataclass(frozen=True, slots=True)
class Job:
    """The formats to make of a book. `pdf_asked`: the formats were named, so that none may be left out."""

    pages: Pages
    formats: tuple[Format, ...]
    pdf_asked: bool


def layouts_of(formats: Iterable[Format]) -> tuple[Layout, ...]:
    """Give the layouts that formats need or take, each once, in the order of the table."""
    return tuple(dict.fromkeys(layout for chosen in formats for layout in chosen.layouts))


def make_all(job: Job, press: Executor | None, tell: Tell) -> Iterator[Result]:
    """Make every format and give each when it is finished.

    While the pages are laid out elsewhere, those that need no layout are made here, and then those that do better with
    one; those that need print are made there, as soon as their layouts are there.
    """
    layouts = layouts_of(job.formats)
    begun = {layout: press.submit(lay_out, job.pages, layout) for layout in layouts if press}
    printed: dict[Layout, Printed | CannotTypeset] = {}
    away: dict[str, Future[Result]] = {}
    files: dict[str, bytes] = {}
    left_out: dict[str, bytes] = {}
    read: dict[bytes, Proofread] = {}
    for chosen in making_order(job.formats):
        awaited = layouts if press and chosen.needs else chosen.layouts
        for layout in (each for each in awaited if each not in printed):
            tell(f"typesetting the pages: {layout}")
            printed[layout] = begun[layout].result() if begun else lay_out(job.pages, layout)
            yield _complaints(job, layout, printed[layout])
            if press:
                away |= _send_away(job, press, printed, layout)
        if chosen.name in away:
            result = away[chosen.name].result()
        else:
            tell(f"making {chosen.name}")
            of_all = chosen.after == EVERY_OTHER
            there = files if of_all else {**left_out, **files}
            result = make(job, chosen, printed, there, read)
        files |= result.contents
        left_out |= result.left_out
        yield result


def _send_away(
    job: Job, press: Executor, printed: Mapping[Layout, Printed | CannotTypeset], layout: Layout
) -> dict[str, Future[Result]]:
    """Have the formats made elsewhere that have all their layouts, now that this one is there."""
    ready = [
        chosen
        for chosen in job.formats
        if chosen.needs and not chosen.after
        if layout in chosen.layouts and printed.keys() >= set(chosen.layouts)
    ]
    away = {}
    for chosen in sorted(ready, key=_duration, reverse=True):
        laid_out = {each: printed[each] for each in chosen.layouts}
        away[chosen.name] = press.submit(make, job, chosen, laid_out, {}, {})
    return away


def making_order(formats: Iterable[Format]) -> tuple[Format, ...]:
    """Put each format behind those that it is made after, and otherwise first what waits for no layout.

    Those that do without a layout, if they must, come before those that cannot be made without it.
    """

    def urgency(chosen: Format) -> tuple[bool, bool, bool]:
        return chosen.after == EVERY_OTHER, bool(chosen.layouts), bool(chosen.needs)

    waiting = sorted(formats, key=urgency)
    order: list[Format] = []
    while waiting:
        names = {chosen.name for chosen in waiting}
        order.append(next(chosen for chosen in waiting if names.isdisjoint(chosen.after)))
        waiting.remove(order[-1])
    return tuple(order)


def _duration(chosen: Format) -> tuple[int, int]:
    """Guess how long it takes, by its layouts and its files, so that no process is left with it in the end."""
    return len(chosen.needs), len(chosen.suffixes)


def lay_out(pages: Pages, layout: Layout) -> Printed | CannotTypeset:
    """Lay the pages out, or give the reason why that cannot be done here."""
    from pamphlet.press.typeset import typeset

    _bound(pages)
    try:
        with garbage_lying(pages.words.count):
            return typeset(pages, layout)
    except CannotTypeset as failure:
        return failure
    except MemoryError:
        return _out_of_memory(pages)


def _bound(pages: Pages) -> None:
    bound_worker(pages.words.count, sum(len(section.xhtml) for section in pages.sections))


def _out_of_memory(pages: Pages) -> CannotLayOut:
    """Say that a layout takes more memory than it may, or than there is."""
    most = memory_for(pages.words.count)
    return CannotLayOut(f"to lay out the pages takes more memory than there is, or than {most} MB")


def _complaints(job: Job, layout: Layout, printed: Printed | CannotTypeset) -> Result:
    """Pass on what the typesetter found fault with, and what paper a booklet takes."""
    if isinstance(printed, CannotLayOut):
        return Result(problems=(_cannot_lay_out(job, printed),))
    if isinstance(printed, CannotTypeset):
        return Result()
    problems = tuple(complaint(job.pages, said) for said in printed.complaints)
    asked = job.pages.metadata.fit == "sheets"
    paper = count_sheets(printed, asked=asked) if layout == "a5" else None
    return Result(problems=problems, paper=paper)


def make(
    job: Job,
    chosen: Format,
    printed: Mapping[Layout, Printed | CannotTypeset],
    files: Mapping[str, bytes],
    read: dict[bytes, Proofread],
) -> Result:
    """Make one format of what there is, and read its files back by readers that share no code with the writer.

    `read` is what was read back so far in this process.
    """
    _bound(job.pages)
    began = time.perf_counter()
    for layout in chosen.needs:
        failure = printed[layout]
        if isinstance(failure, CannotLayOut):
            return Result()  # as the layout has told
        if isinstance(failure, CannotTypeset):
            return Result(problems=(_cannot(job, chosen, failure),))
    laid_out = {layout: done for layout, done in printed.items() if isinstance(done, Printed)}
    try:
        with garbage_lying(job.pages.words.count):
            written = chosen.load()(job.pages, Ready(laid_out, files))
    except CannotLayOut as failure:
        return Result(problems=(_cannot_lay_out(job, failure),))
    except MemoryError:
        return Result(problems=(_cannot_lay_out(job, _out_of_memory(job.pages)),))
    readings = Readings(read, laid_out["a5"].pdf if "a5" in laid_out else b"")
    results = proofread(job.pages, chosen, written, files, readings)
    total = sum(results.values(), Proofread())
    seconds = round(time.perf_counter() - began, 3)
    whole = {name: content for name, content in written.items() if results[name].is_whole}
    return Result(
        tuple(
            FileMade(
                name,
                chosen.name,
                sha256(content).hexdigest(),
                len(content),
                pages_of_paper(content),
                results[name].words,
                seconds,
                results[name].checks,
            )
            for name, content in whole.items()
        ),
        whole,
        total.problems,
        codes=total.codes,
        left_out={name: written[name] for name in written if name not in whole},
    )


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


def _cannot_lay_out(job: Job, failure: CannotLayOut) -> Problem:
    place = Place(f"{job.pages.metadata.slug}.pdf")
    hint = "make that simpler, or divide it; a work that is only long has time enough"
    return error("R09", str(failure), place, hint)
