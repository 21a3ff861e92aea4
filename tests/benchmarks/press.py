"""Time a press, and tell the ratios: `python tests/benchmarks/press.py [--works N] [--unchanged N] [--jobs 1,2,4]`.

Short works are built by a loop of single builds, as a Makefile would, and by presses of several processes; then a press
is timed that finds nothing to do, with the reports of as many works as asked, whose releases are stubs of one file.
Nothing here is a test; nothing here can fail.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import hashlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SUBREAPER = 36  # prctl(2)
PAMPHLET = [sys.executable, "-m", "pamphlet"]


def take_over_orphans() -> None:
    """Let processes that outlive the one that began them be children of this one, so that their time is known."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SUBREAPER, 1)


def run(command: list[str]) -> tuple[float, float, float]:
    """Run a command; give its seconds, those of the processor, and the peak memory of its largest process in MiB.

    The time of the processor is that of all of its processes, those that it leaves behind among them.
    """
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit status {process.returncode}")
    seconds = time.perf_counter() - began
    spent, peak = usage.ru_utime + usage.ru_stime, usage.ru_maxrss
    with contextlib.suppress(ChildProcessError):
        while True:
            _, _, usage = os.wait3(0)
            spent, peak = spent + usage.ru_utime + usage.ru_stime, max(peak, usage.ru_maxrss)
    return seconds, spent, peak / 1024


def side_by_side(folder: Path, count: int, jobs: list[int]) -> Iterator[str]:
    """Time a loop of single builds and presses of the same works; give the rows of a table.

    The last column tells something on a busy machine, too.
    """
    from tests.batch.works import write_works

    works = write_works(folder / "works", count)
    began, loop_spent = time.perf_counter(), 0.0
    for work in works:
        command = [*PAMPHLET, "build", str(work), "--output", str(folder / "loop" / work.name)]
        loop_spent += run(command)[1]
    loop = time.perf_counter() - began
    shares = "to the loop | efficiency | of the processor | to the loop"
    yield f"| {count} short works | seconds | works a minute | {shares} |"
    yield "|---|---|---|---|---|---|---|"
    figures = f"{loop:.1f} | {60 * count / loop:.1f} | 1.00 | | {loop_spent:.1f} | 1.00"
    yield f"| a loop of single builds | {figures} |"
    alone = 0.0
    for number in jobs:
        output = folder / f"jobs-{number}"
        command = [*PAMPHLET, "press", str(folder / "works"), "--no-site", "--output", str(output)]
        seconds, spent, _ = run([*command, "--jobs", str(number)])
        alone = alone or seconds * number
        figures = (
            f"{60 * count / seconds:.1f} | {loop / seconds:.2f} | {alone / seconds / number:.2f}"
        )
        processor = f"{spent:.1f} | {loop_spent / spent:.2f}"
        yield f"| press, {number} at a time | {seconds:.1f} | {figures} | {processor} |"


def write_stubs(folder: Path, count: int) -> None:
    """Write works with releases of one file, and reports as if they had been built from them."""
    from pamphlet.manuscript.files import Folder
    from pamphlet.pages.styles import styles_folder
    from pamphlet.release import report
    from pamphlet.release.report import Check, FileMade
    from pamphlet.release.sums import SUMS, write_sums
    from pamphlet.work.model import ManuscriptFile
    from tests.batch.works import write_work

    for number in range(count):
        work = Folder(write_work(folder / "works" / f"w{number:05}", number))
        files = [work.look(name) for name in ("pamphlet.yaml", "text.md")]
        read = [file for file in files if isinstance(file, ManuscriptFile)]
        inputs = report.inputs_of(read, styles_folder())
        release = folder / "build" / f"work-{number}-of-many"
        release.mkdir(parents=True)
        text = b"Not the work, but a stub of it.\n"
        name = f"{release.name}.txt"
        digest = hashlib.sha256(text).hexdigest()
        made = FileMade(name, "text", digest, len(text), 0, 10, 0.1, (Check("a check", "passed"),))
        facts = {"state": report.state_of(inputs, ["text"]), "inputs": inputs}
        (release / name).write_bytes(text)
        (release / SUMS).write_bytes(write_sums({name: digest}))
        (release / report.REPORT).write_bytes(report.report_of(facts, [made], ()))


def unchanged(folder: Path, count: int) -> Iterator[str]:
    """Time a press that has nothing to do: the first, which learns the slugs, and the next."""
    write_stubs(folder, count)
    yield f"| {count} works, nothing to build | seconds | of the processor | peak MiB |"
    yield "|---|---|---|---|"
    command = [*PAMPHLET, "press", str(folder / "works"), "--format", "text", "--no-site"]
    for name in ("the first time", "the next time"):
        seconds, spent, peak = run([*command, "--output", str(folder / "build")])
        yield f"| {name} | {seconds:.1f} | {spent:.1f} | {peak:.0f} |"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--works", type=int, default=50, help="how many works are built")
    parser.add_argument("--unchanged", type=int, default=10_000, help="how many are found built")
    parser.add_argument("--jobs", default="1,2,4", help="how many at a time, the first for measure")
    chosen = parser.parse_args()
    take_over_orphans()
    jobs = [int(number) for number in chosen.jobs.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        for line in side_by_side(Path(folder) / "built", chosen.works, jobs):
            print(line, flush=True)
        print()
        for line in unchanged(Path(folder) / "stubs", chosen.unchanged):
            print(line, flush=True)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
