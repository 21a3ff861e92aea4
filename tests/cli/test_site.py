"""`pamphlet site`: what it makes, what it says, and how it ends."""

from __future__ import annotations

import re
from pathlib import Path

from tests.cli.runs import run
from tests.site.made import release_in


def test_it_says_what_is_where(tmp_path: Path) -> None:
    """How many pamphlets, what was made anew, where the site is; and what only an address would give."""
    release = release_in(tmp_path, slug="winter")
    done = run("site", str(release), "--output", "out", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "only --url tells the site’s address" in " ".join(done.stdout.split())
    assert "1 pamphlet, 1 of them made anew. The site is in out/" in " ".join(done.stdout.split())
    assert (tmp_path / "out" / "winter" / "index.html").is_file()
    again = run("site", str(release), "--output", "out", cwd=tmp_path)
    assert "nothing has changed since" in " ".join(again.stdout.split())


def test_names_and_addresses_go_into_the_pages(tmp_path: Path) -> None:
    """Who publishes, and where."""
    release = release_in(tmp_path, slug="winter")
    address = "https://example.org/pamphlets"
    options = ("--output", "out", "--url", address, "--title", "Harbour & Sons")
    done = run("site", str(release), *options, cwd=tmp_path)
    assert done.returncode == 0
    page = (tmp_path / "out" / "winter" / "index.html").read_text("utf-8")
    links = [link for link in re.findall("<link[^>]*>", page) if '"canonical"' in link]
    assert len(links) == 1
    assert f'"{address}/winter/"' in links[0]
    assert "Harbour &amp; Sons" in page


def test_what_is_wrong_is_told_with_place_and_hint(tmp_path: Path) -> None:
    """All at once, with exit status 1; the pamphlets that are whole are published."""
    release = release_in(tmp_path, slug="winter")
    (tmp_path / "empty").mkdir()
    done = run("site", "winter", "empty", "nowhere", "--output", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.count("error W01") == 2
    assert "empty: error W01: this is no release: it has no build-report.json" in done.stderr
    assert "hint: " in done.stderr
    assert (tmp_path / "out" / release.name).is_dir()
    none = run("site", "nowhere", "--output", "other", cwd=tmp_path)
    assert none.returncode == 1
    assert "Nothing was written" in none.stderr
    assert not (tmp_path / "other").exists()


def test_a_release_and_a_folder_must_be_named(tmp_path: Path) -> None:
    """Wrong usage is exit status 2."""
    assert run("site", "--output", "out", cwd=tmp_path).returncode == 2
    assert run("site", "somewhere", cwd=tmp_path).returncode == 2
