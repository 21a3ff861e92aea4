"""Check the bag of a build: its manifests hold for every file, and every file of the release is in it byte for byte."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pamphlet.verify.bags import Bag
from pamphlet.verify.copies import Unreadable
from pamphlet.verify.read_back.words import HINT
from pamphlet.work.problems import Place, Problem, error


def check_bag(name: str, content: bytes, release: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Read a bag of our own back: each fault is a problem R01."""
    try:
        faults = tuple(_faults(Bag(content), release))
    except Unreadable as reason:
        faults = (f"the bag cannot be read back: {reason}",)
    return tuple(error("R01", fault, Place(name), HINT) for fault in faults)


def _faults(bag: Bag, release: Mapping[str, bytes]) -> Iterator[str]:
    yield from bag.faults()
    held = bag.release()
    for name, content in release.items():
        if name not in held or held[name]() != content:
            yield f"{name} is not in the bag as it was made"
