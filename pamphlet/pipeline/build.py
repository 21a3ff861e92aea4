"""The pipeline as code: read, compose, typeset, write, verify; then the release is put in place as a whole.

Events are handed to a callable while the build goes on; nothing is printed here. The steps are imported when they are
due, so that a build with nothing to do is over before they would be loaded.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from itertools import groupby, takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from pamphlet.formats import EVERY_OTHER, FORMATS, Format
from pamphlet.manuscript.files import SETTINGS, STYLE, Folder
from pamphlet.pages.styles import styles_folder
from pamphlet.pipeline.garbage import garbage_lying
from pamphlet.pipeline.placing import clear_up, put_in_place
from pamphlet.pipeline.standing import standing
from pamphlet.release import report
from pamphlet.release.report import FileMade
from pamphlet.release.sums import SUMS, write_sums
from pamphlet.release.target import CannotGo
from pamphlet.release.workspace import workspace
from pamphlet.work.problems import Place, Problem, error, has_errors, in_order

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from pamphlet.pages import Pages
    from pamphlet.pipeline.workers import Result
    from pamphlet.work.model import Pamphlet


NO_GLYPH = "G01"  # what is printed with our fonts cannot be made
LEFT_OUT = "R01"  # a file that is not whole; the others are
READING_SECONDS = (
    120  # eight million characters of prose take four, as many of list items a hundred and sixty
)
READING_BYTES = (
    2_000_000_000  # besides what the program takes itself (Linux): the largest text takes a quarter
)


@dataclass(frozen=True, slots=True)
class Step:
    """Something that the build is about to do, for whoever watches; `waits` tells that others keep it from going on."""

    doing: str
    waits: bool = False


Watch = Callable[[Step | FileMade], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a build: its files, or the problems for which there are none."""

    problems: tuple[Problem, ...]
    files: tuple[FileMade, ...] = ()
    unchanged: bool = False
    removed: tuple[str, ...] = ()
    note: str = ""  # what the person who builds may like to know, and need not mend

    @property
    def failed(self) -> bool:
        """Whether an error stopped the build."""
        return has_errors(self.problems) and not self.files


def check(folder: Path) -> tuple[Pamphlet | None, tuple[Problem, ...]]:
    """Read a manuscript and give it with everything that is wrong with it; with an error there is no `Pamphlet`."""
    return _checked(Folder(folder))


def _checked(folder: Folder) -> tuple[Pamphlet | None, tuple[Problem, ...]]:
    """Check a manuscript in bearable time and memory."""
    from pamphlet.pipeline.bounds import within_memory
    from pamphlet.press.engine.patience import TimeUp, patience
    from pamphlet.verify.guard import address_space

    try:
        with patience(READING_SECONDS), within_memory(address_space() + READING_BYTES):
            return _checked_at_length(folder)
    except TimeUp:
        taken = f"{READING_SECONDS} seconds of the processor"
    except MemoryError:
        taken = f"{READING_BYTES // 10**6} MB of memory"
    message = f"to read this manuscript takes more than {taken}"
    hint = "leave in it only what belongs to the work, or divide it"
    return None, (error("F05", message, Place(folder.root.as_posix()), hint),)


def _checked_at_length(folder: Folder) -> tuple[Pamphlet | None, tuple[Problem, ...]]:
    from pamphlet.manuscript.reading import read_folder

    pamphlet, problems = read_folder(folder)
    if pamphlet is None:
        return None, problems
    from pamphlet.pages.characters import character_problems
    from pamphlet.pages.own_style.rules import style_problems
    from pamphlet.pages.strings import complete

    settings = folder.place(SETTINGS)
    roles = [contributor.role for contributor in pamphlet.metadata.contributors]
    strings, missing = complete(pamphlet.metadata.language, pamphlet.strings, roles)
    problems = in_order(
        (
            *problems,
            *(_string_missing(key, pamphlet.metadata.language, settings) for key in missing),
            *character_problems(pamphlet, settings, _printed_files(pamphlet.metadata.slug)),
            *style_problems(pamphlet.style, folder.place(STYLE)),
        )
    )
    if has_errors(problems):
        return None, problems
    pamphlet = replace(pamphlet, strings=strings)
    if pamphlet.style:
        problems = in_order((*problems, *_nesting_problems(pamphlet, folder.place(STYLE))))
    return (None if has_errors(problems) else pamphlet), problems


def _nesting_problems(pamphlet: Pamphlet, place: Place) -> tuple[Problem, ...]:
    """Find what the manuscript's own stylesheet does on its pages, which no rule shows by itself."""
    from pamphlet.pages.composition import compose
    from pamphlet.pages.own_style.nesting import nesting_problems

    return nesting_problems(
        pamphlet.style, (section.tree for section in compose(pamphlet).sections), place
    )


def _printed_files(slug: str) -> str:
    """Name the files that are printed with our fonts, those whose names begin alike in one."""
    printed = (each for each in FORMATS if each.needs and not each.on_request)
    suffixes = [suffix for chosen in printed for suffix in chosen.suffixes]
    names = []
    for _, alike in groupby(suffixes, key=lambda suffix: suffix.split("-")[:2]):
        first, *more = alike
        common = _beginning((first, *more))
        names.append(f"{slug}{common}-….pdf" if more else f"{slug}{first}")
    return ", ".join(names)


def _beginning(suffixes: Sequence[str]) -> str:
    """Give what the words of suffixes begin with alike."""
    alike = zip(*(suffix.split("-") for suffix in suffixes), strict=False)
    return "-".join(words[0] for words in takewhile(lambda words: len(set(words)) == 1, alike))


def _string_missing(key: str, language: str, settings: Place) -> Problem:
    message = f"the book prints the string “{key}”, and there is none in its language ({language})"
    return error("M09", message, settings, "give it in the file that “strings” names")


def build(
    folder: Path,
    output: Path,
    formats: Iterable[str] = (),
    *,
    jobs: int = 1,
    strict: bool = False,
    watch: Watch = lambda _: None,
) -> Outcome:
    """Make a release of a manuscript in `output`, complete or not at all; `chosen_formats` tells which."""
    began = time.perf_counter()
    try:
        clear_up(output, folder)
    except CannotGo as reason:
        return Outcome((_cannot_go(output, reason),))
    chosen = chosen_formats(formats)
    names = [each.name for each in chosen]
    source = Folder(folder)
    there = standing(source, output, names)
    former = there.former
    if there.current and not (strict and former.get("problems")):
        return Outcome(
            report.problems_told(former) or (),
            report.files_made(former),
            unchanged=True,
            note=report.note_told(former),
        )
    from pamphlet.pipeline.pool import press_beside
    from pamphlet.pipeline.workers import layouts_of

    with workspace(), press_beside(len(layouts_of(chosen)), jobs) as press:
        watch(Step("reading the manuscript"))
        pamphlet, problems = _checked(source)
        if pamphlet is None or (strict and problems):
            return Outcome(problems)
        if any(problem.code == NO_GLYPH for problem in problems):
            if formats and any(each.needs for each in chosen):
                return Outcome(tuple(map(_as_error, problems)))
            chosen = tuple(replace(each, takes=()) for each in chosen if not each.needs)
        from pamphlet.formats.about import about
        from pamphlet.pages.composition import compose

        watch(Step("composing the pages"))
        pages = compose(pamphlet)
        with garbage_lying(pages.words.count):
            made = _make(pages, chosen, press, asked=bool(formats), watch=watch)
    problems = in_order((*problems, *made.problems))
    stopping = [problem for problem in problems if problem.code != LEFT_OUT]
    if has_errors(stopping) or not made.files or (strict and problems):
        return Outcome(problems)
    inputs = report.inputs_of(pamphlet.files, styles_folder())
    facts = {
        "pamphlet": pamphlet.metadata.title,
        "identifier": pamphlet.metadata.identifier,
        "edition": pamphlet.metadata.edition,
        "released": pamphlet.metadata.released,
        "fingerprint": pages.words.fingerprint,
        "words": max(file.words for file in made.files),
        "work": about(pages, made.contents),
        **({"paper": asdict(made.paper)} if made.paper else {}),
        "state": report.state_of(inputs, names),
        "inputs": inputs,
        "onix_196": made.codes,
        "seconds": round(time.perf_counter() - began, 3),
    }
    contents = {
        **made.contents,
        report.REPORT: report.report_of(facts, made.files, problems),
        SUMS: write_sums({file.name: file.sha256 for file in made.files}),
    }
    named = (folder / file.name for file in pamphlet.files)
    doing = f"another build is writing to {output.as_posix()}/; waiting until it has ended"
    waiting = partial(watch, Step(doing, waits=True))
    try:
        removed = put_in_place(output, contents, named, waiting)
    except CannotGo as reason:
        return Outcome(in_order((*problems, _cannot_go(output, reason))))
    note = made.paper.note if made.paper else ""
    return Outcome(problems, made.files, removed=removed, note=note)


def _as_error(problem: Problem) -> Problem:
    """Give a problem as one that stops a build, when it is that of a character without a glyph."""
    return replace(problem, severity="error") if problem.code == NO_GLYPH else problem


def chosen_formats(names: Iterable[str]) -> tuple[Format, ...]:
    """Give the formats of these names; none named, or one made after all others, means all but those on request."""
    asked = set(names)
    if not asked or any(each.after == EVERY_OTHER for each in FORMATS if each.name in asked):
        asked |= {each.name for each in FORMATS if not each.on_request}
    return tuple(each for each in FORMATS if each.name in asked)


def _make(
    pages: Pages,
    chosen: tuple[Format, ...],
    press: Executor | None,
    *,
    asked: bool,
    watch: Watch,
) -> Result:
    """Make every format of the pages, and give all of them in the order of the table."""
    from pamphlet.pipeline.workers import Job, Result, make_all

    made = Result()
    for result in make_all(Job(pages, chosen, asked), press, lambda doing: watch(Step(doing))):
        made += result
        for file in result.files:
            watch(file)
    order = [each.name for each in chosen]
    return replace(made, files=tuple(sorted(made.files, key=lambda file: order.index(file.format))))


def _cannot_go(output: Path, reason: CannotGo) -> Problem:
    return error("R03", str(reason), Place(output.as_posix()), reason.hint)
