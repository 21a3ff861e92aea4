"""Time whole processes in one run, in turn, and tell the ratios: `python tests/benchmarks/run.py [--rounds N]`.

Machines are noisy and differ, so that only what was measured side by side is compared: the medians of several rounds,
in each of which every command runs once. Nothing here is a test; nothing here can fail.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAMPHLET = [sys.executable, "-m", "pamphlet"]
TIMES = (1, 5, 25)
# Both sides run from bytecode, as installed programs do, whatever the environment says of writing it.
BYTECODE = {
    "PYTHONDONTWRITEBYTECODE": "",
    "PYTHONPYCACHEPREFIX": f"{tempfile.gettempdir()}/pamphlet-bytecode",
}
PRINT = ("pdf", "large-print", "reading-copy", "booklets", "guide")


@dataclass
class Timed:
    """A command with what to do before each run, and the seconds and mebibytes of every run.

    `processor` are the seconds of processor time of all its processes: these say something on a busy machine, too.
    """

    name: str
    command: list[str]
    before: Callable[[], None] = lambda: None
    seconds: list[float] = field(default_factory=list)
    peak_mib: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def run(self) -> None:
        """Run the command once, and keep its time and the peak memory of its largest process."""
        self.before()
        environment = {**os.environ, **BYTECODE, "PYTHONPATH": str(ROOT)}
        began = time.perf_counter()
        process = subprocess.Popen(
            self.command,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        self.seconds.append(time.perf_counter() - began)
        self.peak_mib.append(usage.ru_maxrss / 1024)
        self.processor.append(usage.ru_utime + usage.ru_stime)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{self.name}: exit status {process.returncode}")

    @property
    def median(self) -> float:
        """The median of the seconds."""
        return statistics.median(self.seconds)


def same_pages(folder: Path) -> list[str]:
    """Write the pages and the stylesheet of the first pamphlet; give WeasyPrint's own command line for them."""
    from pamphlet.pages.composition import compose
    from pamphlet.pages.joined import join, markup_of
    from pamphlet.pages.stylesheet import for_print
    from pamphlet.pipeline.build import check
    from tests.press.engine.font_files import font_faces

    pamphlet, problems = check(ROOT / "manuscript")
    if pamphlet is None:
        raise SystemExit("\n".join(map(str, problems)))
    pages = compose(pamphlet)
    page, style = folder / "pages.html", folder / "pages.css"
    language, title = pages.metadata.language, pages.metadata.title
    head = f'<meta charset="utf-8"><title>{title}</title>'
    body = markup_of(join(pages))
    page.write_text(
        f'<!DOCTYPE html><html lang="{language}"><head>{head}</head><body>{body}</body></html>',
        encoding="utf-8",
    )
    css = font_faces(pages.fonts) + for_print(pages.stylesheet, pages.fonts)
    style.write_text(css, encoding="utf-8")
    options = ["--quiet", "--pdf-variant", "pdf/a-3a", "--stylesheet", str(style)]
    return [sys.executable, "-m", "weasyprint", *options, str(page), str(folder / "pages.pdf")]


# What others need for fewer files: a book, a page, a text, and the pages of two papers.
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
CHAIN = """\
set -e
{pandoc} -s copy.md -o copy.epub
{pandoc} -s copy.md -o copy.html
{pandoc} copy.md -t plain -o copy.txt
{pandoc} -s copy.md -t typst -o pages.typ
for paper in a5 a4; do
  sed "s/paper: \\"[^\\"]*\\"/paper: \\"$paper\\"/" pages.typ > $paper.typ
  {python} -c '{typst}' $paper.typ $paper.pdf
done
"""


def others_chain(folder: Path) -> list[str]:
    """Write the first pamphlet as Markdown, and give the chain of pandoc and Typst that makes files of it."""
    import pypandoc

    from pamphlet.pipeline.build import build

    outcome = build(ROOT / "manuscript", folder / "markdown", ("markdown",))
    (name,) = (file.name for file in outcome.files if file.name.endswith(".md"))
    shutil.copy(folder / "markdown" / name, folder / "copy.md")
    chain = CHAIN.format(pandoc=pypandoc.get_pandoc_path(), python=sys.executable, typst=TYPST)
    return ["sh", "-c", f"cd {folder}\n{chain}"]


def grown(folder: Path, times: int) -> Path:
    """Write a manuscript that holds the first pamphlet's parts several times over, 25 times some 240,000 words."""
    manuscript = folder / f"times-{times}"
    shutil.copytree(ROOT / "manuscript", manuscript)
    settings = (manuscript / "pamphlet.yaml").read_text("utf-8").splitlines()
    dropped = ("parts:", "copy-text:", "emendations:")
    names = []
    for part in ("introduction", "editorial-note", "interview"):
        text = (manuscript / f"{part}.md").read_text("utf-8")
        for number in range(times):
            names.append(f"{part}-{number + 1}.md")
            (manuscript / names[-1]).write_text(_told_apart(text, number + 1), "utf-8")
    settings = [line for line in settings if not line.startswith(dropped)]
    settings.append("parts: [" + ", ".join(names) + "]")
    (manuscript / "pamphlet.yaml").write_text("\n".join(settings) + "\n", "utf-8")
    return manuscript


def _told_apart(text: str, number: int) -> str:
    """Let every paragraph end with a number of its own: no work says the same 25 times."""
    front, body = text[: text.index("\n---\n", 4)], text[text.index("\n---\n", 4) :]
    paragraphs = body.rstrip().split("\n\n")
    numbered = (
        block if "\n---\n" in block or block.lstrip().startswith("#") else f"{block} {number}.{at}"
        for at, block in enumerate(paragraphs)
    )
    return front + "\n\n".join(numbered) + "\n"


def side_by_side(folder: Path, rounds: int) -> Iterator[str]:
    """Time the build, the build with nothing changed, the check, WeasyPrint and others; give the rows of a table."""
    output = folder / "build"
    build = [*PAMPHLET, "build", "manuscript", "--output", str(output)]
    cold = Timed("build, all formats", build, lambda: shutil.rmtree(output, ignore_errors=True))
    alone = Timed(
        "build, all formats, one process",
        [*PAMPHLET, "build", "manuscript", "--jobs", "1", "--output", str(folder / "alone")],
        lambda: shutil.rmtree(folder / "alone", ignore_errors=True),
    )
    one = folder / "one"
    pdf = Timed(
        "build, the PDF alone",
        [*PAMPHLET, "build", "manuscript", "--format", "pdf", "--output", str(one)],
        lambda: shutil.rmtree(one, ignore_errors=True),
    )
    unchanged = Timed("build, nothing changed", build)
    check = Timed("check", [*PAMPHLET, "check", "manuscript"])
    weasyprint = Timed("weasyprint, the same pages", same_pages(folder))
    chain = Timed("pandoc three times, Typst twice", others_chain(folder))
    timed = (weasyprint, chain, cold, alone, pdf, unchanged, check)
    for number in range(rounds + 1):
        for each in timed:
            each.run()
            if number == 0:  # the first round warms the machine's caches
                each.seconds.clear()
    yield "| command | seconds | of processor | to weasyprint | to the chain | to the build | peak MiB |"
    yield "|---|---|---|---|---|---|---|"
    for each in timed:
        spent = statistics.median(each.processor)
        ratios = [each.median / other.median for other in (weasyprint, chain, cold)]
        figures = " | ".join(f"{ratio:.3f}" for ratio in ratios)
        seconds = f"{each.median:.2f} | {spent:.2f}"
        yield f"| {each.name} | {seconds} | {figures} | {max(each.peak_mib):.0f} |"


def warm(folder: Path, rounds: int) -> Iterator[str]:
    """Time whole releases by a process that has just begun, and by one that has built before; give a table's rows."""
    output = folder / "warm"
    script = (
        "import time; from pathlib import Path; from pamphlet.batch import warm;"
        "from pamphlet.pipeline.build import build; began = time.process_time();"
        f"build(Path('manuscript'), Path({str(output)!r})); print(time.process_time() - began)"
    )
    cold = Timed(
        "cold",
        [*PAMPHLET, "build", "manuscript", "--jobs", "1", "--output", str(output)],
        partial(shutil.rmtree, output, ignore_errors=True),
    )
    spent = []
    for _ in range(rounds):
        cold.run()
        shutil.rmtree(output)
        environment = {**os.environ, **BYTECODE, "PYTHONPATH": str(ROOT)}
        told = subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            check=True,
        )
        spent.append(float(told.stdout))
    at_first, later = statistics.median(cold.processor), statistics.median(spent)
    yield "| one process, all formats | of processor | to a cold one |"
    yield "|---|---|---|"
    yield f"| cold | {at_first:.2f} | 1.00 |"
    yield f"| warm, as the workers of a press | {later:.2f} | {later / at_first:.2f} |"


def on_paper(folder: Path, rounds: int) -> Iterator[str]:
    """Time the A5 pages alone, and all that is printed, on two processors; give the rows of a table."""
    timed = []
    for name, formats in (("the A5 pages", ("pdf",)), ("all for print", PRINT)):
        output = folder / "-".join(formats)
        chosen = [part for each in formats for part in ("--format", each)]
        command = [
            *PAMPHLET,
            "build",
            "manuscript",
            "--jobs",
            "2",
            "--output",
            str(output),
            *chosen,
        ]
        timed.append(Timed(name, command, partial(shutil.rmtree, output, ignore_errors=True)))
    for _ in range(rounds):
        for each in timed:
            each.run()
    yield "| on paper | seconds | to the A5 pages | peak MiB |"
    yield "|---|---|---|---|"
    for each in timed:
        ratio = each.median / timed[0].median
        yield f"| {each.name} | {each.median:.2f} | {ratio:.2f} | {max(each.peak_mib):.0f} |"


def beside_the_layout(rounds: int) -> Iterator[str]:
    """Time the writing of the e-books from the laid-out A5 pages, beside that layout; give the rows of a table."""
    from pamphlet.formats import Ready
    from pamphlet.formats.epub import book as epub
    from pamphlet.formats.epub import kepub
    from pamphlet.pages.composition import compose
    from pamphlet.pipeline.build import check
    from pamphlet.press.typeset import typeset

    pamphlet, problems = check(ROOT / "manuscript")
    if pamphlet is None:
        raise SystemExit("\n".join(map(str, problems)))
    pages = compose(pamphlet)
    seconds: dict[str, list[float]] = {"A5 layout": [], "EPUB": [], "EPUB for Kobo": []}
    for number in range(rounds + 1):  # the first round loads the libraries
        moments = [time.perf_counter()]
        ready = Ready({"a5": typeset(pages)})
        moments.append(time.perf_counter())
        book = epub.write(pages, ready)
        moments.append(time.perf_counter())
        kepub.write(pages, Ready(ready.printed, book))
        moments.append(time.perf_counter())
        for name, before, after in zip(seconds, moments, moments[1:], strict=False):
            if number:
                seconds[name].append(after - before)
    layout = statistics.median(seconds["A5 layout"])
    yield "| step | seconds | to the A5 layout |"
    yield "|---|---|---|"
    for name, each in seconds.items():
        yield f"| {name} | {statistics.median(each):.2f} | {statistics.median(each) / layout:.3f} |"


def growth(folder: Path, rounds: int) -> Iterator[str]:
    """Time the build of the same text several times over; give the rows of a table."""
    builds = []
    for times in TIMES:
        output = folder / f"build-{times}"
        command = [*PAMPHLET, "build", str(grown(folder, times)), "--output", str(output)]
        builds.append(
            Timed(str(times), command, partial(shutil.rmtree, output, ignore_errors=True))
        )
    for _ in range(rounds):
        for build in builds:
            build.run()
    yield "| times the text | seconds | of processor | cost per word, to once | peak MiB |"
    yield "|---|---|---|---|---|"
    once = statistics.median(builds[0].processor)
    for times, build in zip(TIMES, builds, strict=True):
        spent = statistics.median(build.processor)
        figures = f"{build.median:.2f} | {spent:.1f} | {spent / times / once:.2f}"
        yield f"| {times} | {figures} | {max(build.peak_mib):.0f} |"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each command is timed")
    parser.add_argument("--no-growth", action="store_true", help="leave the longer texts out")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for line in side_by_side(Path(folder), chosen.rounds):
            print(line)
        print()
        for line in warm(Path(folder), chosen.rounds):
            print(line)
        print()
        for line in on_paper(Path(folder), chosen.rounds):
            print(line)
        print()
        for line in beside_the_layout(chosen.rounds):
            print(line)
        if not chosen.no_growth:
            print()
            for line in growth(Path(folder), 1):
                print(line, flush=True)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
