"""Processes that are forked off a warm one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pamphlet.pipeline.warm_processes import LONGEST_TEMPORARY, SHORT_TEMPORARY

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
    print(util.get_temp_dir().startswith(sys.argv[1]), process.exitcode)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere processes begin anew")
@pytest.mark.parametrize(("longer", "below"), [(0, "True"), (1, "False")])
def test_they_begin_wherever_temporary_files_are(
    tmp_path_factory: pytest.TempPathFactory, longer: int, below: str
) -> None:
    """Sockets stand below that folder, unless its path is too long; what else is temporary, always."""
    base = Path(SHORT_TEMPORARY) / f"w{os.getpid()}"
    folder = base / ("x" * (LONGEST_TEMPORARY + longer - len(str(base)) - 1))
    folder.mkdir(parents=True)
    script = tmp_path_factory.mktemp("script") / "begin.py"
    script.write_text(PROGRAM, "utf-8")
    try:
        done = subprocess.run(
            [sys.executable, str(script), str(folder)],
            env={**os.environ, "TMPDIR": str(folder), "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        assert done.stdout.splitlines() == ["True True", f"{below} 0"], done.stderr
    finally:
        for made in (folder, base):
            made.rmdir()  # nothing is left in it
