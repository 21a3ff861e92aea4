"""Put everything into one bag for re-publishers: the release, its manuscript and styles, the licence, and what to do.

In: `Pages` and all files made before. Out: one ZIP that holds a BagIt bag (RFC 8493), whose payload is an RO-Crate.

    SLUG-complete/
      READ-ME-FIRST.txt            what is inside, what may be done with it, how to check it
      bagit.txt, bag-info.txt, manifest-sha256.txt, tagmanifest-sha256.txt
      data/
        release/                   every file of the release, and their SHA256SUMS
        manuscript/, styles/       what they were made from
        pictures/                  the cover as a page on the web shows it, and on a card for those who link to one
        LICENCE.txt                the licence page
        report.json                what the work is, and the files, as `pamphlet site` wants to know it
        ro-crate-metadata.json     the same for machines
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping

from pamphlet import PROGRAM
from pamphlet.formats import Ready
from pamphlet.formats.about import report_for_bag
from pamphlet.formats.bag.crate import LICENCE, METADATA, crate
from pamphlet.formats.plain.text import COLUMNS, dress_of, page_as_text, wrapped
from pamphlet.formats.zips import zipped
from pamphlet.pages import Pages
from pamphlet.pages.strings import fill
from pamphlet.pages.strings.phrases import Speech
from pamphlet.pages.styles import STYLES, shared_styles
from pamphlet.release.sums import SUMS, hashes_of, write_sums
from pamphlet.site.pictures import pictures_of
from pamphlet.work.words import grouped

REPORT = "report.json"
README = "READ-ME-FIRST.txt"
VERSION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def write(pages: Pages, ready: Ready) -> dict[str, bytes]:
    """Give the bag, zipped under the name of its folder (RFC 8493 §4.1)."""
    bag = f"{pages.metadata.slug}-complete"
    files = bagged(payload(pages, ready.files), read_me_first(pages), _about(pages))
    entries = sorted((f"{bag}/{name}", content) for name, content in files.items())
    return {f"{bag}.zip": zipped(entries, pages.metadata.released)}


def payload(pages: Pages, release: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give what the bag is for, by the paths below its folder `data`."""
    sums = write_sums(hashes_of(release))
    files = {f"release/{name}": content for name, content in [*release.items(), (SUMS, sums)]}
    files |= {f"manuscript/{file.name}": file.content for file in pages.files}
    files |= {f"styles/{style}": shared_styles(style).encode() for style in STYLES}
    licence = next(section for section in pages.sections if section.name == "licence")
    book = release.get(f"{pages.metadata.slug}.epub")
    if book:
        pictures = pictures_of(io.BytesIO(book))
        files |= {f"pictures/{name}": content for name, content in pictures.items()}
    files[LICENCE] = f"{page_as_text(licence, dress_of(pages))}\n".encode()
    about = json.dumps(report_for_bag(pages, release), ensure_ascii=False, indent=2)
    files[REPORT] = f"{about}\n".encode()
    files[METADATA] = crate(pages, files)
    return files


def read_me_first(pages: Pages) -> bytes:
    """Tell a webmaster in one screen what is inside, what may be done with it, and how it is checked."""
    metadata, strings = pages.metadata, pages.strings
    speech = Speech(strings, metadata.language)
    released = speech.date(metadata.released)
    licence = metadata.licence
    text = fill(
        strings["bag-readme"],
        title=metadata.title,
        release=fill(strings["title-release"], edition=metadata.edition, date=released),
        condition=(licence.condition or licence.name) if licence else strings["licence-none"],
        slug=metadata.slug,
        words=speech.count("words", pages.words.count).unescape(),
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
            yield from (indent + part for part in wrapped(stripped, COLUMNS - len(indent)))


def _about(pages: Pages) -> dict[str, str]:
    """Give what stands in bag-info.txt (RFC 8493 §2.2.2); its day is that of the release."""
    metadata = pages.metadata
    about = {
        "Bag-Software-Agent": PROGRAM,
        "Bagging-Date": metadata.released,
        "External-Description": metadata.description or metadata.title,
        "External-Identifier": metadata.identifier,
        "Source-Organization": metadata.publisher,
    }
    return {name: " ".join(value.split()) for name, value in about.items() if value}


def bagged(payload: Mapping[str, bytes], readme: bytes, about: dict[str, str]) -> dict[str, bytes]:
    """Give the files of a bag by their paths: the payload, its manifest, and what tells of them (RFC 8493 §2)."""
    files = {f"data/{path}": content for path, content in payload.items()}
    hashes = {_quoted(path): digest for path, digest in hashes_of(files).items()}
    # The sum of the bytes and the number of the files (RFC 8493 §2.2.2).
    about = {**about, "Payload-Oxum": f"{sum(map(len, files.values()))}.{len(files)}"}
    tags = {
        "bagit.txt": VERSION,
        "bag-info.txt": "".join(f"{name}: {about[name]}\n" for name in sorted(about)).encode(),
        "manifest-sha256.txt": write_sums(hashes),
        README: readme,
    }
    # By hashes, and with one space, as bagit 1.9 wrote it: a release made again has the same bytes.
    lines = write_sums(hashes_of(tags)).replace(b"  ", b" ").splitlines(keepends=True)
    return files | tags | {"tagmanifest-sha256.txt": b"".join(sorted(lines))}


def _quoted(path: str) -> str:
    """Write a path as manifests do: these three characters by their numbers (RFC 8493 §2.1.3)."""
    return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")
