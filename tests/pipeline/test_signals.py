"""What asks a build to end is heard at any time but one."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator

import pytest

from pamphlet.pipeline.signals import STOPS, stoppable, to_the_end

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are a thing of POSIX")


def heard(number: signal.Signals) -> bool:
    """Send a signal to this process; tell whether it was heard as Ctrl-C is."""
    try:
        os.kill(os.getpid(), number)
    except KeyboardInterrupt:
        return True
    return False


@pytest.fixture(autouse=True)
def heeded() -> Iterator[None]:
    """Let Ctrl-C be heard, though the tests may run in the background, where it is not."""
    former = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, former)


def test_a_build_is_stopped_but_not_in_the_middle_of_the_exchange() -> None:
    """Each signal is like Ctrl-C, and is not heard while the release is put in place."""
    before = [signal.getsignal(number) for number in STOPS]
    with stoppable():
        for number in STOPS:
            assert heard(number)
            with to_the_end():
                assert not heard(number)
            assert heard(number)
    assert [signal.getsignal(number) for number in STOPS] == before


def test_what_is_ignored_stays_so() -> None:
    """A build that was begun with `nohup` is not stopped when its terminal closes."""
    former = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with stoppable():
            assert not heard(signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, former)


def test_in_another_thread_nothing_is_changed() -> None:
    """Where no handler can be set, the work is done all the same."""
    done = []

    def work() -> None:
        with stoppable(), to_the_end():
            done.append(1)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [1]
