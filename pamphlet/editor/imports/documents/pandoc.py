"""Have pandoc read a document: its JSON comes back, from a process that may reach nothing and is bounded.

In: bytes and the name of a reader. Out: the parsed JSON, of the shape that pandoc-types 1.23 has. pandoc comes with the
package pypandoc-binary, which is an extra of the distribution.
"""

from __future__ import annotations

import json
import subprocess
from typing import Any

from pamphlet import DISTRIBUTION
from pamphlet.editor.imports.tree import CannotImport

SECONDS = 60  # a book of 240,000 words takes five
MEMORY = 1_500_000_000  # bytes of its heap
LARGEST_DOCUMENT = 64 * 2**20  # bytes that are given to pandoc
LARGEST_TREE = 256 * 2**20  # bytes of JSON that are taken from it

MISSING = (
    "pandoc is not installed, which reads such documents. Type: pip install"
    f' "{DISTRIBUTION}[import]". A plain text (.txt) needs no pandoc.'
)


def read_tree(content: bytes, reader: str, *options: str) -> dict[str, Any]:
    """Give what pandoc makes of a document. Raises CannotImport."""
    if len(content) > LARGEST_DOCUMENT:
        raise CannotImport(f"It is larger than {LARGEST_DOCUMENT // 2**20} MB.")
    bounds = ("+RTS", f"-M{MEMORY // 10**6}m", "-RTS", "--sandbox")
    command = [_program(), *bounds, "--from", reader, "--to", "json", *options]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as late:
        raise CannotImport(f"To read it takes pandoc more than {SECONDS} seconds.") from late
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().split("\n")[0]
        raise CannotImport(f"pandoc cannot read it: {said or 'it is broken'}.")
    if len(done.stdout) > LARGEST_TREE:
        raise CannotImport("It holds more than this program imports.")
    try:
        tree: dict[str, Any] = json.loads(done.stdout)
    except RecursionError as deep:
        raise CannotImport("It is nested too deeply.") from deep
    return tree


def _program() -> str:
    try:
        import pypandoc
    except ImportError as missing:
        raise CannotImport(MISSING) from missing
    try:
        return str(pypandoc.get_pandoc_path())
    except OSError as missing:
        raise CannotImport(MISSING) from missing
