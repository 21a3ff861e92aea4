"""Copies of the first pamphlet, damaged and innocent, made from the built files: each gets the right verdict."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from pamphlet.pipeline.examination import holding_the_work
from pamphlet.pipeline.verification import _of_manuscript
from pamphlet.verify.verdict import Verdict, verify
from pamphlet.work.words import Words
from tests.share import share
from tests.verify.damage import DAMAGES, Damage, damaged
from tests.verify.innocence import COMPLETE, EITHER, TYPOGRAPHY

ROOT = Path(__file__).parents[2]
SLUG = "fall-of-the-soviet-union"
DAMAGED = [".html", ".epub", ".txt", ".md"]
CONDITION = "on condition that it is reproduced in its entirety"


@pytest.fixture(scope="session")
def words() -> Words:
    """Give the wording of the first pamphlet, with what stands beside it, as `verify` takes it."""
    return _of_manuscript(ROOT / "manuscript").exemplar.words


def judge(words: Words, name: str, content: bytes) -> Verdict:
    """Give the verdict on a copy."""
    return verify(words, name, content, condition=CONDITION)


@pytest.mark.parametrize("suffix", DAMAGED)
def test_what_is_not_damaged(words: Words, release: Path, suffix: str) -> None:
    """The files to which damage is done are complete before it."""
    name = f"{SLUG}{suffix}"
    assert judge(words, name, (release / name).read_bytes()).name == "complete"


@share(4)
@pytest.mark.parametrize("suffix", DAMAGED)
@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: str(damage.name))
def test_damage(words: Words, release: Path, suffix: str, damage: Damage) -> None:
    """Each damage gets its verdict, and the place is named."""
    name = f"{SLUG}{suffix}"
    found = judge(words, name, damaged(name, (release / name).read_bytes(), damage))
    assert found.name == damage.verdict
    assert set(damage.anchors) <= {each.anchor for each in found.differences}


def pdf_with_pages(content: bytes, order: Callable[[list[int]], list[int]]) -> bytes:
    """Give a PDF with its pages in another order, or without some of them."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as source, pikepdf.new() as made:
        for at in order(list(range(len(source.pages)))):
            made.pages.append(source.pages[at])
        made.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("order", "verdict"),
    [
        (lambda pages: pages, "complete"),
        (lambda pages: pages[2:], "complete"),
        (lambda pages: [*pages[:9], *pages[10:]], "incomplete"),
        (lambda pages: pages[:22], "incomplete"),
        (lambda pages: pages[:9], "incomplete"),
        (lambda pages: [*pages[:9], pages[10], pages[9], *pages[11:]], "altered"),
        (lambda pages: [*pages[:9], pages[9], *pages[9:]], "altered"),
    ],
    ids=[
        "as built",
        "without title and contents",
        "a page gone",
        "cut",
        "a third",
        "swapped",
        "doubled",
    ],
)
def test_pages_of_the_pdf(
    words: Words, release: Path, order: Callable[[list[int]], list[int]], verdict: str
) -> None:
    """A page that is gone, swapped or doubled is found, and the first difference is on that page."""
    found = judge(words, "x.pdf", pdf_with_pages((release / f"{SLUG}.pdf").read_bytes(), order))
    assert found.name == verdict
    if verdict in ("incomplete", "altered"):
        assert found.differences[0].part == "Interview"
        assert found.differences[0].page in (8, 9, 10, 11, 22)


@pytest.mark.parametrize("kind", COMPLETE)
def test_innocent(words: Words, release: Path, kind: str) -> None:
    """A copy in another form, with or without our apparatus, is complete."""
    name, make = COMPLETE[kind]
    found = judge(words, name, make(release))
    assert (found.name, found.differences, found.typography) == ("complete", (), ())
    assert found.licensed == ("without apparatus" not in kind)


@pytest.mark.parametrize("kind", TYPOGRAPHY)
def test_typography(words: Words, release: Path, kind: str) -> None:
    """A copy whose quotes, dashes, dots or ligatures are others is complete, and its typography differs."""
    name, make = TYPOGRAPHY[kind]
    found = judge(words, name, make(release))
    assert (found.name, found.differences) == ("complete, typography differs", ())
    assert len(found.typography) > 20


@pytest.mark.parametrize("kind", EITHER)
def test_no_difference(words: Words, release: Path, kind: str) -> None:
    """A copy made by a program that may lose a space is complete, with its typography or without."""
    name, make = EITHER[kind]
    found = judge(words, name, make(release))
    assert found.name.startswith("complete")
    assert found.differences == ()


def test_the_files_of_the_release(words: Words, release: Path) -> None:
    """Each file of the release is complete, and identical to itself."""
    sums = {line.split()[0] for line in (release / "SHA256SUMS").read_text().splitlines()}
    files = [*release.glob(f"{SLUG}*")]
    whole = holding_the_work([file.name for file in files])
    for file in files:
        assert verify(words, file.name, file.read_bytes(), release=sums).name == "identical"
        if file.name in whole:
            assert judge(words, file.name, file.read_bytes()).name == "complete"
