"""Read a manuscript as a build does, and keep the last of it that was good."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pamphlet.editor.preview.cards import Blocks, Card, decision_cards, problem_cards
from pamphlet.editor.preview.changed import Changed, changed_between
from pamphlet.editor.preview.hasty import hasty_change
from pamphlet.formats import Ready
from pamphlet.pages import Pages
from pamphlet.work.model import Pamphlet
from pamphlet.work.problems import Problem, has_errors

LONG = 40_000  # words, which take some quarter of a second to read

# What the words are held to: there is no copy text; they are it, but for so many emendations; they are not; or errors
# elsewhere kept that from being looked at.
Proof = Literal["none", "complete", "departs", "unknown"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a manuscript has come to: the good one that is shown, and what is wrong with the one on disk.

    `revision` counts the good ones, and `on_paper` is the first of those that look on paper as this one does. `faulty`:
    what is shown is not what is on disk.
    """

    revision: int
    on_paper: int
    pamphlet: Pamphlet | None
    pages: Pages | None
    problems: tuple[Problem, ...]
    changed: Changed
    proof: Proof
    emendations: int = 0

    @property
    def faulty(self) -> bool:
        """Whether errors keep what is on disk from being shown."""
        return has_errors(self.problems)


@dataclass
class Reader:
    """Who reads a folder again and again."""

    folder: Path
    last: Reading = field(
        default_factory=lambda: Reading(0, 0, None, None, (), Changed(), "unknown")
    )
    is_long: bool = False

    def read(self) -> Reading:
        """Read the folder; with errors in it the former pages stay. To be called in the main thread, for its bounds."""
        from pamphlet.pages.composition import compose
        from pamphlet.pipeline.build import check

        former = self.last
        pamphlet, problems = check(self.folder)
        if pamphlet is None:
            kept: Proof = (
                "none" if former.proof == "none" else "unknown"
            )  # or nobody could say that
            proof: Proof = "departs" if _departs(problems) else kept
            self.last = Reading(
                former.revision,
                former.on_paper,
                former.pamphlet,
                former.pages,
                problems,
                Changed(laid_out=False),
                proof,
                former.emendations,
            )
            return self.last
        pages = compose(pamphlet)
        changed = changed_between(former.pages, pages)
        emended = sum(made.reads != made.copy_text for made in pamphlet.emendations)
        proof = "complete" if pamphlet.metadata.copy_text else "none"
        revision = former.revision + 1
        on_paper = revision if changed.laid_out else former.on_paper
        self.last = Reading(revision, on_paper, pamphlet, pages, problems, changed, proof, emended)
        self.is_long = pages.words.count >= LONG
        return self.last

    def read_hastily(self, saved: Collection[Path]) -> Changed | None:
        """Give the paragraph that has changed, where one of the parts alone was saved and to read all takes long."""
        last = self.last
        if not (self.is_long and last.pamphlet and last.pages) or last.faulty or len(saved) != 1:
            return None
        (path,) = saved
        root = self.folder.resolve()
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else ""
        return hasty_change(self.folder, name, last.pamphlet, last.pages)

    def cards(self, more: tuple[Problem, ...]) -> tuple[Card, ...]:
        """Give problems and decisions beside the blocks of what is shown."""
        blocks = Blocks(self.last.pages.places if self.last.pages else {})
        problems = (*self.last.problems, *more)
        return (
            *problem_cards(problems, self.folder, blocks),
            *decision_cards(self.folder, blocks),
        )


def _departs(problems: tuple[Problem, ...]) -> bool:
    return any(problem.code in {"E01", "E03"} for problem in problems)


@dataclass
class Views:
    """The book as a web page, and as an e-reader has it: written when somebody looks, and kept for the next."""

    _written: dict[str, tuple[int, bytes]] = field(default_factory=dict)

    def web(self, revision: int, pages: Pages) -> bytes:
        """Give the HTML file of the release."""
        return self._kept("web", revision, pages, _web)

    def book(self, revision: int, pages: Pages) -> bytes:
        """Give the pages of the e-book, one below the other."""
        return self._kept("book", revision, pages, _book)

    def _kept(
        self, view: str, revision: int, pages: Pages, write: Callable[[Pages], bytes]
    ) -> bytes:
        at, content = self._written.get(view, (0, b""))
        if at != revision:
            content = write(pages)
            self._written[view] = revision, content
        return content


def _web(pages: Pages) -> bytes:
    from pamphlet.formats.web.html import write

    (content,) = write(pages, Ready()).values()
    return content


# What a reading system does of itself: the fonts, sizes and margins that no book may set. `data-dress`, on the root, is
# set by the page around it.
READING_SYSTEM = """
:root { color-scheme: light; background: #fff; color: #111; font: 100%/1.45 Charter, "Bitstream Charter",
  "Iowan Old Style", Georgia, serif }
body { margin: 1.2rem; text-align: start; hyphens: auto; overflow-wrap: break-word }
body > section + section { margin-top: 3.5rem }
a { color: #1a4f8b }
img, svg { max-width: 100%; height: auto }
:root[data-dress="eink"] { background: #e4e2dc; color: #1c1c1c; font-size: 112% }
:root[data-dress="eink"] a { color: inherit }
:root[data-dress="dark"] { color-scheme: dark; background: #121212; color: #d8d4cc }
:root[data-dress="dark"] a { color: #9cc4f2 }
:root[data-dress="large"] { font-size: 200% }
:root[data-dress="large"] body { margin: .6rem }
"""


def _book(pages: Pages) -> bytes:
    """Join the pages as the e-book has them, with its stylesheet, behind that of a reading system."""
    from html import escape

    from pamphlet.pages.joined import join, markup_of
    from pamphlet.pages.stylesheet import for_book, has_both_directions

    metadata = pages.metadata
    mixed = has_both_directions(pages)
    style = READING_SYSTEM + for_book(pages.stylesheet, metadata.direction, mixed=mixed)
    style = style.replace("<", "\\3c ")
    text = (
        f'<!DOCTYPE html>\n<html lang="{escape(metadata.language)}" dir="{metadata.direction}"><head>'
        f'<meta charset="utf-8"><title>{escape(metadata.title)}</title><style>{style}</style></head><body>'
        f"{_void(markup_of(join(pages)))}</body></html>"
    )
    return text.encode()


def _void(markup: str) -> str:
    from pamphlet.formats.web.html import VOID_END

    return VOID_END.sub(r"\1>", markup)
