"""Only such files of archives are opened as unpack no more than is asked for, wherever a stranger's are read."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from pamphlet.release.unpacking import open_entry
from pamphlet.site.pictures import IN_BOOK, pictures_of
from pamphlet.site.releases import BAG_REPORT, open_all
from pamphlet.verify.bags import Bag
from pamphlet.verify.carried import carried_exemplar
from pamphlet.verify.copies import Unreadable, read_copy
from pamphlet.work.exemplar import IN_EPUB
from tests.verify.samples import bag_of, epub, exemplar_with, words_of, xhtml

BOMB = bytes(50_000_000)


def repacked(content: bytes, kind: int, names: tuple[str, ...] = ()) -> bytes:
    """Pack an archive anew, its files of some names, or all, in another way."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as former,
        zipfile.ZipFile(target, "w") as packed,
    ):
        for name in former.namelist():
            packed.writestr(name, former.read(name), kind if not names or name in names else None)
    return target.getvalue()


@pytest.mark.parametrize("kind", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_what_is_stored_or_deflated_is_opened(kind: int) -> None:
    """By its name, or by what the archive tells of it."""
    content = repacked(bag_of({"a": b"some words"}), kind)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in ("b/a", archive.getinfo("b/a")):
            with open_entry(archive, entry) as stream:
                assert stream.read() == b"some words"


@pytest.mark.parametrize("kind", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_unpacks_at_once_is_opened_nowhere(kind: int, tmp_path: Path) -> None:
    """Not in a copy, in what it carries, in a bag, nor in what is put on a website."""
    book = epub({"a.xhtml": xhtml("<p>Some words.</p>")}, others={IN_BOOK: b"no picture"})
    with pytest.raises(Unreadable, match="packed in a way that such archives do not have"):
        read_copy("a.epub", repacked(book, kind))
    carrying = epub({}, others={IN_EPUB: exemplar_with(words_of()).as_json()})
    assert carried_exemplar("a.epub", carrying)
    assert not carried_exemplar("a.epub", repacked(carrying, kind, (IN_EPUB,)))
    with pytest.raises(Unreadable, match="is broken: it is packed"):
        Bag(repacked(bag_of({"data/a": BOMB}), kind)).faults()
    (tmp_path / "book.epub").write_bytes(repacked(book, kind))
    assert pictures_of(tmp_path / "book.epub") == {}
    (tmp_path / "bag.zip").write_bytes(repacked(bag_of({BAG_REPORT: BOMB}), kind))
    releases, (problem,) = open_all(iter([tmp_path / "bag.zip"]))
    assert not releases
    assert "no ZIP archive, or a broken one" in problem.message


@pytest.mark.parametrize("place", [2**40, 2**63 - 1, 2**63, 2**64 - 1])
def test_a_file_that_lies_nowhere_is_broken(place: int, tmp_path: Path) -> None:
    """Wherever the list of an archive says that it begins, that is told, or it is not there."""
    carrying = epub({}, others={IN_EPUB: exemplar_with(words_of()).as_json()})
    assert not carried_exemplar("a.epub", moved(carrying, IN_EPUB, place))
    with pytest.raises(Unreadable, match=r"META-INF/container\.xml” is broken"):
        read_copy("a.epub", moved(carrying, "META-INF/container.xml", place))
    report = f"b/{BAG_REPORT}"
    (tmp_path / "bag.zip").write_bytes(moved(bag_of({BAG_REPORT: b"{}"}), report, place))
    _, (problem,) = open_all(iter([tmp_path / "bag.zip"]))
    assert problem.code == "W01"


def moved(content: bytes, name: str, place: int) -> bytes:
    """Let the list of an archive say that a file begins elsewhere, in the field for large ones (APPNOTE 4.5.3)."""
    at = content.rindex(b"PK\1\2", 0, content.rindex(name.encode()))
    behind = at + 46 + len(name)
    far = struct.pack("<HHQ", 1, 8, place)
    head = bytearray(content[at:behind])
    head[30:32], head[42:46] = struct.pack("<H", len(far)), b"\xff" * 4
    end = bytearray(content[content.rindex(b"PK\5\6") :])
    end[12:16] = struct.pack("<L", int.from_bytes(end[12:16], "little") + len(far))
    return content[:at] + head + far + content[behind : -len(end)] + end
