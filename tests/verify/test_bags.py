"""Read a bag: what is in it, and where it departs from its manifests."""

from __future__ import annotations

import io
import zipfile
from hashlib import md5, sha3_256, sha512

import pytest

from pamphlet.verify.bags import NO_TAG_MANIFEST, Bag, is_bag
from tests.verify.samples import bag_of, epub, manifest_of, zip_of

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
        "tagmanifest-sha256.txt",
    )
    assert {name: read() for name, read in bag.release().items()} == {"a.txt": b"a"}
    assert bag.faults() == ()


def files_of(others: dict[str, bytes]) -> dict[str, bytes]:
    """Give the files of a bag, with a tag manifest that lists all its tag files."""
    tags = {"bagit.txt": b"BagIt-Version: 1.0\n", "manifest-sha256.txt": manifest_of(PAYLOAD)}
    tags |= {name: content for name, content in others.items() if not name.startswith("data/")}
    files = {"tagmanifest-sha256.txt": manifest_of(tags), **tags, **PAYLOAD, **others}
    return {f"b/{name}": content for name, content in files.items()}


@pytest.mark.parametrize(
    ("others", "faults"),
    [
        ({}, []),
        ({"data/release/a.txt": b"b"}, ["“data/release/a.txt” is not the file that the bag was made with."]),
        ({"data/b.txt": b"b"}, ["“data/b.txt” was put in: no manifest names it."]),
        (
            {"tagmanifest-md5.txt": manifest({"x.txt": "0"})},
            ["“x.txt” is missing."],
        ),
        (
            {"tagmanifest-md5.txt": manifest({"bagit.txt": "0" * 32})},
            ["“bagit.txt” is not the file that the bag was made with."],
        ),
        (
            {"manifest-crc32.txt": manifest({"data/release/a.txt": "0"})},
            ["Nobody knows the algorithm of “manifest-crc32.txt”."],
        ),
        ({"manifest-SHA3-256.txt": manifest({n: sha3_256(c).hexdigest() for n, c in PAYLOAD.items()})}, []),
        ({"tagmanifest-md5.txt": manifest({"./data%2FLICENCE.txt": md5(b"l").hexdigest()})}, []),  # noqa: S324
        (
            {"manifest-sha512.txt": manifest({"data/LICENCE.txt": sha512(b"l").hexdigest()})},
            ["“manifest-sha512.txt” does not name “data/release/a.txt”."],
        ),
        (
            {"manifest-sha256.txt": manifest_of(PAYLOAD) + manifest_of({"data/release/a.txt": b"a"})},
            ["“manifest-sha256.txt” has lines that name no file, or one twice."],
        ),
        (
            {"manifest-sha256.txt": manifest_of(PAYLOAD) + b"no line\n"},
            ["“manifest-sha256.txt” has lines that name no file, or one twice."],
        ),
    ],
)  # fmt: skip
def test_faults(others: dict[str, bytes], faults: list[str]) -> None:
    """A file changed, missing or put in is told by any manifest whose algorithm is known; another algorithm is told."""
    assert Bag(zip_of(files_of(others))).faults() == tuple(faults)


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("b/more.txt", "“more.txt” was put in: no manifest names it."),
        ("b/data/../../x.txt", "“b/data/../../x.txt” leads out of the bag."),
        ("../x.txt", "“../x.txt” leads out of the bag."),
        ("b\\..\\..\\x.txt", "“b\\..\\..\\x.txt” leads out of the bag."),
        ("/etc/x.txt", "“/etc/x.txt” is an absolute name: it leads out of the bag."),
        ("C:/x.txt", "“C:/x.txt” is an absolute name: it leads out of the bag."),
        ("b/data/release/A.txt", "“b/data/release/a.txt” and “b/data/release/A.txt” are one file on many systems."),
        ("b/DATA/licence.TXT", "“b/data/LICENCE.txt” and “b/DATA/licence.TXT” are one file on many systems."),
        ("c/d", "“c/d” stands beside the bag, not in it."),
    ],
)  # fmt: skip
def test_names_that_are_traps(name: str, fault: str) -> None:
    """A name that leads out, that is absolute, or that is another file's but for its case is told, with the name."""
    assert fault in Bag(zip_of({**files_of({}), name: b"x"})).faults()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_there_twice() -> None:
    """Of two files with one name one may be shown and the other one hashed: it is told."""
    target = io.BytesIO(zip_of(files_of({})))
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("b/data/release/a.txt", b"a")
        archive.writestr("b/data/sub/", b"")
        archive.writestr("b/Data/", b"")
    assert Bag(target.getvalue()).faults() == ("“b/data/release/a.txt” stands in it twice.",)


def test_a_link() -> None:
    """A link in a bag may lead anywhere."""
    target = io.BytesIO(zip_of(files_of({})))
    link = zipfile.ZipInfo("b/data/link")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(link, b"/etc/passwd")
    assert "“b/data/link” is a link, not a file." in Bag(target.getvalue()).faults()


def test_a_bag_without_manifest() -> None:
    """A bag whose payload no manifest lists is told to have none, whatever lists its tags."""
    tags = {"b/bagit.txt": b"", "b/data/a": b"a", "b/tagmanifest-md5.txt": b""}
    assert "The bag has no manifest." in Bag(zip_of(tags)).faults()


def test_a_bag_without_tag_manifest() -> None:
    """Without a tag manifest nothing vouches for the manifest."""
    files = files_of({})
    del files["b/tagmanifest-sha256.txt"]
    assert Bag(zip_of(files)).faults() == (NO_TAG_MANIFEST,)


def test_a_file_beside_the_bag() -> None:
    """What stands beside the folder of the bag is told, and is not in it."""
    bag = Bag(zip_of({**files_of({}), "c/d": b""}))
    assert bag.faults() == ("“c/d” stands beside the bag, not in it.",)
    assert "c/d" not in bag.names
