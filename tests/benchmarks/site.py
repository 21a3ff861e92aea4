"""Time a site of many releases: `python tests/benchmarks/site.py RELEASE [--number N] [--folder DIR]`.

A thousand releases are made of a real one: its files under other names, and a report of its own for each; titles,
people, dates, languages and subjects differ. Told are the seconds of a whole process for a new site, for one with
nothing changed and for one with a single release changed, and how many those are to Python doing nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "pl", "ru", "uk", "el", "tr", "he", "ar")
SUBJECTS = ("Printing", "Libraries", "Reading aloud", "Gardens", "Railways", "Bread", "Winter")


def stub(release: Path, folder: Path, number: int) -> Path:
    """Make a release of another one: the same files, linked, under the names of another work."""
    report = json.loads((release / "build-report.json").read_text("utf-8"))
    former, slug = report["work"]["slug"], f"stub-{number:05}"
    target = folder / slug
    target.mkdir()
    for file in report["files"]:
        name = slug + file["name"].removeprefix(former)
        os.link(release / file["name"], target / name)
        file["name"] = name
    report["identifier"] = f"urn:uuid:00000000-0000-5000-8000-{number:012}"
    report["released"] = f"{2000 + number % 25}-{1 + number % 12:02}-{1 + number % 28:02}"
    report["work"] |= {
        "slug": slug,
        "title": f"The {number}th Door of One Street",
        "language": LANGUAGES[number % len(LANGUAGES)],
        "date": f"{1800 + number % 200}",
        "subjects": [SUBJECTS[number % 7], SUBJECTS[number * 3 % 7], f"Street {number % 90}"],
        "people": [
            {"name": f"Writer {number % 300}", "role": "aut", "term": "author", "sort_name": ""}
        ],
    }
    (target / "build-report.json").write_text(json.dumps(report, indent=2), "utf-8")
    return target


def timed(*command: str | Path) -> tuple[float, float]:
    """Give the seconds of a process, and those of the processors for it."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"exit status {process.returncode}")
    return time.perf_counter() - began, usage.ru_utime + usage.ru_stime


def rows(release: Path, folder: Path, number: int) -> None:
    """Print a table."""
    releases = folder / "releases"
    releases.mkdir()
    stubs = [stub(release, releases, each) for each in range(number)]
    python = [sys.executable, "-m", "pamphlet"]
    site = [*python, "site", *stubs, "--output", folder / "site", "--url", "https://example.org/"]
    nothing, _ = timed(*python, "--version")
    print(f"| {number} releases | seconds | of the processors | to Python doing nothing |")
    print("|---|---|---|---|")
    for name in ("a new site", "nothing changed", "one changed"):
        if name == "one changed":
            report = stubs[0] / "build-report.json"
            text = report.read_text("utf-8").replace("0th Door", "Other Door")
            report.write_text(text, "utf-8")
        seconds, worked = timed(*site)
        ratio = seconds / nothing
        print(f"| {name} | {seconds:.2f} | {worked:.2f} | {ratio:.1f} |", flush=True)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("release", type=Path, help="the folder of a real release")
    parser.add_argument("--number", type=int, default=1000, help="how many are made of it")
    parser.add_argument("--folder", type=Path, help="an empty folder on the disk of the release")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.release.absolute().parent) as folder:
        rows(chosen.release, chosen.folder or Path(folder), chosen.number)


if __name__ == "__main__":
    main()
