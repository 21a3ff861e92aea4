"""What is the same for all pages of a site: who publishes, at which address, in which dress."""

from __future__ import annotations

from dataclasses import dataclass

from pamphlet.site.shelf import Volume


@dataclass(frozen=True, slots=True)
class Press:
    """A press: its name, its address with a slash at its end (both may be empty), the language of its catalogue.

    `own_style` is what it adds to the dress of its pages.
    """

    title: str
    url: str
    own_style: str
    language: str
    reader: str = ""  # one hash of the pdf.js that is in the site, if there is one

    @property
    def style(self) -> str:
        """The dress of its pages."""
        # It is slow to load, and not asked for where nothing is made.
        from pamphlet.site.look import page_style

        return page_style() + self.own_style

    def address(self, path: str) -> str:
        """Give the absolute address of something in the site; an empty one where the site's own is not known."""
        return f"{self.url}{path}" if self.url else ""

    def reach(self, volume: Volume, name: str = "") -> str:
        """Give the address of a file of a volume: absolute if that can be, else as it is reached from its page."""
        return self.address(f"{volume.folder}/{name}") or name or "./"
