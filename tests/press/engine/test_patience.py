"""A layout has its time of the processor, and what it was busy with is told when that is over."""

from __future__ import annotations

import signal
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from pamphlet.manuscript import pictures
from pamphlet.pipeline.build import build
from pamphlet.press.engine import patience as module
from pamphlet.press.engine.patience import TimeUp, patience, seconds_for
from tests.manuscript.hostile_pictures import REFUSED
from tests.releases import REPOSITORY

pytestmark = pytest.mark.skipif(
    not hasattr(signal, "setitimer"), reason="this system has no clock for that"
)


@dataclass
class SVGImage:
    """What WeasyPrint calls a drawing."""

    _base_url: str = "http://pamphlet.invalid/a.svg"


@dataclass
class Box:
    """A box that belongs to an element."""

    element_tag: str = "p"
    element: ET.Element = field(
        default_factory=lambda: ET.fromstring(
            "<p>One two <b>three</b> four five six seven eight nine</p>"
        )
    )


def work(thing: object, seconds: float = 30) -> None:
    """Be busy with a thing."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        del thing
        thing = None


def busy(thing: object, seconds: float = 30) -> None:
    """Hold a thing while other functions are busy."""
    assert thing
    work(1, seconds)


@pytest.mark.parametrize(
    ("thing", "picture", "words"),
    [
        (SVGImage(), "http://pamphlet.invalid/a.svg", ""),
        (Box(), "", "One two three four five six seven eight …"),
        (object(), "", ""),
    ],
    ids=["a drawing", "a text", "anything"],
)
def test_what_it_was_busy_with_is_told(thing: object, picture: str, words: str) -> None:
    """When the time is over the innermost picture or text is named."""
    began = time.process_time()
    with pytest.raises(TimeUp) as over, patience(0.1):
        busy(thing)
    assert (over.value.picture, over.value.words) == (picture, words)
    assert time.process_time() - began < 5


def test_who_takes_the_interruption_for_a_fault_of_its_own_is_interrupted_again() -> None:
    """The first thing that took too long is told in the end, whatever was swallowed."""

    def swallow() -> None:
        try:
            busy(SVGImage())
        except BaseException:  # noqa: BLE001 - as WeasyPrint does
            busy(Box(), 0.01)

    with pytest.raises(TimeUp) as over, patience(0.1):
        swallow()
    assert over.value.picture


def test_what_is_done_in_time_is_not_disturbed() -> None:
    """The clock runs only meanwhile, and in another thread there is none."""
    former = signal.getsignal(signal.SIGPROF)
    with patience(0.3):
        work(1, 0.1)
    work(1, 0.4)
    assert signal.getsignal(signal.SIGPROF) == former
    done = []

    def beside() -> None:
        with patience(0.01):
            work(1, 0.1)
            done.append(1)

    thread = threading.Thread(target=beside)
    thread.start()
    thread.join()
    assert done == [1]
    assert seconds_for(0) == module.SECONDS_LEAST
    assert seconds_for(15_000) == module.SECONDS_LEAST + 10


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_layout_that_never_ends_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    """Where a drawing, or the text, takes too long, that is told with its name, and nothing is written."""
    monkeypatch.setattr(module, "SECONDS_LEAST", 1)
    monkeypatch.setattr(module, "CHARACTERS_A_SECOND", 10**9)
    monkeypatch.setattr(pictures, "SHAPES_MOST", 10**9)
    monkeypatch.setattr(pictures, "ALL_SHAPES_MOST", 10**9)
    manuscript = tmp_path / "manuscript"
    manuscript.mkdir()
    (manuscript / "pamphlet.yaml").write_text(
        "title: T\nlanguage: en\nreleased: 2026-11-22\nparts: [a.md]\n"
    )
    (manuscript / "a.md").write_text(
        "---\ntitle: A\nrole: chapter\n---\n![a](bomb.svg)\n\nWords.\n"
    )
    (manuscript / "bomb.svg").write_bytes(REFUSED["markers in markers"])
    told = {}
    for folder in (manuscript, REPOSITORY / "manuscript"):
        outcome = build(folder, tmp_path / "build", ["pdf", "text"], jobs=jobs)
        assert outcome.failed
        (told[folder],) = outcome.problems
        assert told[folder].code == "R09"
        assert (
            "more than 1 seconds of the processor; the typesetter was busy with "
            in told[folder].message
        )
    assert told[manuscript].message.endswith("the picture “bomb.svg”")
    assert told[REPOSITORY / "manuscript"].message.endswith("”")
    assert not (tmp_path / "build").exists()
