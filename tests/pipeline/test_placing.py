"""Releases are put in place one at a time, and killed builds leave nothing behind the next one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pamphlet.pipeline import placing
from pamphlet.pipeline.placing import clear_up, clear_up_beside, put_in_place
from pamphlet.release import report
from pamphlet.release.lock import held
from pamphlet.release.report import FileMade
from pamphlet.release.sums import SUMS
from pamphlet.release.target import CannotGo, target_of
from tests.cli.runs import COMMAND, ROOT, environment, run

PLAIN = ROOT / "tests" / "works" / "plain"


def release_of(*names: str) -> dict[str, bytes]:
    """Give the files of a release, the report among them."""
    made = [FileMade(name, "text", "0" * 64, 1, 0, 0, 0.0, ()) for name in names]
    return {
        **dict.fromkeys(names, b"x"),
        report.REPORT: report.report_of({}, made, ()),
        SUMS: " ".join(names).encode(),
    }


def test_no_build_mixes_its_files_with_those_of_another(tmp_path: Path) -> None:
    """What is there when a release is put in place is the former one, whatever was there when the build began."""
    output = tmp_path / "build"
    put_in_place(output, release_of("a.txt", "b.txt"), (), lambda: None)
    assert put_in_place(output, release_of("b.txt", "c.txt"), (), lambda: None) == ("a.txt",)
    assert {path.name for path in output.iterdir()} == {"b.txt", "c.txt", report.REPORT, SUMS}


def test_another_build_is_waited_for_but_not_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While another holds the lock a build says that it waits, and in the end that it could not write."""
    output = tmp_path / "build"
    told = []
    with held(target_of(output).lock):
        monkeypatch.setattr(
            placing, "held", lambda file, waiting, patience=0.1: held(file, waiting, patience)
        )
        with pytest.raises(CannotGo, match="another build has been writing there") as refusal:
            put_in_place(output, release_of("a.txt"), (), lambda: told.append(1))
        assert "wait" in refusal.value.hint
    assert told == [1]
    assert list(tmp_path.iterdir()) == []


def test_a_build_that_waits_says_so(tmp_path: Path) -> None:
    """Where another process is writing, that is told at once, in a pipe too; the release is made when it has ended."""
    output = tmp_path / "build"
    with held(target_of(output).lock):
        waiting = subprocess.Popen(
            [*COMMAND, "build", str(PLAIN), "--format", "text", "--output", str(output)],
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert waiting.stderr
        told = waiting.stderr.readline() + waiting.stderr.readline()
        assert " ".join(told.split()).startswith("another build is writing to")
        assert waiting.poll() is None
    waiting.communicate()
    assert waiting.returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


def test_folders_that_were_made_for_nothing_go_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When a release cannot be written, the folders above it that were made for it are not left."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "x.epub")

    monkeypatch.setattr(placing, "replace_release", full)
    with pytest.raises(CannotGo, match=r"cannot be written: No space left on device \(x\.epub\)"):
        put_in_place(tmp_path / "a" / "b" / "build", release_of("a.txt"), (), lambda: None)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["beside", "within"])
def test_what_a_killed_build_left_goes_with_the_next(tmp_path: Path, place: str) -> None:
    """Folders half filled, and the lock of the dead, are cleared away even by a build that has nothing to do."""
    output = tmp_path / "build"
    options = (str(PLAIN), "--format", "text", "--output", str(output))
    assert run("build", *options).returncode == 0
    target = target_of(output) if place == "beside" else target_of(output).within
    (target.room / f"{target.new}abcd_123").mkdir()
    (target.room / f"{target.new}abcd_123" / "half.epub").touch()
    target.lock.touch()
    again = run("build", *options)
    assert "Nothing has changed" in again.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["build"]
    left = {path.name for path in output.iterdir()}
    assert left - {target.lock.name} == {"on-lending-a-book.txt", SUMS, report.REPORT}


def test_what_killed_builds_left_beside_releases_is_cleared_away(tmp_path: Path) -> None:
    """A lock, a new folder and the former release, of the works that are named, and of no build that is at it."""
    for slug in ("one", "one-more", "held"):
        put_in_place(tmp_path / slug, release_of("a.txt"), (), lambda: None)
    for name in (".one.lock", ".one-more.lock", ".two.lock", ".one", ".lock"):
        (tmp_path / name).touch()
    (tmp_path / ".one.new-abcd_123").mkdir()
    (tmp_path / "one").rename(tmp_path / ".one.previous")
    with held(target_of(tmp_path / "held").lock):
        clear_up_beside(tmp_path, {"one", "held", "nowhere"})
        left = {path.name for path in tmp_path.iterdir()}
    others = {".one-more.lock", ".two.lock", ".one", ".lock", ".held.lock"}
    assert left == {"one", "one-more", "held"} | others
    clear_up_beside(tmp_path / "nowhere", {"one"})


def test_what_a_living_build_fills_is_not_cleared_away(tmp_path: Path) -> None:
    """While another build holds the lock, nothing of it is touched."""
    output = tmp_path / "build"
    filling = tmp_path / ".build.new-abcd_123"
    with held(target_of(output).lock):
        filling.mkdir()
        clear_up(output, PLAIN)
        assert filling.is_dir()
    clear_up(output, PLAIN)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="a folder is mounted by root, on Linux")
def test_a_mount_point_is_filled(tmp_path: Path) -> None:
    """Where a folder is mounted, as Docker's volumes are, builds follow one another and leave nothing."""
    output = tmp_path / "volume"
    output.mkdir()
    steps = f"""
        mount -t tmpfs none {output} &&
        touch {output}/mine.txt &&
        {sys.executable} -m pamphlet build {PLAIN} --output {output} --format text --format html &&
        {sys.executable} -m pamphlet build {PLAIN} --output {output} --format text &&
        ls -A {output}
    """
    done = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-ec", steps],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if "unshare" in done.stderr or "mount:" in done.stderr:
        pytest.skip("nothing may be mounted here")
    assert done.returncode == 0, done.stderr
    names = done.stdout.splitlines()[-4:]
    assert sorted(names) == [SUMS, report.REPORT, "mine.txt", "on-lending-a-book.txt"]


@pytest.mark.parametrize("name", ["a [b]*", " c ", "line\nfeed", "ü" * 120])
def test_a_folder_of_any_name_is_filled(tmp_path: Path, name: str) -> None:
    """A build into a folder of an odd name is like any other, and the next one too."""
    output = tmp_path / name
    for formats in (("--format", "text", "--format", "html"), ("--format", "text")):
        done = run("build", str(PLAIN), "--output", str(output), *formats)
        assert (done.returncode, done.stderr) == (0, "")
        assert [path.name for path in tmp_path.iterdir()] == [name]
    assert not list(output.glob("*.html"))


def test_where_no_release_can_go_that_is_said_before_anything_is_done(tmp_path: Path) -> None:
    """A file, and the manuscript's own folder, are refused with a sentence, and stay as they are."""
    (tmp_path / "file").write_text("mine")
    for output in (tmp_path / "file", tmp_path / "file" / "build"):
        done = run("build", str(PLAIN), "--output", str(output))
        assert done.returncode == 1
        assert "error R03: " in done.stderr
        assert "is a file, and a release is a folder" in done.stderr
        assert done.stdout == ""
    done = run("build", ".", "--output", ".", cwd=PLAIN, PYTHONPATH=str(ROOT))
    assert "among the files of the manuscript" in done.stderr
    assert (tmp_path / "file").read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


PUT = """
import sys, time
from pathlib import Path
from pamphlet.pipeline.placing import put_in_place
from pamphlet.release import swap
from tests.pipeline.test_placing import release_of
write = swap._write
swap._write = lambda *what: (time.sleep(0.005), write(*what))
for _ in range(10):
    put_in_place(Path(sys.argv[1]), release_of(*sys.argv[2:]), (), lambda: None)
"""


def test_many_who_put_releases_in_place_at_once_leave_one_of_them_whole(tmp_path: Path) -> None:
    """Of processes that put releases into one folder all succeed, and what stands there in the end is one of these."""
    output = tmp_path / "build"
    releases = (["a.txt"], ["a.txt", "b.txt"], ["c.txt", "d.txt", "e.txt"])
    putting = [
        subprocess.Popen(
            [sys.executable, "-c", PUT, str(output), *names],
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for names in releases
    ]
    assert [process.communicate()[1] for process in putting] == [b"", b"", b""]
    found = sorted(path.name for path in output.iterdir() if path.suffix == ".txt")
    assert found in releases
    assert (output / SUMS).read_text().split() == found
    assert [path.name for path in tmp_path.iterdir()] == ["build"]
