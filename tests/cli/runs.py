"""Run the command as people do: in a process of its own, its output in a pipe or on a terminal of some width."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "pamphlet")
# Of both a shell tells 130. Python ends by the signal itself, whatever status it is given, where that came amid code
# that was made of a text, as data classes are (CPython's `run_eval_code_obj`).
AS_STOPPED = (130, -signal.SIGINT)


def environment(**variables: str) -> dict[str, str]:
    """Give the environment of a command that finds the program in this repository."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **variables}


def run(
    *arguments: str, cwd: Path = ROOT, given: str | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run the command, its output in a pipe; `given` is what it can read on standard input."""
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=cwd,
        env=environment(**variables),
        input=given,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def run_in_terminal(arguments: list[str], folder: Path, columns: int, **variables: str) -> str:
    """Run the command in a pseudo-terminal of some width; give all that it wrote."""
    pty = pytest.importorskip("pty", reason="pseudo-terminals are a thing of POSIX")
    import fcntl
    import struct
    import termios

    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    told = environment(TERM="xterm-256color", **variables)
    told.pop("COLUMNS", None)
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=folder,
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env=told,
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
    process.wait(300)
    os.close(leader)
    return written.decode()


def left_on_screen(written: str) -> str:
    """Give what stays of what was written to a terminal when lines were erased, without its colours."""
    lines = (
        re.split(r"\r?\x1b\[K", line)[-1] for line in written.replace("\r\n", "\n").split("\n")
    )
    return re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(lines))
