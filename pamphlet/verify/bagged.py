"""Check the bag of a build: its manifest holds for every file, and every file of the release is in it byte for byte."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from hashlib import sha256

from pamphlet.problems import Place, Problem, error
from pamphlet.verify.own import HINT

MANIFEST = "manifest-sha256.txt"


def check_bag(name: str, content: bytes, release: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Read a bag of our own back: each fault is a problem R01."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            files = {entry: archive.read(entry) for entry in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError) as failure:
        faults = [f"the bag cannot be read back: {failure}"]
    else:
        faults = [*_against_manifest(files), *_against_release(files, release)]
    return tuple(error("R01", fault, Place(name), HINT) for fault in faults)


def _against_manifest(files: Mapping[str, bytes]) -> Iterator[str]:
    """Hold the payload to the manifest, both ways (RFC 8493 §3)."""
    root = next(
        (each.removesuffix(MANIFEST) for each in files if each.endswith(f"/{MANIFEST}")), ""
    )
    lines = files.get(f"{root}{MANIFEST}", b"").decode().splitlines()
    listed = {path: digest for digest, _, path in (line.partition("  ") for line in lines)}
    payload = {each.removeprefix(root) for each in files if each.startswith(f"{root}data/")}
    if not listed or payload != set(listed):
        yield "the manifest of the bag does not list its files"
    for path in sorted(payload & set(listed)):
        if sha256(files[root + path]).hexdigest() != listed[path]:
            yield f"{path} in the bag is not what its manifest says"


def _against_release(files: Mapping[str, bytes], release: Mapping[str, bytes]) -> Iterator[str]:
    for name, content in release.items():
        found = [each for each in files if each.endswith(f"/data/release/{name}")]
        if [files[each] for each in found] != [content]:
            yield f"{name} is not in the bag as it was made"
