"""Hold what a person sees of every problem: the faulty manuscripts in `problems/`, and the exact text beside them.

`problems/CODE/manuscript` has that fault and no other; `problems/CODE-variant/` is another way to it.
`expected.txt` is what `pamphlet check manuscript` prints in that folder; `pytest --update-golden`
rewrites it. What no repository can hold is done by the test: it makes a file too large (GROWN), and
takes the right to read one away (FORBIDDEN).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from pamphlet.cli.main import command
from pamphlet.pipeline.build import check
from pamphlet.work.problems import CODES, Place, Problem, did_you_mean, error, in_order, warning

REPOSITORY = Path(__file__).parent.parent
FOLDERS = sorted(each for each in (Path(__file__).parent / "problems").iterdir() if each.is_dir())
SINGLE = [each for each in FOLDERS if each.name != "many"]
GROWN = {"F05": "text.md"}
LARGEST_TEXT = 8_000_000  # bytes, as the problem tells
FORBIDDEN = {"F07": "text.md"}
# Problems of a build, of many builds, of an import and of a site, which no manuscript can have.
OF_BUILDS = {code for code in CODES if code.startswith(("D", "J", "R", "W"))}
# Problems of a folder or of a whole file, which no line of it is to blame for.
NOWHERE = {"F06", "M09"}

# What stands at the place that is told, for each problem in its order.
CULPRITS = {
    "F01": ["introduction.md"],
    "F02": ["../notes.md"],
    "F02-link": ["notes.md"],
    "F03": ["\ufffd was"],
    "F04": ["\0words", "\x0bweight"],
    "F05": ["text.md"],
    "F07": ["text.md"],
    "Y01": ['"A Small Work'],
    "Y01-colon": [": In Two Parts"],
    "Y01-front-matter": ["'The Text"],
    "Y01-indentation": ["released: 2026-11-22"],
    "Y01-no-colon": ["language en"],
    "Y02": ["title: Another"],
    "Y03": ["&a [ha"],
    "Y04": ["[" * 11 + "]"],
    "M01": ["licens"],
    "M02": ["language"],
    "M03": ["yes, please"],
    "M03-print": ["thin", "2.5"],
    "M03-fit": ["pages"],
    "M04": ["2026-11-31"],
    "M05": ["english"],
    "M05-hyphenation": ["de"],
    "M06": ["chaptre"],
    "M06-contributor": ["edtor"],
    "M07": ["A Small Work!"],
    "M08": ["Reprint it freely"],
    "M10": ["text.md]"],
    "P01": ["---"],
    "P01-pictures": ["---"],
    "P02": ["### A Detail"],
    "P02-second": ["# Another Text"],
    "P03": ["# The Text"],
    "P03-open": ["---"],
    "P04": ["## "],
    "P05": ["[link]", "[example]:"],
    "P05-cell": ["and a half"],
    "P06": ["> > > > > > > > > > A few"],
    "P07": ["3. of"],
    "P08": ["{#the-text}", "<u>", "</u>"],
    "P09": ['-- "no', "-- and"],
    "T01": ["Leon Trotzky:"],
    "T02": ["VL: Vladimir"],
    "T03": ["LT:"],
    "T04": ["LT: It was a state"],
    "B01": ["[was a state"],
    "B02": ["] a state"],
    "B03": ["“state.", "” of what"],
    "C01": ["1937b"],
    "C02": ["1937e:14"],
    "C03": ["so to say"],
    "C04": ["1937a"],
    "C05": ["[see 1937a:13]"],
    "I01": ["![A press of 1920](pictures/pres.svg)"],
    "I02": ["![](press.svg)"],
    "I03": ["![A press of 1920]"],
    "N01": ["[^weight]"],
    "N02": ["[^weight]:"],
    "L01": ["[no weight](#nothig)"],
    "L02": ["[no weight](file"],
    "L03": ["[no weight]{#here}"],
    "E01": ["heavy words", " them *very*", "very* long", "The end."],
    "E01-moved": ["long-term all"],
    "E02": ["copy-text: wieght"],
    "E03": ["copy-text: of"],
    "G01": ["𒀀, a word"],
    "G02": ["\u00adrevolution", "\u2011historical"],
    "S01": ["@import", "url(https://example.org/paper.png)"],
    "S02": ["text-transform", "display", "content", "@page"],
    "S03": [":not(:not(h1)"],
}


@pytest.fixture
def faulty(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy the folder of a problem, with the faults made that it cannot hold, and go there."""
    folder: Path = request.param
    copy = tmp_path / "there"
    shutil.copytree(folder, copy, symlinks=True)
    if name := GROWN.get(folder.name):
        with (copy / "manuscript" / name).open("ab") as file:
            file.write(b"Many words. " * (LARGEST_TEXT // 12 + 1))
    if name := FORBIDDEN.get(folder.name):
        _forbid(name, monkeypatch)
    monkeypatch.chdir(copy)
    return folder


def _forbid(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a file be unreadable to everybody, also to an administrator who runs the tests."""
    system_open = os.open

    def refuse(path: Path, flags: int) -> int:
        if Path(path).name == name:
            raise PermissionError(13, "Permission denied")
        return system_open(path, flags)

    monkeypatch.setattr(os, "open", refuse)


def each_of(folders: list[Path]) -> pytest.MarkDecorator:
    """Run a test in each of the folders."""
    return pytest.mark.parametrize(
        "faulty", folders, ids=[each.name for each in folders], indirect=True
    )


def problems_here() -> tuple[Problem, ...]:
    """Check the manuscript in the current folder."""
    return check(Path("manuscript"))[1]


@each_of(FOLDERS)
def test_a_person_sees_exactly_this(faulty: Path, golden: Callable[[str, Path], None]) -> None:
    """A faulty manuscript is told in the words of `expected.txt`, with the right exit status."""
    result = CliRunner().invoke(command, ["check", "manuscript"])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.exit_code == expected_status(problems_here())
    golden(result.output, faulty / "expected.txt")


def expected_status(problems: tuple[Problem, ...]) -> int:
    """Give 2 where nothing can be read, 1 for errors, 0 for warnings."""
    if any(problem.code == "F06" for problem in problems):
        return 2
    return int(any(problem.severity == "error" for problem in problems))


@each_of(SINGLE)
def test_a_folder_has_the_fault_of_its_name_and_no_other(faulty: Path) -> None:
    """The problems of a folder all bear the code in its name."""
    assert {problem.code for problem in problems_here()} == {faulty.name.partition("-")[0]}


def test_every_code_has_its_folder() -> None:
    """Each problem that a manuscript can have is shown, and no code is shown that is not."""
    shown = {each.name.partition("-")[0] for each in SINGLE}
    assert shown == set(CODES) - OF_BUILDS
    assert len(shown) >= 30


def test_every_code_is_given_somewhere() -> None:
    """A code that no line of the program gives would be a promise that nobody keeps."""
    sources = [
        each for each in (REPOSITORY / "pamphlet").rglob("*.py") if each.name != "problems.py"
    ]
    given = {
        code for path in sources for code in re.findall(r'"([A-Z]\d\d)"', path.read_text("utf-8"))
    }
    assert set(CODES) - given == set()


@each_of(SINGLE)
def test_the_place_is_that_of_the_culprit(faulty: Path) -> None:
    """At the line and column of each problem stands what is wrong."""
    problems = problems_here()
    if faulty.name.partition("-")[0] in NOWHERE:
        assert not any(problem.place.column for problem in problems)
        return
    culprits = CULPRITS[faulty.name]
    assert len(problems) == len(culprits)
    for problem, culprit in zip(problems, culprits, strict=True):
        text = Path(problem.place.path).read_bytes().decode("utf-8", "replace")
        lines = text.split("\n")[problem.place.line - 1 :]
        assert "\n".join(lines)[problem.place.column - 1 :].startswith(culprit), str(problem)


@each_of(FOLDERS)
@pytest.mark.usefixtures("faulty")
def test_each_problem_is_a_place_a_sentence_and_a_way_out() -> None:
    """A message is a sentence without the words of programmers, and a hint goes with it."""
    for problem in problems_here():
        assert problem.place.path.startswith("manuscript")
        assert problem.hint, str(problem)
        for said in (problem.message, problem.hint):
            assert not said.endswith("."), said
            assert "\n" not in said
            jargon = r"Error\b|Exception|None|NoneType|\bstr\b|\bint\b|\bdict\b|codec|errno|token"
            assert not re.search(jargon, said), said


@each_of([each for each in FOLDERS if each.name in {"B03", "T01", "T02", "T03", "T04"}])
@pytest.mark.usefixtures("faulty")
def test_a_warning_counts_when_it_is_asked_to() -> None:
    """A warning leaves the exit status 0, and makes it 1 under --strict."""
    assert {problem.severity for problem in problems_here()} == {"warning"}
    assert CliRunner().invoke(command, ["check", "manuscript"]).exit_code == 0
    assert CliRunner().invoke(command, ["check", "manuscript", "--strict"]).exit_code == 1


@each_of([each for each in FOLDERS if each.name == "many"])
@pytest.mark.usefixtures("faulty")
def test_all_problems_are_told_at_once_and_sorted() -> None:
    """A manuscript with faults in several files shows each of them, by file, line and column."""
    problems = problems_here()
    assert problems == in_order(problems)
    assert [problem.place for problem in problems] == sorted(each.place for each in problems)
    assert len({problem.place.path for problem in problems}) == 3
    codes = {problem.code for problem in problems}
    assert codes >= {"M01", "M04", "B01", "C02", "C03", "P02", "L01", "N01", "I01", "I02"}


def test_a_real_process_says_the_same() -> None:
    """The command in a process of its own prints the golden text, and ends with status 1."""
    folder = Path(__file__).parent / "problems" / "C02"
    run = subprocess.run(
        [sys.executable, "-m", "pamphlet", "check", "manuscript"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr == (folder / "expected.txt").read_text("utf-8")


def test_a_problem_is_printed_as_a_place_a_sentence_and_a_hint() -> None:
    """A problem is one line, and its hint another; numbers of zero are left out of a place."""
    problem = error("C02", "a sentence", Place("m/a.md", 41, 18), "a way out")
    assert str(problem) == "m/a.md:41:18: error C02: a sentence\n    hint: a way out"
    assert str(warning("T02", "a sentence", Place("m"))) == "m: warning T02: a sentence"
    assert str(Place("m/a.md", 3)) == "m/a.md:3"


def test_a_code_that_the_table_lacks_cannot_be_given() -> None:
    """Every problem has a code that somebody can look up."""
    with pytest.raises(KeyError):
        error("X99", "a sentence", Place("m"))


def test_problems_are_sorted_and_said_once() -> None:
    """Lines and columns are sorted as numbers, and the same problem twice is one."""
    places = [Place("b", 1, 1), Place("a", 10, 1), Place("a", 9, 12), Place("a", 9, 2)]
    problems = [error("C02", "a sentence", place) for place in (*places, places[0])]
    assert [each.place for each in in_order(problems)] == places[::-1]


def test_near_words_are_proposed_and_far_ones_are_not() -> None:
    """A hint names what somebody may have meant, or says nothing."""
    assert did_you_mean("licens", ["licence", "parts"]) == "did you mean “licence”?"
    assert did_you_mean("xyz", ["licence", "parts"]) == ""
