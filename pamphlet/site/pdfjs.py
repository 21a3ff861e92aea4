"""Take pdf.js, by which the pages that check copies read PDFs, from a folder into a site.

In: the folder `pdfjs-dist`, as npm installs it. Out: the files that stand in the site, or what is wrong. None of pdf.js
comes with the program: it is Mozilla's, under the Apache License 2.0, which goes along with it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pamphlet.release.plain_file import read_plain
from pamphlet.work.problems import Place, Problem, error

FOLDER = "pdf.js"  # in the site: a name that no work can have, whose names have no point
PACKAGE = "pdfjs-dist"
LEAST, BELOW = (5, 6), (7,)  # versions: the pages were held to the program with 5.6.205 and 6.5.438
NAMES = ("legacy/build/pdf.min.mjs", "legacy/build/pdf.worker.min.mjs", "LICENSE")
LARGEST = 20_000_000  # bytes: the largest has 1.3 MB
HINT = "give the folder that `npm install pdfjs-dist@6` makes: node_modules/pdfjs-dist"


@dataclass(frozen=True, slots=True)
class Reader:
    """The files of pdf.js by their names in a site; none, where a site is to be without."""

    files: tuple[tuple[str, bytes], ...] = ()

    @property
    def state(self) -> str:
        """One hash of all of them; empty where there are none."""
        hashes = [[name, sha256(content).hexdigest()] for name, content in self.files]
        return sha256(json.dumps(hashes).encode()).hexdigest() if hashes else ""


def read_pdfjs(folder: Path | None) -> tuple[Reader, tuple[Problem, ...]]:
    """Read pdf.js from a folder, if one is given."""
    if folder is None:
        return Reader(), ()
    place = Place(folder.as_posix())
    try:
        told = json.loads(read_plain(folder / "package.json", LARGEST))
        if told["name"] != PACKAGE:
            return _wrong(f"this is not {PACKAGE}", place)
        version = str(told["version"])
        if not LEAST <= _numbers(version) < BELOW:
            wanted = f"{'.'.join(map(str, LEAST))} or later, and below {BELOW[0]}"
            return _wrong(f"this is {PACKAGE} {version[:20]}; it must be {wanted}", place)
        files = [(name.rpartition("/")[2], read_plain(folder / name, LARGEST)) for name in NAMES]
    except OSError as failure:
        return _wrong(f"pdf.js cannot be read: {failure.strerror or failure}", place)
    except (ValueError, KeyError, TypeError, RecursionError):
        return _wrong(f"this is not {PACKAGE}", place)
    return Reader(tuple((f"{FOLDER}/{name}", content) for name, content in files)), ()


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")[:2]))


def _wrong(message: str, place: Place) -> tuple[Reader, tuple[Problem, ...]]:
    return Reader(), (error("W05", message, place, HINT),)
