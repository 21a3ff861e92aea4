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


def test_a_report_is_written_beside_the_verdict(tmp_path: Path) -> None:
    """The page tells what the terminal tells, links to the address, and may be written anew; the status stays."""
    work = ROOT / "tests" / "works" / "plain"
    text = (work / "text.md").read_text("utf-8").rpartition("---\n")[2]
    (tmp_path / "altered.txt").write_text(text.replace("book", "volume"), "utf-8")
    command = ["verify", "altered.txt", "--against", str(work), "--report", "report.html"]
    done = run(*command, "--url", "https://example.org/page", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "The report is report.html\n")
    page = (tmp_path / "report.html").read_text("utf-8")
    assert "✗ Altered" in page
    assert 'href="https://example.org/page#:~:text=' in page
    assert "pamphlet verify altered.txt --against plain<" in page
    assert run(*command, "--json", cwd=tmp_path).returncode == 1
    assert "example.org" not in (tmp_path / "report.html").read_text("utf-8")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["altered.txt", "report.html"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--report", "copy.html"], "is what is to be checked"),
        (["--report", "link.html"], "is what is to be checked"),
        (["--report", "letter.txt"], "is there already, and is no report"),
        (["--report", "."], "is a folder"),
        (["--report", "nowhere/report.html"], "is no folder"),
        (["--report", "r.html", "--url", "javascript:alert(1)"], "is no address of a page"),
        (["--report", "r.html", "--url", "https://[x"], "is no address of a page"),
        (["--report", "r.html", "--url", "https://x.org/" + "x" * 2000], "is too long"),
        (["--report", "r.html", "--url", "https://x.org", "letter.txt"], "one FILE"),
        (["--url", "https://x.org"], "--url goes with --report"),
    ],
)
def test_a_report_takes_no_files_place(tmp_path: Path, options: list[str], said: str) -> None:
    """Nothing is overwritten but a report, and what is no address of a page is said before anything is read."""
    (tmp_path / "copy.html").write_text("<p>A copy.", "utf-8")
    (tmp_path / "letter.txt").write_text("A letter.", "utf-8")
    (tmp_path / "link.html").symlink_to("copy.html")
    done = run("verify", "copy.html", *options, cwd=tmp_path)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
    assert (tmp_path / "copy.html").read_text("utf-8") == "<p>A copy."
    assert (tmp_path / "letter.txt").read_text("utf-8") == "A letter."
    assert not (tmp_path / "r.html").exists()
