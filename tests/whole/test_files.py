"""Every file of every work: made, read back, told of in the report, and the same when it is written again elsewhere."""

from __future__ import annotations

import hashlib
import json

import pytest

from pamphlet.formats import EVERY_OTHER, FORMATS, Format, Ready
from pamphlet.pipeline.verification import _of_manuscript
from pamphlet.verify.measure import Measure, own_measure
from tests.formats.made import pages_of
from tests.laid_out import printed
from tests.releases import REPOSITORY, WORKS, Release
from tests.share import share

IN_RELEASES = [made for made in FORMATS if not made.on_request]
# A bag gathers what was made before; another build from it is compared in tests/formats/bag.
WHOLE = [  # which hold the work, if sheets are folded; fronts and backs are two files
    suffix
    for made in IN_RELEASES
    for suffix, proofs in made.proves.items()
    if {"words", "sheets"} & {*proofs} and not suffix.endswith(("-fronts.pdf", "-backs.pdf"))
]
WRITTEN_ALONE = [made for made in IN_RELEASES if made.after != EVERY_OTHER]


@pytest.fixture(params=WORKS[::-1], ids=lambda work: work.rpartition("/")[2])
def work(request: pytest.FixtureRequest) -> str:
    """Give each work, the last one first: another process of the run begins with the first, and builds that."""
    return str(request.param)


def test_every_file_is_made_and_read_back(built: Release) -> None:
    """Every format makes its files; each was read back word for word, and nobody complained."""
    report = json.loads((built.folder / "build-report.json").read_bytes())
    slug = built.pamphlet.metadata.slug
    assert report["problems"] == []
    assert [file["name"] for file in report["files"]] == [
        f"{slug}{suffix}" for made in IN_RELEASES for suffix in made.suffixes
    ]
    assert {check["outcome"] for file in report["files"] for check in file["checks"]} == {"passed"}


def test_the_release_holds_these_files_and_no_others(built: Release) -> None:
    """SHA256SUMS names every other file of the release, but for the report, with the hash of its bytes."""
    lines = (built.folder / "SHA256SUMS").read_text("utf-8").splitlines()
    told = {name: digest for digest, name in (line.split("  ") for line in lines)}
    there = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in built.folder.iterdir()
    }
    del there["SHA256SUMS"], there["build-report.json"]  # that tells durations
    assert told == there


def test_every_file_is_complete_by_its_words(work: str, built: Release) -> None:
    """By the manuscript, and so by what it carries itself: folded booklets and reading copies too, and the bag."""
    exemplar = _of_manuscript(REPOSITORY / work).exemplar
    measure = Measure("manuscript", work, exemplar)
    for suffix in WHOLE:
        path = built.file(suffix)
        verdict = measure.judge(path.name, path.read_bytes())
        assert verdict.name == "complete", (path.name, verdict.differences[:3])
        own = own_measure(path.name, path.read_bytes())
        assert own is None or own.exemplar.words == exemplar.words, path.name


@share(6)
@pytest.mark.parametrize("chosen", WRITTEN_ALONE, ids=lambda chosen: chosen.name)
def test_it_is_the_same_written_again(work: str, built: Release, chosen: Format) -> None:
    """What this process writes, of pages that others laid out, is byte for byte what the build wrote."""
    ready = Ready({layout: printed(work, layout) for layout in (*chosen.needs, *chosen.takes)})
    for name, content in chosen.load()(pages_of(work), ready).items():
        assert content == (built.folder / name).read_bytes(), name
