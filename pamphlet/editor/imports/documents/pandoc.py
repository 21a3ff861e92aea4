"""Have pandoc read a document: its JSON comes back, from a process that may reach nothing and is bounded.

In: bytes and the name of a reader. Out: the parsed JSON, of the shape that pandoc-types 1.23 has. pandoc comes with the
package pypandoc-binary, which is an extra of the distribution.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
from typing import Any

from pamphlet import DISTRIBUTION
from pamphlet.editor.imports.bounds import unbounded
from pamphlet.editor.imports.tree import CannotImport

SECONDS = (
    60  # of the processor, where the system bounds it (Linux): a book of 240,000 words takes five
)
PATIENCE = (
    600  # seconds by the clock: a machine that is ten times too busy still reads what is bearable
)
MEMORY = 1_500_000_000  # bytes
# Of these its heap: the process takes up to 350 MB more (measured on a Word document of 32 MiB).
HEAP = 0.85
LARGEST_DOCUMENT = 64 * 2**20  # bytes that are given to pandoc
LARGEST_TREE = 256 * 2**20  # bytes of JSON that are taken from it
OVER = -24  # SIGXCPU ends what has had its time
FULL = 251  # with which GHC's programs end that have no more memory (EXIT_HEAPOVERFLOW)
TOO_LONG = f"To read it takes pandoc more than {SECONDS} seconds."

MISSING = (
    "pandoc is not installed, which reads such documents. Type: pip install"
    f' "{DISTRIBUTION}[import]". A plain text (.txt) needs no pandoc.'
)


def read_tree(content: bytes, reader: str, *options: str) -> dict[str, Any]:
    """Give what pandoc makes of a document. Raises CannotImport."""
    if len(content) > LARGEST_DOCUMENT:
        raise CannotImport(f"It is larger than {LARGEST_DOCUMENT // 2**20} MB.")
    bounds = ("+RTS", f"-M{HEAP * MEMORY / 2**20:.0f}m", "-RTS", "--sandbox")
    command = [_program(), *bounds, "--from", reader, "--to", "json", *options]
    status, told, said = _run(command, content)
    if status == OVER:
        raise CannotImport(TOO_LONG)
    if status == FULL:
        raise CannotImport(f"To read it takes pandoc more than {MEMORY // 10**6} MB of memory.")
    if status:
        why = said.decode("utf-8", "replace").strip().split("\n")[0]
        raise CannotImport(f"pandoc cannot read it: {why or 'it is broken'}.")
    if len(told) > LARGEST_TREE:
        raise CannotImport("It holds more than this program imports.")
    try:
        tree: dict[str, Any] = json.loads(told)
    except RecursionError as deep:
        raise CannotImport("It is nested too deeply.") from deep
    return tree


def _run(command: list[str], content: bytes) -> tuple[int, bytes, bytes]:
    """Run pandoc within its bounds; give its exit status, and what it wrote to either stream. Raises CannotImport."""
    with unbounded():
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
    with process:
        try:
            told, said = process.communicate(content, _bound(process.pid))
        except subprocess.TimeoutExpired as late:
            raise CannotImport(TOO_LONG) from late
        finally:
            process.kill()
        return process.returncode, told, said


def _bound(number: int) -> float:
    """Bound the processor's time of a process, where the system can; give the seconds to wait for it."""
    with contextlib.suppress(ImportError, AttributeError, OSError):
        import resource

        resource.prlimit(number, resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))  # type: ignore[attr-defined,unused-ignore] # Linux
        return PATIENCE
    return SECONDS


def _program() -> str:
    try:
        import pypandoc
    except ImportError as missing:
        raise CannotImport(MISSING) from missing
    try:
        return str(pypandoc.get_pandoc_path())
    except OSError as missing:
        raise CannotImport(MISSING) from missing
