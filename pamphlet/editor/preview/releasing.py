"""Build the release in a process of its own, tell how far it is, and give its files to download."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Literal

from pamphlet.pipeline.warm_processes import begin, status_of
from pamphlet.release.moving import is_plain
from pamphlet.release.plain_file import has_hash, read_plain
from pamphlet.release.report import FileMade, files_made, former_report
from pamphlet.release.sums import SUMS
from pamphlet.work.problems import Place, Problem, error

State = Literal["none", "building", "built", "failed", "stopped"]
ENDS_SECONDS = 10
LARGEST_FILE = 2 * 10**9


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: what it does, how many of its files are made, and in the end what came of it."""

    state: State = "none"
    doing: str = ""
    made: int = 0
    of: int = 1
    files: tuple[FileMade, ...] = ()
    problems: tuple[Problem, ...] = ()


def _not_begun(reason: Exception, output: Path) -> Problem:
    return error("R02", f"no process can be begun: {reason}", Place(output.as_posix()), "try again")


@dataclass
class Releases:
    """The release in a folder; `tell` hears of each step of a build."""

    manuscript: Path
    output: Path
    context: Any
    tell: Callable[[Progress], None]
    progress: Progress = Progress()
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _process: Any = None

    def build(self) -> bool:
        """Begin to build, unless that is being done."""
        from pamphlet.pipeline.build import chosen_formats

        with self._lock:
            if self._process:
                return False
            total = sum(len(chosen.suffixes) for chosen in chosen_formats(()))
            events, theirs = multiprocessing.Pipe(duplex=False)
            arguments = (self.manuscript, self.output, theirs)
            process = self.context.Process(target=_build, args=arguments)
            try:
                begin(process)
            except (
                OSError,
                EOFError,
            ) as reason:  # the system gives none, or what begins them has ended
                events.close()
                self._say(Progress("failed", problems=(_not_begun(reason, self.output),)))
                return False
            finally:
                theirs.close()
            self._process = process
        self._say(Progress("building", of=total))
        threading.Thread(target=self._hear, args=(events,), daemon=True).start()
        return True

    def stop(self) -> None:
        """Stop a build; what was in its folder is as it was."""
        with self._lock:
            if self._process:
                self._process.terminate()

    def close(self) -> None:
        """Stop a build, and wait until it has left nothing behind."""
        with self._lock:
            process = self._process
        if process:
            process.terminate()
            process.join(ENDS_SECONDS)

    def file(self, name: str) -> bytes | None:
        """Give a file of the release that is in place; None when its report knows none of this name."""
        if not is_plain(name):
            return None
        told = {made.name: made for made in files_made(former_report(self.output))}
        with suppress(OSError, ValueError):
            if name == SUMS:
                return read_plain(self.output / name, LARGEST_FILE)
            made = told.get(name)
            if made and has_hash(self.output / name, made.size, made.sha256):
                return read_plain(self.output / name, made.size)
        return None

    def _say(self, progress: Progress) -> None:
        self.progress = progress
        self.tell(progress)

    def _hear(self, events: Connection) -> None:
        last = self.progress
        with suppress(EOFError):
            while True:
                event = events.recv()
                if isinstance(event, Progress):
                    last = event
                elif isinstance(event, FileMade):
                    last = replace(last, made=last.made + 1, doing=event.name)
                else:
                    last = replace(last, doing=event)
                if last.state == "building":
                    self._say(last)
        events.close()
        status_of(self._process)
        with self._lock:
            self._process.close()
            self._process = None
        self._say(last if last.state != "building" else replace(last, state="stopped", doing=""))


def _build(manuscript: Path, output: Path, events: Connection) -> None:
    """Build in this process; it ends, as when it is stopped, when its parent has."""
    from pamphlet.pipeline.build import Step, build
    from pamphlet.pipeline.signals import heed, stoppable

    def watch_parent() -> None:
        parent = parent_process()
        if parent:
            parent.join()
            os.kill(os.getpid(), signal.SIGTERM)

    def watch(event: Step | FileMade) -> None:
        events.send(event.doing if isinstance(event, Step) else event)

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent tells when it is stopped
    heed()
    threading.Thread(target=watch_parent, daemon=True).start()
    with suppress(KeyboardInterrupt, BrokenPipeError), stoppable():
        outcome = build(manuscript, output, jobs=2, watch=watch)
        state: State = "failed" if outcome.failed or not outcome.files else "built"
        count = max(1, len(outcome.files))
        events.send(Progress(state, "", count, count, outcome.files, outcome.problems))
