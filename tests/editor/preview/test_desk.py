"""What is told of a save, and in which order, without a browser and without a press."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pamphlet.editor.preview import reading
from pamphlet.editor.preview.board import News
from pamphlet.editor.preview.desk import Desk
from pamphlet.editor.preview.layouts import Job
from pamphlet.editor.preview.tasks import LaidOut, Shown
from pamphlet.editor.preview.words import speech_for
from pamphlet.press import CannotLayOut, PageStart, Printed
from tests.releases import REPOSITORY

WORK = REPOSITORY / "tests" / "works" / "tool-library"
Told = list[tuple[str, Any]]


@pytest.fixture
def part(tmp_path: Path) -> Path:
    """Give a part of a manuscript that may be edited."""
    shutil.copytree(WORK, tmp_path / "m")
    return tmp_path / "m" / "interview.md"


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    """Gather what is to be laid out, and lay nothing out."""
    jobs: list[Job] = []
    monkeypatch.setattr(
        "pamphlet.editor.preview.layouts.Layouts.begin", lambda _, job: jobs.append(job)
    )
    monkeypatch.setattr("pamphlet.editor.preview.desk.sizes_of", lambda _: ())
    return jobs


@pytest.fixture
def desk(part: Path, tmp_path: Path) -> Iterator[Desk]:
    """Give a desk."""
    desk = Desk(part.parent, tmp_path / "build", tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Told:
    """Gather all that is told, in English."""
    gathered: Told = []

    def tell(topic: str, news: News) -> None:
        gathered.append((topic, news(speech_for("en"))))

    monkeypatch.setattr(desk.board, "tell", tell)
    return gathered


def edited(part: Path, old: str, new: str) -> None:
    """Save a part with other words."""
    part.write_text(part.read_text().replace(old, new, 1))


def test_of_a_long_work_the_saved_paragraph_comes_before_the_whole(
    part: Path, desk: Desk, told: Told, begun: list[Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told as hasty, and then again with all that belongs to it."""
    monkeypatch.setattr(reading, "LONG", 0)
    desk.read()
    told.clear()
    edited(part, "lonely", "forsaken")
    desk.read({part.resolve()})
    hasty, whole = [news for topic, news in told if topic == "text"]
    assert (hasty["hasty"], whole["hasty"]) == (True, False)
    assert hasty["revision"] < whole["revision"]
    assert hasty["anchor"] == whole["anchor"]
    assert hasty["blocks"] == whole["blocks"]
    assert [job.revision for job in begun] == [1, 2]


@pytest.mark.parametrize(("more", "is_hasty"), [(0, True), (1, False)])
def test_how_long_a_long_work_is(
    part: Path,
    desk: Desk,
    told: Told,
    monkeypatch: pytest.MonkeyPatch,
    more: int,
    is_hasty: bool,  # noqa: FBT001 - a column
) -> None:
    """The number of its words tells it, not the time that a busy machine takes."""
    desk.read()
    pages = desk.reader.last.pages
    assert pages
    monkeypatch.setattr(reading, "LONG", pages.words.count + more)
    desk.read()
    told.clear()
    edited(part, "lonely", "forsaken")
    desk.read({part.resolve()})
    assert any(news["hasty"] for topic, news in told if topic == "text") is is_hasty


def test_of_a_short_work_all_is_read_at_once(
    part: Path, desk: Desk, told: Told, begun: list[Job]
) -> None:
    """There is nothing to be hasty about."""
    desk.read()
    edited(part, "lonely", "forsaken")
    desk.read({part.resolve()})
    assert not any(news["hasty"] for topic, news in told if topic == "text")
    assert len(begun) == 2


def test_what_was_shown_in_haste_goes_when_it_came_to_nothing(
    part: Path, desk: Desk, told: Told, begun: list[Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    """When an error keeps it from being read, and it is taken back, the pages of the book are shown again."""
    monkeypatch.setattr(reading, "LONG", 0)
    desk.read()
    printed = Printed(b"%PDF-", (PageStart("1", "cover", 0),))
    (first,) = begun
    desk._hear(first, "a5", LaidOut(b"", ("name",), (), printed))
    good = part.read_text()
    alone = Job(1.5, first.pages, None, alone=True)
    desk._hear(alone, "window", LaidOut(b"", ("other",)))
    assert [news["state"] for topic, news in told if topic == "head"][-1] == "settled"
    edited(part, "lonely", "[lonely](#nowhere)")
    desk.read({part.resolve()})
    assert [news["state"] for topic, news in told if topic == "head"][-1] == "faulty"
    told.clear()
    part.write_text(good)
    desk.read({part.resolve()})
    again = begun[-1]
    assert (again.revision, again.alone) == (first.revision, False)
    desk._hear(alone, "window", LaidOut(b"", ("too late",)))
    desk._hear(again, "a5", LaidOut(b"", ("name",), (), printed))
    assert [news["state"] for topic, news in told if topic == "head"][-1] == "settled"
    assert [news["pictures"] for topic, news in told if topic == "pages-a5"] == [("name",)]
    assert not any(topic == "pages-window" for topic, _ in told)
    assert "window" not in desk.shelves


def test_pages_that_something_hasty_has_broken_off_are_laid_out_after_all(
    part: Path, desk: Desk, told: Told, begun: list[Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the hasty change is gone before the whole has been read, nothing is settled before these pages are there."""
    desk.read()
    printed = Printed(b"%PDF-", (PageStart("1", "cover", 0), PageStart("2", "interview_1", 0)))
    desk._hear(begun[0], "a5", LaidOut(b"", ("name",), (), printed))
    edited(part, "lonely", "forsaken")
    desk.read({part.resolve()})
    second = begun[-1]
    good = part.read_text()
    edited(part, "forsaken", "deserted")
    monkeypatch.setattr(desk.reader, "is_long", True)
    monkeypatch.setattr(desk, "_tell_text", lambda *_: part.write_text(good))
    desk.read({part.resolve()})
    assert [job.revision for job in begun[-2:]] == [second.revision + 0.5, second.revision]
    assert [news["state"] for topic, news in told if topic == "head"][-1] == "laying-out"
    desk._hear(begun[-1], "a5", LaidOut(b"", ("other",), (), printed))
    assert [news["state"] for topic, news in told if topic == "head"][-1] == "settled"


@pytest.mark.parametrize("shown", ["a5", "large", "sheets"])
def test_pages_that_cannot_be_laid_out_are_told_as_a_problem(
    shown: Shown, desk: Desk, told: Told, begun: list[Job]
) -> None:
    """Whichever they are, it is marked and stands in the list; and both go with the next pages of the book."""
    desk.read()
    printed = Printed(b"%PDF-", (PageStart("1", "cover", 0),))
    (job,) = begun
    desk._hear(job, "a5", LaidOut(b"", ("name",), (), printed))
    desk._hear(job, shown, CannotLayOut("no room"))
    last = dict(told)
    assert last["head"]["state"] == "faulty"
    assert [card["code"] for card in last["cards"]["cards"]] == ["R09"]
    desk.read()
    desk._hear(begun[-1], "a5", LaidOut(b"", ("name",), (), printed))
    last = dict(told)
    assert last["head"]["state"] == "settled"
    assert last["cards"]["cards"] == []
