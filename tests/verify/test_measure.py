"""What a copy is measured by: a file of a release or of a bag that carries the wording, if it is as it was made."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from pamphlet.verify.copies import Unreadable
from pamphlet.verify.measure import known_sums, measure_from
from tests.verify.samples import bag_of, exemplar_with, html, html_with, manifest_of, words_of

WHOLE = html_with(exemplar_with(words_of(), title="Whole")).encode()
OTHER = html_with(exemplar_with(words_of(), title="Other")).encode()
BARE = html().encode()


def payload(**files: bytes) -> dict[str, bytes]:
    """Give the files of a release as they lie in a bag."""
    return {f"data/release/{name}.html": content for name, content in files.items()}


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (WHOLE, "Whole"),
        (bag_of(payload(whole=WHOLE)), "Whole"),
        (bag_of(payload(bare=BARE, whole=WHOLE)), "Whole"),
        (bag_of(payload(b=WHOLE, a=OTHER)), "Other"),
    ],
)
def test_a_file_that_carries_the_wording(content: bytes, title: str, tmp_path: Path) -> None:
    """It is the measure, or in a bag the first one by name that does."""
    path = tmp_path / "measure"
    path.write_bytes(content)
    found = measure_from(path)
    assert found.exemplar.title == title
    assert found.holds(WHOLE if title == "Whole" else OTHER)
    assert not found.holds(BARE)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (BARE, "It carries no wording of the work"),
        (bag_of(payload(bare=BARE)), "No file of it carries the wording"),
        (
            bag_of(payload(whole=WHOLE), payload(whole=OTHER)),
            "The bag is damaged: “data/release/whole.html” is not the file",
        ),
        (
            bag_of(payload(whole=WHOLE), payload(other=OTHER)),
            "The bag is damaged: “data/release/other.html” was put in",
        ),
    ],
)
def test_what_is_no_measure(content: bytes, reason: str, tmp_path: Path) -> None:
    """A file without the wording is none, nor is a bag that is not as it was made."""
    path = tmp_path / "measure"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=reason):
        measure_from(path)


def test_a_folder_is_measured_by_its_sums(tmp_path: Path) -> None:
    """A file that is not the one that they name is passed over; the hashes of all of them are those of the release."""
    files = {"other.html": OTHER, "text.txt": b"text", "whole.html": WHOLE}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    assert measure_from(tmp_path).exemplar.title == "Other"
    named = {name: content for name, content in files.items() if name != "other.html"}
    (tmp_path / "SHA256SUMS").write_bytes(manifest_of(named))
    found = measure_from(tmp_path)
    assert (found.exemplar.title, found.kind) == ("Whole", "release")
    assert all(map(found.holds, named.values()))
    assert not found.holds(OTHER)
    (tmp_path / "whole.html").write_bytes(BARE)
    with pytest.raises(Unreadable, match=r"whole\.html” is not a file that SHA256SUMS names"):
        measure_from(tmp_path)


@pytest.mark.parametrize(
    ("report", "sums"),
    [
        (b'{"files": [{"name": "a", "sha256": "b", "size": 1}]}', {"a": "b"}),
        (b'{"files": [{"name": "a"}]}', {}),
        (b'{"files": 1}', {}),
        (b'{"name": "a"}', {}),
        (b"[]", {}),
        (b"no JSON", {}),
        (b"[" * 200_000, {}),
    ],
)
def test_the_sums_of_a_report(report: bytes, sums: dict[str, str]) -> None:
    """They count where a release has no other; what is no report tells none."""
    assert known_sums({"build-report.json": lambda: report}) == sums
    named = f"{sha256(b'').hexdigest()}  c\n".encode()
    both = {"build-report.json": lambda: report, "SHA256SUMS": lambda: named}
    assert known_sums(both) == {"c": sha256(b"").hexdigest()}
    assert known_sums({}) == {}
