"""The bag of a build is read back: its manifests hold, and the files of the release are in it as they were made."""

from __future__ import annotations

import pytest

from pamphlet.verify.read_back.bag import check_bag
from tests.verify.samples import bag_of

RELEASE = {"a.txt": b"a", "b.txt": b"b"}
PAYLOAD = {f"data/release/{name}": content for name, content in RELEASE.items()}

BROKEN = (
    "The file begins as a ZIP archive, but it is broken: File is not a zip file."
    " Copy or download it again."
)


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        (bag_of(PAYLOAD), []),
        (bag_of({**PAYLOAD, "data/more.txt": b"m"}), []),
        (
            bag_of(PAYLOAD, {"data/more.txt": b"m"}),
            ["“data/more.txt” was put in: no manifest names it."],
        ),
        (
            bag_of({**PAYLOAD, "data/release/b.txt": b"c"}),
            ["b.txt is not in the bag as it was made"],
        ),
        (bag_of({"data/release/b.txt": b"b"}), ["a.txt is not in the bag as it was made"]),
        (
            bag_of(PAYLOAD, {"data/release/a.txt": b"c"}),
            [
                "“data/release/a.txt” is not the file that the bag was made with.",
                "a.txt is not in the bag as it was made",
            ],
        ),
        (
            bag_of(PAYLOAD)[:-30],
            [f"the bag cannot be read back: {BROKEN}"],
        ),
    ],
)
def test_each_fault_is_a_problem(content: bytes, faults: list[str]) -> None:
    """It is told of the bag, by its name."""
    problems = check_bag("x.zip", content, RELEASE)
    assert [problem.message for problem in problems] == faults
    assert {(problem.code, problem.place.path) for problem in problems} <= {("R01", "x.zip")}
