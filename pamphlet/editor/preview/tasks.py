"""What the processes that lay out do: one task each, of which the pages and what is on them come back."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from multiprocessing.connection import Connection
from typing import Any, Literal

from pamphlet.editor.preview.pictures import names_of
from pamphlet.pages import Pages
from pamphlet.pipeline.own_process import live_with_parent
from pamphlet.press import CannotTypeset, Printed

Shown = Literal["a5", "window", "large", "sheets"]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a block or another place begins: its page, from 0, and how far down on it, as a part of its height."""

    page: int
    down: float
    anchor: str


@dataclass(frozen=True, slots=True)
class LaidOut:
    """What a task has given: a file, the names of the pictures of its pages, and where blocks begin."""

    pdf: bytes
    pictures: tuple[str, ...]
    spots: tuple[Spot, ...] = ()
    printed: Printed | None = None


Answer = LaidOut | CannotTypeset


def run(
    task: Callable[..., LaidOut], arguments: tuple[Any, ...], answers: Connection, room: str
) -> None:
    """Do a task in this process, and send what comes of it; the process ends with its parent."""
    live_with_parent(room)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent tells when all is over
    pages: Pages = arguments[0]
    from pamphlet.pipeline.bounds import bound_worker

    bound_worker(pages.words.count, sum(len(section.xhtml) for section in pages.sections))
    answer: Answer
    try:
        answer = task(*arguments)
    except CannotTypeset as failure:
        answer = failure
    except MemoryError:
        from pamphlet.press import CannotLayOut

        answer = CannotLayOut("to lay out the pages takes more memory than there is")
    with contextlib.suppress(BrokenPipeError):
        answers.send(answer)
        answers.close()


def lay_out(pages: Pages) -> LaidOut:
    """Lay the whole book out on A5, as a build does."""
    from pamphlet.press.typeset import typeset

    printed = typeset(pages)
    return LaidOut(printed.pdf, names_of(printed.pdf), spots_in(printed.pdf), printed)


def lay_out_window(pages: Pages) -> LaidOut:
    """Lay a few pages out."""
    from pamphlet.press.typeset import typeset

    pdf = typeset(pages).pdf
    return LaidOut(pdf, names_of(pdf))


def lay_out_large(pages: Pages, printed: Printed) -> LaidOut:
    """Lay the book out in large print on A4, and add what tells of the pages of A5, as a build does."""
    from pamphlet.formats import Ready
    from pamphlet.formats.paper.large_print import write
    from pamphlet.press.typeset import typeset

    large = typeset(pages, "large")
    files: Mapping[str, bytes] = write(pages, Ready({"a5": printed, "large": large}))
    pdf = next(content for name, content in files.items() if name.endswith("-a4.pdf"))
    return LaidOut(pdf, names_of(pdf), spots_in(pdf))


def impose_sheets(pages: Pages, printed: Printed) -> LaidOut:
    """Impose the booklet on sheets of A4, as a printer takes them that flips on the short edge."""
    from pamphlet.formats.paper.booklets import sheet_files
    from pamphlet.press.sheets.printing import print_sheets

    sheets, files = sheet_files(pages, len(printed.page_starts))
    name = next(name for name in files if name.endswith("-a4-short-edge.pdf"))
    pdf = print_sheets(printed.pdf, sheets, {name: files[name]}, pages.metadata)[name]
    return LaidOut(pdf, names_of(pdf))


def spots_in(pdf: bytes) -> tuple[Spot, ...]:
    """Read where the named places of a file are (ISO 32000-1 §12.3.2.3), in the order in which they stand."""
    from pikepdf import NameTree, Pdf

    spots: list[tuple[int, float, str]] = []
    with Pdf.open(BytesIO(pdf)) as file:
        numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(file.pages)}
        heights = [float(page.mediabox[3]) for page in file.pages]
        if "/Names" in file.Root and "/Dests" in file.Root.Names:
            for name, place in NameTree(file.Root.Names.Dests).items():
                target: Any = place
                spots.append((numbers[target[0].objgen], float(target[3]), str(name)))
    return tuple(
        Spot(page, 1 - top / heights[page], name)
        for page, top, name in sorted(spots, key=lambda spot: (spot[0], -spot[1], spot[2]))
    )
