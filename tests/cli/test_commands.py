"""The command line as people meet it: what it prints, how wide, how fast it starts, with which exit status."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pamphlet.formats import FORMATS
from pamphlet.release.versions import LIBRARIES

ROOT = Path(__file__).parents[2]
HEAVY = ("weasyprint", "pikepdf", "ebooklib", "pypdfium2", "fontTools")


def run(*arguments: str, cwd: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, its output in a pipe."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    return subprocess.run(
        [sys.executable, "-m", "pamphlet", *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("arguments", [["--help"], ["check", "manuscript"], ["formats"]])
def test_light_commands_load_no_heavy_library(arguments: list[str]) -> None:
    """Help and checks start at once: they import no typesetter, no PDF library and no EPUB library."""
    program = (
        "import sys, contextlib\n"
        "from pamphlet.cli.commands import main\n"
        f"sys.argv = ['pamphlet', *{arguments!r}]\n"
        "with contextlib.suppress(SystemExit):\n    main()\n"
        f"print('loaded:', *[each for each in {HEAVY!r} if each in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.rstrip().endswith("loaded:"), done.stdout


def test_check_finds_nothing_wrong_with_the_first_pamphlet() -> None:
    """The manuscript in this repository is read with no problem, and told in two sentences."""
    done = run("check", "manuscript")
    assert (done.returncode, done.stderr) == (0, "")
    assert "3 parts, 86 turns, 9457 words" in done.stdout
    assert "word for word, but for 2 recorded emendations" in done.stdout


def test_a_folder_without_manuscript_is_told_in_a_sentence(tmp_path: Path) -> None:
    """Where nothing can be read the exit status is 2, with a sentence and no traceback."""
    done = run("check", str(tmp_path / "nowhere"))
    assert done.returncode == 2
    assert "there is no such folder" in done.stderr
    assert "Traceback" not in done.stderr
    assert run("build", str(tmp_path)).returncode == 2


def test_wrong_usage_is_told_with_the_nearest_word() -> None:
    """A format that does not exist is refused with exit status 2, and those that do are named."""
    done = run("build", "--format", "pfd")
    assert done.returncode == 2
    assert "pdf" in done.stderr


def test_every_format_is_listed_and_in_the_readme() -> None:
    """“pamphlet formats” and the README name each format and the files that it makes."""
    listed = run("formats").stdout
    readme = (ROOT / "README.md").read_text("utf-8")
    for each in FORMATS:
        assert re.search(rf"^{each.name} ", listed, re.MULTILINE)
        for suffix in each.suffixes:
            assert f"SLUG{suffix}" in listed
            assert f"`SLUG{suffix}`" in readme


def test_help_teaches_every_command_and_option() -> None:
    """Each command says what it does, and each option what it is for."""
    assert "manuscript is a folder" in run("--help").stdout
    for command in ("build", "check", "verify", "formats", "doctor"):
        told = run(command, "--help").stdout
        assert len(told.split("\n\n")[1].strip()) > 30
    options = run("build", "--help").stdout
    assert all(option in options for option in ("--format", "--output", "--jobs", "--strict"))


def test_the_shell_completes_commands_and_formats() -> None:
    """The completion that the help names gives a script, and completes the names of formats."""
    script = run(_PAMPHLET_COMPLETE="bash_source")
    assert "complete" in script.stdout
    words = run(
        _PAMPHLET_COMPLETE="bash_complete", COMP_WORDS="pamphlet build --format ", COMP_CWORD="3"
    )
    assert {f"plain,{each.name}" for each in FORMATS} <= set(words.stdout.split())


def test_output_in_a_pipe_is_plain(release: Path) -> None:
    """In a pipe there is no escape sequence and no carriage return, one line a file."""
    log = (release.parent / "build.log").read_text("utf-8")
    assert "\x1b" not in log
    assert "\r" not in log
    for path in release.iterdir():
        if path.suffix in {".epub", ".pdf", ".html", ".txt", ".md"}:
            assert re.search(rf"{re.escape(path.name)}\s+[\d.]+ [kM]B .* \d+\.\d s", log), path.name


@pytest.mark.parametrize("no_color", ["", "1"])
def test_a_narrow_window_is_never_overrun(tmp_path: Path, no_color: str) -> None:
    """In a window of 60 columns no line is longer, and under NO_COLOR nothing is coloured."""
    (tmp_path / "manuscript").symlink_to(ROOT / "manuscript")
    formats = ["--format", "fragment", "--format", "text"]
    screen = run_in_terminal(["build", *formats], tmp_path, columns=60, NO_COLOR=no_color)
    lines = [re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", line) for line in re.split(r"[\r\n]+", screen)]
    assert any("fall-of-the-soviet-union.txt" in line for line in lines)
    assert max(map(len, lines)) <= 60
    coloured = re.search(r"\x1b\[(?:[0-9]+;)*[349][0-7]m", screen)
    assert not coloured if no_color else True


def run_in_terminal(arguments: list[str], folder: Path, columns: int, **variables: str) -> str:
    """Run the command in a pseudo-terminal of some width; give all that it wrote."""
    pty = pytest.importorskip("pty", reason="pseudo-terminals are a thing of POSIX")
    import fcntl
    import struct
    import termios

    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **variables}
    environment.pop("COLUMNS", None)
    process = subprocess.Popen(
        [sys.executable, "-m", "pamphlet", *arguments],
        cwd=folder,
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env=environment,
    )
    os.close(follower)
    written = b""
    while True:
        try:
            piece = os.read(leader, 65536)
        except OSError:
            break
        if not piece:
            break
        written += piece
    process.wait(120)
    os.close(leader)
    return written.decode()


def test_doctor_names_what_is_missing_and_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each thing that is missing is named, with one command for Debian, Fedora, macOS and Windows."""
    from pamphlet.cli import doctor

    monkeypatch.setattr(doctor, "versions", lambda: dict.fromkeys(LIBRARIES, "none"))
    monkeypatch.setattr(shutil, "which", lambda _: None)
    missing = [each for each in doctor.examine() if not each.present]
    assert {"pango", "harfbuzz", "java", "chromium", "node", "pdftotext", "qpdf", "gs"} <= {
        each.name for each in missing
    }
    for finding in missing:
        assert [system for system, _ in finding.cures] == list(doctor.SYSTEMS)
        assert all(cure.strip() for _, cure in finding.cures)


def test_doctor_finds_this_machine_fit() -> None:
    """Where the tests run, nothing that a build needs is missing."""
    done = run("doctor")
    assert done.returncode == 0, done.stdout
    assert "MISSING" not in done.stdout.split("java")[0]


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
