"""`pamphlet import`: a manuscript, and in the form of `check` what was decided, left out and changed."""

from __future__ import annotations

import re
import time
from pathlib import Path

from tests.cli.runs import run
from tests.editor import documents_made as made

CASES = Path(__file__).parents[1] / "editor" / "imports" / "cases"


def test_a_document_becomes_a_manuscript_that_builds(tmp_path: Path) -> None:
    """From a Word file to a release that is read back: two commands."""
    done = run("import", str(CASES / "dialogue-of-word.docx"), "made", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "made/the-conversation.md: The Conversation (interview)" in done.stdout.replace(
        "  the", "made/the"
    )
    lines = [line for line in done.stderr.splitlines() if not line.startswith("    hint: ")]
    form = re.compile(r"\S.*?(?::\d+)*: (?:warning|error) [A-Z]\d\d: \S")
    assert all(form.match(line) for line in lines[:-1])
    built = run("build", "made", "--format", "html", cwd=tmp_path)
    assert built.returncode == 0, built.stderr


def test_what_cannot_be_imported_ends_with_1_and_a_wrong_call_with_2(tmp_path: Path) -> None:
    """A broken document is a problem; to forget the folder is a wrong use of the command."""
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04")
    done = run("import", "a.docx", "made", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "a.docx: error D01: " in done.stderr
    done = run("import", "a.docx", cwd=tmp_path)
    assert done.returncode == 2
    assert "then the folder" in done.stderr


def test_an_import_is_over_soon(tmp_path: Path) -> None:
    """A page on the screen in the first of ten minutes: the import itself is no part of the waiting."""
    made.word(tmp_path)
    start = time.monotonic()
    assert run("import", "talk.docx", "made", cwd=tmp_path).returncode == 0
    assert time.monotonic() - start < 60  # two seconds on a quiet machine
