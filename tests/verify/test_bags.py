"""Read a bag: what is in it, and where it departs from its manifests."""

from __future__ import annotations

from hashlib import md5, sha512

import pytest

from pamphlet.verify.bags import Bag, is_bag
from tests.verify.samples import bag_of, epub, zip_of

PAYLOAD = {"data/release/a.txt": b"a", "data/LICENCE.txt": b"l"}


def manifest(digests: dict[str, str]) -> bytes:
    """Write a manifest."""
    return "".join(f"{digest}  {name}\n" for name, digest in digests.items()).encode()


def test_what_is_a_bag() -> None:
    """A ZIP archive with a declaration in a folder is a bag, and nothing else is one."""
    assert is_bag(bag_of(PAYLOAD))
    others = (b"", b"PK", epub({}), zip_of({"bagit.txt": b""}), zip_of({"a/b/bagit.txt": b""}))
    assert not any(map(is_bag, others))


def test_what_is_in_it() -> None:
    """The files are known by their paths below its folder, those of the release by their names."""
    bag = Bag(bag_of(PAYLOAD))
    assert bag.names == (
        "bagit.txt",
        "data/LICENCE.txt",
        "data/release/a.txt",
        "manifest-sha256.txt",
    )
    assert {name: read() for name, read in bag.release().items()} == {"a.txt": b"a"}
    assert bag.faults() == ()


@pytest.mark.parametrize(
    ("others", "fault"),
    [
        ({"data/release/a.txt": b"b"}, "“data/release/a.txt” is not the file"),
        ({"data/b.txt": b"b"}, "“data/b.txt” was put in"),
        ({"tagmanifest-md5.txt": manifest({"x.txt": "0"})}, "“x.txt” is missing"),
        ({"tagmanifest-md5.txt": manifest({"bagit.txt": "0" * 32})}, "“bagit.txt” is not the file"),
        ({"../x.txt": b"x"}, ""),
        ({"manifest-crc32.txt": manifest({"x.txt": "0"})}, ""),
        ({"tagmanifest-md5.txt": manifest({"./data%2FLICENCE.txt": md5(b"l").hexdigest()})}, ""),  # noqa: S324
        (
            {"manifest-sha512.txt": manifest({"data/LICENCE.txt": sha512(b"l").hexdigest()})},
            "a.txt” was put in",
        ),
    ],
)
def test_faults(others: dict[str, bytes], fault: str) -> None:
    """A file changed, missing or put in is told by any manifest whose algorithm is known."""
    faults = Bag(bag_of(PAYLOAD, others)).faults()
    assert len(faults) == bool(fault)
    assert fault in "".join(faults)


def test_a_bag_without_manifest() -> None:
    """A bag whose payload no manifest lists is told to have none, whatever lists its tags."""
    tags = {"b/bagit.txt": b"", "b/data/a": b"a", "b/tagmanifest-md5.txt": b""}
    assert Bag(zip_of(tags)).faults() == ("The bag has no manifest.",)


def test_a_file_beside_the_bag() -> None:
    """What stands beside the folder of the bag is told, and is not in it."""
    bag = Bag(zip_of({"b/bagit.txt": b"", "b/manifest-md5.txt": b"", "c/d": b""}))
    assert bag.faults() == ("“c/d” stands beside the bag, not in it.",)
    assert "c/d" not in bag.names
