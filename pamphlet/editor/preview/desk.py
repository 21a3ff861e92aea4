"""Keep what is shown: the last good reading, its pages as far as they are laid out, and what is wrong; and tell of it.

Everything that a browser is told is put together here, of numbers and texts, in the language of whoever listens.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from pamphlet.editor.imports.answering import write_answer
from pamphlet.editor.preview.board import Board
from pamphlet.editor.preview.changed import Changed
from pamphlet.editor.preview.layouts import Job, Layouts
from pamphlet.editor.preview.pictures import Pictures, sizes_of
from pamphlet.editor.preview.reading import Reader, Reading, Views
from pamphlet.editor.preview.releasing import Progress, Releases
from pamphlet.editor.preview.tasks import Answer, LaidOut, Shown
from pamphlet.editor.preview.window import window_of
from pamphlet.pages import Pages
from pamphlet.pages.strings.phrases import Speech
from pamphlet.press import CannotLayOut
from pamphlet.press.layout.sheet_count import count_sheets
from pamphlet.release.sums import SUMS
from pamphlet.work.problems import Place, Problem, error, has_errors, warning

HASTY = 0.5  # of a revision: what is shown of the next one before it has been read
FIRST_WORDS = 8  # of a page, by which somebody who listens knows it


@dataclass(frozen=True, slots=True)
class Shelf:
    """The pages of one kind that are shown: what was to be laid out, and what has come of it, with the pages' sizes."""

    job: Job
    laid_out: LaidOut
    sizes: tuple[tuple[float, float], ...]


class Desk:
    """What a preview has on its desk."""

    def __init__(self, manuscript: Path, output: Path, room: Path) -> None:
        self.board = Board()
        self.reader = Reader(manuscript)
        self.views = Views()
        self.pictures = Pictures()
        self.layouts = Layouts(room, self._hear)
        self.releases = Releases(manuscript, output, self.layouts.context, self._tell_release)
        self.shelves: dict[Shown, Shelf] = {}
        self._asked = -1.0  # the revision that was given last to be laid out
        self._failed = -1.0  # the last one of which the pages cannot be laid out
        self._busy: Shown | None = None
        self._complaints: dict[Shown, tuple[Problem, ...]] = {}  # of what was laid out last
        # Two threads tell: who reads and who lays out. What is told last has to be what is so last.
        self._lock = threading.RLock()

    # --- what comes in ----------------------------------------------------------------------------

    def read(self, saved: Collection[Path] = ()) -> None:
        """Read what is on disk, and tell: of a long work first of the one paragraph that was saved.

        To be called in the main thread.
        """
        hasty = self.reader.read_hastily(saved)
        last = self.reader.last
        if hasty and last.pages:
            self._tell_text(last, hasty, last.revision + HASTY)
            self._begin(last.revision + HASTY, last.pages, hasty, alone=True)
        reading = self.reader.read()
        with self._lock:
            if not reading.faulty:
                self._tell_text(reading, reading.changed, reading.revision)
            self._tell_head()
            self._tell_cards()
            is_due = self._asked != reading.on_paper and not (reading.faulty and self._has(reading))
        if reading.pages and is_due:
            self._begin(reading.on_paper, reading.pages, reading.changed, alone=False)

    def _has(self, reading: Reading) -> bool:
        """Tell whether all pages of a reading are there, or cannot be."""
        shelf = self.shelves.get("a5")
        shown = shelf.job.revision if shelf else -1.0
        return reading.on_paper in {shown, self._failed}

    def _begin(self, revision: float, pages: Pages, change: Changed, *, alone: bool) -> None:
        """Have pages laid out: those around a change first, unless they are there, and then, if not `alone`, all."""
        with self._lock:
            shelf, shown = self.shelves.get("a5"), self.shelves.get("window")
        printed = shelf.laid_out.printed if shelf else None
        is_shown = shown and shown.job.revision == revision - 1 + HASTY
        window = None
        if printed and change.anchor and not is_shown:
            window = window_of(pages, printed.page_starts, printed.fit, change)
        if window or not alone:
            with self._lock:
                self._asked, self._failed, self._busy = revision, -1.0, None
            self.layouts.begin(Job(revision, pages, window, alone))

    def _hear(self, job: Job, shown: Shown, answer: Answer | None) -> None:
        """Take what the layouts have made, unless something newer has been asked for meanwhile."""
        with self._lock:
            if job.revision == self._asked:
                self._take(job, shown, answer)

    def _take(self, job: Job, shown: Shown, answer: Answer | None) -> None:
        self._busy = shown if answer is None else None
        if isinstance(answer, LaidOut):
            self.pictures.hold(shown, answer.pdf, answer.pictures)
            self.shelves[shown] = Shelf(job, answer, sizes_of(answer.pdf))
            if shown == "a5":
                self.shelves.pop("window", None)
            self._hear_complaints(shown, tuple(_complaints(job, answer)))
            self._tell_pages(shown)
        elif answer:
            place = Place(f"{job.pages.metadata.slug}.pdf")
            code = "R09" if isinstance(answer, CannotLayOut) else "R02"
            hint = "pamphlet doctor says what to install" if code == "R02" else ""
            failure = error(code, f"the pages cannot be shown: {answer}", place, hint)
            self._hear_complaints(shown, (failure,))
            if shown == "a5":
                self._failed = job.revision
                self._asked = -1.0  # it is tried again when something is saved
        self._tell_head()
        if answer is not None and shown != "window":
            self._tell_cards()

    def _hear_complaints(self, shown: Shown, complaints: tuple[Problem, ...]) -> None:
        """Take what is wrong with a layout; when the pages are new, what was wrong with all else is old."""
        former = self._complaints if shown != "a5" else {}
        if shown != "window":  # all pages come after it, and what is wrong with them
            self._complaints = {**former, shown: complaints}

    # --- what goes out ----------------------------------------------------------------------------

    def _tell_text(self, reading: Reading, changed: Changed, revision: float) -> None:
        pages = reading.pages
        told = {
            "revision": revision,
            "hasty": revision != reading.revision,
            "shown": bool(pages),
            "title": pages.metadata.title if pages else "",
            "language": pages.metadata.language if pages else "",
            "direction": pages.metadata.direction if pages else "ltr",
            "anchor": changed.anchor,
            "blocks": dict(changed.blocks),
        }
        self.board.tell("text", lambda _: told)

    def _tell_head(self) -> None:
        reading, shelf = self.reader.last, self.shelves.get("a5")
        busy = self._busy or "window" in self.shelves or not self._has(reading)
        printed = shelf.laid_out.printed if shelf else None
        fit = bool(reading.pages and reading.pages.metadata.fit)
        sheets = count_sheets(printed, asked=fit) if printed else None
        stale = reading.faulty or has_errors(self._all_complaints())

        def head(speech: Speech) -> dict[str, Any]:
            say, count = speech.say, speech.count
            doing = "faulty" if stale else "laying-out" if busy else "settled"
            if stale and not reading.pages:
                doing = "nothing"
            proof = f"proof-{reading.proof}"
            if reading.proof == "complete" and reading.emendations:
                proof = "proof-emended"
            emended = count("emendations", reading.emendations) if reading.emendations else ""
            return {
                "state": doing,
                "doing": str(say(doing).unescape()),
                "proof": reading.proof,
                "proved": say(proof, emendations=emended).unescape(),
                "words": count("words", reading.pages.words.count).unescape()
                if reading.pages
                else "",
                "pages": count("pages", sheets.pages).unescape() if sheets else "",
                "sheets": count("sheets", sheets.sheets).unescape() if sheets else "",
                "note": sheets.note if sheets else "",
                "revision": reading.revision,
            }

        self.board.tell("head", head)

    def _tell_cards(self) -> None:
        cards = self.reader.cards(self._all_complaints())
        told = [asdict(card) for card in cards]

        def news(speech: Speech) -> dict[str, Any]:
            kinds = [card.kind for card in cards if not (card.asked and card.asked.answer)]
            counted = [
                speech.count(f"{kind}s", kinds.count(kind)).unescape()
                for kind in ("error", "warning", "decision")
                if kind in kinds
            ]
            summary = speech.separator.join(counted) or speech.say("no-problems").unescape()
            return {"cards": told, "summary": summary}

        self.board.tell("cards", news)

    def _all_complaints(self) -> tuple[Problem, ...]:
        return tuple(chain.from_iterable(self._complaints.values()))

    def _tell_pages(self, shown: Shown) -> None:
        shelf = self.shelves[shown]
        job = shelf.job
        told: dict[str, Any] = {
            "revision": job.revision,
            "pictures": shelf.laid_out.pictures,
            "sizes": shelf.sizes,
            "direction": job.pages.metadata.direction,
        }
        if shown == "window" and job.window:
            window = job.window
            wanted = slice(window.skipped, window.skipped + window.count)
            told |= {"first": window.first, "pictures": shelf.laid_out.pictures[wanted]}
        elif shown == "a5" and shelf.laid_out.printed:
            told["begins"] = tuple(_begins(job, shelf.laid_out))
            told["spots"] = [(s.page, round(s.down, 4), s.anchor) for s in shelf.laid_out.spots]
        self.board.tell(f"pages-{shown}", lambda _: told)

    def _tell_release(self, progress: Progress) -> None:
        def news(speech: Speech) -> dict[str, Any]:
            files = [{"name": made.name, "size": _size(made.size)} for made in progress.files]
            files += [{"name": SUMS, "size": ""}] if progress.state == "built" else []
            problems = [str(problem) for problem in progress.problems]
            said = speech.say(f"release-{progress.state}").unescape()
            told = asdict(replace(progress, files=(), problems=()))
            return {**told, "files": files, "problems": problems, "said": said}

        self.board.tell("release", news)

    # --- what is asked for ------------------------------------------------------------------------

    def want(self, shown: Shown) -> None:
        """Have something laid out that is looked at."""
        self.layouts.want(shown)

    def answer(self, decision: tuple[str, str], answer: str) -> None:
        """Write the answer to a decision into its file; it is told of when the file has been seen to change.

        Raises CannotAnswer, and OSError where the file cannot be written.
        """
        with self._lock:
            write_answer(self.reader.folder, decision, answer)

    def place_of(self, anchor: str) -> Place | None:
        """Tell where in the manuscript a block stands; of a section, where its part begins."""
        reading = self.reader.last
        if not reading.pages or not reading.pamphlet:
            return None
        parts = {part.anchor: part.place for part in reading.pamphlet.parts}
        return reading.pages.places.get(anchor) or parts.get(anchor)

    def anchor_at(self, page: int, down: float) -> str:
        """Tell which block stands at a height of a page: the last one that begins above it."""
        with self._lock:
            shelf = self.shelves.get("a5")
        spots = shelf.laid_out.spots if shelf else ()
        above = [spot for spot in spots if (spot.page, spot.down) <= (page, down)]
        known = (spot.anchor for spot in reversed(above) if self.place_of(spot.anchor))
        return next(known, "")

    def close(self) -> None:
        """End all that is being done."""
        self.board.close()
        self.releases.close()
        self.layouts.close()


def _begins(job: Job, laid_out: LaidOut) -> Iterator[str]:
    """Give the first words of each page."""
    assert laid_out.printed
    words = {block.anchor: block.words for block in job.pages.words.blocks}
    titles = {section.anchor: section.title for section in (*job.pages.covers, *job.pages.sections)}
    for start in laid_out.printed.page_starts:
        said: Sequence[str] = words.get(start.anchor, ())[start.word :][:FIRST_WORDS]
        yield " ".join(said) or titles.get(start.anchor, "")


def _complaints(job: Job, laid_out: LaidOut) -> Iterator[Problem]:
    place = Place(f"{job.pages.metadata.slug}.pdf")
    for complaint in laid_out.printed.complaints if laid_out.printed else ():
        yield warning("R04", complaint, place)


def _size(count: int) -> str:
    return f"{count / 1000:.0f} kB" if count < 1e6 else f"{count / 1e6:.1f} MB"
