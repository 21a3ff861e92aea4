"""Processes that are forked off a warm one."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pamphlet.pipeline.warm_processes import LONGEST_TEMPORARY
from pamphlet.release.workspace import SHORT, clear_dead_workspaces

PROGRAM = """
import sys
import tempfile
from multiprocessing import util
from pamphlet.pipeline.warm_processes import warm_context

def say():
    print("json" in sys.modules, tempfile.gettempdir() == sys.argv[1])

if __name__ == "__main__":
    context = warm_context("json")
    process = context.Process(target=say)
    process.start()
    process.join()
    print(util.get_temp_dir(), process.exitcode, flush=True)
    sys.stdin.readline()
"""

# Four threads each have forty processes end with a status of their own, and print which they were told.
ENDINGS = """
import os
from concurrent.futures import ThreadPoolExecutor
from pamphlet.pipeline.warm_processes import begin, status_of, warm_context

def statuses(status):
    context = warm_context("json")
    processes = (context.Process(target=os._exit, args=(status,)) for _ in range(40))
    return {begin(process) or status_of(process) for process in processes}

if __name__ == "__main__":
    with ThreadPoolExecutor(4) as threads:
        for told in threads.map(statuses, (0, 3, 4, 5)):
            print(*told)
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere processes begin anew")


@pytest.fixture(params=[(0, True), (1, False)], ids=["short", "long"])
def temporary(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Path, bool]]:
    """Give a folder for temporary files whose path is as long as may be, or longer; and whether sockets fit below."""
    longer, fits = request.param
    base = Path(SHORT) / f"w{os.getpid()}"
    folder = base / ("x" * (LONGEST_TEMPORARY + longer - len(str(base)) - 1))
    folder.mkdir(parents=True)
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder, fits
    for made in (folder, base):
        made.rmdir()  # nothing is left in it


@pytest.mark.parametrize("killed", [False, True])
def test_they_begin_wherever_temporary_files_are_and_leave_none(
    tmp_path: Path, temporary: tuple[Path, bool], *, killed: bool
) -> None:
    """Sockets stand below that folder, unless its path is too long; what is killed is cleared away by the next."""
    folder, fits = temporary
    script = tmp_path / "begin.py"
    script.write_text(PROGRAM, "utf-8")
    with subprocess.Popen(
        [sys.executable, str(script), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "True True\n"
        sockets, status = process.stdout.readline().split()
        assert Path(sockets).is_relative_to(folder) == fits
        assert (status, Path(sockets).is_dir()) == ("0", True)
        if killed:
            process.kill()
        process.communicate("go\n", timeout=120)
    assert Path(sockets).is_dir() == killed
    ends = time.monotonic() + 60  # another program may be about the same folder
    while Path(sockets).exists() and time.monotonic() < ends:
        clear_dead_workspaces()
        time.sleep(0.05)
    assert not Path(sockets).exists()


def test_how_a_process_ended_is_known_beside_others_that_begin() -> None:
    """`multiprocessing` reads the status of all when one begins, and there is only one to read."""
    program = [sys.executable, "-c", ENDINGS]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(program, capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.split() == ["0", "3", "4", "5"]
