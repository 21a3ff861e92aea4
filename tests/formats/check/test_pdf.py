"""PDFs that are given to the checking page of a site, in a real browser, get the verdict of the command."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from pamphlet.site.checker import with_reader
from pamphlet.site.pdfjs import FOLDER, read_pdfjs
from tests.formats.check.dropped import Record, checking_page, dropped, verified
from tests.formats.check.forged import (
    CHANGES,
    UNSURE,
    forged,
    in_digits,
    locked,
    without_meaning,
)
from tests.formats.check.served import served
from tests.formats.made import pages_of
from tests.releases import FIRST, WORKS, Shelf
from tests.share import among
from tests.validators.programs import TESTS, existing
from tests.verify.papers import pdf

PDFJS = TESTS / "node" / "node_modules" / "pdfjs-dist"
# Each way in which pages stand on paper, and what is printed beside the work.
KINDS = (
    *(".pdf", "-large-print-a4.pdf", "-reading-copy-a4.pdf"),
    *("-booklet-a4-short-edge.pdf", "-booklet-a4-fronts.pdf"),
    *("-how-to-print.pdf", "-test-sheet-a4.pdf", "-test-sheet-a4-fronts.pdf"),
)
PLAIN = "tests/works/plain"
SCRIPTS = "tests/works/scripts"  # some of which are drawn in another order than they are read in
ARABIC = "tests/works/arabic"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Give a folder that has pdf.js, and its address."""
    folder = tmp_path_factory.mktemp("site")
    reader, problems = read_pdfjs(existing(PDFJS))
    assert not problems
    (folder / FOLDER).mkdir()
    for name, content in reader.files:
        (folder / name).write_bytes(content)
    with served(folder) as address:
        yield folder, address


def judged(site: tuple[Path, str], work: str, copies: Mapping[str, bytes]) -> list[Record]:
    """Give what the page finds."""
    folder, address = site
    path = checking_page(pages_of(work), folder)
    path.write_bytes(with_reader(path.read_bytes(), f"{FOLDER}/"))
    return dropped(path, copies, folder, f"{address}{path.name}")


def alike(site: tuple[Path, str], work: str, copies: Mapping[str, bytes]) -> None:
    """Assert that page and command judge copies alike: what the work has and lacks, at each place."""
    found = judged(site, work, copies)
    for ours, theirs in zip(found, verified(pages_of(work), copies), strict=True):
        for member in ("verdict", "exit_status", "excerpt", "words_found", "condition_beside"):
            assert ours[member] == theirs[member], (ours["file"], member)


@pytest.mark.parametrize("work", WORKS)
def test_the_files_of_every_release(site: tuple[Path, str], shelf: Shelf, work: str) -> None:
    """Each PDF of each work is judged as by the command: sheets that are folded, lines to the left, all scripts."""
    files = [shelf(work).file(kind) for kind in among(KINDS, WORKS.index(work), 8)]
    alike(site, work, {file.name: file.read_bytes() for file in files if file.exists()})


def test_a_script_that_cannot_be_put_in_order_is_told(site: tuple[Path, str], shelf: Shelf) -> None:
    """Where the replacement texts are not found, the page says that it did not check, and never anything else."""
    file = shelf(SCRIPTS).file(".pdf")
    copies = {file.name: file.read_bytes(), "digits.pdf": in_digits(file.read_bytes())}
    found = judged(site, SCRIPTS, copies)
    assert [copy["verdict"] for copy in found] == ["complete", "unreadable"]


def test_what_is_said_of_a_script(site: tuple[Path, str], shelf: Shelf) -> None:
    """Hindi is read by its replacement texts only where these say the letters that are drawn; what is gone, is gone."""
    content = shelf(SCRIPTS).file(".pdf").read_bytes()
    changes = {name: CHANGES[name] for name in ("said", "backwards", "gone", "framed", "turned")}
    copies = {
        f"{name}.pdf": forged(content, change, 4, share=0.8) for name, change in changes.items()
    }
    verdicts = [copy["verdict"] for copy in verified(pages_of(SCRIPTS), copies)]
    assert [copy["verdict"] for copy in judged(site, SCRIPTS, copies)] == verdicts
    assert verdicts == ["altered", "altered", "incomplete", "complete", "complete"]


def test_what_is_not_seen_from_right_to_left(site: tuple[Path, str], shelf: Shelf) -> None:
    """What is hidden in Arabic is not there either, whatever hides it, in page and command."""
    content = shelf(ARABIC).file(".pdf").read_bytes()
    copies = {f"{name}.pdf": forged(content, change, 4) for name, change in CHANGES.items()}
    verdicts = {copy["file"]: copy["verdict"] for copy in verified(pages_of(ARABIC), copies)}
    assert verdicts == {f"{name}.pdf": verdict for name, verdict in FORGED_IN_ARABIC.items()}
    found = judged(site, ARABIC, copies)
    assert {copy["file"]: copy["verdict"] for copy in found} == verdicts


FORGED_IN_ARABIC = {
    **dict.fromkeys(("white", "no-mode", "dust", "outside", "clipped"), "incomplete"),
    **dict.fromkeys(("faint", "layer", "cropped", "gone"), "incomplete"),
    **dict.fromkeys(("covered", "picture", "note"), "incomplete"),  # what is left is its apparatus
    **dict.fromkeys(("pale", "framed", "artifact", "said", "turned", "ghost"), "complete"),
    "backwards": "complete",  # its letters stand at the same places
    "bold": "complete",  # what is drawn over itself is there once
}


def test_what_is_not_seen(site: tuple[Path, str], shelf: Shelf) -> None:
    """What is hidden in any way is not there; what is said of letters is not believed; what is bold is there once."""
    content = shelf(PLAIN).file(".pdf").read_bytes()
    copies = {f"{name}.pdf": forged(content, change, 4) for name, change in CHANGES.items()}
    verdicts = {copy["file"]: copy["verdict"] for copy in verified(pages_of(PLAIN), copies)}
    assert set(verdicts.values()) == {"complete", "altered", "incomplete"}
    found = judged(site, PLAIN, copies)
    assert {copy["file"]: copy["verdict"] for copy in found} == verdicts


def test_what_may_be_covered(site: tuple[Path, str], shelf: Shelf) -> None:
    """Words under a picture that cannot be drawn, and in a pattern, are told: nobody knows whether they can be seen."""
    content = shelf(PLAIN).file(".pdf").read_bytes()
    copies = {f"{name}.pdf": forged(content, change, 4) for name, change in UNSURE.items()}
    assert {copy["verdict"] for copy in judged(site, PLAIN, copies)} == {"unreadable"}


def test_what_cannot_be_read(site: tuple[Path, str]) -> None:
    """A PDF that is broken, locked, a picture, or without meaning is told from a copy in either."""
    content = pdf(f"<p>{'The words of another work, and many of them. ' * 30}</p>")
    copies = {
        "cut.pdf": content[: len(content) // 2],
        "noise.pdf": b"%PDF-1.7\n" + bytes(range(256)) * 50,
        "locked.pdf": locked(content),
        "mute.pdf": without_meaning(content),
        "empty.pdf": pdf("", style="@page { @bottom-center { content: none } }"),
    }
    verdicts = [copy["verdict"] for copy in judged(site, PLAIN, copies)]
    assert verdicts == [copy["verdict"] for copy in verified(pages_of(PLAIN), copies)]
    assert verdicts == ["unreadable"] * len(copies)


def test_the_page_goes_on(site: tuple[Path, str], shelf: Shelf) -> None:
    """After a PDF that is broken comes one that is whole."""
    content = shelf(PLAIN).file(".pdf").read_bytes()
    found = judged(site, PLAIN, {"noise.pdf": b"%PDF-1.7\n", "whole.pdf": content})
    assert [copy["verdict"] for copy in found] == ["unreadable", "complete"]


def test_without_a_site_it_says_where(shelf: Shelf, tmp_path: Path) -> None:
    """The page of a release loads nothing, and says that the program reads PDFs."""
    path = checking_page(pages_of(FIRST), tmp_path)
    content = shelf(FIRST).file(".pdf").read_bytes()
    (found,) = dropped(path, {"a.pdf": content}, tmp_path)
    assert found["verdict"] == "unreadable"
