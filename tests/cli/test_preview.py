"""What `pamphlet preview` says before it begins."""

from __future__ import annotations

from pathlib import Path

from tests.cli.runs import run


def test_a_folder_without_a_manuscript_is_told(tmp_path: Path) -> None:
    """As by every other command, with what to do."""
    ended = run("preview", "nothing", "--no-browser", cwd=tmp_path)
    assert ended.returncode == 2
    assert "error F06: there is no such folder" in ended.stderr
    assert ended.stdout == ""


def test_an_editor_that_is_not_known_is_told_with_those_that_are(tmp_path: Path) -> None:
    """Before anything is begun."""
    ended = run("preview", "--editor", "edlin", cwd=tmp_path)
    assert ended.returncode == 2
    assert "“edlin” is not known" in ended.stderr
    assert "vscode" in ended.stderr
