"""Have real programs convert a release, and count false alarms: `python tests/benchmarks/innocents.py [MANUSCRIPT]`.

Each row of the tables in `converters` is a program with its options; what it makes of a file is an innocent copy, which
`verify` should call complete. A program that is not installed is passed over, and that is told. Libraries for Python
are sought where `--python` says, those for Node where `--node` does. Nothing here is a test.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE_S = 180

READING = "import sys; name, target = sys.argv[1:]; text = open(name, encoding='utf-8', errors='replace').read(); "
NODE = "const text = require('fs').readFileSync(process.argv[1], 'utf8'); "


@dataclass(frozen=True, slots=True)
class Row:
    """A copy to be made: the file that it is made of, the suffix of what is made, the words of the command."""

    source: Path
    suffix: str
    words: tuple[str, ...]

    @property
    def told(self) -> str:
        """The command as a person types it."""
        words = (word.replace(READING, "").replace(NODE, "") for word in self.words)
        return shlex.join(words)


def rows(release: Path, slug: str, folder: Path, python: str) -> Iterator[Row]:
    """Give all that is to be made of a release."""
    from tests.benchmarks import converters as tables

    files = {end: release / f"{slug}{end}" for end in (*tables.PAGES, *tables.PRINTED)}

    def by_python(source: Path, made: str, code: str) -> Row:
        return Row(source, made, (python, "-c", READING + code, "{source}", "{target}"))

    for end in tables.PAGES:
        for form in (*tables.TEXTS, *tables.BOOKS):
            command = f"pandoc --standalone {{source}} --to {form} --output {{target}}"
            kind = form.partition(" ")[0]
            yield Row(files[end], tables.SUFFIXES.get(kind, "md"), tuple(shlex.split(command)))
    for end in tables.PAGES[:2]:
        for made, command in tables.OF_PAGES:
            yield Row(files[end], made, tuple(shlex.split(command)))
        for made, code in tables.BY_PYTHON:
            yield by_python(files[end], made, code)
        for made, code in tables.BY_NODE:
            yield Row(files[end], made, ("node", "-e", NODE + code, "{source}"))
    for end in (".epub", ".html"):
        for made, command in tables.OF_BOOKS:
            yield Row(files[end], made, tuple(shlex.split(command)))
    for end in tables.PRINTED:
        for made, command in tables.OF_PRINT:
            yield Row(files[end], made, tuple(shlex.split(command)))
        for made, code in tables.OF_PRINT_BY_PYTHON:
            yield by_python(files[end], made, code)
    for first in ("docx", "odt", "rtf"):
        between = folder / f"between.{first}"
        convert = ["pandoc", "--standalone", str(files[".epub"]), "--output", str(between)]
        subprocess.run(convert, check=True)
        for kind, made, command in tables.IN_TURN:
            if kind == first:
                yield Row(between, made, tuple(shlex.split(command)))
        for kind, made, code in tables.IN_TURN_BY_PYTHON:
            if kind == first:
                yield by_python(between, made, code)


def made_of(number: int, row: Row, folder: Path, node: str) -> tuple[Path | None, str]:
    """Make a copy; give its path, or why there is none."""
    if shutil.which(row.words[0]) is None:
        return None, f"{row.words[0]} is missing"
    target = folder / f"{number}.{row.suffix}"
    names = {"{source}": row.source, "{target}": target, "{folder}": folder, "{number}": number}
    words = list(row.words)
    for name, value in names.items():
        told = str(value.resolve() if isinstance(value, Path) else value)
        words = [word.replace(name, told) for word in words]
    quiet = {"QTWEBENGINE_DISABLE_SANDBOX": "1", "QT_QPA_PLATFORM": "offscreen", "NODE_PATH": node}
    try:
        done = subprocess.run(
            words,
            capture_output=True,
            timeout=PATIENCE_S,
            check=False,
            cwd=folder,  # unrtf leaves pictures where it stands
            env={**os.environ, **quiet},
        )
    except subprocess.TimeoutExpired:
        return None, f"{row.words[0]} takes too long"
    if not target.exists() and done.stdout:
        target.write_bytes(done.stdout)
    if not target.exists() or not target.stat().st_size:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        return None, lines[-1] if lines else "nothing was made"
    return target, ""


def main() -> None:
    """Make all copies, judge them, and print what is called anything but complete, then the rate."""
    from pamphlet.pipeline.verification import chosen_measure, verify_copies
    from tests.benchmarks.converters import LOSING

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("manuscript", nargs="?", default=ROOT / "manuscript", type=Path)
    parser.add_argument("--python", default="python3", help="where libraries for Python are sought")
    parser.add_argument("--node", default="", help="a folder node_modules with libraries for Node")
    parser.add_argument("--keep", type=Path, help="where the copies are left, to be looked at")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        release = folder / "build"
        build = [
            sys.executable,
            "-m",
            "pamphlet",
            "build",
            arguments.manuscript,
            "--output",
            release,
        ]
        subprocess.run(build, check=True, cwd=ROOT, capture_output=True)
        slug = next(release.glob("*-complete.zip")).name.removesuffix("-complete.zip")
        wanted = list(rows(release, slug, folder, arguments.python))
        with ThreadPoolExecutor(2) as pool:
            made = list(
                pool.map(
                    lambda number, row: made_of(number, row, folder, arguments.node),
                    range(len(wanted)),
                    wanted,
                )
            )
        measure = chosen_measure(arguments.manuscript)
        good = explained = 0
        for row, (path, reason) in zip(wanted, made, strict=True):
            told = f"{row.source.name}: {row.told}"
            if path is None:
                print(f"not made: {told[:150]} ({reason[:100]})")
                continue
            verdict = next(iter(verify_copies((path,), measure))).verdict
            good += verdict.exit_status == 0
            if verdict.exit_status:
                typed = f"{row.source.name} {' '.join(row.words)}"  # as it is, without quotes
                lost = next(
                    (why for marks, why in LOSING if all(mark in typed for mark in marks)), ""
                )
                explained += bool(lost)
                print(
                    f"{verdict.name}: {path.name} {told[:150]}\n    {lost or verdict.reason[:100]}"
                )
                for place in verdict.differences[:3]:
                    print(
                        f"    {place.kind}: {' '.join(place.expected[:6])} | {' '.join(place.found[:8])}"
                    )
        count = sum(path is not None for path, _ in made)
        print(f"{good} of {count} copies are complete: {good / max(1, count):.1%}")
        kept = count - explained
        print(
            f"{explained} lost letters; of the {kept} others {good / max(1, kept):.1%} are complete"
        )


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
