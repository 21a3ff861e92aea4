"""Choose which files a page offers, and for what: for a device, for paper, for those who publish.

In: a volume. Out: offers in the order of the page, only of files that the release has.
"""

from __future__ import annotations

from dataclasses import dataclass

from pamphlet.site.told import File, Told

KINDLE = "https://www.amazon.com/sendtokindle"
PAPERS = {"a4": "A4", "letter": "Letter"}
# By the end of a file's name, the strings that say for which printer it is (those of the how-to of a booklet).
PRINTERS = {
    "short-edge": "how-to-short-edge",
    "long-edge": "how-to-long-edge",
}
SIDES = {"fronts": "print-fronts", "backs": "print-backs"}


@dataclass(frozen=True, slots=True)
class Offer:
    """A file under the name of what it is for; the strings of both have the name `key` and `key-why`."""

    key: str
    file: File
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """The booklets on one paper: by the printer, and in two halves for one that prints one side."""

    name: str
    printers: tuple[tuple[str, File], ...]
    halves: tuple[tuple[str, File], ...]
    test: File | None


def for_devices(told: Told) -> tuple[Offer, ...]:
    """Give one file for each kind of device."""
    wanted = (
        ("device-epub", ".epub", "EPUB"),
        ("device-kobo", ".kepub.epub", "EPUB"),
        ("device-kindle", ".epub", "EPUB"),
        ("device-large", "-large-print.pdf", "PDF"),
        ("device-large", "-large-print-a4.pdf", "PDF, A4"),
        ("device-large", "-large-print-letter.pdf", "PDF, Letter"),
    )
    return _offers(told, wanted)


def papers(told: Told) -> tuple[Paper, ...]:
    """Give the booklets, a paper after the other."""
    found = []
    for size, name in PAPERS.items():
        printers = _files(told, size, PRINTERS)
        halves = _files(told, size, SIDES)
        if printers or halves:
            found.append(Paper(name, printers, halves, told.file(f"-test-sheet-{size}.pdf")))
    return tuple(found)


def for_paper(told: Told) -> tuple[Offer, ...]:
    """Give what else is there to print."""
    wanted = (
        ("print-plain", ".pdf", "PDF"),
        ("print-reading", "-reading-copy-a4.pdf", "PDF, A4"),
        ("print-reading", "-reading-copy-letter.pdf", "PDF, Letter"),
    )
    return _offers(told, wanted)


def sheets(told: Told) -> int:
    """Count the sheets of a booklet: each is two pages of a file that is printed on both sides."""
    for size in PAPERS:
        for _, file in _files(told, size, PRINTERS):
            return (file.pages + 1) // 2
    return 0


def _files(told: Told, size: str, kinds: dict[str, str]) -> tuple[tuple[str, File], ...]:
    files = ((key, told.file(f"-booklet-{size}-{kind}.pdf")) for kind, key in kinds.items())
    return tuple((key, file) for key, file in files if file)


def _offers(told: Told, wanted: tuple[tuple[str, str, str], ...]) -> tuple[Offer, ...]:
    files = ((key, told.file(suffix), kind) for key, suffix, kind in wanted)
    return tuple(Offer(key, file, kind) for key, file, kind in files if file)
