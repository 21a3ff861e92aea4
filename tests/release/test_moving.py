"""What a list of files may name: what lies in the folder, and nothing above or outside it."""

from __future__ import annotations

import pytest

from pamphlet.release.moving import is_inner, is_plain
from pamphlet.release.report import report_of


@pytest.mark.parametrize(
    ("name", "plain", "inner"),
    [
        ("a.txt", True, True),
        ("ü *.txt", True, True),
        ("..a", True, True),
        (".hidden", True, True),
        ("a/b.txt", False, True),
        ("ü/b.txt", False, True),
        ("", False, False),
        (".", False, False),
        ("..", False, False),
        ("../a", False, False),
        ("a/../b", False, False),
        ("ü/..", False, False),
        ("a/./b", False, False),
        ("/a", False, False),
        ("a//b", False, False),
        ("a/", False, False),
        ("a\0b", False, False),
    ],
)
def test_names_of_what_lies_in_a_folder(name: str, plain: bool, inner: bool) -> None:  # noqa: FBT001
    """In the folder itself, or in one below it, by a path that leads nowhere else."""
    assert (is_plain(name), is_inner(name)) == (plain, inner)


def test_a_report_is_written_for_people_too() -> None:
    """Each fact stands in a line of its own, set in by two spaces, in its own letters."""
    lines = report_of({"pamphlet": "Über"}, (), ()).decode().split("\n")
    assert lines[:3] == ["{", '  "version": 1,', '  "pamphlet": "Über",']
    assert lines[-2:] == ["}", ""]
