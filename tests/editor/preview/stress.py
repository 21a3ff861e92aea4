"""Put a preview under stress.

In each round files of a manuscript are saved at random moments, broken, mended, taken away and put back, and what lays
out is killed meanwhile; then all is left alone, and the preview has so many seconds to show what a build gives.
"""

from __future__ import annotations

import os
import queue
import random
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pamphlet.editor.preview.pictures import names_of
from pamphlet.formats import Ready
from pamphlet.formats.web.html import write
from pamphlet.pages.composition import compose
from pamphlet.pipeline.build import check
from pamphlet.press.typeset import typeset
from tests.editor.preview.previews import Preview

IDLE_SECONDS = 30  # in which nothing is laid out, though what is shown is not what a build gives
SETTLED_SECONDS = 900  # on the busiest machine
PART, PICTURE, SETTINGS, STYLE = "interview.md", "board.svg", "pamphlet.yaml", "style.css"
RULES = ("p { color: #222 }\n", ".turn { margin-top: 2pt }\n", "p { color: #333 }\n", "p {\n")


@dataclass
class Author:
    """Who saves a manuscript's files: as they should be, changed at random, or broken."""

    folder: Path
    chance: random.Random

    def __post_init__(self) -> None:
        """Keep the files as they are at first."""
        self.first = {path.name: path.read_bytes() for path in self.folder.iterdir()}

    def act(self) -> None:
        """Do one of the things that authors and their programs do."""
        actions: tuple[Callable[[], None], ...] = (
            self.words, self.words, self.words, self.breaks, self.mends, self.settings, self.style, self.picture,
            self.takes_away, self.in_two_steps, self.in_its_place, self.nothing_seen,
        )  # fmt: skip
        self.chance.choice(actions)()

    def _save(self, name: str, content: bytes) -> None:
        (self.folder / name).write_bytes(content)

    def words(self) -> None:
        """Change a word."""
        text = self.first[PART].decode()
        spaces = [at for at, sign in enumerate(text) if sign == " " and at > len(text) // 8]
        at = self.chance.choice(spaces)
        self._save(PART, f"{text[:at]} so-called{text[at:]}".encode())

    def breaks(self) -> None:
        """Lead a link to nowhere."""
        self._save(PART, self.first[PART] + b"\n\nTo [nowhere](#nowhere).\n")

    def mends(self) -> None:
        """Put a file back."""
        name = self.chance.choice(list(self.first))
        self._save(name, self.first[name])

    def settings(self) -> None:
        """Change the title, or break the settings."""
        title = self.chance.choice(
            (b"title: One Title\n", b"title: Another Title\n", b"title: [\n")
        )
        lines = self.first[SETTINGS].splitlines(keepends=True)
        self._save(SETTINGS, b"".join(title if x.startswith(b"title:") else x for x in lines))

    def style(self) -> None:
        """Write a stylesheet, which may be wrong, or take it away."""
        rule = self.chance.choice((*RULES, ""))
        if rule:
            self._save(STYLE, rule.encode())
        else:
            (self.folder / STYLE).unlink(missing_ok=True)

    def picture(self) -> None:
        """Save a picture anew, which may be none."""
        picture = self.first[PICTURE]
        self._save(
            PICTURE, self.chance.choice((picture, picture + b"\n", picture[: len(picture) // 2]))
        )

    def takes_away(self) -> None:
        """Take a file away; what follows may put it back."""
        (self.folder / self.chance.choice((PART, PICTURE))).unlink(missing_ok=True)

    def in_two_steps(self) -> None:
        """Save as programs do that truncate a file, and fill it later."""
        with (self.folder / PART).open("wb") as file:
            file.flush()
            time.sleep(self.chance.random() / 10)
            file.write(self.first[PART].replace(b"lonely", b"forsaken"))

    def in_its_place(self) -> None:
        """Save as programs do that write beside a file, and rename."""
        beside = self.folder / f"{PART}.part"
        beside.write_bytes(
            self.first[PART].replace(b"drill", b"screw", self.chance.randrange(1, 9))
        )
        beside.replace(self.folder / PART)

    def nothing_seen(self) -> None:
        """Change what is not seen on paper."""
        comment = f"\n# {self.chance.random()}\n".encode()
        self._save(SETTINGS, self.first[SETTINGS] + comment)

    def puts_right(self) -> None:
        """Leave a manuscript that can be laid out."""
        for name in (PICTURE, SETTINGS, PART, STYLE):
            if name in self.first:
                self._save(name, self.first[name])
            else:
                (self.folder / name).unlink(missing_ok=True)
        self.chance.choice((self.words, self.in_its_place, self.nothing_seen, self.mends))()


def workers(pid: int) -> list[int]:
    """Give the processes below the children of a process: those that lay out."""
    found = []
    for child in _children(pid):
        found += _children(child)
    return found


def _children(pid: int) -> list[int]:
    children = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            children += [int(child) for child in path.read_text().split()]
    return children


def kill_one(preview: Preview, chance: random.Random) -> None:
    """Kill a process that lays out; sometimes the one from which they are forked."""
    pid = preview.process.pid
    victims = workers(pid) if chance.random() < 0.8 else [*workers(pid), *_children(pid)]
    if victims:
        with suppress(OSError):
            os.kill(chance.choice(victims), signal.SIGKILL)


def differences(preview: Preview, folder: Path) -> str:
    """Wait until a preview shows what a build gives; tell what it does not show, when nothing more is being done."""
    pamphlet, problems = check(folder)
    assert pamphlet, problems
    pages = compose(pamphlet)
    names = list(names_of(typeset(pages).pdf))
    (page,) = write(pages, Ready()).values()
    began = working = time.monotonic()
    order = 0
    came: dict[str, int] = {}
    while True:
        with suppress(queue.Empty):
            told = preview.told.get(timeout=0.2)
            preview.last[told.topic], order = told.news, order + 1
            came[told.topic] = order
            continue
        head, shown = preview.last.get("head", {}), preview.last.get("pages-a5", {})
        wrong = [
            what
            for what, is_so in (
                (f"state {head.get('state')}", head.get("state") == "settled"),
                ("pages", shown.get("pictures") == names),
                ("a window is left", came.get("pages-window", -1) <= came.get("pages-a5", 0)),
                ("web page", preview.get("view/web") == page),
                ("title", preview.last.get("text", {}).get("title") == pages.metadata.title),
                ("cards", _errors(preview) == 0),
            )
            if not is_so
        ]
        if not wrong:
            return ""
        if preview.process.poll() is not None:
            return "it has ended"
        now = time.monotonic()
        if workers(preview.process.pid):
            working = now
        if now - working > IDLE_SECONDS or now - began > SETTLED_SECONDS:
            return ", ".join(wrong)


def _errors(preview: Preview) -> int:
    cards = preview.last.get("cards", {}).get("cards", [])
    return sum(card["kind"] == "error" for card in cards)


def stress_round(preview: Preview, author: Author, most: int = 12) -> str:
    """Save and kill at random moments, then put all right; tell what is not shown then."""
    chance = author.chance
    for _ in range(chance.randrange(2, most)):
        author.act()
        time.sleep(chance.choice((0, 0.01, 0.05, 0.2, 0.6, 1.5)) * chance.random())
        if chance.random() < 0.3:
            kill_one(preview, chance)
        if chance.random() < 0.1:
            preview.post(f"want/{chance.choice(('large', 'sheets'))}")
    author.puts_right()
    for _ in range(chance.randrange(3)):  # what is killed is the last to be begun
        time.sleep(chance.random())
        kill_one(preview, chance)
    return differences(preview, author.folder)
