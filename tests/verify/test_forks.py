"""A process that is forked: it is fed and answers, whatever the size, and its end is told."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import pytest

if not hasattr(os, "fork"):
    pytest.skip("the system has no fork", allow_module_level=True)

from pamphlet.verify.forks import PIECE, End, Fork, fork


def echo(fed: End, answering: End) -> NoReturn:
    """Answer with what comes, until nothing comes any more."""
    while True:
        answering.send(fed.recv())


def refuse(fed: End, answering: End) -> NoReturn:
    """Fail at once."""
    raise KeyError(str((fed, answering)))


@contextmanager
def ended(child: Fork, answers: End, feeder: End) -> Iterator[None]:
    """Leave no process and no pipe behind."""
    try:
        yield
    finally:
        child.kill()
        child.join()
        answers.close()
        feeder.close()


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, 3 * PIECE + 1])
def test_what_is_sent_comes_out_whole(size: int) -> None:
    """Of any size, and several things one after the other."""
    child, answers, feeder = fork(echo)
    with ended(child, answers, feeder):
        for number in range(2):
            assert not answers.poll(0)
            feeder.send((number, "x" * size))
            assert answers.poll(60)
            assert answers.recv() == (number, "x" * size)


def test_the_end_is_told() -> None:
    """No more comes from a process that failed, was killed, or has nothing to take any more; its status says which."""
    for begin, end, status in ((refuse, False, 1), (echo, True, -signal.SIGKILL), (echo, False, 1)):
        child, answers, feeder = fork(begin)
        with ended(child, answers, feeder):
            if end:
                child.kill()
            else:
                feeder.close()
            with pytest.raises(EOFError):
                answers.recv()
            child.join()
            assert child.exitcode == status


def test_nobody_takes_what_is_sent() -> None:
    """To send more than a pipe holds to a process that has ended is a broken pipe."""
    child, answers, feeder = fork(refuse)
    with ended(child, answers, feeder), pytest.raises(BrokenPipeError):
        feeder.send("x" * PIECE)
