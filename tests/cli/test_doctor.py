"""“pamphlet doctor” names what a build lacks, and what to type."""

from __future__ import annotations

import re
import shutil
from importlib import metadata

import pytest
from click.testing import CliRunner

from pamphlet.cli import doctor
from tests.cli.runs import ROOT, run


def test_doctor_names_what_is_missing_and_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each thing that is missing is named, with one command for each system that the doctor knows."""
    monkeypatch.setattr(doctor, "_loads", lambda *_: False)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    missing = [finding for finding in doctor.examine() if not finding.present]
    assert [finding.name for finding in missing] == [
        "pango-1.0",
        "pangoft2-1.0",
        "harfbuzz",
        "fontconfig",
        "harfbuzz-subset",
        "minisign",
    ]
    for finding in missing:
        assert [system for system, _ in finding.cures] == list(doctor.SYSTEMS)
        assert all(cure.strip() for _, cure in finding.cures)
    told = CliRunner().invoke(doctor.command, standalone_mode=False)
    assert told.return_value == 1
    assert "        Debian, Ubuntu: apt install libpango-1.0-0\n" in told.output
    last = told.output.splitlines()[-1]
    assert last == "Missing for a build: pango-1.0, pangoft2-1.0, harfbuzz, fontconfig"


def test_doctor_names_a_package_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that the distribution asks for and that is not installed is named, with the command for it."""
    monkeypatch.setattr(metadata, "requires", lambda _: ["click>=8.2", "no-such-thing==1.0"])
    missing = [finding for finding in doctor.examine() if not finding.present]
    assert [finding.name for finding in missing] == ["no-such-thing"]
    assert missing[0].cures[0][1].startswith("python -m pip install")


def test_doctor_asks_for_no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """What only imports need may be missing: it is named with its command, and a build is fit without it."""
    installed = doctor._is_installed
    monkeypatch.setattr(
        doctor, "_is_installed", lambda name: name != doctor.IMPORT and installed(name)
    )
    missing = [finding for finding in doctor.examine() if not finding.present]
    assert [finding.name for finding in missing] == ["pypandoc-binary"]
    assert not missing[0].needed
    assert missing[0].cures[0][1] == 'python -m pip install "pamphlet-press[import]"'


def test_doctor_works_where_nothing_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a mere copy of the source, the distribution itself is what is missing."""
    monkeypatch.setattr(doctor, "DISTRIBUTION", "no-such-thing")
    missing = [finding for finding in doctor.examine() if not finding.present]
    assert [finding.name for finding in missing] == ["no-such-thing"]


def test_doctor_finds_this_machine_fit() -> None:
    """Where the tests run, nothing that a build needs is missing."""
    done = run("doctor")
    assert done.returncode == 0, done.stdout
    assert "MISSING" not in done.stdout.split("minisign")[0]


def test_no_need_stands_in_two_lists() -> None:
    """What the set-up of a checkout looks for beside the doctor's table is not in that."""
    table = doctor.NEEDS.read_text("utf-8")
    setup = (ROOT / ".ci" / "system").read_text("utf-8")
    assert doctor.NEEDS.relative_to(ROOT).as_posix() in setup
    row = re.compile(r"^\w+ *\| (?:library|command) (\S+)", re.MULTILINE)
    assert set(row.findall(table)) & set(row.findall(setup)) == set()
    assert len(row.findall(table)) >= 6
