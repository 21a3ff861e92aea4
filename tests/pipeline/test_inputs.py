"""What a build is made from: the files that the manuscript names, each read once, and nothing that lies beside them."""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

from pamphlet.formats.bag.bag import payload
from pamphlet.pages.composition import compose
from pamphlet.pipeline import standing
from pamphlet.pipeline.build import Outcome, build, check
from tests.manuscript.desk import Desk, opened, png

YAML = """\
title: A Work
language: en
released: 2026-11-22
alterations: true
parts: [part.md, citing.md]
sources: sources.yaml
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Give a small manuscript with a picture."""
    (tmp_path / "manuscript").mkdir()
    desk = Desk(tmp_path / "manuscript")
    desk.part("Some words.\n\n![A dot](pictures/dot.png)\n", yaml=YAML)
    return desk


def built(desk: Desk) -> Outcome:
    """Build a release in the manuscript's own folder."""
    return build(desk.folder, desk.folder / "build", ("text",))


def inputs(desk: Desk) -> list[str]:
    """Give the names of what was built from, as the report tells them."""
    report = json.loads((desk.folder / "build" / "build-report.json").read_bytes())
    return [each["name"] for each in report["inputs"]]


def test_what_lies_beside_the_text_is_no_input(desk: Desk) -> None:
    """A film, a link out, a pipe and a former release in the folder are not opened, hashed or put into the bag."""
    film = desk.lay("film.mkv", "")
    os.truncate(film, 2_000_000_000)
    (desk.folder / "link.txt").symlink_to("/etc/hostname")
    (desk.folder / "zeros").symlink_to("/dev/zero")
    os.mkfifo(desk.folder / "pipe")
    desk.lay("build/former.txt", "former")
    with opened() as paths:
        outcome = built(desk)
    assert outcome.files, outcome.problems
    read = {Path(path).name for path in paths}
    assert read.isdisjoint({"film.mkv", "link.txt", "hostname", "zeros", "zero", "pipe"})
    names = {"citing.md", "pamphlet.yaml", "part.md", "pictures/dot.png", "sources.yaml"}
    of_manuscript = [name for name in inputs(desk) if name.startswith("manuscript/")]
    assert of_manuscript == [f"manuscript/{name}" for name in sorted(names)]
    pamphlet, _ = check(desk.folder)
    assert pamphlet
    bagged = payload(compose(pamphlet), {})
    assert {name for name in bagged if name.startswith("manuscript/")} == set(of_manuscript)
    assert built(desk).unchanged


def test_each_file_is_read_once(desk: Desk) -> None:
    """A build opens no file of the manuscript twice, whether something changed or not."""
    for text in ("Some words.", "Some words.", "Other words."):
        desk.lay("part.md", f"---\ntitle: The Part\nrole: chapter\n---\n{text}\n")
        with opened() as paths:
            assert not built(desk).failed
        counts = Counter(Path(path).name for path in paths if path.startswith(f"{desk.folder}/"))
        assert {counts[name] for name in ("pamphlet.yaml", "part.md", "sources.yaml")} == {1}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("part.md", "---\ntitle: The Part\nrole: chapter\n---\nMore words.\n"),
        ("style.css", "p { margin: 0 }\n"),
        ("pictures/dot.png", png(2, 2)),
        ("pamphlet.yaml", YAML.replace("en", "en-GB", 1)),
    ],
)
def test_a_change_of_what_is_used_is_seen(desk: Desk, name: str, content: str | bytes) -> None:
    """Another part, picture or stylesheet makes another release, and so does going back."""
    built(desk)
    assert built(desk).unchanged
    path = desk.folder / name
    former = path.read_bytes() if path.exists() else None
    desk.lay(name, content)
    assert not built(desk).unchanged
    assert built(desk).unchanged
    if former is None:
        path.unlink()
    else:
        path.write_bytes(former)
    assert not built(desk).unchanged


def test_a_file_that_is_no_longer_named_is_no_input(desk: Desk) -> None:
    """What only the former manuscript named is neither an input nor in the way."""
    built(desk)
    assert "manuscript/pictures/dot.png" in inputs(desk)
    desk.lay("part.md", "---\ntitle: The Part\nrole: chapter\n---\nSome words.\n")
    built(desk)
    assert "manuscript/pictures/dot.png" not in inputs(desk)
    (desk.folder / "pictures" / "dot.png").unlink()
    assert built(desk).unchanged


def test_a_stylesheet_that_cannot_be_read_is_told(desk: Desk) -> None:
    """Nothing is called unchanged when a stylesheet has come that nobody can read; and it is told once."""
    built(desk)
    os.mkfifo(desk.folder / "style.css")
    outcome = built(desk)
    assert [problem.code for problem in outcome.problems] == ["F07"]


def test_a_missing_file_is_told_once(desk: Desk) -> None:
    """A file that the former release was made from and that is gone is one problem, at the place that names it."""
    built(desk)
    (desk.folder / "sources.yaml").unlink()
    outcome = built(desk)
    assert [problem.code for problem in outcome.problems] == ["F01"]
    assert outcome.problems[0].place.line


def test_without_its_settings_no_file_of_a_manuscript_is_read(desk: Desk) -> None:
    """Where pamphlet.yaml is gone nothing is opened, though a former report names the files."""
    built(desk)
    (desk.folder / "pamphlet.yaml").unlink()
    with opened() as paths:
        outcome = built(desk)
    assert [problem.code for problem in outcome.problems] == ["F06"]
    assert "part.md" not in {Path(path).name for path in paths}


@pytest.mark.parametrize(
    "inputs",
    [
        None,
        [],
        "part.md",
        [{"name": 3, "sha256": ""}],
        [{"name": "manuscript/../../outside.txt", "sha256": ""}],
        [{"name": "manuscript/pipe", "sha256": ""}],
    ],
)
def test_a_report_that_tells_nonsense_is_no_release(desk: Desk, inputs: object) -> None:
    """Whatever stands in a former report, no path of it leads out, nothing waits, and no problem comes of it."""
    built(desk)
    os.mkfifo(desk.folder / "pipe")
    (desk.folder.parent / "outside.txt").write_text("secret")
    path = desk.folder / "build" / "build-report.json"
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {"inputs": inputs}))
    with opened() as paths:
        outcome = built(desk)
    assert (outcome.unchanged, outcome.failed) == (False, False)
    assert "outside.txt" not in {Path(opened_path).name for opened_path in paths}
    assert outcome.problems == ()


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no clock for that")
def test_a_manuscript_is_read_in_bearable_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes too much of the processor's time to be read is told, and nothing is written."""
    desk.part("- a\n" * 20_000, yaml=YAML)
    monkeypatch.setattr("pamphlet.pipeline.build.READING_SECONDS", 0.2)
    callbacks = gc.callbacks[:]  # of other tests: the signal must not meet one of them
    gc.callbacks.clear()
    try:
        outcome = built(desk)
    finally:
        gc.callbacks[:] = callbacks
    assert [problem.code for problem in outcome.problems] == ["F05"]
    assert "more than 0.2 seconds of the processor" in outcome.problems[0].message
    assert not (desk.folder / "build").exists()


# In a process of its own: what other tests left free in this one would be room enough.
BOUNDED = """
import sys
from pathlib import Path

from pamphlet.pipeline import build as module

folder = Path(sys.argv[1])
module.READING_BYTES = 1_000_000
(problem,) = module.build(folder, folder / "build", ("text",)).problems
print(problem.code, problem.message, len(bytearray(100_000_000)))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere memory has no bound")
def test_a_manuscript_is_read_in_bearable_memory(desk: Desk) -> None:
    """What takes too much of it is told, and nothing is written; then there is no bound any more."""
    desk.part("- a\n" * 20_000, yaml=YAML)  # which takes some 60 MB
    command = [sys.executable, "-c", BOUNDED, str(desk.folder)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert told.startswith("F05 ")
    assert "more than 1 MB of memory" in told
    assert told.endswith(" 100000000\n")
    assert not (desk.folder / "build").exists()


@pytest.mark.parametrize("most", ["FILES_MOST", "ALL_BYTES_MOST"])
def test_no_more_is_read_than_a_manuscript_may_have(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, most: str
) -> None:
    """A report, which may be a stranger's, that tells of more files, or of larger ones, is not followed."""
    built(desk)
    path = desk.folder / "build" / "build-report.json"
    told = json.loads(path.read_bytes())
    told["inputs"] = []
    for number in range(9):
        digest = sha256(desk.lay(f"film-{number}", "x" * 1000).read_bytes()).hexdigest()
        name = f"manuscript/film-{number}"
        told["inputs"].append({"name": name, "sha256": digest, "size": 1000})
    path.write_text(json.dumps(told))
    monkeypatch.setattr(standing, most, {"FILES_MOST": 5, "ALL_BYTES_MOST": 2500}[most])
    with opened() as paths:
        assert not built(desk).unchanged
    assert len([path for path in paths if "film" in path]) <= 3
