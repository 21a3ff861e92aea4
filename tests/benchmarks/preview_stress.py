"""Put the preview under stress: `python tests/benchmarks/preview_stress.py [--rounds N] [--seed N] [--times N]`.

What a round is, `tests.editor.preview.stress` says. For each it is told whether the preview came to show what a build
gives, and after how many seconds.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.editor.preview.previews import HASTY, previewing  # noqa: E402 # found by the line above
from tests.editor.preview.stress import PART, Author, stress_round  # noqa: E402


@contextmanager
def busy(processes: int) -> Iterator[None]:
    """Keep the machine busy."""
    spinning = [
        subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(processes)
    ]
    try:
        yield
    finally:
        for process in spinning:
            process.kill()
            process.wait()


def main() -> None:
    """Print what is not shown after each round."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--times", type=int, default=1, help="the interview is in the work")
    parser.add_argument("--busy", type=int, default=2, help="processes that spin meanwhile")
    parser.add_argument("--hasty", action="store_true", help="take the work for a long one")
    options = parser.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory() as room, busy(options.busy):
        folder = Path(room) / "work"
        shutil.copytree(ROOT / "tests" / "works" / "tool-library", folder)
        part = folder / PART
        head, mark, text = part.read_text().rpartition("---\n")
        plain = re.sub(r"\[\^\w+\]|^(#|\[\^).*$", "", text, flags=re.MULTILINE)
        part.write_text(head + mark + text + f"\n{plain}" * (options.times - 1))
        author = Author(folder, random.Random(options.seed))  # noqa: S311 # no secrets
        with previewing(folder, begun_with=HASTY if options.hasty else "") as preview:
            for number in range(options.rounds):
                began = time.monotonic()
                wrong = stress_round(preview, author)
                failed += bool(wrong)
                print(
                    f"{number}: {wrong or 'settled'} after {time.monotonic() - began:.1f} s",
                    flush=True,
                )
                if preview.process.poll() is not None:
                    print(preview.process.communicate()[0])
                    break
    print(f"{failed} of {options.rounds} rounds did not settle")


if __name__ == "__main__":
    main()
