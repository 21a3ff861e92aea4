"""Import into a stranger's folder, whose links lead elsewhere and whose files are none; and on a busy machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from pamphlet.editor.imports.documents import pandoc
from pamphlet.editor.imports.importing import import_documents
from pamphlet.editor.imports.record import files
from pamphlet.editor.imports.tree import CannotImport
from tests.editor import documents_made as made

DAY = "2026-11-26"


@pytest.mark.parametrize("link", [".import", "received", "pictures", ".import/pictures"])
def test_nothing_is_written_through_a_link(tmp_path: Path, link: str) -> None:
    """A folder of a stranger's manuscript may lead anywhere: that is told, and nothing is written at all."""
    (tmp_path / "p.png").write_bytes(made.picture())
    (tmp_path / "t.md").write_text("# T\n\nLook: ![one](p.png)\n", "utf-8")
    folder, elsewhere = tmp_path / "made", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (folder / link).parent.mkdir(parents=True)
    if link != ".import":
        (folder / ".import").mkdir(exist_ok=True)
    (folder / link).symlink_to(elsewhere)
    told = import_documents([tmp_path / "t.md"], folder, DAY)
    (problem,) = told.problems
    assert (problem.code, problem.place.path) == ("D06", (folder / link).as_posix())
    assert list(elsewhere.iterdir()) == []
    assert not (folder / "pamphlet.yaml").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_file_that_is_a_link_or_a_pipe_is_replaced(tmp_path: Path) -> None:
    """What it leads to stays as it is, and nothing is waited for."""
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    (tmp_path / "t.md").write_text("# T\n\nSome words.\n", "utf-8")
    folder = tmp_path / "made"
    (folder / ".import").mkdir(parents=True)
    (folder / "pamphlet.yaml").symlink_to(tmp_path / "mine.txt")
    os.mkfifo(folder / "copy-text.txt")
    assert import_documents([tmp_path / "t.md"], folder, DAY).draft
    assert (tmp_path / "mine.txt").read_text("utf-8") == "mine"
    assert "Some words." in (folder / "copy-text.txt").read_text("utf-8")


@pytest.mark.parametrize("most", ["FILES_MOST", "ALL_BYTES_MOST"])
def test_no_more_of_a_former_import_is_read_than_a_manuscript_may_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: str
) -> None:
    """A folder of a stranger, that holds films without end, is refused, and stays as it is."""
    (tmp_path / "t.md").write_text("# T\n\nSome words.\n", "utf-8")
    kept = tmp_path / "made" / ".import"
    kept.mkdir(parents=True)
    for number in range(9):
        (kept / f"film-{number}").touch()
        os.truncate(kept / f"film-{number}", 1000)
    monkeypatch.setattr(files, most, {"FILES_MOST": 5, "ALL_BYTES_MOST": 2500}[most])
    (problem,) = import_documents([tmp_path / "t.md"], tmp_path / "made", DAY).problems
    assert (problem.code, problem.place.path) == ("D06", kept.as_posix())
    assert len(list(kept.iterdir())) == 9
    assert list(kept.parent.iterdir()) == [kept]


def test_what_the_last_import_kept_may_be_spoiled(tmp_path: Path) -> None:
    """Bytes that are no text are merged as what they look like, and the import goes on."""
    (tmp_path / "t.md").write_text("# T\n\nSome words.\n", "utf-8")
    folder = tmp_path / "made"
    (folder / ".import").mkdir(parents=True)
    for name in (".import/pamphlet.yaml", "pamphlet.yaml"):
        (folder / name).write_bytes(b"\xff\xfe\x00")
    assert import_documents([tmp_path / "t.md"], folder, DAY).draft


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the time is that of the clock")
def test_pandoc_has_so_much_time_of_the_processor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that is busy is no fault of the document; one that takes too long is told."""
    busy = tmp_path / "busy"
    busy.write_text("#!/bin/sh\nwhile :; do :; done\n", "utf-8")
    busy.chmod(0o755)
    idle = tmp_path / "idle"
    idle.write_text("#!/bin/sh\nsleep 2\necho '{\"blocks\": []}'\n", "utf-8")
    idle.chmod(0o755)
    monkeypatch.setattr(pandoc, "SECONDS", 1)
    monkeypatch.setattr(pandoc, "_program", lambda: str(idle))
    assert pandoc.read_tree(b"", "html") == {"blocks": []}
    monkeypatch.setattr(pandoc, "_program", lambda: str(busy))
    with pytest.raises(CannotImport, match="more than"):
        pandoc.read_tree(b"", "html")


def test_memory_that_pandoc_has_no_more_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its bound is named, and nothing is written."""
    monkeypatch.setattr(pandoc, "MEMORY", 3_000_000)
    (tmp_path / "t.html").write_text("<h1>T</h1>" + "<p>Some words." * 5_000, "utf-8")
    (problem,) = import_documents([tmp_path / "t.html"], tmp_path / "made", DAY).problems
    assert problem.message == "To read it takes pandoc more than 3 MB of memory."
    assert not (tmp_path / "made").exists()
