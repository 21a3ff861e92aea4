"""What asks a build to end is heard at any time but one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest

from pamphlet.pipeline.signals import STOPS, held_back, stoppable, to_the_end
from tests.cli.runs import environment

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


def test_what_python_makes_of_it_is_still_ctrl_c() -> None:
    """Amid the making of a class it becomes a RuntimeError; what else fails is told as what it is."""

    class Stopped:
        def __set_name__(self, owner: type, name: str) -> None:
            os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(KeyboardInterrupt), stoppable():
        type("Class", (), {"name": Stopped()})
    with pytest.raises(ZeroDivisionError), stoppable():
        divmod(1, 0)


def test_what_is_held_back_is_heard_afterwards() -> None:
    """And a process that is begun meanwhile hears it when it says so."""
    program = "import time; from pamphlet.pipeline.signals import heed; print(1, flush=True); "
    program += "time.sleep(0.2); print(2, flush=True); heed(); time.sleep(60)"
    order = []
    with suppress(KeyboardInterrupt), stoppable(), held_back():
        signal.pthread_kill(threading.get_ident(), signal.SIGTERM)
        with subprocess.Popen(
            [sys.executable, "-c", program], env=environment(), stdout=subprocess.PIPE
        ) as process:
            assert process.stdout
            process.stdout.readline()
            process.send_signal(signal.SIGTERM)
            assert process.communicate(timeout=60)[0] == b"2\n"
        assert process.returncode == -signal.SIGTERM
        order.append("begun")
    with suppress(KeyboardInterrupt), stoppable():
        with held_back():
            signal.pthread_kill(threading.get_ident(), signal.SIGTERM)
            order.append("held back")
        order.append("not heard")
    assert order == ["begun", "held back"]


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
