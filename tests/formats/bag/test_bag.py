"""The bag for re-publishers holds everything, proves it, and gives the release again."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import bagit
import pytest
from rocrate.rocrate import ROCrate

from pamphlet.formats import FORMATS, Ready
from pamphlet.formats.bag.bag import read_me_first, write
from pamphlet.formats.plain.text import columns_of
from pamphlet.pages import Pages
from pamphlet.pages.strings.locales import in_figures
from pamphlet.pipeline.build import chosen_formats
from pamphlet.site.pictures import packed_pictures, pictures_of
from pamphlet.site.shelf import CARD, COVER
from pamphlet.verify.read_back.bag import check_bag
from pamphlet.work.model import ManuscriptFile
from tests.formats.made import REPOSITORY
from tests.releases import FIRST, Shelf
from tests.share import by_run
from tests.verify.samples import zip_of

NAME = "fall-of-the-soviet-union-complete"
FILES = {"work.html": b"<p>Words</p>", "work.txt": b"Words"}


@pytest.fixture(scope="module")
def bag(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack the bag of the built release, and give its folder."""
    folder = tmp_path_factory.mktemp("bag")
    with zipfile.ZipFile(release / f"{NAME}.zip") as archive:
        archive.extractall(folder)
    return folder / NAME


def test_it_validates(bag: Path) -> None:
    """The library that archives use finds the bag complete and every hash right (RFC 8493 §3)."""
    opened = bagit.Bag(str(bag))
    assert opened.validate()
    assert opened.version_info == (1, 0)
    assert opened.info["External-Identifier"].startswith("urn:uuid:")


def test_a_spoilt_bag_does_not_validate(bag: Path, tmp_path: Path) -> None:
    """One letter more in a file, and the library says so."""
    spoilt = tmp_path / NAME
    subprocess.run(["cp", "-r", str(bag), str(spoilt)], check=True)
    with (spoilt / "data" / "manuscript" / "interview.md").open("a") as text:
        text.write(".")
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(spoilt)).validate()


def test_it_holds_everything(bag: Path, release: Path) -> None:
    """Every file of the release is in it byte for byte, with manuscript, styles, licence and what to read first."""
    data = bag / "data"
    others = {path.name for path in release.iterdir()} - {f"{NAME}.zip", "build-report.json"}
    assert {path.name for path in (data / "release").iterdir()} == others
    for name in others - {"SHA256SUMS"}:
        assert (data / "release" / name).read_bytes() == (release / name).read_bytes()
    for path in (REPOSITORY / "manuscript").iterdir():
        assert (data / "manuscript" / path.name).read_bytes() == path.read_bytes()
    styles = {path.name: path.read_bytes() for path in (REPOSITORY / "styles").iterdir()}
    assert {path.name: path.read_bytes() for path in (data / "styles").iterdir()} == styles
    licence = " ".join((data / "LICENCE.txt").read_text(encoding="utf-8").split())
    assert "on condition that it is reproduced in its entirety" in licence
    assert (bag / "READ-ME-FIRST.txt").is_file()


def test_it_has_the_pictures_of_a_site(shelf: Shelf) -> None:
    """The cover and the card that a page on the web would make of the e-book: two pictures, whatever the work."""
    for folder in (FIRST, "tests/works/rich", "tests/works/arabic"):
        release = shelf(folder)
        pictures = packed_pictures(release.file("-complete.zip"))
        assert pictures == pictures_of(release.file(".epub"))
        assert set(pictures) == {COVER, CARD}


def test_the_sums_in_it_hold(bag: Path) -> None:
    """“sha256sum --check” finds every file of the release in the bag as it was built."""
    folder = bag / "data" / "release"
    lines = (folder / "SHA256SUMS").read_text().splitlines()
    told = {name: digest for digest, name in (line.split("  ") for line in lines)}
    assert set(told) == {path.name for path in folder.iterdir()} - {"SHA256SUMS"}
    for name, digest in told.items():
        assert sha256((folder / name).read_bytes()).hexdigest() == digest


def test_what_to_read_first_fits_a_screen(pages: Pages) -> None:
    """READ-ME-FIRST has 24 lines of 80 columns at the most, in the language of the book; no place is left unfilled."""
    text = read_me_first(pages).decode()
    lines = text.splitlines()
    assert len(lines) <= 24
    assert max(map(columns_of, lines)) <= 80
    assert "{" not in text
    assert pages.metadata.title in text
    assert "pamphlet verify" in text
    assert f"{pages.metadata.slug}-check.html" in text  # for those who have no such program
    assert in_figures(pages.words.count, pages.metadata.language) in text
    if pages.metadata.licence:
        assert pages.metadata.licence.condition in " ".join(text.split())


def test_machines_can_read_what_is_in_it(bag: Path) -> None:
    """The RO-Crate loads, describes every file with its size, kind and hash, the work, its people and the licence."""
    crate = ROCrate(str(bag / "data"))
    assert crate.name == "Leon Trotsky on the Fall of the Soviet Union"
    assert str(crate.datePublished).startswith("2026-11-22")
    assert crate.license.id == "LICENCE.txt"
    assert crate.mainEntity["wordCount"] == 9457
    paths = {path for path in (bag / "data").rglob("*") if path.is_file()}
    described = {entity.id: entity for entity in crate.data_entities}
    for path in paths - {bag / "data" / "ro-crate-metadata.json"}:
        name = path.relative_to(bag / "data").as_posix()
        if name != "LICENCE.txt":
            assert described[name]["sha256"] == sha256(path.read_bytes()).hexdigest()
            assert described[name]["contentSize"] == str(path.stat().st_size)
    graph = json.loads((bag / "data" / "ro-crate-metadata.json").read_bytes())["@graph"]
    known = {entity["@id"] for entity in graph}
    assert references(graph) <= known
    assert "Leon Trotsky" in {entity.get("name") for entity in graph}


def references(value: object) -> set[str]:
    """Give the identifiers that entities refer to."""
    if isinstance(value, list):
        return {each for one in value for each in references(one)}
    if not isinstance(value, dict):
        return set()
    if set(value) == {"@id"}:
        return {value["@id"]}
    return {each for name, one in value.items() for each in references(one) if name != "conformsTo"}


def test_a_build_from_it_gives_the_same_release(shelf: Shelf, tmp_path: Path) -> None:
    """Built again from the manuscript inside the bag, every file has the same bytes, the bag among them."""
    release = shelf(by_run(short="tests/works/rich", whole=FIRST))
    bag = release.file("-complete.zip")
    with zipfile.ZipFile(bag) as archive:
        archive.extractall(tmp_path)
    manuscript, output = tmp_path / bag.stem / "data" / "manuscript", tmp_path / "again"
    command = [sys.executable, "-m", "pamphlet", "build", str(manuscript)]
    subprocess.run(
        [*command, "--output", str(output)], check=True, capture_output=True, cwd=REPOSITORY
    )
    assert (output / "SHA256SUMS").read_text() == (release.folder / "SHA256SUMS").read_text()


def test_one_that_gathers_makes_all() -> None:
    """Whoever asks for the bag alone gets every format of a release, since a bag of less would not be complete."""
    release = tuple(each for each in FORMATS if not each.on_request)
    assert chosen_formats(["complete"]) == chosen_formats([]) == release
    on_request = [each.name for each in FORMATS if each.on_request]
    assert chosen_formats(["complete", *on_request]) == FORMATS
    assert [each.name for each in chosen_formats(["text"])] == ["text"]


def test_a_build_finds_its_own_faults(first: Pages) -> None:
    """A bag with a file changed, missing or not listed is a fault of the build; one as it was made is none."""
    ((name, content),) = write(first, Ready(files=FILES)).items()
    assert check_bag(name, content, FILES) == ()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {entry: archive.read(entry) for entry in archive.namelist()}
    text = f"{NAME}/data/release/work.txt"
    spoilt = {
        "is not in the bag": {each: files[each] for each in files if each != text},
        "is not the file that the bag was made with": files | {text: b"Word"},
        "no manifest names it": files | {f"{NAME}/data/more.txt": b""},
    }
    for fault, entries in spoilt.items():
        problems = check_bag(name, zip_of(entries), FILES)
        assert any(fault in problem.message for problem in problems)
    (problem,) = check_bag(name, content[:100], FILES)
    assert "cannot be read back" in problem.message


def test_a_percent_sign_in_a_name_is_written_by_its_number(first: Pages) -> None:
    """A manifest quotes a percent sign (RFC 8493 §2.1.3), so that a name which looks quoted is found again."""
    pages = replace(first, files=(ManuscriptFile("50%25 off.txt", b"%", sha256(b"%").hexdigest()),))
    ((name, content),) = write(pages, Ready(files=FILES)).items()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        manifest = archive.read(f"{NAME}/manifest-sha256.txt").decode()
    assert "  data/manuscript/50%2525 off.txt\n" in manifest
    assert check_bag(name, content, FILES) == ()
