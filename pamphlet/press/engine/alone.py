"""Let one layout at a time have what a process has once: functions of modules, the environment, the collector.

What is put in another's place here is taken out again when the layout ends. What is set for good is set once, when a
module of the press is imported: the prefixes of XMP (`tagged.xmp`) and two declarations for HarfBuzz (`static_fonts`).
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator

ALONE = threading.RLock()


@contextlib.contextmanager
def replaced(owner: object, **stand_ins: object) -> Iterator[None]:
    """Let others stand in for attributes of a module, for the time being."""
    former = {name: getattr(owner, name) for name in stand_ins}
    for name, stand_in in stand_ins.items():
        setattr(owner, name, stand_in)
    try:
        yield
    finally:
        for name, attribute in former.items():
            setattr(owner, name, attribute)
