"""The README's session is one that really runs, and its picture of the pipeline is that of the package."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import pamphlet

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
SESSION = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)


def run_session(session: str, folder: Path) -> str:
    """Run each command of a session in a folder that has the manuscript, and give the session as it went."""
    (folder / "manuscript").symlink_to(ROOT / "manuscript")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    lines = []
    for command in re.findall(r"^\$ pamphlet (.*)$", session, re.MULTILINE):
        done = subprocess.run(
            [sys.executable, "-m", "pamphlet", *command.split()],
            cwd=folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        lines.append(f"$ pamphlet {command}\n{done.stdout}{done.stderr}")
    return "".join(lines)


def without_figures(session: str) -> str:
    """Blot out what may differ from machine to machine: sizes and seconds."""
    blotted = re.sub(r"\s+[\d.]+ [kM]B", " size", session)
    return re.sub(r"\s+\d+\.\d s\b", " time", blotted)


@pytest.mark.parametrize("number", range(2))
def test_the_session_is_what_the_commands_print(
    number: int, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Whoever types the README's commands sees what stands there, sizes and seconds aside."""
    text = README.read_text("utf-8")
    told = list(SESSION.finditer(text))[number]
    went = run_session(told.group(), tmp_path)
    if request.config.getoption("--update-golden"):
        README.write_text(text[: told.start()] + went + text[told.end() :], "utf-8")
        told = list(SESSION.finditer(README.read_text("utf-8")))[number]
    assert went.count("$ pamphlet") >= 3
    assert without_figures(went) == without_figures(told.group())


def test_the_pipeline_is_drawn_alike_in_readme_and_package() -> None:
    """The line of the pipeline stands in the README as it stands in the package's docstring."""
    drawn = re.search(r"^ *(manuscript/ ──read──▶.*)$", pamphlet.__doc__ or "", re.MULTILINE)
    assert drawn
    assert drawn.group(1) in README.read_text("utf-8")


def test_the_rooms_are_told_in_the_order_of_imports() -> None:
    """README and package name the same rooms, all there are, in the order that import-linter holds them to."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    rooms = [room for layer in layers for room in layer.split(" | ") if room != "__main__"]
    folders = (path.parent.name for path in (ROOT / "pamphlet").glob("*/__init__.py"))
    assert sorted(rooms) == sorted(folders)
    assert re.findall(r"^    (\w+)   ", pamphlet.__doc__ or "", re.MULTILINE) == rooms
    assert re.findall(r"^\| `(\w+)/` \|", README.read_text("utf-8"), re.MULTILINE) == rooms


def test_a_sentence_has_a_line_of_its_own() -> None:
    """Differences read well: in the README no line of prose holds two sentences."""
    prose = re.sub(r"```.*?```", "", README.read_text("utf-8"), flags=re.DOTALL)
    for line in prose.splitlines():
        if not line.startswith("|"):
            plain = re.sub(r"`[^`]*`|“[^”]*”|\([^)]*\)", "", line)
            plain = re.sub(r"^\d\. ", "", plain.strip())
            assert not re.search(r"[a-z*][.?!]\*{0,2} [A-Z]", plain), line


def test_every_file_of_the_readme_is_there() -> None:
    """What the README links to in this repository exists."""
    text = re.sub(r"`[^`\n]+`", "", README.read_text("utf-8"))  # examples link to nothing
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
        assert (ROOT / target).exists(), target
