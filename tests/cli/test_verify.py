"""“pamphlet verify” as people see it: verdicts, places and exit status."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from pamphlet.cli.verdicts import print_record
from pamphlet.verify.signatures import Signature
from tests.cli.runs import ROOT, run


def test_verify_says_what_a_copy_is(release: Path, tmp_path: Path) -> None:
    """A whole copy is complete, a damaged one is told with the place, and what cannot be read says why."""
    text = (release / "fall-of-the-soviet-union.txt").read_text("utf-8")
    (tmp_path / "whole.txt").write_text(text.replace("“", '"').replace("”", '"'), "utf-8")
    (tmp_path / "bracket.txt").write_text(text.replace("[was]", "was", 1), "utf-8")
    (tmp_path / "cut.txt").write_text(text[: len(text) // 2], "utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "manuscript").symlink_to(ROOT / "manuscript")
    epub = str(release / "fall-of-the-soviet-union.epub")
    whole = run("verify", epub, str(tmp_path / "whole.txt"), cwd=tmp_path)
    assert whole.returncode == 0, whole.stderr
    assert re.search(rf"^complete +9457 of 9457  {re.escape(epub)}$", whole.stdout, re.MULTILINE)
    (tmp_path / "build").symlink_to(release)
    assert "epub: identical" in run("verify", epub, cwd=tmp_path).stdout
    assert re.search(r"^complete, typography differs .* \S*whole\.txt$", whole.stdout, re.MULTILINE)
    bracket = run("verify", "bracket.txt", cwd=tmp_path)
    assert bracket.returncode == 1
    assert "altered" in bracket.stdout
    assert "Interview, turn" in bracket.stdout
    assert "\n-[was]\n+was\n" in bracket.stdout
    cut = run("verify", "cut.txt", cwd=tmp_path)
    assert cut.returncode == 1
    assert "incomplete" in cut.stdout
    unreadable = run("verify", "broken.pdf", ".", cwd=tmp_path)
    assert unreadable.returncode == 2
    assert unreadable.stdout.count("unreadable") == 2
    assert "Traceback" not in unreadable.stderr


def test_several_files_and_standard_input(release: Path, tmp_path: Path) -> None:
    """Files that hold the work only together are one copy, in any order; “-” is what is given on standard input."""
    text = (release / "fall-of-the-soviet-union.txt").read_text("utf-8")
    half = text.index("\n\n", len(text) // 2)
    (tmp_path / "a.txt").write_text(text[:half], "utf-8")
    (tmp_path / "b.txt").write_text(text[half:], "utf-8")
    manuscript = str(ROOT / "manuscript")
    parts = run("verify", "b.txt", "a.txt", "--against", manuscript, cwd=tmp_path)
    assert parts.returncode == 1
    whole = run("verify", "b.txt", "a.txt", "--together", "--against", manuscript, cwd=tmp_path)
    assert whole.returncode == 0, whole.stdout
    assert whole.stdout.startswith("b.txt and 1 more, together: complete\n")
    given = run("verify", "-", "--against", manuscript, cwd=tmp_path, given=text)
    assert given.stdout.startswith("standard input: complete\n")
    piped = run(
        "verify",
        "-",
        "a.txt",
        "--together",
        "--against",
        manuscript,
        cwd=tmp_path,
        given=text[half:],
    )
    assert piped.returncode == 0, piped.stdout


def test_a_name_in_another_encoding_is_told_to_programs(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    """A file that is not signed, and whose name is not UTF-8, is told in JSON like any other."""
    name = os.fsdecode(b"caf\xe9.txt")
    print_record((), [Signature("release", holds=True, told="A Work", strange=(name,))])
    told = json.loads(capfdbinary.readouterr().out)
    assert told["signatures"][0]["not_signed"] == [name]
