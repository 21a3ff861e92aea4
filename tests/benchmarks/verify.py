"""Time verdicts, and tell the ratios: `python tests/benchmarks/verify.py [--rounds N]`.

First whole processes on each file of the first pamphlet, beside an interpreter that imports the libraries used and
nothing else: by the clock, and by the processor, which says something on a busy machine, too. Then verdicts on long
texts, whole and damaged, beside reading those texts alone, and the memory of both.
Nothing here is a test; nothing here can fail.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SLUG = "fall-of-the-soviet-union"
SIZES = (100_000, 300_000, 1_000_000)
ALWAYS = "click, rapidfuzz.distance, yaml, langcodes, markdown_it, mdit_py_plugins.footnote"
LIBRARIES = {
    ".epub": "lxml.etree",
    ".html": "lxml.etree",
    "-fragment.html": "lxml.etree",
    ".pdf": "pypdfium2",
    ".txt": "re",
    ".md": "re",
}


def processes(folder: Path, rounds: int) -> Iterator[str]:
    """Time the verdict on each file, and the imports; give the rows of a table."""
    from tests.benchmarks.run import PAMPHLET, Timed

    output = folder / "build"
    Timed("build", [*PAMPHLET, "build", "manuscript", "--output", str(output)]).run()
    timed = []
    for suffix, library in LIBRARIES.items():
        imports = [sys.executable, "-c", f"import {ALWAYS}, {library}"]
        verdict = [*PAMPHLET, "verify", str(output / f"{SLUG}{suffix}")]
        timed.append((Timed(f"import for {suffix}", imports), Timed(suffix, verdict)))
    for number in range(rounds + 1):
        for pair in timed:
            for each in pair:
                each.run()
                if number == 0:  # the first round warms the machine's caches
                    each.seconds.clear()
                    each.processor.clear()
    yield "| file | seconds | to the imports | of processor, to theirs | peak MiB |"
    yield "|---|---|---|---|---|"
    for imports_only, whole in timed:
        ratio = whole.median / imports_only.median
        spent = statistics.median(whole.processor) / statistics.median(imports_only.processor)
        figures = f"{whole.median:.2f} | {ratio:.2f} | {spent:.2f} | {max(whole.peak_mib):.0f}"
        yield f"| {whole.name} | {figures} |"


def long_texts(rounds: int) -> Iterator[str]:
    """Time each length in a process of its own; give the rows of a table."""
    yield "| words | copy | reading, s | verdict, s | to the reading | peak MiB |"
    yield "|---|---|---|---|---|---|"
    for words in SIZES:
        for kind in ("whole", "damaged"):
            command = [sys.executable, __file__, "--one", str(words), kind]
            told = [
                list(map(float, subprocess.check_output(command, text=True, cwd=ROOT).split()))
                for _ in range(rounds)
            ]
            reading, verdict, peak = (statistics.median(each) for each in zip(*told, strict=True))
            ratio = verdict / reading
            yield f"| {words:,} | {kind} | {reading:.2f} | {verdict:.2f} | {ratio:.2f} | {peak:.0f} |"


def one(size: int, kind: str) -> str:
    """Measure one text: the seconds of its reading, those of its verdict (reading included), the peak memory."""
    from pamphlet.verify.copies import read_copy
    from pamphlet.verify.verdict import verify
    from pamphlet.work.words import BlockWords, PartWords, Words

    chance = random.Random(1)  # noqa: S311 - the same text every time
    text = (ROOT / "manuscript" / "interview.md").read_text("utf-8")
    known = sorted(set(filter(str.isalpha, text.split())))
    vocabulary = [*known, *(one + other for one in known[:200] for other in known[:90])]
    weights = [1 / (at + 5) for at in range(len(vocabulary))]  # few words are frequent (Zipf)
    words = chance.choices(vocabulary, weights, k=size)
    blocks = [words[at : at + 97] for at in range(0, size, 97)]
    said = tuple(BlockWords(f"b{at}", at, tuple(each)) for at, each in enumerate(blocks))
    work = Words((PartWords("part", "Part", said),))
    if kind == "damaged":
        for _ in range(50):
            chance.choice(blocks)[5] = "strange"
        del blocks[size // 200]
        blocks[9], blocks[16] = blocks[16], blocks[9]
    content = "\n\n".join(" ".join(each) for each in blocks).encode()
    began = time.process_time()
    read_copy("x.txt", content)
    reading = time.process_time() - began
    read_copy.cache_clear()
    began = time.process_time()
    verify(work, "x.txt", content)
    verdict = time.process_time() - began
    return f"{reading} {verdict} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}"


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each is timed")
    parser.add_argument("--one", nargs=2, metavar=("WORDS", "KIND"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        print(one(int(chosen.one[0]), chosen.one[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        for line in processes(Path(folder), chosen.rounds):
            print(line, flush=True)
    print()
    for line in long_texts(min(3, chosen.rounds)):
        print(line, flush=True)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
