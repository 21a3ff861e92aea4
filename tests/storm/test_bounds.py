"""Inputs at their bounds and over them: none takes more than its time and its memory, and a tenth.

Each is given to the command; what that takes for next to nothing is taken off, as it is the program's own.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pamphlet.editor.imports import bounds as importing
from pamphlet.editor.imports.documents import pandoc
from pamphlet.pipeline.build import READING_BYTES, READING_SECONDS
from pamphlet.verify import guard
from tests.storm.builders import WORK, show
from tests.storm.heavy import COPIES, DOCUMENTS, MANUSCRIPTS
from tests.storm.measuring import Taken, measured

TENTH = 1.1
FEW = {  # of a second or two each; those that come near to their bounds take half a minute
    "copy": ("a text of the largest size", "as much style as is read", "Markdown of brackets"),
    "document": ("spaces without number",),
    "work": ("so many values",),
}
IMPORT_SECONDS = 2 * importing.SECONDS + pandoc.SECONDS + guard.SECONDS
IMPORT_BYTES = max(importing.BYTES, pandoc.MEMORY)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="elsewhere memory has no bound"),
]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Try all inputs in the whole storm, and else a few."""
    whole = metafunc.config.getoption("--storm")
    for name, inputs in (("copy", COPIES), ("document", DOCUMENTS), ("work", MANUSCRIPTS)):
        if name in metafunc.fixturenames:
            metafunc.parametrize(name, inputs if whole else FEW[name])


def hold(
    request: pytest.FixtureRequest, taken: Taken, least: Taken, seconds: float, size: float
) -> None:
    """Hold what was taken to its bounds, and have it printed."""
    time, memory = taken.seconds - least.seconds, (taken.kilobytes - least.kilobytes) / 1000
    figures = {f"s of {seconds:.0f}": round(time, 1), f"MB of {size / 1e6:.0f}": round(memory)}
    show(request, figures)
    assert "Traceback" not in taken.errors, taken.errors
    assert "failed over" not in taken.said
    assert time <= TENTH * seconds
    assert memory <= TENTH * size / 1e6


def test_a_copy(request: pytest.FixtureRequest, tmp_path: Path, copy: str) -> None:
    """It is read within the bounds of the process that reads it, or told to be too much."""
    name, make = COPIES[copy]
    against = ("--against", str(WORK))
    (tmp_path / "least.txt").write_text("word")
    least = measured("verify", str(tmp_path / "least.txt"), *against)
    (tmp_path / name).write_bytes(make())
    taken = measured("verify", str(tmp_path / name), *against)
    assert taken.status in {1, 2}
    hold(request, taken, least, guard.SECONDS, guard.BYTES)


def test_a_document(request: pytest.FixtureRequest, tmp_path: Path, document: str) -> None:
    """It becomes a manuscript within the bounds of an import, or is told to be too much."""
    name, make = DOCUMENTS[document]
    (tmp_path / "least.txt").write_text("A word.")
    least = measured("import", str(tmp_path / "least.txt"), str(tmp_path / "least"))
    (tmp_path / name).write_bytes(make())
    taken = measured("import", str(tmp_path / name), str(tmp_path / "made"))
    assert taken.status in {0, 1}
    hold(request, taken, least, IMPORT_SECONDS, IMPORT_BYTES)


def test_a_manuscript(request: pytest.FixtureRequest, tmp_path: Path, work: str) -> None:
    """It is read within its time and its memory, or told to be too much."""
    least = measured("check", str(WORK))
    for name, content in MANUSCRIPTS[work]().items():
        (tmp_path / name).write_bytes(content)
    taken = measured("check", str(tmp_path))
    assert taken.status in {0, 1}
    hold(request, taken, least, READING_SECONDS, READING_BYTES)
