"""Opening releases and putting their files into a site: folders and bags, ours and strangers'."""

from __future__ import annotations

import json
import os
import random
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from pamphlet.site.releases import LARGEST_SUMS, NotWhole, open_all, open_release
from tests.site.made import bag_of, release_in


def test_a_bag_tells_what_its_release_tells(tmp_path: Path) -> None:
    """The same work, the same files, out of the archive."""
    folder = release_in(tmp_path)
    bag = open_release(bag_of(folder, tmp_path / "any.zip"))
    assert bag.told.title == open_release(folder).told.title
    bag.put("four-doors.txt", tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_bytes() == (folder / "four-doors.txt").read_bytes()
    bag.put("four-doors-complete.zip", tmp_path / "out.zip")
    assert (tmp_path / "out.zip").read_bytes() == (tmp_path / "any.zip").read_bytes()


def test_all_that_is_no_release_is_told_at_once(tmp_path: Path) -> None:
    """Each has its place and a sentence; those that can be opened are."""
    good = release_in(tmp_path)
    empty, text, old = (tmp_path / name for name in ("empty", "text.zip", "old"))
    empty.mkdir()
    text.write_text("no archive")
    old.mkdir()
    (old / "build-report.json").write_text(json.dumps({"version": 1, "pamphlet": "Old"}))
    opened, problems = open_all(iter((empty, good, text, old, tmp_path / "nowhere")))
    assert [release.path for release in opened] == [good]
    assert [problem.code for problem in problems] == ["W01"] * 4
    assert [Path(problem.place.path) for problem in problems] == [
        empty,
        text,
        old,
        tmp_path / "nowhere",
    ]


def test_a_file_that_was_changed_is_not_published(tmp_path: Path) -> None:
    """Its hash is held to the report."""
    folder = release_in(tmp_path)
    (folder / "four-doors.txt").write_text("four-doors.txt of 2")
    with pytest.raises(NotWhole, match=r"four-doors\.txt"):
        open_release(folder).put("four-doors.txt", tmp_path / "out.txt")


def test_no_link_is_followed(tmp_path: Path) -> None:
    """A link in place of a file is no file, wherever it leads."""
    folder = release_in(tmp_path)
    (folder / "four-doors.txt").rename(tmp_path / "elsewhere.txt")
    try:
        (folder / "four-doors.txt").symlink_to(tmp_path / "elsewhere.txt")
    except OSError:
        pytest.skip("this system makes no links")
    with pytest.raises(NotWhole):
        open_release(folder).put("four-doors.txt", tmp_path / "out.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """What gives nothing and never ends is no report."""
    os.mkfifo(tmp_path / "build-report.json")
    _, problems = open_all(iter((tmp_path,)))
    assert [problem.code for problem in problems] == ["W01"]


def test_no_more_of_a_bag_is_unpacked_than_its_report_tells(tmp_path: Path) -> None:
    """What is longer is broken off."""
    bag = bag_of(release_in(tmp_path), tmp_path / "any.zip")
    longer = tmp_path / "longer.zip"
    with zipfile.ZipFile(bag) as source, zipfile.ZipFile(longer, "w") as target:
        for name in source.namelist():
            more = b"x" * 2_000_000 if name.endswith("four-doors.txt") else b""
            target.writestr(name, source.read(name) + more)
    with pytest.raises(NotWhole, match="longer"):
        open_release(longer).put("four-doors.txt", tmp_path / "out.txt")
    assert (tmp_path / "out.txt").stat().st_size < 1_000


@pytest.mark.parametrize("seed", range(40))
def test_a_broken_bag_is_told_and_never_breaks_anything(tmp_path: Path, seed: int) -> None:
    """Whatever bytes of it are others: it cannot be read, or a file of it is not whole, or all is well."""
    chance = random.Random(seed)  # noqa: S311 # the same every time
    content = bytearray(bag_of(release_in(tmp_path), tmp_path / "any.zip").read_bytes())
    for _ in range(8):
        content[chance.randrange(len(content))] = chance.randrange(256)
    (tmp_path / "broken.zip").write_bytes(content)
    opened, problems = open_all(iter((tmp_path / "broken.zip",)))
    assert len(opened) + len(problems) == 1
    for release in opened:
        for number, name in enumerate(release.names):
            with suppress(NotWhole):
                release.put(name, tmp_path / f"out-{number}")


def test_what_stands_beside_the_files_has_bounds(tmp_path: Path) -> None:
    """A file of sums that is larger than any is none."""
    folder = release_in(tmp_path)
    (folder / "SHA256SUMS").write_bytes(b"x" * (LARGEST_SUMS + 1))
    with pytest.raises(NotWhole, match="SHA256SUMS"):
        open_release(folder).put("SHA256SUMS", tmp_path / "out")
    assert not (tmp_path / "out").exists()
