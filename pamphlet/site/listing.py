"""A volume as catalogues and feeds list it."""

from __future__ import annotations

from dataclasses import dataclass

from pamphlet.site.shelf import Volume
from pamphlet.site.told import Told


@dataclass(frozen=True, slots=True)
class Listed:
    """A volume, and the height of its cover's picture in points; 0 where there is none.

    `checker` is the page that checks copies, where the site's own reads PDFs; else it is that of the release.
    """

    volume: Volume
    cover_height: int
    checker: bytes = b""

    @property
    def told(self) -> Told:
        """What its release tells."""
        return self.volume.told

    @property
    def folder(self) -> str:
        """Its folder in the site."""
        return self.volume.folder
