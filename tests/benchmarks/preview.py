"""Time the preview: `python tests/benchmarks/preview.py [--words N] [--saves N]`.

For each save of a part it is told how long it takes, from the moment at which the file is written, until the new text
is told to the browser, until the pictures of the changed spread can be had, and until those of all pages can; and how
much memory all processes of the preview take together. Beside the seconds on the clock stands the load of the
machine, for on a busy one they tell little. Nothing here is a test; nothing here can fail.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.editor.preview.previews import Preview, previewing  # noqa: E402 # found by the line above

PART = "interview.md"


def grown(folder: Path, words: int) -> None:
    """Copy the first pamphlet without its copy text, its interview as often as gives so many words."""
    shutil.copytree(ROOT / "manuscript", folder)
    settings = folder / "pamphlet.yaml"
    lines = settings.read_text().splitlines()
    kept = (line for line in lines if not line.startswith(("copy-text", "emendations")))
    settings.write_text("\n".join(kept) + "\n")
    part = folder / PART
    head, mark, text = part.read_text().partition("\n---\n")
    times = max(1, round(words / len(text.split())))
    part.write_text(head + mark + "\n".join([text] * times))


def family(pid: int) -> list[int]:
    """Give a process and all that come from it."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(path.parent.name))
    found = [pid]
    for each in found:
        found += children.get(each, [])
    return found


def memory_mb(pid: int) -> float:
    """Give the memory of a process and all that come from it; what they share counts once (PSS)."""
    total = 0
    for each in family(pid):
        try:
            rollup = Path(f"/proc/{each}/smaps_rollup").read_text()
        except OSError:
            continue
        total += sum(
            int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")
        )
    return total / 1024


def save(preview: Preview, part: Path, number: int) -> tuple[float, float, float]:
    """Change a word in the middle of a part, and give the seconds until each thing is there; 0 for no window."""
    text = part.read_text()
    at = text.index(" the ", len(text) // 2 + number * 211)
    part.write_text(f"{text[:at]} the so-called{text[at + 4 :]}")
    began = time.perf_counter()
    told = preview.wait("text").at - began
    window = 0.0
    while True:
        news = preview.told.get(timeout=1200)
        preview.last[news.topic] = news.news
        if news.topic == "pages-window":
            for name in news.news["pictures"][-2:]:
                preview.get(f"picture/{name}/1")
            window = time.perf_counter() - began
        elif news.topic == "pages-a5":
            return told, window, news.at - began


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=8_000, help="of the interview")
    parser.add_argument("--saves", type=int, default=5)
    options = parser.parse_args()
    most = [0.0]
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room) / "work"
        grown(folder, options.words)
        with previewing(folder) as preview:

            def look() -> None:
                while preview.process.poll() is None:
                    most[0] = max(most[0], memory_mb(preview.process.pid))
                    time.sleep(0.3)

            threading.Thread(target=look, daemon=True).start()
            began = time.perf_counter()
            preview.wait("pages-a5")
            first = time.perf_counter() - began
            print(f"{preview.last['head']['words']}; all pages at first: {first:.2f} s")
            rows = [save(preview, folder / PART, number) for number in range(options.saves)]
            for name, column in zip(
                ("text", "spread", "all pages"), zip(*rows, strict=True), strict=True
            ):
                figures = " ".join(f"{seconds:.2f}" for seconds in column)
                print(f"{name:>10}: median {statistics.median(column):.2f} s ({figures})")
            print(
                f"memory: {most[0]:.0f} MB at the most; load of the machine: {os.getloadavg()[0]:.1f}"
            )


if __name__ == "__main__":
    main()
