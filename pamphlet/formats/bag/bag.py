"""Put everything into one bag for re-publishers: the release, its manuscript and styles, the licence, and what to do.

In: `Pages` and all files made before. Out: one ZIP that holds a BagIt bag (RFC 8493), whose payload is an RO-Crate.

    SLUG-complete/
      READ-ME-FIRST.txt            what is inside, what may be done with it, how to check it
      bagit.txt, bag-info.txt, manifest-sha256.txt, tagmanifest-sha256.txt
      data/
        release/                   every file of the release, and their SHA256SUMS
        manuscript/, styles/       what they were made from
        LICENCE.txt                the licence page
        ro-crate-metadata.json     the same for machines
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from pamphlet import __version__
from pamphlet.formats import Ready
from pamphlet.formats.bag.crate import METADATA, crate
from pamphlet.formats.plain.text import COLUMNS, dress_of, page_as_text, wrapped
from pamphlet.formats.zips import zipped
from pamphlet.pages import Pages
from pamphlet.pages.strings import fill
from pamphlet.pages.strings.dates import date_in_words
from pamphlet.pages.styles import STYLES, shared_styles
from pamphlet.work.words import grouped

README = "READ-ME-FIRST.txt"
LICENCE = "LICENCE.txt"
VERSION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
PROGRAM = "pamphlet-press"


def write(pages: Pages, ready: Ready) -> dict[str, bytes]:
    """Give the bag, zipped under the name of its folder (RFC 8493 §4.1)."""
    bag = f"{pages.metadata.slug}-complete"
    files = bagged(payload(pages, ready.files), read_me_first(pages), _about(pages))
    entries = sorted((f"{bag}/{name}", content) for name, content in files.items())
    return {f"{bag}.zip": zipped(entries, pages.metadata.released)}


def payload(pages: Pages, release: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give what the bag is for, by the paths below its folder `data`."""
    sums = "".join(f"{sha256(release[name]).hexdigest()}  {name}\n" for name in sorted(release))
    files = {f"release/{name}": content for name, content in release.items()}
    files["release/SHA256SUMS"] = sums.encode()
    files |= {f"manuscript/{each.name}": each.content for each in pages.files}
    files |= {f"styles/{each}": shared_styles(each).encode() for each in STYLES}
    licence = next(page for page in pages.pages if page.name == "licence")
    files[LICENCE] = f"{page_as_text(licence, dress_of(pages))}\n".encode()
    files[METADATA] = crate(pages, files)
    return files


def read_me_first(pages: Pages) -> bytes:
    """Tell a webmaster in one screen what is inside, what may be done with it, and how it is checked."""
    metadata, strings = pages.metadata, pages.strings
    released = date_in_words(metadata.released, strings)
    licence = metadata.licence
    text = fill(
        strings["bag-readme"],
        title=metadata.title,
        release=fill(strings["title-release"], edition=metadata.edition, date=released),
        condition=licence.condition if licence else strings["licence-none"],
        slug=metadata.slug,
        words=str(pages.words.count),
        fingerprint=grouped(pages.words.fingerprint),
    )
    return "".join(f"{line}\n" for line in _lines(text)).encode()


def _lines(text: str) -> Iterator[str]:
    """Wrap each line that is too long, its indent kept."""
    for line in text.rstrip().split("\n"):
        stripped = line.lstrip()
        indent = line[: len(line) - len(stripped)]
        if len(line) <= COLUMNS:
            yield line.rstrip()
        else:
            yield from (f"{indent}{each}" for each in wrapped(stripped, COLUMNS - len(indent)))


def _about(pages: Pages) -> dict[str, str]:
    """Give what stands in bag-info.txt (RFC 8493 §2.2.2); its day is that of the release."""
    metadata = pages.metadata
    about = {
        "Bag-Software-Agent": f"{PROGRAM} {__version__}",
        "Bagging-Date": metadata.released,
        "External-Description": " ".join((metadata.description or metadata.title).split()),
        "External-Identifier": metadata.identifier,
        "Source-Organization": metadata.publisher,
    }
    return {name: value for name, value in about.items() if value}


def bagged(files: Mapping[str, bytes], readme: bytes, about: dict[str, str]) -> dict[str, bytes]:
    """Let the bagit library make a bag, and give its files by their paths."""
    import bagit

    with TemporaryDirectory() as name:
        folder = Path(name)
        for path, content in files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        bag = bagit.make_bag(name, dict(about), checksums=["sha256"])
        (folder / "bagit.txt").write_bytes(VERSION.encode())  # bagit 1.9 writes the draft's 0.97
        (folder / README).write_bytes(readme)
        bag.save()
        made = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
    # bagit 1.9 lists these in the order of the directory.
    tags = sorted(made["tagmanifest-sha256.txt"].splitlines(keepends=True))
    return made | {"tagmanifest-sha256.txt": b"".join(tags)}
