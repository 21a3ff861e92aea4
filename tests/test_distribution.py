"""What is installed is whole: the wheel holds every file that a build needs, away from the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.releases import FIRST, Shelf
from tests.share import by_run

ROOT = Path(__file__).parents[1]


def test_the_installed_program_builds_a_manuscript_anywhere(shelf: Shelf, tmp_path: Path) -> None:
    """From the wheel alone, in another folder, the command makes the same release as from the checkout."""
    release = shelf(by_run(short="tests/works/scripts", whole=FIRST))
    pytest.importorskip("hatchling", reason="the wheel is made with hatchling, from the lock file")
    installed = tmp_path / "installed"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps"]
    options = ["--no-build-isolation", "--disable-pip-version-check", "--target", str(installed)]
    subprocess.run([*command, *options, str(ROOT)], check=True, cwd=tmp_path)
    manuscript = Path(shutil.copytree(release.manuscript, tmp_path / "elsewhere" / "text"))
    told = subprocess.run(
        [sys.executable, "-c", "import pamphlet; print(pamphlet.__file__)"],
        cwd=manuscript.parent,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert Path(told.stdout.strip()).is_relative_to(installed)
    subprocess.run(
        [sys.executable, "-m", "pamphlet", "build", "text", "--output", "made"],
        cwd=manuscript.parent,
        env={**os.environ, "PYTHONPATH": str(installed)},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    assert (installed / "bin" / "pamphlet").is_file() or os.name == "nt"
    doctor = subprocess.run(
        [sys.executable, "-m", "pamphlet", "doctor"],
        cwd=manuscript.parent,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert doctor.returncode == 0, doctor.stdout + doctor.stderr
    sums = (release.folder / "SHA256SUMS").read_text()
    assert (manuscript.parent / "made" / "SHA256SUMS").read_text() == sums
