"""Show the lines of the manuscript that something stands in, and give the address by which an editor opens them."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

from pamphlet.editor.preview.cards import name_in
from pamphlet.manuscript.files import Folder
from pamphlet.work.problems import Place

AROUND = 3  # lines before and behind
LONGEST_LINE = 4000  # characters that are shown of one

# By which address editors open a file at a line: what their makers say; {path} is escaped for an address.
EDITORS = {
    "vscode": "vscode://file{path}:{line}:{column}",
    "vscode-insiders": "vscode-insiders://file{path}:{line}:{column}",
    "vscodium": "vscodium://file{path}:{line}:{column}",
    "cursor": "cursor://file{path}:{line}:{column}",
    "windsurf": "windsurf://file{path}:{line}:{column}",
    "zed": "zed://file{path}:{line}:{column}",
    "sublime": "subl://open?url=file://{path}&line={line}&column={column}",
    "textmate": "txmt://open?url=file://{path}&line={line}&column={column}",
    "bbedit": "x-bbedit://open?url=file://{path}&line={line}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
    "emacs": "org-protocol://open-source?url=file://{path}&line={line}",
}


def source_at(
    folder: Path, place: Place | None, file: str, line: int, editor: str
) -> dict[str, Any] | None:
    """Give the lines around a place, or around a line of a file of the folder; None when there is no such file.

    `editor` is the address by which one opens a file, with `{path}`, `{line}` and `{column}` in it, or empty.
    """
    column = 1
    if place:
        file, line, column = name_in(folder, place.path), place.line, place.column
    source = Folder(folder)
    if not file or source.lacks(file):
        return None
    text = source.read_text(file, source.place(file), form_feeds=True)
    if text is None:
        return None
    lines = text.split("\n")
    line = min(max(line, 1), len(lines))
    column = max(column, 1)
    first = max(1, line - AROUND)
    return {
        "file": file,
        "line": line,
        "column": column,
        "first": first,
        "lines": [each[:LONGEST_LINE] for each in lines[first - 1 : line + AROUND]],
        "open": address(editor, folder / file, line, column) if editor else "",
    }


def address(editor: str, file: Path, line: int, column: int) -> str:
    """Fill the address by which an editor opens a file at a line."""
    path = quote(file.resolve().as_posix())
    if not path.startswith("/"):  # a drive of Windows
        path = f"/{path}"
    return (
        editor.replace("{path}", path).replace("{line}", str(line)).replace("{column}", str(column))
    )
