"""A build is complete or fails, gives the same bytes everywhere, and does nothing when nothing has changed."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pamphlet.formats import FORMATS
from pamphlet.release.sums import read_sums

ROOT = Path(__file__).parents[2]
SLUG = "fall-of-the-soviet-union"
QUICK = ("--format", "html", "--format", "text")


def build(
    manuscript: Path,
    output: Path,
    *options: str,
    cwd: Path = ROOT,
    program: Path = ROOT,
    **variables: str,
) -> subprocess.CompletedProcess[str]:
    """Build with the command line, in a process of its own."""
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "pamphlet",
            "build",
            str(manuscript),
            "--output",
            str(output),
            *options,
        ],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(program), **variables},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def contents(folder: Path) -> dict[str, str]:
    """Give the hashes of a release's files, the report aside: it holds durations."""
    return {
        each.name: hashlib.sha256(each.read_bytes()).hexdigest()
        for each in folder.iterdir()
        if each.name != "build-report.json"
    }


SMALL = {
    "pamphlet.yaml": """\
title: A Word on Words
slug: small
language: en
released: 2026-11-22
alterations: true
speakers: {Q: A Visitor, LT: The Old Printer}
sources: sources.yaml
parts: [introduction.md, interview.md]
""",
    "sources.yaml": 'references:\n- {id: "1937a", status: unidentified}\n',
    "introduction.md": """\
---
title: Introductory Note
role: introduction
---
A veritable printer says here why each word of this small pamphlet counts, and that of a rule about socialism none may
be lost by the bureaucratic rule of a machine.
""",
    "interview.md": """\
---
title: Interview
role: interview
---
Q: And when a word is lost?

LT: Then it [was] here and is gone, as is said elsewhere [1937a:13].
""",
}


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """Write a small manuscript that a test may spoil."""
    folder = tmp_path / "manuscript"
    folder.mkdir()
    for name, content in SMALL.items():
        (folder / name).write_text(content, "utf-8")
    return folder


def test_a_release_holds_every_file(release: Path) -> None:
    """A build makes the files of every format, their hashes and the report, and nothing else."""
    expected = {
        SLUG + suffix for each in FORMATS if not each.on_request for suffix in each.suffixes
    }
    found = {each.name for each in release.iterdir()}
    assert found == expected | {"SHA256SUMS", "build-report.json"}


def test_the_hashes_are_those_of_the_files(release: Path) -> None:
    """“sha256sum --check” finds every file as it was built."""
    lines = (release / "SHA256SUMS").read_text().splitlines()
    told = {name: digest for digest, name in (line.split("  ") for line in lines)}
    found = contents(release)
    del found["SHA256SUMS"]
    assert told == found


def test_the_report_says_from_what_and_with_what(release: Path) -> None:
    """The report tells inputs with hashes, the versions of all that shapes the bytes, and each check's outcome."""
    report = json.loads((release / "build-report.json").read_text("utf-8"))
    inputs = {each["name"]: each["sha256"] for each in report["inputs"]}
    interview = (ROOT / "manuscript" / "interview.md").read_bytes()
    assert inputs["manuscript/interview.md"] == hashlib.sha256(interview).hexdigest()
    assert "styles/pamphlet.css" in inputs
    for name in ("python", "weasyprint", "ebooklib", "pango", "harfbuzz", "fontpkg-source-serif-4"):
        assert re.match(r"\d", report["versions"][name]), name
    assert report["words"] == 9457
    proves = {SLUG + suffix: proofs for each in FORMATS for suffix, proofs in each.proves.items()}
    for each in report["files"]:
        assert each["size"] == (release / each["name"]).stat().st_size
        holds_the_work = {"words", "sheets"} & {*proves[each["name"]]}
        assert each["words"] == (9457 if holds_the_work else 0)
        assert each["checks"] or not proves[each["name"]]
        assert all(check["outcome"] == "passed" for check in each["checks"])
    assert next(each["pages"] for each in report["files"] if each["format"] == "pdf") > 24


def test_two_builds_give_the_same_bytes(release: Path, tmp_path: Path) -> None:
    """Another folder, time zone, locale, hash seed, home, user name, clock and number of jobs: the same files."""
    elsewhere = tmp_path / "ein anderer Ordner" / "ü"
    elsewhere.mkdir(parents=True)
    for name in ("pamphlet", "styles"):
        shutil.copytree(ROOT / name, elsewhere / name)
    manuscript = Path(shutil.copytree(ROOT / "manuscript", elsewhere / "text"))
    for path in manuscript.iterdir():
        os.utime(path, (86_400 * 400, 86_400 * 400))
    clock = elsewhere / "clock"
    clock.mkdir()
    (clock / "sitecustomize.py").write_text(
        "import time\n"
        "real, real_ns = time.time, time.time_ns\n"
        "time.time = lambda: real() + 4e8\n"
        "time.time_ns = lambda: real_ns() + 4 * 10**17\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "pamphlet", "build", "text", "--output", "out", "--jobs", "1"],
        cwd=elsewhere,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join([str(clock), str(elsewhere)]),
            "TZ": "Pacific/Kiritimati",
            "LC_ALL": "C",
            "PYTHONHASHSEED": "4711",
            "HOME": str(elsewhere),
            "USER": "somebody",
            "LOGNAME": "somebody",
        },
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert contents(elsewhere / "out") == contents(release)


def test_a_second_build_with_nothing_changed_does_nothing(work: Path, tmp_path: Path) -> None:
    """When neither the manuscript nor the program has changed the files stay as they are, and that is said."""
    output = tmp_path / "build"
    assert build(work, output, *QUICK).returncode == 0
    before = {each.name: each.stat().st_mtime_ns for each in output.iterdir()}
    again = build(work, output, *QUICK)
    assert "Nothing has changed" in again.stdout
    assert {each.name: each.stat().st_mtime_ns for each in output.iterdir()} == before


@pytest.mark.parametrize("spoiled", ["small.txt", "SHA256SUMS"])
def test_a_file_that_was_changed_by_hand_is_built_anew(
    work: Path, tmp_path: Path, spoiled: str
) -> None:
    """A release whose files are no longer those that were built is not taken for current."""
    output = tmp_path / "build"
    build(work, output, *QUICK)
    before = contents(output)
    (output / spoiled).write_bytes(b"changed")
    assert "Nothing has changed" not in build(work, output, *QUICK).stdout
    assert contents(output) == before


def test_a_changed_word_is_a_changed_release(work: Path, tmp_path: Path) -> None:
    """A change of the manuscript is seen, and the files of the former release that were not built anew are gone."""
    output = tmp_path / "build"
    assert build(work, output, *QUICK).returncode == 0
    before = contents(output)
    path = work / "introduction.md"
    path.write_text(path.read_text("utf-8").replace("veritable", "true"), "utf-8")
    done = build(work, output, "--format", "text")
    assert done.returncode == 0, done.stderr
    assert contents(output)["small.txt"] != before["small.txt"]
    assert not (output / "small.html").exists()
    assert "small.html" in done.stdout


@pytest.mark.parametrize(
    ("template_change", "told"),
    [
        (lambda html: html.replace("printer", "", 1), "missing"),
        (lambda html: html.replace("socialism", "socialist", 1), "socialism"),
        (lambda html: html.replace("bureaucratic rule", "rule bureaucratic", 1), "rule"),
        (lambda html: html.replace("[was]", "was", 1), "[was]"),
    ],
    ids=["a word is lost", "a word is changed", "two words change places", "a bracket is lost"],
)
@pytest.mark.slow
@pytest.mark.parametrize("chosen", ["epub", "pdf", "html", "fragment", "text", "markdown"])
def test_a_broken_page_fails_the_build(
    work: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    chosen: str,
    template_change: object,
    told: str,
) -> None:
    """When the pages lose or change one word, the build fails, names the place, and leaves the former release."""
    from dataclasses import replace

    from pamphlet.pages import composition
    from pamphlet.pipeline import build

    output = tmp_path / "build"
    output.mkdir()
    (output / "former.txt").write_text("former")
    compose = composition.compose

    def broken(pamphlet: object) -> object:
        pages = compose(pamphlet)  # type: ignore[arg-type]
        changed = tuple(
            replace(section, xhtml=template_change(section.xhtml))  # type: ignore[operator]
            if section.name == ("interview" if "[" in told else "introduction")
            else section
            for section in pages.sections
        )
        assert changed != pages.sections
        return replace(pages, sections=changed)

    monkeypatch.setattr(composition, "compose", broken)
    outcome = build.build(work, output, [chosen])
    assert outcome.failed
    assert {problem.code for problem in outcome.problems} == {"R01"}
    assert any(told in problem.message for problem in outcome.problems)
    part = "Interview" if "[" in told else "Introductory Note"
    assert any(part in problem.message for problem in outcome.problems)
    assert [each.name for each in output.iterdir()] == ["former.txt"]


def test_a_file_that_is_not_whole_is_left_out(
    work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others are a release that is true: its sums and report name what is there; built again, it says the same."""
    from pamphlet.formats.plain import text
    from pamphlet.pipeline import build

    write = text.write
    monkeypatch.setattr(
        text,
        "write",
        lambda pages, ready: {
            name: content.replace(b"[was]", b"was") for name, content in write(pages, ready).items()
        },
    )
    output = tmp_path / "build"
    formats = ["text", "markdown", "html", "fragment", "epub", "kepub"]
    outcome = build.build(work, output, formats)
    assert {(problem.code, problem.severity) for problem in outcome.problems} == {("R01", "error")}
    names = {path.name for path in output.iterdir()}
    assert not any(name.endswith(".txt") for name in names)
    assert {Path(name).suffix for name in names} == {".md", ".html", ".epub", ".json", ""}
    assert {file.name for file in outcome.files} == names - {"SHA256SUMS", "build-report.json"}
    assert set(read_sums((output / "SHA256SUMS").read_bytes())) == {
        file.name for file in outcome.files
    }
    again = build.build(work, output, formats)
    assert again.unchanged
    assert set(again.problems) == set(outcome.problems)


def test_a_broken_template_fails_the_build(work: Path, tmp_path: Path) -> None:
    """A template that leaves out what it should print fails the build on the command line, with exit status 1."""
    program = tmp_path / "program"
    for name in ("pamphlet", "styles"):
        shutil.copytree(ROOT / name, program / name)
    output = tmp_path / "build"
    assert build(work, output, *QUICK, cwd=program, program=program).returncode == 0
    before = contents(output)
    markup = program / "pamphlet" / "pages" / "runs_markup.py"
    text = markup.read_text("utf-8")
    markup.write_text(
        re.sub(r"class=\\?\"alteration\\?\"(?=>)", 'hidden="hidden" data-x="', text), "utf-8"
    )
    assert markup.read_text("utf-8") != text
    done = build(work, output, *QUICK, cwd=program, program=program)
    assert done.returncode != 0
    assert contents(output) == before


def test_a_build_killed_at_any_time_leaves_one_release_whole(work: Path, tmp_path: Path) -> None:
    """Kill whole builds at many moments: each leaves the former release or the new one, byte for byte."""
    output = tmp_path / "build"
    build(work, output, "--format", "text")
    former = contents(output)
    began = time.monotonic()
    build(work, tmp_path / "other", *QUICK)
    lasts = time.monotonic() - began
    new = contents(tmp_path / "other")
    command = [
        sys.executable,
        "-m",
        "pamphlet",
        "build",
        str(work),
        "--output",
        str(output),
        *QUICK,
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for share in (0.2, 0.4, 0.6, 0.75, 0.85, 0.9, 0.95, 1.0):
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(lasts * share)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert contents(output) in (former, new)


def test_without_a_typesetter_all_else_is_built(work: Path, tmp_path: Path) -> None:
    """Where WeasyPrint cannot load EPUB, HTML and text are built and checks run; a PDF that is asked for is refused."""
    (tmp_path / "without" / "weasyprint").mkdir(parents=True)
    (tmp_path / "without" / "weasyprint" / "__init__.py").write_text(
        "raise OSError(\"cannot load library 'libpango-1.0-0'\")\n"
    )
    path = os.pathsep.join([str(tmp_path / "without"), str(ROOT)])
    output = tmp_path / "build"
    done = build(work, output, PYTHONPATH=path)
    assert done.returncode == 0, done.stderr
    made = {each.name for each in output.iterdir()}
    assert {
        "small.epub",
        "small.html",
        "small-fragment.html",
        "small.txt",
        "small.md",
    } <= made
    assert "small.pdf" not in made
    assert "warning R02" in done.stderr
    refused = build(work, output, "--format", "pdf", PYTHONPATH=path)
    assert refused.returncode == 1
    assert "error R02" in refused.stderr
    assert "pango" in refused.stderr.lower()
    assert "Traceback" not in refused.stderr


def test_problems_stop_a_build(work: Path, tmp_path: Path) -> None:
    """A faulty manuscript gives its problems and exit status 1, and nothing is written."""
    (work / "sources.yaml").unlink()
    done = build(work, tmp_path / "build")
    assert done.returncode == 1
    assert "error F01" in done.stderr
    assert not (tmp_path / "build").exists()


def test_strict_lets_warnings_stop_a_build(work: Path, tmp_path: Path) -> None:
    """Under --strict a warning is enough to write nothing."""
    text = (work / "pamphlet.yaml").read_text("utf-8")
    (work / "pamphlet.yaml").write_text(text.replace("LT:", "XX: Nobody, LT:"), "utf-8")
    assert build(work, tmp_path / "build", *QUICK).returncode == 0
    strict = build(work, tmp_path / "strict", *QUICK, "--strict")
    assert strict.returncode == 1
    assert "warning T02" in strict.stderr
    assert not (tmp_path / "strict").exists()
    again = build(work, tmp_path / "build", *QUICK)
    assert "Nothing has changed" in again.stdout
    assert "warning T02" in again.stderr


def test_a_character_without_a_glyph_stops_only_what_is_printed(work: Path, tmp_path: Path) -> None:
    """All that needs no font of ours is made and told; a printed file that is asked for is an error."""
    introduction = work / "introduction.md"
    text = introduction.read_text("utf-8")
    introduction.write_text(f"{text}\nA sign: 𒀀.\n", "utf-8")
    output = tmp_path / "build"
    done = build(work, output)
    assert done.returncode == 0, done.stderr
    assert (
        "so these are not made: small.pdf, small-large-print-….pdf, "
        "small-reading-copy-….pdf, small-booklet-….pdf" in done.stderr
    )
    made = contents(output)
    assert not any(name.endswith(".pdf") for name in made)
    assert {
        f"small{end}" for end in (".epub", ".kepub.epub", ".html", ".txt", ".md", "-complete.zip")
    } <= set(made)
    before = contents(output)
    asked = build(work, output, "--format", "pdf")
    assert asked.returncode == 1
    assert "error G01" in asked.stderr
    assert contents(output) == before


def test_a_picture_that_cannot_be_drawn_is_an_error(work: Path, tmp_path: Path) -> None:
    """It is told where it is named, once for all layouts; no release is made without it."""
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="{}"/></svg>'
    (work / "odd.svg").write_text(drawing.format("M 0 0 A 1 1 1 1"), "utf-8")
    text = work / "introduction.md"
    with text.open("a", encoding="utf-8") as stream:
        stream.write("\n\n![A line](odd.svg)\n")
    options = ("--format", "pdf", "--format", "large-print")
    done = build(work, tmp_path / "build", *options)
    line = len(text.read_text("utf-8").splitlines())
    assert done.returncode == 1
    assert (
        done.stderr.count("I03") == done.stderr.count(f"introduction.md:{line}:1: error I03") == 1
    )
    assert not (tmp_path / "build").exists()
