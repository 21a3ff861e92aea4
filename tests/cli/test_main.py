"""The command line as people meet it: what its help teaches, how it starts, how it ends when the system fails it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pamphlet.cli.main import COMMANDS
from pamphlet.formats import FORMATS
from tests.cli.runs import AS_STOPPED, COMMAND, ROOT, environment, run

HEAVY = ("weasyprint", "pikepdf", "ebooklib", "pypdfium2", "fontTools")
PLAIN = ("build", str(ROOT / "tests" / "works" / "plain"), "--format", "text")


@pytest.mark.parametrize("arguments", [["--help"], ["check", "manuscript"], ["formats"]])
def test_light_commands_load_no_heavy_library(arguments: list[str]) -> None:
    """Help and checks start at once: they import no typesetter, no PDF library and no EPUB library."""
    program = (
        "import sys, contextlib\n"
        "from pamphlet.cli.main import main\n"
        f"sys.argv = ['pamphlet', *{arguments!r}]\n"
        "with contextlib.suppress(SystemExit):\n    main()\n"
        f"print('loaded:', *[name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.rstrip().endswith("loaded:"), done.stdout


def test_a_command_is_loaded_alone() -> None:
    """A command does not wait for the modules of the others."""
    program = (
        "import sys\n"
        "from pamphlet.cli.main import command\n"
        "command.main(['formats'], standalone_mode=False)\n"
        "print('loaded:', *[name for name in sys.modules if name.startswith('pamphlet.cli.')])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.rpartition("loaded:")[2].split())
    assert {f"pamphlet.cli.{name}" for name in COMMANDS} & loaded == {"pamphlet.cli.formats"}


def test_wrong_usage_is_told_with_the_nearest_word() -> None:
    """A format that does not exist is refused with exit status 2, and those that do are named."""
    done = run("build", "--format", "pfd")
    assert done.returncode == 2
    assert "pdf" in done.stderr
    assert run("biuld").returncode == 2


def test_help_teaches_every_command_and_option() -> None:
    """Each command stands in the help and says what it does, and each option what it is for."""
    told = run("--help").stdout
    assert "manuscript is a folder" in told
    for name in COMMANDS:
        assert re.search(rf"^  {name} +[A-Z].*[^.]\.$", told, re.MULTILINE), name
        assert len(run(name, "--help").stdout.split("\n\n")[1].strip()) > 30
    options = run("build", "--help").stdout
    assert all(option in options for option in ("--format", "--output", "--jobs", "--strict"))


def test_the_shell_completes_commands_and_formats() -> None:
    """The completion that the help names gives a script, and completes the names of formats."""
    script = run(_PAMPHLET_COMPLETE="bash_source")
    assert "complete" in script.stdout
    words = run(
        _PAMPHLET_COMPLETE="bash_complete", COMP_WORDS="pamphlet build --format ", COMP_CWORD="3"
    )
    assert {f"plain,{format_.name}" for format_ in FORMATS} <= set(words.stdout.split())


def test_a_reader_that_leaves_early_does_not_end_the_build(tmp_path: Path) -> None:
    """“pamphlet build | head -1” makes the release, without a word of complaint, and with its own exit status."""
    reader, writer = os.pipe()
    os.close(reader)  # sooner than any reader could leave
    done = subprocess.run(
        [*COMMAND, *PLAIN, "--output", str(tmp_path / "made")],
        env=environment(),
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "made" / "SHA256SUMS").is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_output_that_cannot_be_written_is_told_in_the_end(tmp_path: Path) -> None:
    """Where the output's disk is full the release is made all the same; exit status and sentence tell of the loss."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, *PLAIN, "--output", str(tmp_path / "made")],
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith("standard output: error R07: the system says: No space left")
    assert "Traceback" not in done.stderr
    assert (tmp_path / "made" / "SHA256SUMS").is_file()


@pytest.mark.skipif(os.name != "posix", reason="a shell of POSIX closes it")
def test_a_command_runs_without_any_output(tmp_path: Path) -> None:
    """With standard output and standard error closed from the beginning, a build is made like any other."""
    command = [*COMMAND, *PLAIN, "--output", str(tmp_path / "made")]
    done = subprocess.run(
        ["sh", "-c", '"$@" >&- 2>&-', "sh", *command], env=environment(), check=False
    )
    assert done.returncode == 0
    assert (tmp_path / "made" / "SHA256SUMS").is_file()


@pytest.mark.skipif(os.name != "posix", reason="a shell of POSIX closes them")
def test_no_file_gets_the_number_of_a_closed_stream() -> None:
    """With all streams closed from the beginning, what is opened later is none of them: libraries write to those."""
    program = (
        "import os, sys\n"
        "from pamphlet.cli.outlets import open_outlets\n"
        "open_outlets()\n"
        "sys.exit(os.open(os.devnull, os.O_RDONLY))\n"
    )
    shell = ["sh", "-c", '"$@" <&- >&- 2>&-', "sh", sys.executable, "-c", program]
    assert subprocess.run(shell, cwd=ROOT, check=False).returncode > 2


def test_a_terminal_that_is_gone_does_not_end_the_build(tmp_path: Path) -> None:
    """When the window closes that a build was begun in, and the build goes on, its release is made."""
    pty = pytest.importorskip("pty", reason="pseudo-terminals are a thing of POSIX")
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, *PLAIN, "--output", str(tmp_path / "made")],
        env=environment(),
        stdin=follower,
        stdout=follower,
        stderr=follower,
    ) as process:
        os.close(follower)
        os.close(leader)
    assert process.returncode == 2
    assert (tmp_path / "made" / "SHA256SUMS").is_file()


def test_a_failure_of_the_system_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    """What no step foresaw, as a stylesheet that cannot be read, is told with its place, a sentence and a hint."""
    shutil.copytree(
        ROOT / "pamphlet", tmp_path / "pamphlet", ignore=shutil.ignore_patterns("__pycache__")
    )
    (tmp_path / "styles" / "pamphlet.css").mkdir(parents=True)
    done = run(*PLAIN, "--output", str(tmp_path / "made"), cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert done.returncode == 2
    assert "pamphlet.css: error R07: the system says: Is a directory\n    hint: " in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "made").exists()


def processes_of(parent: int) -> Iterator[int]:
    """Give the processes that a process has started, as Linux lists them (proc(5), stat)."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            yield int(path.parent.name)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="Linux lists its processes there")
def test_a_process_that_the_system_ends_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    """When a layout's process is killed, as for want of memory, that is told, and the former release stays."""
    manuscript, output = ROOT / "tests" / "works" / "plain", tmp_path / "made"
    assert run(*PLAIN, "--output", str(output)).returncode == 0
    former = (output / "SHA256SUMS").read_bytes()
    with subprocess.Popen(
        [*COMMAND, "build", str(manuscript), "--format", "pdf", "--output", str(output)],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        while not (workers := list(processes_of(process.pid))) and process.poll() is None:
            time.sleep(0.01)
        os.kill(workers[0], signal.SIGKILL)
        told = process.communicate(timeout=300)[1]
    assert process.returncode == 2
    assert told.startswith("pamphlet: error R07: the system ended a process"), told
    assert "--jobs 1" in told
    assert "Traceback" not in told
    assert (output / "SHA256SUMS").read_bytes() == former


def heed_the_keyboard() -> None:
    """Let Ctrl-C be heard, though the tests may run in the background, where it is not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a signal of POSIX")
def test_a_build_that_is_stopped_by_hand_leaves_the_former_release(tmp_path: Path) -> None:
    """Ctrl-C ends a build and its processes with a sentence and exit status 130, and nothing is written."""
    output = tmp_path / "made"
    with subprocess.Popen(
        [*COMMAND, "build", "manuscript", "--output", str(output)],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,  # as a terminal sends it, to all that belongs to the command
        preexec_fn=heed_the_keyboard,  # noqa: PLW1509 - no thread of the tests is at work
    ) as process:
        assert process.stdout
        process.stdout.readline()  # the first file is made
        os.killpg(process.pid, signal.SIGINT)
        told = process.communicate(timeout=300)[1]
    assert process.returncode in AS_STOPPED
    assert " ".join(told.split()) == f"Stopped. What was in {output}/ is as it was."
    assert not output.exists()
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a signal of POSIX")
def test_a_command_that_is_stopped_while_it_is_loaded_says_nothing(tmp_path: Path) -> None:
    """Ctrl-C in the first tenth of a second is no traceback."""
    slow = "import os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(60)\n"
    (tmp_path / "click.py").write_text(slow)
    done = subprocess.run(
        [*COMMAND, "--help"],
        env=environment(PYTHONPATH=os.pathsep.join((str(tmp_path), str(ROOT)))),
        capture_output=True,
        preexec_fn=heed_the_keyboard,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, b"", b"")
