"""Lay pages out in processes of their own: the changed spread first, then all pages, then what somebody looks at.

A process is forked for each task from one that has all loaded (where the system can fork), and is killed when another
save has made what it does idle. So nothing grows from save to save, whatever a layout leaves in memory.
"""

from __future__ import annotations

import multiprocessing
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from pamphlet.editor.preview import tasks
from pamphlet.editor.preview.tasks import Answer, LaidOut, Shown
from pamphlet.editor.preview.window import Window
from pamphlet.pages import Pages
from pamphlet.pipeline.warm_processes import begin, status_of, warm_context
from pamphlet.press import CannotLayOut, CannotTypeset

WARM = "pamphlet.editor.preview.warm"
PAUSES_SECONDS = (0.0, 0.2, 1.0, 3.0)  # before each time that a task is tried
FAILED = 1  # the status of a process of Python that an exception has ended
TIME_OVER = (
    24  # the signal of setrlimit(2) to what has used up its time, SIGXCPU on Linux and macOS
)


class Killed(CannotTypeset):
    """A process was ended by no doing of its own, or could not begin."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be laid out: a book in one of its revisions, and of it first, or `alone`, those around a change."""

    revision: float
    pages: Pages
    window: Window | None = None
    alone: bool = False


Tell = Callable[[Job, Shown, Answer | None], None]  # None: it has begun


class Layouts:
    """The layouts of the last revision; `tell` hears of each when it begins and when it is there.

    `room` is a folder for temporary files.
    """

    def __init__(self, room: Path, tell: Tell) -> None:
        self._context: Any = warm_context(WARM)
        self._room = room
        self._tell = tell
        self._lock = threading.Lock()
        self._job: Job | None = None
        self._wanted: set[Shown] = set()
        self._over = False
        self._woken, self._wake = multiprocessing.Pipe(duplex=False)
        self._thread = threading.Thread(target=self._work, name="layouts", daemon=True)

    def start(self) -> None:
        """Begin to wait for jobs, and load meanwhile what they need."""
        self._thread.start()

    @property
    def context(self) -> Any:
        """How processes are made here."""
        return self._context

    def begin(self, job: Job) -> None:
        """Lay a revision out, and nothing older any more; of the one laid out last, what is there is told again."""
        with self._lock:
            self._job = job
        self._wake.send(None)

    def want(self, shown: Shown) -> None:
        """Lay out what somebody looks at, from now on for each revision."""
        with self._lock:
            if shown in self._wanted:
                return
            self._wanted.add(shown)
        self._wake.send(None)

    def close(self) -> None:
        """End what is being laid out."""
        self._over = True
        self._wake.send(None)
        if self._thread.is_alive():
            self._thread.join()

    def _work(self) -> None:
        done: dict[Shown, Answer] = {}
        whole: dict[Shown, Answer] = {}  # of the last whole book
        answer: Answer | None
        last: Job | None = None
        at = -1.0
        self._load()
        while not self._over:
            with self._lock:
                job, wanted = self._job, tuple(self._wanted)
            if job and job is not last:
                last, done = job, {}
                if not job.alone:
                    done = whole = _kept(whole) if job.revision == at else {}
                    at = job.revision
                for shown, answer in done.items():
                    self._tell(job, shown, answer)
            task = next(_due(job, done, wanted), None) if job else None
            if job is None or task is None:
                self._woken.recv()
                continue
            shown, function, arguments = task
            self._tell(job, shown, None)
            answer = self._answer(job, function, arguments)
            if answer is None:
                continue  # it is out of date
            done[shown] = answer
            self._tell(job, shown, answer)

    def _load(self) -> None:
        """Let the process from which others are forked load what they need, as long as nothing else is to be done."""
        with suppress(OSError, EOFError):
            process = self._context.Process(target=_nothing, daemon=True)
            begin(process)
            status_of(process)
            process.close()

    def _answer(
        self, job: Job, function: Callable[..., LaidOut], arguments: tuple[Any, ...]
    ) -> Answer | None:
        """Have a task done, and give what came of it; None when there is a newer job before it is done.

        One whose process was killed, by a system that is short of memory or by somebody, is done again.
        """
        answer: Answer | None = None
        for pause in PAUSES_SECONDS:
            time.sleep(pause)
            if self._is_old(job):
                return None
            answer = self._answer_once(job, function, arguments)
            if not isinstance(answer, Killed):
                break
        return answer

    def _answer_once(
        self, job: Job, function: Callable[..., LaidOut], arguments: tuple[Any, ...]
    ) -> Answer | None:
        room = tempfile.mkdtemp(dir=self._room)
        answers, theirs = multiprocessing.Pipe(duplex=False)
        process = self._context.Process(
            target=tasks.run, args=(function, arguments, theirs, room), daemon=True
        )
        try:
            begin(process)
            theirs.close()
            return self._heard(job, answers, process)
        except EOFError:  # the process from which others are forked has ended
            return Killed("the process from which others are begun has ended")
        except OSError as reason:  # the system gives none
            return Killed(f"no process can be begun: {reason.strerror or reason}")
        finally:
            if process.pid:
                process.kill()
                status_of(process)
            process.close()
            theirs.close()
            answers.close()
            shutil.rmtree(room, ignore_errors=True)

    def _heard(self, job: Job, answers: Connection, process: Any) -> Answer | None:
        while True:
            ready = wait([answers, self._woken])
            if answers in ready:
                try:
                    answer: Answer = answers.recv()
                except (EOFError, OSError):  # at its beginning, or amid it
                    return _ending(status_of(process))
                return answer
            self._woken.recv()
            if self._is_old(job):
                return None

    def _is_old(self, job: Job) -> bool:
        """Tell whether a job need not be done any more."""
        with self._lock:
            return self._over or self._job is not job


def _kept(done: dict[Shown, Answer]) -> dict[Shown, Answer]:
    """Give what need not be laid out again: what came to nothing is, and all pages tell more than a few of them."""
    return {
        shown: answer
        for shown, answer in done.items()
        if isinstance(answer, LaidOut) and not (shown == "window" and "a5" in done)
    }


def _ending(status: int) -> CannotTypeset:
    """Tell why a process has ended without an answer, of what it left to the system (`Process.exitcode`)."""
    if -status == TIME_OVER:
        return CannotLayOut("to lay out the pages takes more time than there is")
    if status == FAILED:
        return CannotTypeset("the process that lays out has ended")
    return Killed("the process that lays out was ended by the system; perhaps memory is short")


def _nothing() -> None:
    """Do nothing."""


def _due(
    job: Job, done: dict[Shown, Answer], wanted: tuple[Shown, ...]
) -> Iterator[tuple[Shown, Callable[..., LaidOut], tuple[Any, ...]]]:
    """Give what is still to be laid out, in order."""
    if job.window and not {"window", "a5"} & done.keys():
        yield "window", tasks.lay_out_window, (job.window.pages,)
    if job.alone:
        return
    if "a5" not in done:
        yield "a5", tasks.lay_out, (job.pages,)
        return
    pages = done["a5"]
    printed = pages.printed if isinstance(pages, LaidOut) else None
    if printed is None:
        return
    if "sheets" in wanted and "sheets" not in done:
        yield "sheets", tasks.impose_sheets, (job.pages, printed)
    if "large" in wanted and "large" not in done:
        yield "large", tasks.lay_out_large, (job.pages, printed)
