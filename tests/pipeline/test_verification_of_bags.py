"""The verdict on a bag that is not as it was made names what is wrong with it, whatever it is measured by."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from pamphlet.pipeline.examination import MOST_FAULTS
from pamphlet.pipeline.verification import verify_against
from pamphlet.verify.bags import NO_TAG_MANIFEST
from pamphlet.verify.verdict import Verdict

ROOT = Path(__file__).parents[2]
MANIFEST = "tagmanifest-sha256.txt"
FOLDER = "fall-of-the-soviet-union-complete"


def changed(release: Path, target: Path, *, added: str = "", dropped: str = "") -> Path:
    """Copy the bag of a release, with a file more or less."""
    with zipfile.ZipFile(release / f"{FOLDER}.zip") as bag, zipfile.ZipFile(target, "w") as made:
        for name in bag.namelist():
            if name != dropped:
                made.writestr(name, bag.read(name))
        if added:
            made.writestr(added, b"x")
    return target


def judged(bag: Path, against: Path | None) -> Verdict:
    """Give the verdict on a bag."""
    return next(iter(verify_against((bag,), against))).verdict


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("measured", [True, False])
@pytest.mark.parametrize(
    ("added", "dropped", "told"),
    [
        (f"{FOLDER}/bagit.txt", "", "stands in it twice"),
        (f"{FOLDER}/data/../../x", "", "leads out of the bag"),
        ("/x", "", "is an absolute name"),
        (f"{FOLDER}/x.txt", "", "“x.txt” was put in: no manifest names it."),
        (f"{FOLDER}/manifest-x.txt", "", "Nobody knows the algorithm of “manifest-x.txt”."),
        (f"{FOLDER}/BAGIT.TXT", "", "are one file on many systems"),
        ("", f"{FOLDER}/{MANIFEST}", NO_TAG_MANIFEST),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_bag(
    release: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    added: str,
    dropped: str,
    told: str,
    *,
    measured: bool,
) -> None:
    """It is altered, and what was done to it is named, with a manuscript to compare with or without one."""
    monkeypatch.chdir(tmp_path)
    bag = changed(release, tmp_path / "x.zip", added=added, dropped=dropped)
    verdict = judged(bag, ROOT / "manuscript" if measured else None)
    assert (verdict.name, verdict.exit_status) == ("altered", 1)
    assert told in verdict.reason


def test_more_faults_than_are_told(release: Path, tmp_path: Path) -> None:
    """Of many faults the first are told, and how many there are besides."""
    with zipfile.ZipFile(release / f"{FOLDER}.zip") as source:
        names = source.namelist()
    target = changed(release, tmp_path / "x.zip")
    with zipfile.ZipFile(target, "a") as made:
        for number in range(MOST_FAULTS + 3):
            made.writestr(f"{names[0].split('/')[0]}/{number}.txt", b"x")
    reason = judged(target, ROOT / "manuscript").reason
    assert reason.count("was put in") == MOST_FAULTS
    assert reason.endswith("And 3 more.")
