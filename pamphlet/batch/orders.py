"""What goes to a worker and comes back: an `Order` for one work, and the `Row` that tells what came of it.

Both cross from process to process, and from machine to machine: they hold plain values, and bytes only where there is
no folder that both sides see.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pamphlet.work.problems import Place, Problem, error, has_errors

# What came of a work:
# built      its release is there
# unchanged  it was there already
# faulty     the manuscript has faults, or a file was not whole when it was read back
# crashed    the program failed
# ended      the process that built it ended, or was killed
# late       it took too long, and was ended
# no room    the system could not write, or read
# refused    the worker has other versions, so that its bytes would be others
State = Literal["built", "unchanged", "faulty", "crashed", "ended", "late", "no room", "refused"]
AGAIN = frozenset(("crashed", "ended", "late", "no room", "refused"))  # another time may be better


@dataclass(frozen=True, slots=True)
class Order:
    """Build a work into a folder; `output` is None where the settings are too faulty to tell it a slug.

    Paths may be relative, to the folder `working`: as people typed them, they stand in problems. `versions` must be the
    worker's; the log is written to `log`; after so many `seconds` the work is given up.
    """

    path: str
    slug: str
    folder: Path
    output: Path | None
    formats: tuple[str, ...]
    versions: Mapping[str, str]
    log: Path
    seconds: float
    working: Path


@dataclass(frozen=True, slots=True)
class Row:
    """What came of a work. `contents` are the files of a release that is still to be put in place, by their names.

    `log` is what the worker said, when its log lies on another machine.
    """

    path: str
    slug: str
    state: State
    problems: tuple[Problem, ...] = ()
    seconds: float = 0.0
    files: int = 0
    contents: Mapping[str, bytes] = field(default_factory=dict)
    log: str = ""

    @property
    def failed(self) -> bool:
        """Whether something is to be mended, or tried again."""
        return self.state not in {"built", "unchanged"} or has_errors(self.problems)

    @property
    def reason(self) -> str:
        """Say in a sentence why it failed: its first error, with its place, and how many more there are."""
        errors = [problem for problem in self.problems if problem.severity == "error"]
        if not errors:
            return ""
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        return f"{errors[0].place}: {errors[0].message}{more}"


def lost(order: Order, state: State, message: str, hint: str) -> Row:
    """Give the row of a work for which a worker came to no end."""
    problem = error("J02", message, Place(order.folder.as_posix()), hint)
    return Row(order.path, order.slug, state, (problem,))
