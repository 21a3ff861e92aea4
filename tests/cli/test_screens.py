"""What a person sees is a tested product: screens of 60, 80 and 100 columns, and the pipe, letter by letter.

`screens/NAME-COLUMNS.txt` is what is left on the screen; `pytest --update-golden` rewrites it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.runs import ROOT, left_on_screen, run, run_in_terminal

SCREENS = Path(__file__).with_name("screens")
COMMANDS = {
    "formats": ["formats"],
    "import": ["import", "dialogue.docx", "made"],
    "problems": ["check", "many"],
    "verdict": ["verify", "altered.txt", "--against", "plain"],
    "verdicts": [
        "verify",
        "altered.txt",
        "a-whole-copy-with-a-name-that-is-longer-than-most.txt",
        "escape\x1b[31m.txt",
        "--against",
        "plain",
    ],
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a faulty manuscript, a sound one, and copies of the latter: whole, altered and of another."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "tests" / "problems" / "many" / "manuscript", folder / "many")
    shutil.copytree(ROOT / "tests" / "works" / "plain", folder / "plain")
    cases = ROOT / "tests" / "editor" / "imports" / "cases"
    shutil.copyfile(cases / "dialogue-of-word.docx", folder / "dialogue.docx")
    text = (folder / "plain" / "text.md").read_text("utf-8").rpartition("---\n")[2]
    copies = {
        "a-whole-copy-with-a-name-that-is-longer-than-most": text,
        "altered": text.replace("book", "volume").replace("the", "\x1b[2Jthe", 1),
        "escape\x1b[31m": "Quite another text.",
    }
    for name, copy in copies.items():
        (folder / f"{name}.txt").write_text(copy, "utf-8")
    return folder


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("columns", [60, 80, 100])
def test_a_person_sees_exactly_this(
    desk: Path, name: str, columns: int, golden: Callable[[str, Path], None]
) -> None:
    """On a terminal each command leaves these lines, none wider than the window."""
    screen = left_on_screen(run_in_terminal(COMMANDS[name], desk, columns))
    golden(screen, SCREENS / f"{name}-{columns}.txt")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_program_reads_exactly_this(
    desk: Path, name: str, golden: Callable[[str, Path], None]
) -> None:
    """In a pipe each command prints these lines."""
    done = run(*COMMANDS[name], cwd=desk)
    golden(done.stdout + done.stderr, SCREENS / f"{name}-pipe.txt")
