"""Time the sheets: booklets, the page that tells how to print and the test sheets, against one layout of the A5 pages.

`python tests/benchmarks/sheets.py [--rounds N]`. Each round is a process of its own, so that the layout is a cold one.
What is timed for the sheets is all that a build does for them: writing, unfolding, and reading every word back.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
STEPS = ("booklets", "guide")


def timed_once() -> dict[str, float]:
    """Lay the first pamphlet out, make its sheets, and give the seconds of each."""
    from pamphlet.formats import FORMATS
    from pamphlet.pages.composition import compose
    from pamphlet.pipeline.build import check
    from pamphlet.pipeline.workers import Job, lay_out, make
    from pamphlet.press import Printed

    pamphlet, _ = check(ROOT / "manuscript")
    assert pamphlet is not None
    pages = compose(pamphlet)
    seconds = {}
    began = time.perf_counter()
    printed = lay_out(pages, "a5")
    seconds["layout"] = time.perf_counter() - began
    assert isinstance(printed, Printed)
    formats = {each.name: each for each in FORMATS}
    for name in STEPS:
        began = time.perf_counter()
        job = Job(pages, (formats[name],), pdf_asked=True)
        result = make(job, formats[name], {"a5": printed}, {}, {})
        seconds[name] = time.perf_counter() - began
        assert not result.problems
    return seconds


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often all of it is timed")
    parser.add_argument("--once", action="store_true", help="time it here, and print JSON")
    chosen = parser.parse_args()
    if chosen.once:
        print(json.dumps(timed_once()))
        return
    command = [sys.executable, __file__, "--once"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    rounds = [
        json.loads(subprocess.check_output(command, env=environment)) for _ in range(chosen.rounds)
    ]
    layout = statistics.median(each["layout"] for each in rounds)
    print("| step | seconds | to the layout |")
    print("|---|---|---|")
    for name in ("layout", *STEPS):
        seconds = statistics.median(each[name] for each in rounds)
        print(f"| {name} | {seconds:.2f} | {seconds / layout:.2f} |")
    ratio = statistics.median(sum(each[name] for name in STEPS) / each["layout"] for each in rounds)
    print(f"| all sheets | | {ratio:.2f} |")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
