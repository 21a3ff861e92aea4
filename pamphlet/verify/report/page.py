"""Write verdicts as one page for people.

The page tells of each file the verdict in a sentence, shows the whole work with what differs in it, then each finding
with the words around it in both texts, and how to check all of it again.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path, PurePath

from markupsafe import Markup

from pamphlet.verify.compare.differences import Difference
from pamphlet.verify.compare.findings import Finding
from pamphlet.verify.report import sentences
from pamphlet.verify.report.fragments import Around, blocks_around, link_to
from pamphlet.verify.report.passages import LONGEST_NAME, SideBySide, shown, side_by_side
from pamphlet.verify.report.picture import BAR, PITCH, WIDTH, PartPicture, pictures
from pamphlet.verify.signatures import Signature
from pamphlet.verify.verdict import Checked
from pamphlet.work.embedding import hash_source
from pamphlet.work.frozen import frozen
from pamphlet.work.languages import direction_of, is_language
from pamphlet.work.templates import read_template

HERE = Path(__file__).parent
GENERATOR = "pamphlet verify"
MARK = f'<meta name="generator" content="{GENERATOR}'  # by which a report is known

FEW = 8  # places of a finding that are shown, all of them;
FIRST = 3  # of more than these the first ones
MOST_PLACES = 300  # on the page: of paper some forty pages
MOST_FINDINGS = 200
MOST_TYPOGRAPHY = 20
MOST_FILES = 200
MOST_AROUND = 60


@frozen
class Asked:
    """What was asked: the files as they were named, the measure if one was, and the address where the copy stands."""

    files: tuple[str, ...]
    against: str = ""
    together: bool = False
    url: str = ""


@frozen
class ShownPlace:
    """A place as the page shows it."""

    where: str
    kind: str
    sides: SideBySide
    link: str
    position: int


@frozen
class ShownFinding:
    """A finding as the page shows it: its first places, and where the others are."""

    name: str
    count: int
    habit: str
    places: tuple[ShownPlace, ...]
    others: str


@frozen
class ShownFile:
    """A file as the page shows it."""

    checked: Checked
    name: str
    sentence: str
    measured: str
    pictures: tuple[PartPicture, ...]
    parts_left: int
    findings: tuple[ShownFinding, ...]
    findings_left: int
    typography: tuple[ShownPlace, ...]


def written(checked: Sequence[Checked], signatures: Sequence[Signature], asked: Asked) -> bytes:
    """Write the page."""
    style = (HERE / "report.css").read_text("utf-8")
    report = read_template(
        HERE / "report.html",
        shown=shown,
        counted=sentences.counted,
        told_of_part=sentences.told_of_part,
        not_judged=sentences.not_judged,
        nearest=sentences.nearest,
        language=_language,
    )
    page = report.render(
        style=Markup(style),  # noqa: S704  our own file, and nothing else
        style_source=Markup(hash_source(style)),  # noqa: S704  Base64
        generator=f"{GENERATOR} {version('pamphlet-press')}",
        files=list(_shown_files(checked[:MOST_FILES], asked.url)),
        names=sentences.NAMES,
        files_left=max(0, len(checked) - MOST_FILES),
        signatures=signatures,
        url=asked.url,
        command=_command(checked, asked),
        most_around=MOST_AROUND,
        WIDTH=WIDTH,
        BAR=BAR,
        PITCH=PITCH,
    )
    return page.encode("utf-8", "replace")


def _language(tag: str) -> Markup:
    """Give the attributes of what is in the language of the work."""
    if len(tag) > LONGEST_NAME or not is_language(tag):
        return Markup('dir="auto"')
    return Markup('lang="{}" dir="{}"').format(tag, direction_of(tag))


def _shown_files(checked: Sequence[Checked], url: str) -> Iterator[ShownFile]:
    """Give the files as the page shows them, as long as it has room for their places."""
    left = MOST_PLACES
    for file in checked:
        told = _shown_file(file, url, left)
        left -= len(told.typography) + sum(len(finding.places) for finding in told.findings)
        yield told


def _shown_file(checked: Checked, url: str, left: int) -> ShownFile:
    verdict, outline = checked.verdict, checked.outline
    is_other = verdict.name == "another text"
    drawn = () if is_other or not verdict.findings else pictures(outline, verdict.differences)
    blocks = blocks_around(outline) if url else {}
    findings = () if is_other else tuple(_shown_findings(verdict.findings, blocks, url, left))
    measured = sentences.MEASURED[checked.measured_by] if checked.measured_by else ""
    return ShownFile(
        checked,
        _named(checked.name),
        sentences.said_of(verdict, checked.title),
        measured.format(name=_named(checked.measure_name)),
        drawn,
        len(outline) - len(drawn) if drawn else 0,
        findings,
        0 if is_other else len(verdict.findings) - len(findings),
        tuple(
            _shown_place(place, blocks, url)
            for place in verdict.typography[: min(left, MOST_TYPOGRAPHY)]
        ),
    )


def _shown_findings(
    findings: Sequence[Finding], blocks: Mapping[str, Around], url: str, left: int
) -> Iterator[ShownFinding]:
    for finding in findings[:MOST_FINDINGS]:
        places = finding.places[: FEW if finding.count <= FEW else FIRST]
        left -= len(places)
        if left < 0:
            return
        yield ShownFinding(
            sentences.KINDS[places[0].kind],
            finding.count,
            shown(finding.habit),
            tuple(_shown_place(place, blocks, url) for place in places),
            sentences.others(finding.places[len(places) :]),
        )


def _shown_place(place: Difference, blocks: Mapping[str, Around], url: str) -> ShownPlace:
    link = link_to(place, url, blocks) if url else ""
    return ShownPlace(
        sentences.where(place), place.kind, side_by_side(place), link, place.position + 1
    )


def _named(path: str) -> str:
    """Give a path as it was named, but of a whole one only the last name: the page goes to others."""
    pure = PurePath(path)
    return shown(pure.name if pure.is_absolute() else path)


def _command(checked: Sequence[Checked], asked: Asked) -> str:
    """Give the command that checks the same again, in a folder that holds the files."""
    measures = {file.measure_name for file in checked if file.measured_by not in ("", "itself")}
    against = asked.against or (measures.pop() if len(measures) == 1 else "")
    named = [_named(file) for file in asked.files]
    options = ["--together"] if asked.together else []
    if against:
        options += ["--against", _named(against)]
    return shlex.join(["pamphlet", "verify", *named, *options])
