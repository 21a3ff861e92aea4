"""A build that passes makes files that are complete, of whatever work, by whatever measure."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from pamphlet.pipeline.build import build
from pamphlet.pipeline.examination import holding_the_work
from pamphlet.pipeline.verification import _of_manuscript
from pamphlet.verify.measure import Measure, measure_from, own_measure
from tests.share import by_run
from tests.whole.generated import SCRIPTS, UNSPACED, laid_out_in, unspaced_work, works

QUICK = ("text", "markdown", "html", "fragment", "epub")
PRINTED = ("pdf", "large-print", "reading-copy")

ONCE = settings(
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def hold(files: dict[str, str], formats: tuple[str, ...]) -> None:
    """Build a work and hold each of its files to each measure: all must be complete, typography and all."""
    with tempfile.TemporaryDirectory() as place:
        folder = laid_out_in(Path(place) / "manuscript", files)
        release = Path(place) / "build"
        outcome = build(folder, release, formats)
        faults = [problem for problem in outcome.problems if problem.severity == "error"]
        assert not faults, faults
        made = {path.name: path.read_bytes() for path in release.iterdir()}
        manuscript = _of_manuscript(folder)
        measures = [Measure("manuscript", "manuscript", manuscript.exemplar)]
        if any(name.endswith((".html", ".epub", ".pdf")) for name in made):
            measures.append(Measure("release", "build", measure_from(release).exemplar))
        for name in holding_the_work(made):
            own = own_measure(name, made[name])
            for measure in (*measures, *((own,) if own else ())):
                verdict = measure.judge(name, made[name])
                told = (name, measure.kind, verdict.name, verdict.differences[:3])
                assert verdict.name == "complete", told


@settings(ONCE, max_examples=by_run(short=60, whole=120))
@given(works())
def test_files_for_screens(files: dict[str, str]) -> None:
    """Text, Markdown, HTML, fragment and EPUB of any work are complete by manuscript, release and themselves."""
    hold(files, QUICK)


@settings(ONCE, max_examples=by_run(short=6, whole=12))
@given(works())
def test_files_for_paper(files: dict[str, str]) -> None:
    """The A5 pages and the large print of any work are complete by manuscript, release and themselves."""
    hold(files, PRINTED)


@pytest.mark.parametrize("language", UNSPACED)
def test_scripts_without_spaces(language: str) -> None:
    """Paragraphs that are one word over many lines and pages are complete on paper, on screens and as text."""
    hold(unspaced_work(language), (*QUICK, "pdf"))


def test_few_lines_of_letters_that_are_drawn_in_another_order() -> None:
    """A work so short that its pages might be sheets is read by what its letters stand for all the same."""
    text = "---\ntitle: One\nrole: chapter\n---\n# One\n\n{lang=th}\nทำน้ำทั้งน้ำใน กันทั้งหลายน้ำ และเหตุผลทำ\n"
    hold(unspaced_work("th") | {"one.md": text}, ("pdf", "large-print"))


@pytest.mark.parametrize("language", ["en", "he", "ru"])
def test_notes_that_begin_with_a_number(language: str) -> None:
    """The number of a note is not that which its text begins with, whichever way the lines run."""
    some = SCRIPTS[language].split()
    first, second, third = " ".join(some[:6]), " ".join(some[6:10]), " ".join(some[2:5])
    text = f"---\ntitle: {third}\nrole: chapter\n---\n# {third}\n\n{first}[^1] {second}[^2] {third}.\n\n"
    text += f"[^1]: 1917 {second}\n\n[^2]: 12 {third}\n\n"
    about = f"title: {second}\nlanguage: {language}\nreleased: 2026-11-22\nparts: [one.md]\n"
    hold({"one.md": text, "pamphlet.yaml": about}, PRINTED)
