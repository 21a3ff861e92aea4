"""A site is known to stand by the reports as they lie there; whatever has changed is seen."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pamphlet.release.report import REPORT
from pamphlet.release.sums import SIGNATURE, SUMS
from pamphlet.site.press import Press
from pamphlet.site.record import read_record
from pamphlet.site.unchanged import stands
from tests.site.made import bag_of, release_in
from tests.site.test_build import URL, site

SLUGS = ("four-doors", "winter", "harbour")


@pytest.fixture
def three(tmp_path: Path) -> list[Path]:
    """Give three releases, of which a site was made."""
    tops = ({"identifier": f"urn:x:{slug}"} for slug in SLUGS)
    releases = [
        release_in(tmp_path / "releases", slug=slug, title=slug.title(), top=top)
        for slug, top in zip(SLUGS, tops, strict=True)
    ]
    assert not site(*releases, output=tmp_path / "out").problems
    return releases


def is_known(releases: list[Path], folder: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Build the site again; tell whether it was known to stand before anything was read."""
    opened: list[Path] = []
    with monkeypatch.context() as patch:
        patch.setattr("pamphlet.site.build.open_all", _noting(opened))
        site(*releases, output=folder)
    return not opened


def _noting(opened: list[Path]) -> Callable[..., object]:
    from pamphlet.site.releases import open_all

    def noting(paths: object) -> object:
        opened.append(Path())
        return open_all(paths)  # type: ignore[arg-type]

    return noting


def test_nothing_has_changed(
    three: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In whatever order the releases are named; and where all pages lie in the site's folder."""
    assert is_known(three, tmp_path / "out", monkeypatch)
    assert is_known(three[::-1], tmp_path / "out", monkeypatch)


def _another_report(release: Path, _: Path) -> None:
    path = release / REPORT
    path.write_bytes(path.read_bytes() + b"\n")


def _a_signature(release: Path, _: Path) -> None:
    (release / SIGNATURE).write_bytes(b"untrusted comment: none\n")


def _no_sums(release: Path, _: Path) -> None:
    (release / SUMS).unlink()


def _an_older_file(release: Path, _: Path) -> None:
    path = release / f"{release.name}.txt"
    content = path.read_bytes()
    path.unlink()  # it is linked into the site
    path.write_bytes(content)
    os.utime(path, (1, 1))


def _a_shorter_file(release: Path, _: Path) -> None:
    path = release / f"{release.name}.txt"
    age = path.stat().st_mtime_ns
    path.unlink()
    path.write_bytes(b"")
    os.utime(path, ns=(age, age))


def _a_page_away(_: Path, folder: Path) -> None:
    (folder / "winter" / "cite.bib").unlink()


def _a_file_away(_: Path, folder: Path) -> None:
    (folder / "winter" / "winter.epub").unlink()


def _no_record(_: Path, folder: Path) -> None:
    (folder / "site.json").unlink()


def _a_dress(release: Path, _: Path) -> None:
    (release.parent / "site.css").write_text("h1 { color: teal }", "utf-8")


@pytest.mark.parametrize(
    "change",
    [
        *(_another_report, _a_signature, _no_sums, _an_older_file, _a_shorter_file),
        *(_a_page_away, _a_file_away, _no_record, _a_dress),
    ],
)
def test_what_has_changed_is_seen(
    three: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Path, Path], None],
) -> None:
    """In a release, beside it, or in the site."""
    change(three[1], tmp_path / "out")
    assert not is_known(three, tmp_path / "out", monkeypatch)


def test_other_releases_are_seen(
    three: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One more, one less, one twice, one that is a bag, one that is gone."""
    more = release_in(tmp_path / "releases", slug="late", title="Late", top={"identifier": "u:4"})
    bag = bag_of(three[2], tmp_path / "bag.zip")
    for named in (
        [*three, more],
        three[:2],
        [*three[:2], three[0]],
        [*three, three[0]],
        [*three[:2], bag],
        [*three[:2], tmp_path / "gone"],
    ):
        site(*three, output=tmp_path / "out")
        assert is_known(three, tmp_path / "out", monkeypatch)
        assert not is_known(named, tmp_path / "out", monkeypatch), named


def test_another_press_is_seen(three: list[Path], tmp_path: Path) -> None:
    """Another name, address, dress or reader of PDFs."""
    record = read_record(tmp_path / "out")
    press = Press("Harbour Press", URL, "", "")
    assert stands(record, three, press)
    assert stands(record, three, replace(press, language="de"))  # the reports tell which
    for other in (
        {"title": "T"},
        {"url": "https://example.org/"},
        {"own_style": "p{}"},
        {"reader": "1"},
    ):
        assert not stands(record, three, replace(press, **other))


def test_two_editions_are_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has a folder of its own, one within the other."""
    new = release_in(tmp_path / "new", top={"edition": "2", "released": "2024-05-01"})
    old = release_in(tmp_path / "old", top={"edition": "1", "released": "2020-05-01"})
    assert not site(new, old, output=tmp_path / "out").problems
    assert is_known([old, new], tmp_path / "out", monkeypatch)
    (tmp_path / "out" / "four-doors" / "edition-1" / "index.html").unlink()
    assert not is_known([old, new], tmp_path / "out", monkeypatch)
