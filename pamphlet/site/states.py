"""Hash all that a page or a site is made of: two that are made of the same have the same state, and the same bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.metadata import version

from pamphlet.pages.styles import shared_styles
from pamphlet.release.report import program_hash
from pamphlet.site.press import Press
from pamphlet.site.record import Record
from pamphlet.site.shelf import Volume

LIBRARIES = ("jinja2", "pillow", "babel")  # whose doing the bytes of a site are


@cache
def _program() -> list[str]:
    return [program_hash(), *map(version, LIBRARIES)]


@lru_cache(4)
def press_state(press: Press) -> str:
    """Give one hash of what the pages of all volumes are made of, in whatever language the catalogue is."""
    dress = [shared_styles(), press.own_style]  # what else makes it belongs to the program
    return _hash([_program(), press.title, press.url, dress, press.reader])


def volume_state(volume: Volume, press: Press) -> str:
    """Give one hash of all that the pages of a volume are made of."""
    others = [[folder, told.edition, told.released] for folder, told in volume.others]
    return _hash(
        [press_state(press), volume.folder, volume.release.state, volume.release.names, others]
    )


def site_state(volumes: Iterable[Volume], press: Press) -> str:
    """Give one hash of all that a site is made of."""
    return _hash([press.language, [volume_state(volume, press) for volume in volumes]])


def is_current(record: Record, volumes: tuple[Volume, ...], press: Press) -> bool:
    """Tell whether a site was made of these releases as they are, and is still as it was made."""
    return (
        record.state == site_state(volumes, press)
        and record.is_whole(record.sums)
        and all(map(record.has_same_sources, volumes))
    )


def _hash(told: object) -> str:
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()
