"""The pipeline as code: read, compose, typeset, write, verify; then the release is put in place as a whole.

Events are handed to a callable while the build goes on; nothing is printed here. The steps are imported when they are
due, so that a build with nothing to do is over before they would be loaded.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pamphlet.formats import FORMATS, Format
from pamphlet.manuscript.files import SETTINGS, STYLE, Folder, Refusal
from pamphlet.pages.styles import styles_folder
from pamphlet.release import report
from pamphlet.release.report import FileMade
from pamphlet.release.swap import replace_release
from pamphlet.work.problems import Place, Problem, error, has_errors, in_order

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from pamphlet.pipeline.workers import Made
    from pamphlet.press.layout.sheet_count import SheetCount
    from pamphlet.release.minisign import SecretKey
    from pamphlet.work.model import ManuscriptFile, Pamphlet


@dataclass(frozen=True, slots=True)
class Step:
    """Something that the build is about to do, for whoever watches."""

    doing: str


Watch = Callable[[Step | FileMade], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a build: its files, or the problems for which there are none."""

    problems: tuple[Problem, ...]
    files: tuple[FileMade, ...] = ()
    pamphlet: Pamphlet | None = None
    unchanged: bool = False
    removed: tuple[str, ...] = ()
    note: str = ""  # what the person who builds may like to know, and need not mend

    @property
    def failed(self) -> bool:
        """Whether an error stopped the build."""
        return has_errors(self.problems)


def check(folder: Path) -> tuple[Pamphlet | None, tuple[Problem, ...]]:
    """Read a manuscript and give it with everything that is wrong with it; with an error there is no `Pamphlet`."""
    return _checked(Folder(folder))


def _checked(folder: Folder) -> tuple[Pamphlet | None, tuple[Problem, ...]]:
    from pamphlet.manuscript.reading import read_folder

    pamphlet, problems = read_folder(folder)
    if pamphlet is None:
        return None, problems
    from pamphlet.pages.characters import character_problems
    from pamphlet.pages.strings import complete
    from pamphlet.pages.stylesheet import stylesheet_problems

    settings = folder.place(SETTINGS)
    roles = [contributor.role for contributor in pamphlet.metadata.contributors]
    strings, missing = complete(pamphlet.metadata.language, pamphlet.strings, roles)
    problems = in_order(
        (
            *problems,
            *(_string_missing(key, pamphlet.metadata.language, settings) for key in missing),
            *character_problems(pamphlet, settings),
            *stylesheet_problems(pamphlet.style, folder.place(STYLE)),
        )
    )
    return (None if has_errors(problems) else replace(pamphlet, strings=strings)), problems


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
    chosen = chosen_formats(formats)
    names = [each.name for each in chosen]
    former = report.former_report(output)
    source = Folder(folder)
    inputs = report.inputs_of(_files_as_told(source, report.hashes_told(former)), styles_folder())
    current = report.is_current(former, report.state_of(inputs, names), output)
    if current and not (strict and former.get("problems")):
        return Outcome(
            report.problems_told(former),
            report.files_made(former),
            unchanged=True,
            note=report.note_told(former),
        )
    from pamphlet.pipeline.workers import press_beside

    with press_beside(chosen, jobs) as press:
        watch(Step("reading the manuscript"))
        pamphlet, problems = _checked(source)
        if pamphlet is None or (strict and problems):
            return Outcome(problems)
        made, found, paper = _make(pamphlet, chosen, press, asked=bool(formats), watch=watch)
    problems = in_order((*problems, *found))
    if has_errors(problems) or (strict and problems):
        return Outcome(problems)
    inputs = report.inputs_of(pamphlet.files, styles_folder())
    facts = {
        "pamphlet": pamphlet.metadata.title,
        "identifier": pamphlet.metadata.identifier,
        "edition": pamphlet.metadata.edition,
        "released": pamphlet.metadata.released,
        "fingerprint": made[0].fingerprint if made else "",
        "words": max((each.words for each in made), default=0),
        **({"paper": asdict(paper)} if paper else {}),
        "state": report.state_of(inputs, names),
        "inputs": inputs,
        "onix_196": _onix_196(made),
        "seconds": round(time.perf_counter() - began, 3),
    }
    outcome = _put_in_place(output, pamphlet, made, problems, facts, former)
    return replace(outcome, note=paper.note) if paper and not outcome.failed else outcome


def sign(output: Path, key: SecretKey) -> Path:
    """Sign the hashes of a release, and give the signature's path. Raises OSError when it cannot be written.

    A build takes the signature of the former release away, so that none stands beside hashes that it does not fit.
    """
    from pamphlet.release import minisign

    facts = report.former_report(output)
    comment = "{pamphlet}, edition {edition}, released {released}".format_map(facts)
    signature = minisign.sign((output / report.SUMS).read_bytes(), key, " ".join(comment.split()))
    path = output / report.SIGNATURE
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(signature)
    beside.replace(path)
    return path


def _files_as_told(folder: Folder, hashes: Mapping[str, str]) -> tuple[ManuscriptFile, ...]:
    """Look at the files that a former build was made from: none when one is missing or another file than it was.

    A stylesheet counts as soon as it is there, for nothing names it.
    """
    if folder.lacks(SETTINGS):
        return ()
    names = {*hashes, STYLE} if not folder.lacks(STYLE) else set(hashes)
    files = []
    for name in sorted(names):
        file = folder.look(name)
        if isinstance(file, Refusal) or file.sha256 != hashes.get(name):
            return ()
        files.append(file)
    return tuple(files)


def chosen_formats(names: Iterable[str]) -> tuple[Format, ...]:
    """Give the formats of these names; none named, or one that holds the release, means all but those on request."""
    asked = set(names)
    if not asked or any(each.holds == "release" for each in FORMATS if each.name in asked):
        asked |= {each.name for each in FORMATS if not each.on_request}
    return tuple(each for each in FORMATS if each.name in asked)


def _make(
    pamphlet: Pamphlet,
    chosen: tuple[Format, ...],
    press: Executor | None,
    *,
    asked: bool,
    watch: Watch,
) -> tuple[list[Made], list[Problem], SheetCount | None]:
    """Compose the pages once, and make every format of them."""
    from pamphlet.pages.composition import compose
    from pamphlet.pipeline.workers import Job, make_all

    watch(Step("composing the pages"))
    job = Job(compose(pamphlet), chosen, pdf_asked=asked)
    made: list[Made] = []
    problems: list[Problem] = []
    paper = None
    for result in make_all(job, press, lambda doing: watch(Step(doing))):
        problems += result.problems
        made += result.made
        paper = result.paper or paper
        for each in result.made:
            watch(_file_made(each))
    order = {each.name: number for number, each in enumerate(chosen)}
    return sorted(made, key=lambda each: order[each.format]), problems, paper


def _onix_196(made: list[Made]) -> dict[str, str]:
    """Give what the EPUB claims of its accessibility, in the codes that booksellers use."""
    from pamphlet.formats.epub.checks.onix import onix_196

    return next((onix_196(each.content) for each in made if each.format == "epub"), {})


def _file_made(made: Made) -> FileMade:
    digest = hashlib.sha256(made.content).hexdigest()
    size = len(made.content)
    return FileMade(
        made.name, made.format, digest, size, made.pages, made.words, made.seconds, made.checks
    )


def _put_in_place(
    output: Path,
    pamphlet: Pamphlet,
    made: list[Made],
    problems: tuple[Problem, ...],
    facts: dict[str, object],
    former: dict[str, object],
) -> Outcome:
    files = tuple(_file_made(each) for each in made)
    contents = {each.name: each.content for each in made}
    contents[report.SUMS] = report.checksums(files)
    contents[report.REPORT] = report.report_of(facts, files, problems)
    before = {each.name for each in report.files_made(former)}
    before |= {report.SUMS, report.REPORT, report.SIGNATURE}
    try:
        replace_release(output, contents, before)
    except OSError as failure:
        message = f"the release cannot be written: {failure.strerror or failure}"
        hint = "choose another folder with --output, or make room or give yourself the right to write there"
        return Outcome(in_order((*problems, error("R03", message, Place(output.as_posix()), hint))))
    removed = tuple(sorted(before - set(contents) - {report.SIGNATURE}))
    return Outcome(problems, files, pamphlet, removed=removed)
