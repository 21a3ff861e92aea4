"""The shelf: each release has a folder, editions stand together, and no two works share one."""

from __future__ import annotations

from pathlib import Path

import pytest

from pamphlet.site.releases import Release, open_release
from pamphlet.site.shelf import shelve
from tests.site.made import release_in


def opened(*folders: Path) -> list[Release]:
    """Open releases."""
    return [open_release(folder) for folder in folders]


def test_former_editions_stand_below_the_newest(tmp_path: Path) -> None:
    """The newest has the folder of the slug; each knows the others."""
    old = release_in(tmp_path, top={"edition": "1", "released": "2020-01-01"})
    new = release_in(tmp_path, top={"edition": "2"})
    volumes, problems = shelve(opened(old, new))
    assert not problems
    assert {volume.folder: volume.is_newest for volume in volumes} == {
        "four-doors": True,
        "four-doors/edition-1": False,
    }
    (newest,) = (volume for volume in volumes if volume.is_newest)
    assert [folder for folder, _ in newest.others] == ["four-doors/edition-1"]
    assert newest.root == "../"


def test_two_works_of_one_name_are_told(tmp_path: Path) -> None:
    """The newer one stays, the other is a problem with its place."""
    first = release_in(tmp_path)
    second = release_in(tmp_path, top={"identifier": "urn:x:2", "released": "2020-01-01"})
    volumes, problems = shelve(opened(first, second))
    assert [volume.release.path for volume in volumes] == [first]
    assert [(each.code, Path(each.place.path)) for each in problems] == [("W02", second)]


def test_one_release_twice_is_told(tmp_path: Path) -> None:
    """It is published once."""
    folder = release_in(tmp_path)
    volumes, problems = shelve(opened(folder, folder))
    assert len(volumes) == 1
    assert [each.code for each in problems] == ["W02"]


def test_they_stand_by_their_titles(tmp_path: Path) -> None:
    """Neither capitals nor accents count."""
    titles = ("b", "Á", "c")
    folders = (
        release_in(
            tmp_path,
            slug=f"s-{titles.index(title)}",
            title=title,
            top={"identifier": f"urn:x:{title}"},
        )
        for title in titles
    )
    volumes, _ = shelve(opened(*folders))
    assert [volume.told.title for volume in volumes] == ["Á", "b", "c"]


@pytest.mark.parametrize("slug", ["index", "fragment"])
def test_no_file_of_a_release_has_the_name_of_a_page(tmp_path: Path, slug: str) -> None:
    """It would be written over, and the release with it, where the two are the same file."""
    volumes, problems = shelve(opened(release_in(tmp_path, slug=slug)))
    assert not volumes
    assert [each.code for each in problems] == ["W02"]
    assert f"{slug}.html" in problems[0].message
