"""Build one work of many, in a process of ours: whatever happens there comes back as a row, and is in the log."""

from __future__ import annotations

import faulthandler
import gc
import os
import sys
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pamphlet.batch.orders import Order, Row, State, lost
from pamphlet.pages.styles import styles_folder
from pamphlet.pipeline.bounds import lift_bounds
from pamphlet.pipeline.build import Outcome, build, check
from pamphlet.release.report import FileMade, program_hash
from pamphlet.release.versions import versions
from pamphlet.work.problems import Place, error, has_errors

if TYPE_CHECKING:
    from pamphlet.pipeline.build import Step

CANNOT_WRITE = "R03"
VERSIONS_TOLD = 3


def versions_here() -> dict[str, str]:
    """Give all that the bytes of a release depend on, but its manuscript: it must be the same in all workers."""
    styles = sha256()
    for path in sorted(each for each in styles_folder().rglob("*") if each.is_file()):
        styles.update(path.name.encode() + b"\0" + path.read_bytes())
    shared = {"styles": styles.hexdigest(), "program": program_hash(), "platform": sys.platform}
    return {**versions(), **shared}


def differences(here: Mapping[str, str], there: Mapping[str, str]) -> str:
    """Say in what a worker's versions are not those that are wanted; empty when they are the same."""
    names = sorted(name for name in {*here, *there} if here.get(name) != there.get(name))
    told = [
        f"{name} {_short(there.get(name))} instead of {_short(here.get(name))}" for name in names
    ]
    more = f" and {len(told) - VERSIONS_TOLD} more" if len(told) > VERSIONS_TOLD else ""
    return ", ".join(told[:VERSIONS_TOLD]) + more


def _short(version: str | None) -> str:
    return (version or "none")[:12]


def build_here(order: Order) -> Row:
    """Build a work in this process, which must be our own, and tell what came of it; the log has what is printed."""
    began = time.perf_counter()
    if others := differences(order.versions, versions_here()):
        message = f"the worker has other versions, so its files would be others: {others}"
        problem = error("J03", message, Place(order.folder.as_posix()), "install the same there")
        return Row(order.path, order.slug, "refused", (problem,))
    lift_bounds()
    os.chdir(order.working)
    try:
        with _logging(order.log):
            row = _built(order, began)
            for problem in row.problems:
                print(problem, flush=True)  # noqa: T201 # to the log
    except OSError as failure:  # there is no room for the log either
        row = _no_room(order, failure)
    gc.collect()  # once, when most of it is dead
    if row.state == "built" and not row.failed:
        order.log.unlink(missing_ok=True)
    return row


def _built(order: Order, began: float) -> Row:
    try:
        if order.output is None:
            _, problems = check(order.folder)
            outcome = Outcome(problems)
        else:
            outcome = build(order.folder, order.output, order.formats, watch=_tell)
    except (OSError, MemoryError) as failure:
        traceback.print_exc()
        return _no_room(order, failure)
    except Exception as failure:  # noqa: BLE001 # one work shall cost no other
        traceback.print_exc()
        said = traceback.format_exception_only(failure)[-1].strip()
        hint = f"this is a fault of the program; {order.log.name} tells where"
        return lost(order, "crashed", f"the program failed: {said}", hint)
    seconds = round(time.perf_counter() - began, 3)
    stopped = any(p.code == CANNOT_WRITE for p in outcome.problems)
    faulty = has_errors(outcome.problems) and not outcome.files
    state: State = "no room" if stopped else "faulty" if faulty else "built"
    return Row(order.path, order.slug, state, outcome.problems, seconds, len(outcome.files))


def _no_room(order: Order, failure: OSError | MemoryError) -> Row:
    """Give the row of a work for which there is no room, on a disk or in memory."""
    told = getattr(failure, "strerror", "") or "there is not enough memory"
    return lost(order, "no room", f"the system says: {told}", "make room, and press again")


def _tell(event: Step | FileMade) -> None:
    """Write to the log how a build goes on."""
    said = event.name if isinstance(event, FileMade) else event.doing
    print(said, flush=True)  # noqa: T201 # to the log


@contextmanager
def _logging(log: Path) -> Iterator[None]:
    """Let all that this process prints stand in a log, what C libraries print too, and where it was when it died."""
    log.parent.mkdir(parents=True, exist_ok=True)
    sys.stdout.flush()
    sys.stderr.flush()
    log.unlink(missing_ok=True)  # it may be a link, or a pipe
    with log.open("xb") as stream, Path(os.devnull).open("wb") as nowhere:
        faulthandler.enable(stream)
        try:
            for number in (1, 2):
                os.dup2(stream.fileno(), number)
            yield
        finally:
            faulthandler.disable()
            with suppress(OSError):  # the disk is full: what is left goes nowhere
                sys.stdout.flush()
                sys.stderr.flush()
            for number in (1, 2):
                os.dup2(nowhere.fileno(), number)
