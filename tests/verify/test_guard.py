"""What reads a stranger's file runs in a process of its own: bounded, and unable to write."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from pamphlet.verify import guard
from pamphlet.verify.copies import Unreadable

posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="limits are a thing of POSIX")


def work(outcome: str, path: str = "") -> str:
    """Do what a reader of a hostile file may do."""
    match outcome:
        case "sleep":
            time.sleep(600)
        case "nap":
            time.sleep(1.2)
        case "loop":
            while True:
                pass
        case "busy":
            end = time.process_time() + 0.8
            while time.process_time() < end:
                pass
        case "bag":
            return "".join(guard.guarded_apart(partial(work, "busy")) for _ in range(3))
        case "eat":
            return str(len(bytearray(2 * guard.BYTES)))
        case "crash":
            os.kill(os.getpid(), signal.SIGKILL)
        case "exit":
            os._exit(0)
        case "fail":
            raise KeyError(outcome)
        case "refuse":
            raise Unreadable("It is a brick.")
        case "write":
            Path(path).write_text("a byte")
        case "print":
            os.write(1, b"noise")
            os.write(2, b"noise")
    return outcome


def test_a_result_comes_back() -> None:
    """What the work gives is given, however large, and meanwhile who waits is told so."""
    assert guard.guarded(partial(work, "done")) == "done"
    large = "x" * 3_000_000
    assert guard.guarded(partial(str, large)) == large


@posix
@pytest.mark.parametrize(
    ("outcome", "reason"),
    [
        ("sleep", "machine was too busy"),
        ("loop", "takes more than 20 seconds"),
        ("eat", "takes more than 400 MB of memory"),
        ("crash", "broke off"),
        ("exit", "broke off"),
        ("fail", "failed over it: KeyError"),
        ("refuse", "It is a brick"),
    ],
)
def test_each_way_to_fail_is_a_sentence(
    outcome: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Too long, too large, broken off, refused: each is told, and no process is left."""
    monkeypatch.setattr(guard, "SECONDS", 1)
    if outcome == "sleep":
        monkeypatch.setattr(guard, "PATIENCE", 0.3)
    ticks: list[float] = []
    children: list[int] = []
    fork = os.fork

    def noted_fork() -> int:
        children.append(fork())
        return children[0]

    monkeypatch.setattr(os, "fork", noted_fork)
    with pytest.raises(Unreadable, match=reason):
        guard.guarded(partial(work, outcome), lambda: ticks.append(0))
    if outcome in ("sleep", "loop"):
        assert ticks
    with pytest.raises(ChildProcessError):
        os.waitpid(children[0], os.WNOHANG)


@posix
def test_only_the_time_of_the_processor_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work that waits longer than it may compute is done all the same: a busy machine changes no verdict."""
    monkeypatch.setattr(guard, "SECONDS", 1)
    assert guard.guarded(partial(work, "nap")) == "nap"


@posix
def test_work_within_work_has_its_own_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three files of a bag that take 0.8 seconds are read where one may take a second; one that takes more is told."""
    monkeypatch.setattr(guard, "SECONDS", 1)
    assert guard.guarded(partial(work, "bag")) == "busy" * 3
    with pytest.raises(Unreadable, match="takes more than 20 seconds"):
        guard.guarded(partial(guard.guarded_apart, partial(work, "loop")))


@posix
def test_the_bounds() -> None:
    """The work has 20 seconds of the processor and 400 MB besides what the program takes, and may write nothing."""
    import resource

    limits = guard.bounds(mapped=3_000)
    assert limits == {
        resource.RLIMIT_AS: (400_003_000, 400_003_000),
        resource.RLIMIT_CPU: (20, 21),
        resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_FSIZE: (0, 0),
    }
    for what in (resource.RLIMIT_CPU, resource.RLIMIT_CORE, resource.RLIMIT_FSIZE):
        assert guard.guarded(partial(resource.getrlimit, what)) == limits[what]
    assert "10 minutes" in guard.TOO_BUSY


@posix
def test_what_an_exception_says_is_cut() -> None:
    """Of an exception's message, which may be a whole file, a few lines are told."""
    with pytest.raises(Unreadable) as told:
        guard.guarded(partial(dict[str, str]().__getitem__, "x" * 1_000))
    assert len(str(told.value)) == 300


def eat(meal: Callable[[], str], ahead: str) -> str:
    """Do one thing ahead, and wait for the other."""
    if ahead == "crash":
        os.kill(os.getpid(), signal.SIGKILL)
    return ahead + (meal() if ahead != "full" else "")


def test_work_goes_ahead_of_what_it_waits_for() -> None:
    """What is found out meanwhile reaches the work, however large; the work may end without it, or break off."""
    large = "x" * 3_000_000
    assert guard.guarded_ahead(partial(eat, ahead="a"), lambda: large) == "a" + large
    assert guard.guarded_ahead(partial(eat, ahead="full"), lambda: large) == "full"


@posix
def test_what_fails_ahead_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work that breaks off, or never takes what it is fed, is unreadable; what fails meanwhile is raised as it is."""
    with pytest.raises(Unreadable, match="broke off"):
        guard.guarded_ahead(partial(eat, ahead="crash"), lambda: "x" * 3_000_000)
    monkeypatch.setattr(guard, "PATIENCE", 0.3)
    with pytest.raises(Unreadable, match="too busy"):
        guard.guarded_ahead(lambda _: time.sleep(600), lambda: "x" * 3_000_000)
    monkeypatch.undo()
    with pytest.raises(KeyError, match="none"):
        guard.guarded_ahead(partial(eat, ahead="a"), lambda: dict[str, str]()["none"])


@posix
def test_nothing_is_written(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The work can neither fill a file nor print."""
    path = tmp_path / "x"
    with pytest.raises(Unreadable, match="OSError"):
        guard.guarded(partial(work, "write", str(path)))
    assert not path.exists() or path.read_bytes() == b""
    assert guard.guarded(partial(work, "print")) == "print"
    assert capfd.readouterr() == ("", "")


def test_where_there_is_no_fork() -> None:
    """A process that is started afresh gives the same results and the same sentences."""
    program = (
        "import os, sys\n"
        "from functools import partial\n"
        "if hasattr(os, 'fork'): del os.fork\n"
        "from pamphlet.verify import guard\n"
        "from pamphlet.verify.copies import Unreadable\n"
        "if __name__ == '__main__':\n"
        "    print(guard.guarded(partial(max, 3, 5)))\n"
        "    try: guard.guarded(partial(os._exit, 1))\n"
        "    except Unreadable as reason: print(reason)\n"
        "    guard.SECONDS = 1\n"
        "    try: guard.guarded(partial(exec, 'while True: pass'))\n"
        "    except Unreadable as reason: print(reason)\n"
        "    guard.PATIENCE = 1\n"
        "    import time\n"
        "    try: guard.guarded(partial(time.sleep, 600))\n"
        "    except Unreadable as reason: print(reason)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        timeout=600,
    )
    assert told.stdout.split("\n")[:4] == ["5", guard.BROKE_OFF, guard.TOO_LONG, guard.TOO_BUSY]
