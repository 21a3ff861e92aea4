"""Garbage is looked for while a long work is made, and not while a short one is; then all is as it was."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from pamphlet.pipeline.garbage import LONG, garbage_lying


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    yield
    gc.enable()


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("words", [LONG, LONG + 1])
def test_only_long_works_are_looked_through(words: int, *, before: bool) -> None:
    """On either side of the bound, whoever asks."""
    (gc.enable if before else gc.disable)()
    with garbage_lying(words):
        assert gc.isenabled() is (words > LONG)
    assert gc.isenabled() is before


def test_a_thread_changes_nothing() -> None:
    """What others do at the same time in this process is theirs."""

    def looking() -> bool:
        with garbage_lying(0):
            return gc.isenabled()

    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(looking).result()
