"""Run a command, and tell what it took: the processor's time of all its processes, and the memory of the largest."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.cli.runs import COMMAND, ROOT, environment

# Starts a command and tells what it took, from a small process: a process has had the memory of the one that began it.
MEASURED = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print()
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
sys.exit(done.returncode)
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a command took, seconds and kilobytes; how it ended, and what it said."""

    seconds: float
    kilobytes: float
    status: int
    said: str
    errors: str


def measured(*arguments: str, cwd: Path = ROOT) -> Taken:
    """Run the command to its end."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *COMMAND, *arguments],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=3600,
        check=False,
    )
    *said, figures = done.stdout.rstrip().split("\n")
    seconds, kilobytes = map(float, figures.split())
    return Taken(seconds, kilobytes, done.returncode, "\n".join(said), done.stderr)
