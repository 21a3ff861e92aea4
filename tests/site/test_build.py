"""A site as a whole: what is in it, what is made anew, and what is left as it was."""

from __future__ import annotations

import io
import json
import os
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from pamphlet.release.report import REPORT
from pamphlet.release.sums import SUMS, read_sums
from pamphlet.site.build import SiteOutcome, build_site
from pamphlet.site.pdfjs import NAMES
from pamphlet.site.shelf import CARD, COVER
from tests.site.made import bag_of, release_in

URL = "https://example.org/p/"


def site(
    *releases: Path, output: Path, url: str | None = URL, pdfjs: Path | None = None
) -> SiteOutcome:
    """Build a site."""
    return build_site(releases, output, url=url, title="Harbour Press", pdfjs=pdfjs)


def among(*releases: Path, output: Path) -> SiteOutcome:
    """Build a site in the folder that the releases lie in."""
    return build_site(releases, output, url=URL, title="Harbour Press", among=True)


def files_in(folder: Path) -> dict[str, bytes]:
    """Give all files of a folder by their paths."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Give two releases."""
    other = {"identifier": "urn:x:2", "released": "2020-02-29"}
    return (
        release_in(tmp_path / "releases"),
        release_in(tmp_path / "releases", slug="winter", title="Winter", language="de", top=other),
    )


def test_the_sums_name_every_file_and_hold(two: tuple[Path, Path], tmp_path: Path) -> None:
    """`sha256sum --check SHA256SUMS` passes, and nothing is left out."""
    assert not site(*two, output=tmp_path / "out").problems
    files = files_in(tmp_path / "out")
    assert read_sums(files.pop(SUMS)) == {
        name: sha256(content).hexdigest() for name, content in files.items()
    }


def test_the_same_releases_give_the_same_bytes(two: tuple[Path, Path], tmp_path: Path) -> None:
    """In whatever order they are named, and whatever was there before."""
    site(*two, output=tmp_path / "out")
    site(*reversed(two), output=tmp_path / "again")
    site(two[0], output=tmp_path / "grown")
    site(*two, output=tmp_path / "grown")
    assert files_in(tmp_path / "out") == files_in(tmp_path / "again")
    assert files_in(tmp_path / "out") == files_in(tmp_path / "grown")


def test_with_nothing_changed_nothing_is_touched(two: tuple[Path, Path], tmp_path: Path) -> None:
    """The folder stays the one that it is."""
    site(*two, output=tmp_path / "out")
    before = (tmp_path / "out").stat().st_ino
    outcome = site(*two, output=tmp_path / "out")
    assert outcome.unchanged
    assert (tmp_path / "out").stat().st_ino == before


def test_only_what_has_changed_is_made_anew(two: tuple[Path, Path], tmp_path: Path) -> None:
    """The page of the other release is the very file that it was."""
    site(*two, output=tmp_path / "out")
    page, other = (tmp_path / "out" / slug / "index.html" for slug in ("four-doors", "winter"))
    before = page.stat().st_ino, other.stat().st_ino
    about = json.loads((two[1] / "build-report.json").read_text("utf-8"))
    about["work"]["title"] = "Spring"
    (two[1] / "build-report.json").write_text(json.dumps(about), "utf-8")
    outcome = site(*two, output=tmp_path / "out")
    assert outcome.written == 1
    assert page.stat().st_ino == before[0]
    assert other.stat().st_ino != before[1]
    assert "Spring" in (tmp_path / "out" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("where", ["release", "site", "page", "gone"])
def test_what_was_changed_by_hand_is_mended_or_told(
    two: tuple[Path, Path], tmp_path: Path, where: str
) -> None:
    """A file of the site is put right again; a release whose file is another is left out."""
    site(*two, output=tmp_path / "out")
    right = files_in(tmp_path / "out")
    later = (tmp_path / "out" / "site.json").stat().st_mtime + 10
    names = {
        "release": two[0] / "four-doors.txt",
        "site": tmp_path / "out" / "four-doors" / "four-doors.md",
        "page": tmp_path / "out" / "winter" / "index.html",
        "gone": tmp_path / "out" / "winter" / "cite.bib",
    }
    path = names[where]
    if where == "gone":
        path.unlink()
    elif where != "site":
        text = path.read_bytes()
        path.unlink()
        path.write_bytes(text[:-1] + b"!")
        os.utime(path, (later, later))
    outcome = site(*two, output=tmp_path / "out")
    if where == "release":
        assert [problem.code for problem in outcome.problems] == ["W03"]
        assert outcome.pamphlets == 1
        assert not (tmp_path / "out" / "four-doors").exists()
    else:
        assert not outcome.problems
        assert files_in(tmp_path / "out") == right


def test_a_bag_is_published_as_its_release_is(two: tuple[Path, Path], tmp_path: Path) -> None:
    """Its page differs in nothing but the archive itself."""
    bag = bag_of(two[0], tmp_path / "any.zip")
    assert not site(bag, output=tmp_path / "out").problems
    page = html.parse(tmp_path / "out" / "four-doors" / "index.html")
    links = page.xpath("//section[@id='device']//a/@href")
    assert "four-doors.epub" in links
    assert (tmp_path / "out" / "four-doors" / "four-doors.txt").exists()
    assert site(bag, output=tmp_path / "out").unchanged


def test_the_pictures_of_a_bag_are_published(two: tuple[Path, Path], tmp_path: Path) -> None:
    """They are made already: those of a release's bag, and of a bag alone; not of one that has been changed."""
    cover = io.BytesIO()
    Image.new("RGB", (480, 700), (250, 0, 0)).save(cover, "PNG")
    card = io.BytesIO()
    Image.new("RGB", (1200, 630), (250, 0, 0)).save(card, "PNG")
    pictures = {COVER: cover.getvalue(), CARD: card.getvalue()}
    bag = bag_of(two[0], tmp_path / "four-doors-complete.zip", pictures)
    site(bag, output=tmp_path / "of-bag")
    report = two[0] / REPORT
    about = json.loads(report.read_text("utf-8"))
    told = next(file for file in about["files"] if file["format"] == "complete")
    content = bag.read_bytes()
    told |= {"size": len(content), "sha256": sha256(content).hexdigest()}
    report.write_text(json.dumps(about), "utf-8")
    (two[0] / told["name"]).write_bytes(content)
    site(two[0], output=tmp_path / "of-release")
    for made in (tmp_path / "of-bag", tmp_path / "of-release"):
        for name, picture in pictures.items():
            assert (made / "four-doors" / name).read_bytes() == picture
        assert 'height="700"' in (made / "four-doors" / "index.html").read_text("utf-8")
    (two[0] / told["name"]).write_bytes(content.replace(b"IDAT", b"IDAX"))
    assert site(two[0], output=tmp_path / "of-changed").problems


def test_what_others_put_there_stays(two: tuple[Path, Path], tmp_path: Path) -> None:
    """A CNAME, a picture in a pamphlet's folder; what the site itself had and has no more, goes."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "CNAME").write_text("example.org")
    site(*two, output=out)
    (out / "winter" / "mine.jpg").write_text("mine")
    site(two[0], output=out)
    assert (out / "CNAME").read_text() == "example.org"
    assert [path.name for path in (out / "winter").iterdir()] == ["mine.jpg"]


def test_a_folder_of_something_else_is_not_taken(two: tuple[Path, Path], tmp_path: Path) -> None:
    """An index.html that no site of ours has made is nobody's to overwrite; nor is a release."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "index.html").write_text("mine")
    for output in (out, two[0].parent, two[0]):
        outcome = site(*two, output=output)
        assert [problem.code for problem in outcome.problems] == ["R03"]
        assert not outcome.pamphlets
    assert (out / "index.html").read_text() == "mine"


def test_a_faulty_release_is_left_out_and_told(two: tuple[Path, Path], tmp_path: Path) -> None:
    """The others are published; with none left nothing is written."""
    (two[1] / "winter.txt").write_text("other words")
    outcome = site(*two, tmp_path / "nowhere", output=tmp_path / "out")
    assert [problem.code for problem in outcome.problems] == ["W01", "W03"]
    assert outcome.pamphlets == 1
    assert not (tmp_path / "out" / "winter").exists()
    for releases in ((tmp_path / "nowhere",), (two[1],)):
        assert not site(*releases, output=tmp_path / "none").pamphlets
        assert not (tmp_path / "none").exists()


def test_without_an_address_what_needs_one_is_left_out_and_said(
    two: tuple[Path, Path], tmp_path: Path
) -> None:
    """No canonical link, no Open Graph, no sitemap; every link is relative, and leads to something."""
    outcome = site(*two, output=tmp_path / "out", url=None)
    assert "--url" in outcome.note
    assert not site(*two, output=tmp_path / "full").note
    files = files_in(tmp_path / "out")
    assert not {"sitemap.xml", "feed.json"} & set(files)
    for name, content in files.items():
        if name.endswith("index.html"):
            page = html.document_fromstring(content)
            assert not page.xpath(
                "//link[@rel='canonical'] | //meta[starts-with(@property, 'og:')]"
            )
            for href in page.xpath("//a/@href | //link[@rel!='type']/@href | //img/@src"):
                if not href.startswith(("https:", "#")):
                    there = (tmp_path / "out" / name).parent / href.partition("#")[0]
                    assert there.resolve().is_relative_to((tmp_path / "out").resolve())
                    assert there.is_file(), (name, href)


@pytest.mark.parametrize(
    "url", ["example.org", "ftp://example.org/", "https://a.b/?q", "https://a b/"]
)
def test_an_address_must_be_one(two: tuple[Path, Path], tmp_path: Path, url: str) -> None:
    """It is told before anything is written."""
    outcome = site(*two, output=tmp_path / "out", url=url)
    assert [problem.code for problem in outcome.problems] == ["W04"]
    assert not (tmp_path / "out").exists()


def pdfjs_in(folder: Path, version: str = "6.5.438", name: str = "pdfjs-dist") -> Path:
    """Write what of pdf.js a site takes."""
    (folder / "legacy" / "build").mkdir(parents=True)
    (folder / "package.json").write_text(f'{{"name": "{name}", "version": "{version}"}}', "utf-8")
    for file in NAMES:
        (folder / file).write_text(f"the text of {file}", "utf-8")
    return folder


def test_a_site_with_pdfjs(two: tuple[Path, Path], tmp_path: Path) -> None:
    """Its scripts and licence stand in the site once, with their sums; without it, they are gone again."""
    out = tmp_path / "out"
    assert not site(*two, output=out, pdfjs=pdfjs_in(tmp_path / "pdfjs-dist")).problems
    names = {path.name for path in (out / "pdf.js").iterdir()}
    assert names == {"pdf.min.mjs", "pdf.worker.min.mjs", "LICENSE"}
    assert all(f"pdf.js/{name}" in (out / "SHA256SUMS").read_text("utf-8") for name in names)
    assert site(*two, output=out, pdfjs=tmp_path / "pdfjs-dist").unchanged
    assert not site(*two, output=out).unchanged
    assert not (out / "pdf.js").exists()


def test_the_page_that_checks_copies_reads_pdfs(tmp_path: Path) -> None:
    """Beside that of the release stands one which may load the site's scripts; the page of the work leads to it."""
    page = b'<html lang=en><meta content="script-src \'sha256-x=\'; worker-src blob:;"></head><p id="pdf-told">'
    release = release_in(tmp_path / "more", slug="checked", checker=page)
    out = tmp_path / "out"
    site(release, output=out, pdfjs=pdfjs_in(tmp_path / "pdfjs-dist"))
    assert b"script-src 'self' 'sha256-x='" in (out / "checked/check.html").read_bytes()
    assert b'data-pdfjs="../pdf.js/"' in (out / "checked/check.html").read_bytes()
    assert (out / "checked/checked-check.html").read_bytes() == page
    assert 'href="check.html"' in (out / "checked/index.html").read_text("utf-8")
    site(release, output=out)
    assert not (out / "checked/check.html").exists()


@pytest.mark.parametrize(
    ("version", "name"),
    [("5.5.0", "pdfjs-dist"), ("7.0.1", "pdfjs-dist"), ("6.5.0", "x"), ("a", "pdfjs-dist")],
)
def test_what_is_no_pdfjs(two: tuple[Path, Path], tmp_path: Path, version: str, name: str) -> None:
    """Another package, or a version that the pages were not held to, is told before anything is written."""
    folder = pdfjs_in(tmp_path / "pdfjs-dist", version, name)
    outcome = site(*two, output=tmp_path / "out", pdfjs=folder)
    assert [problem.code for problem in outcome.problems] == ["W05"]
    assert not (tmp_path / "out").exists()


def test_a_press_may_add_to_the_dress(two: tuple[Path, Path], tmp_path: Path) -> None:
    """`site.css` beside the releases is taken, if it may set what it sets; else its line is told."""
    css = tmp_path / "releases" / "site.css"
    css.write_text("h1 { letter-spacing: 0.05em }")
    site(*two, output=tmp_path / "out")
    assert "letter-spacing: 0.05em" in (tmp_path / "out/winter/index.html").read_text("utf-8")
    css.write_text("p { color: green }\nh1 { position: absolute; background: url(//evil.example) }")
    outcome = site(*two, output=tmp_path / "out")
    assert [(each.code, each.place.line) for each in outcome.problems] == [("S02", 2), ("S01", 2)]
    assert not outcome.pamphlets
    assert "evil" not in (tmp_path / "out/winter/index.html").read_text("utf-8")


def test_editions_lead_to_one_another(tmp_path: Path) -> None:
    """The former one says that there is a newer; the newer tells its history; only that one is listed."""
    old = release_in(tmp_path / "releases", top={"edition": "1", "released": "2020-01-01"})
    new = release_in(tmp_path / "releases", top={"edition": "2"})
    outcome = site(old, new, output=tmp_path / "out")
    assert (outcome.pamphlets, outcome.problems) == (2, ())
    newer = html.parse(tmp_path / "out/four-doors/index.html")
    former = html.parse(tmp_path / "out/four-doors/edition-1/index.html")
    assert newer.xpath("//section[@id='history']//a/@href") == [
        "../four-doors/edition-1/index.html"
    ]
    assert former.xpath("//main/p/a/@href") == ["../../four-doors/index.html"]
    assert (tmp_path / "out/four-doors/edition-1/../../four-doors/index.html").is_file()
    listed = html.parse(tmp_path / "out/index.html").xpath("//a[@class='title']/@href")
    assert listed == ["four-doors/index.html"]


def test_a_signature_is_published_with_what_it_signs(
    two: tuple[Path, Path], tmp_path: Path
) -> None:
    """The page leads to it, and a site knows when it came."""
    site(*two, output=tmp_path / "out")
    assert not (tmp_path / "out/winter/SHA256SUMS.minisig").exists()
    (two[1] / "SHA256SUMS.minisig").write_text("untrusted comment: …")
    assert site(*two, output=tmp_path / "out").written == 1
    assert (tmp_path / "out/winter/SHA256SUMS.minisig").is_file()
    page = html.parse(tmp_path / "out/winter/index.html")
    assert "SHA256SUMS.minisig" in page.xpath("//section[@id='files']//p/a/@href")


def test_a_site_that_cannot_change_places_is_moved_in(
    two: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As at a mount point: the same files, and those of a pamphlet that is gone are gone."""
    monkeypatch.setattr("pamphlet.release.target.is_mount", lambda _: True)
    out = tmp_path / "out"
    out.mkdir()
    site(*two, output=out)
    site(two[0], output=tmp_path / "other")
    site(two[0], output=out)
    assert files_in(out) == files_in(tmp_path / "other")
    assert not (out / "winter").exists()
    assert not [path for path in out.iterdir() if path.name.startswith(".pamphlet")]


def test_what_a_killed_build_left_is_cleared_away(two: tuple[Path, Path], tmp_path: Path) -> None:
    """Though nothing has changed since."""
    site(*two, output=tmp_path / "out")
    left = tmp_path / ".out.new-abcdefgh"
    left.mkdir()
    (left / "index.html").write_text("half")
    assert site(*two, output=tmp_path / "out").unchanged
    assert not left.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "releases"]


def test_a_site_among_its_releases_leaves_them_where_they_are(
    two: tuple[Path, Path], tmp_path: Path
) -> None:
    """Pages come beside the files and lead to them; those of a pamphlet that is left out go, and its release stays."""
    place = two[0].parent
    before = {path: path.stat() for path in place.rglob("*") if path.is_file()}
    assert among(*two, output=place).pamphlets == 2
    assert all(path.stat().st_ino == told.st_ino for path, told in before.items())
    apart = tmp_path / "apart"
    site(*two, output=apart)
    assert {**files_in(apart), "site.json": b"", SUMS: b""} == {
        **files_in(place),
        "site.json": b"",
        SUMS: b"",
    }
    sums = read_sums((place / SUMS).read_bytes())
    assert sums == {
        name: sha256(content).hexdigest()
        for name, content in files_in(place).items()
        if name != SUMS
    }
    assert among(*two, output=place).unchanged
    assert among(two[0], output=place).written == 0
    assert not (place / "winter" / "index.html").exists()
    assert all(path.stat().st_mtime_ns == told.st_mtime_ns for path, told in before.items())
    assert not [path for path in place.iterdir() if path.name.startswith(".pamphlet")]


def test_among_releases_nothing_of_others_is_overwritten_nor_published(
    two: tuple[Path, Path],
) -> None:
    """A page of somebody's own beside a release is his; a release that was changed is left out."""
    place = two[0].parent
    (two[1] / "index.html").write_text("mine")
    assert [problem.code for problem in among(*two, output=place).problems] == ["R03"]
    (two[1] / "index.html").unlink()
    (two[1] / "winter.txt").write_text("other words")
    outcome = among(*two, output=place)
    assert ([problem.code for problem in outcome.problems], outcome.pamphlets) == (["W03"], 1)
    assert "winter" not in (place / "index.html").read_text()
    assert (two[1] / "winter.txt").read_text() == "other words"
    assert not (two[1] / "index.html").exists()


def test_a_site_made_elsewhere_deletes_no_release_that_it_stood_among(
    two: tuple[Path, Path], tmp_path: Path
) -> None:
    """A folder that held releases and a site may become that of others."""
    place = two[0].parent
    among(*two, output=place)
    other = release_in(tmp_path / "more", slug="autumn", title="Autumn")
    assert site(other, output=place).pamphlets == 1
    assert (two[0] / "four-doors.txt").is_file()
    assert not (two[0] / "index.html").exists()
