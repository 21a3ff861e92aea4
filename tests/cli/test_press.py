"""`pamphlet press`: works are built side by side, and what fails is told in the end."""

from __future__ import annotations

import re
import subprocess
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest

from pamphlet.batch.ledger import Entry, write_ledger
from pamphlet.batch.plan import Wishes
from pamphlet.batch.pressing import the_only_press
from pamphlet.release.lock import held
from pamphlet.release.sums import read_sums
from tests.batch.nights import LINUX, events, hanging, killing, sums, writing_to
from tests.batch.works import write_work, write_works
from tests.cli.runs import AS_STOPPED, COMMAND, environment, left_on_screen, run, run_in_terminal

QUICK = ("--format", "text")


def press(room: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Press the works of a room in two processes."""
    return run("press", "works", *QUICK, "--jobs", "2", *options, cwd=room)


@LINUX
def test_a_bad_book_is_one_line(tmp_path: Path) -> None:
    """Faulty ones, one whose process is killed and one that hangs cost nothing but themselves; each has its log."""
    works = write_works(tmp_path / "works", 8)
    for broken in works[:2]:
        (broken / "text.md").write_bytes(b"no front matter")
    output = tmp_path / "build"
    log = output / ".press" / "logs" / "work-4-of-many.log"
    with hanging(output, "work-4-of-many", "work-6-of-many"), killing(log) as killed:
        done = press(tmp_path, "--time-limit", "0.1")
    assert done.returncode == 1, done.stderr
    assert sorted(sums(output)) == [f"work-{number}-of-many" for number in (3, 5, 7, 8)]
    assert len(set(killed)) == 2  # it was tried once more
    _, _, told = done.stdout.partition("4 works failed")
    table = told.splitlines()[1:]
    assert table[:8:2] == [
        "  w001: faulty works/w001/text.md:1:1: the front matter of this part is missing",
        "  w002: faulty works/w002/text.md:1:1: the front matter of this part is missing",
        "  w004: ended works/w004: the process that built it was ended by signal 9",
        "  w006: late works/w006: it took more than 6 seconds",
    ]
    assert table[8] == "build/: 4 releases built."
    for slug in (1, 2, 4, 6):
        assert (output / ".press" / "logs" / f"work-{slug}-of-many.log").read_bytes()
    assert "another build is writing" in log.read_text("utf-8")
    mended = press(tmp_path, "--json")
    told_again = events(mended.stdout)
    assert told_again[0] == {
        "event": "plan",
        "works": 8,
        "to_build": 4,
        "causes": {"new": 4},
        "gone": [],
    }
    assert told_again[-1]["states"] == {"unchanged": 4, "built": 2, "faulty": 2}
    assert mended.returncode == 1


@LINUX
def test_a_press_that_was_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    """What was built is not built again, nothing is left behind, and no process lives on."""
    write_works(tmp_path / "works", 6)
    output = tmp_path / "build"
    log = output / ".press" / "logs" / "work-5-of-many.log"
    with hanging(output, "work-5-of-many"):
        command = [*COMMAND, "press", "works", *QUICK, "--jobs", "2"]
        process = subprocess.Popen(
            command, cwd=tmp_path, env=environment(), stdout=subprocess.DEVNULL
        )
        while not (writing_to(log) and len(sums(output)) >= 4):
            assert process.poll() is None
            time.sleep(0.05)
        (worker,) = writing_to(log)
        process.kill()
        process.wait()
        until = time.monotonic() + 30
        while writing_to(log) == [worker] and time.monotonic() < until:
            time.sleep(0.05)
    assert writing_to(log) == []
    before = sums(output)
    done = press(tmp_path, "--json")
    assert done.returncode == 0, done.stdout
    built = [told["slug"] for told in events(done.stdout) if told.get("state") == "built"]
    assert "work-5-of-many" in built
    assert set(built).isdisjoint(before)
    assert len(sums(output)) == 6
    assert not list(output.glob(".work*"))


@LINUX
def test_a_press_that_is_stopped_leaves_nothing_at_work(tmp_path: Path) -> None:
    """It says so, its processes end, and what was begun is as it was."""
    write_works(tmp_path / "works", 1)
    output = tmp_path / "build"
    log = output / ".press" / "logs" / "work-1-of-many.log"
    with hanging(output, "work-1-of-many"):
        process = subprocess.Popen(
            [*COMMAND, "press", "works", *QUICK],
            cwd=tmp_path,
            env=environment(),
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        while not writing_to(log):
            assert process.poll() is None
            time.sleep(0.05)
        process.terminate()
        _, said = process.communicate(timeout=60)
    assert process.returncode in AS_STOPPED
    assert "Stopped. What is done is in build/" in said
    assert writing_to(log) == []
    assert not (output / "work-1-of-many").exists()


@pytest.mark.parametrize(
    ("folder", "options"),
    [
        ("empty", ()),
        ("empty", ("--shard", "1/2")),
        ("nowhere", ()),
        ("works", ("--url", "nonsense")),
        ("works", ("--output", "build/works", "--url", "nonsense")),
    ],
)
def test_a_press_that_is_refused_leaves_nothing(
    tmp_path: Path, folder: str, options: tuple[str, ...]
) -> None:
    """No folder is made for releases that will not be."""
    write_works(tmp_path / "works", 1)
    (tmp_path / "empty").mkdir()
    refused = run("press", folder, *QUICK, *options, cwd=tmp_path)
    assert refused.returncode == 2
    assert "error" in refused.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"works", "empty"}


def test_a_press_that_was_stopped_before_anything_was_built_leaves_nothing(tmp_path: Path) -> None:
    """The ledger goes, too, as there are no works that it could tell of; a log or a release is one."""
    for made in (None, ".press/logs", "a/build-report.json"):
        output = tmp_path / "build"
        with (
            suppress(KeyboardInterrupt),
            the_only_press(output, Wishes(), waits=False, waiting=lambda: None),
        ):
            write_ledger(output, {"w": Entry("a", "")}, ())
            if made:
                (output / made).mkdir(parents=True)
            raise KeyboardInterrupt
        assert (output / ".press" / "works.json").exists() == (made is not None)
        assert output.exists() == (made is not None)


def test_a_second_press_says_that_one_is_at_work(tmp_path: Path) -> None:
    """Or it waits for the first, if it is told to."""
    write_works(tmp_path / "works", 1)
    lock = tmp_path / "build" / ".press" / "lock"
    lock.parent.mkdir(parents=True)
    with held(lock):
        refused = press(tmp_path)
        assert refused.returncode == 2
        assert "another press is at work in this folder" in refused.stderr
        command = [*COMMAND, "press", "works", *QUICK, "--wait"]
        waiting = subprocess.Popen(
            command, cwd=tmp_path, env=environment(), stderr=subprocess.PIPE, encoding="utf-8"
        )
        assert waiting.stderr
        assert "waiting until it has ended" in waiting.stderr.readline()
    waiting.communicate(timeout=120)
    assert waiting.returncode == 0
    assert list(sums(tmp_path / "build"))


def test_shards_make_the_whole(tmp_path: Path) -> None:
    """Each builds its own; all of them together leave nothing to build."""
    write_works(tmp_path / "works", 6)
    built = []
    for number in (1, 2):
        done = press(tmp_path, "--shard", f"{number}/2", "--json")
        assert done.returncode == 0
        built += [told["path"] for told in events(done.stdout) if told["event"] == "work"]
    assert sorted(built) == [f"w{number:03}" for number in range(1, 7)]
    assert "6 works, none to build." in press(tmp_path).stdout
    wrong = press(tmp_path, "--shard", "3/2")
    assert (wrong.returncode, "2/5 is the second of five" in wrong.stderr) == (2, True)


def test_strict_stops_and_what_is_gone_is_pruned(tmp_path: Path) -> None:
    """The first that fails is the end; releases without a work stay until they are pruned."""
    works = write_works(tmp_path / "works", 2)
    assert press(tmp_path).returncode == 0
    (works[0] / "pamphlet.yaml").unlink()
    kept = press(tmp_path)
    assert (kept.returncode, len(sums(tmp_path / "build"))) == (0, 2)
    assert "stay in build/ (--prune deletes them): work-1-of-many" in " ".join(kept.stdout.split())
    assert "stay in build/" in " ".join(press(tmp_path).stdout.split())
    (works[1] / "text.md").write_bytes(b"no front matter")
    stopped = press(tmp_path, "--strict")
    assert stopped.returncode == 1
    assert "It stopped at the first that failed." in " ".join(stopped.stdout.split())
    assert len(sums(tmp_path / "build")) == 2  # the last good release stays


def test_releases_of_works_that_are_gone_are_deleted_if_that_is_asked(tmp_path: Path) -> None:
    """With --prune, what was built of them goes."""
    works = write_works(tmp_path / "works", 2)
    press(tmp_path)
    (works[0] / "pamphlet.yaml").unlink()
    press(tmp_path)
    pruned = press(tmp_path, "--prune")
    assert "were deleted: work-1-of-many" in " ".join(pruned.stdout.split())
    assert list(sums(tmp_path / "build")) == ["work-2-of-many"]
    assert "work-1-of-many" not in press(tmp_path, "--prune").stdout


def test_the_website_of_all_is_made_in_the_end(tmp_path: Path) -> None:
    """Of last good releases, too; not again when nothing has changed, and not by a shard."""
    works = write_works(tmp_path / "works", 2)
    site = tmp_path / "build"
    press(tmp_path, "--shard", "1/1")
    assert not (site / "index.html").exists()
    assert "The website of 2 pamphlets is in build/" in press(tmp_path).stdout
    assert "work-1-of-many/index.html" in (site / "index.html").read_text("utf-8")
    assert (site / "work-1-of-many" / "index.html").is_file()
    for spoiled in ("index.html", "work-2-of-many/index.html", "work-2-of-many/work-2-of-many.txt"):
        (site / spoiled).write_bytes(b"other words")
        press(tmp_path)
        told = read_sums((site / "SHA256SUMS").read_bytes())
        assert all(sha256((site / name).read_bytes()).hexdigest() == told[name] for name in told)
    (works[0] / "text.md").write_bytes(b"no front matter")
    failed = press(tmp_path, "--json")
    assert failed.returncode == 1
    assert "site" not in events(failed.stdout)[-1]
    assert (site / "work-1-of-many" / "index.html").is_file()
    (works[0] / "pamphlet.yaml").unlink()
    gone = press(tmp_path, "--title", "Harbour Press", "--json")
    assert events(gone.stdout)[-1]["site"] == {"pamphlets": 1, "problems": []}
    assert not (site / "work-1-of-many" / "index.html").exists()
    assert (site / "work-1-of-many" / "SHA256SUMS").is_file()  # it was not asked for that
    assert "Harbour Press" in (site / "index.html").read_text("utf-8")


@pytest.mark.parametrize("wrong", ["address", "style", "page"])
def test_what_keeps_a_website_from_being_made_is_told_before_anything_is_built(
    tmp_path: Path, wrong: str
) -> None:
    """Not after a night: an address that is none, a faulty site.css, a page of somebody else's."""
    write_works(tmp_path / "works", 1)
    output = tmp_path / "build"
    output.mkdir()
    if wrong == "style":
        (output / "site.css").write_text("@import 'x.css';")
    if wrong == "page":
        (output / "index.html").write_text("mine")
    url = ("--url", "example.org") if wrong == "address" else ()
    told = press(tmp_path, *url)
    code = {"address": "W04", "page": "R03"}.get(wrong, "error")
    assert (told.returncode, code in told.stderr) == (2, True), told.stderr
    assert not sums(output)
    assert press(tmp_path, "--no-site").returncode == 0
    assert sums(output)


def test_where_there_are_no_works_that_is_told(tmp_path: Path) -> None:
    """A folder without any, and one that is not there."""
    (tmp_path / "works").mkdir()
    empty = press(tmp_path)
    assert empty.returncode == 2
    assert "no folder here has a pamphlet.yaml" in empty.stderr
    missing = run("press", "nowhere", cwd=tmp_path)
    assert (missing.returncode, "there is no such folder" in missing.stderr) == (2, True)


def test_a_terminal_shows_how_far_it_is(tmp_path: Path) -> None:
    """The line goes when all is done; what stays fits into the window."""
    write_works(tmp_path / "works", 2)
    write_work(tmp_path / "works" / "a" / "long" / "way" / "down", 3)
    written = run_in_terminal(["press", "works", *QUICK, "--jobs", "1"], tmp_path, 60)
    assert "0 of 3 done, 1 at work, 2 waiting" in written
    assert re.search(
        r"1 of 3 done, about (a minute|\d+ min) left, 1 at work, 1 waiting", written
    ), written
    screen = left_on_screen(written)
    assert "3 works, 3 to build: 3 new." in screen
    assert "build/: 3 releases built." in screen
    assert "done" not in screen
    assert all(len(line) <= 60 for line in screen.splitlines())
