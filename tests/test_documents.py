"""What CONTRIBUTING.md and SECURITY.md say is so: paths, the values of the tour, the numbers of the bounds."""

from __future__ import annotations

import ast
import re
import zipfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from pamphlet.pages.composition import compose
from pamphlet.pipeline.build import check
from pamphlet.work.nodes import Alteration
from pamphlet.work.walk import runs_within
from pamphlet.work.words import grouped
from tests.cli.runs import run

ROOT = Path(__file__).parents[1]
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
SECURITY = (ROOT / "SECURITY.md").read_text("utf-8")
UNITS = {"": 1, "s": 1, "kB": 10**3, "MB": 10**6, "MiB": 2**20}
BOUNDS = re.findall(
    r"^\| [^|]+ \| ([\d,]+) ?(s|kB|MB|MiB)? \| `([\w.]+)\.([A-Z_]+)` \|$", SECURITY, re.MULTILINE
)
# The rooms that read what strangers made, and what they call a bound.
READING = (
    *(
        "verify/bags.py",
        "verify/carried.py",
        "verify/copies",
        "verify/guard.py",
        "verify/opening.py",
    ),
    *("verify/report", "release", "site", "manuscript", "pages/own_style", "work/exemplar.py"),
    *("editor/imports/documents", "editor/imports/record/files.py", "editor/imports/received.py"),
)
BOUND = re.compile(r"(?:[A-Z]+_)*(?:LARGEST|MOST|DEEPEST)(?:_[A-Z]+)*")
NO_BOUNDS = (  # they tell how much is shown or asked, or what a text looks like
    "editor.imports.documents.tables.MOST_COLUMNS",
    "editor.imports.documents.tables.MOST_IN_CELL",
    "manuscript.copy_text.proof.MARKUP_MOST",
    "manuscript.copy_text.proof.SHOWN_MOST",
    "manuscript.copy_text.proof.WORDS_SHOWN_MOST",
    "manuscript.files.CONTROLS_TOLD_MOST",
    "manuscript.files.HINTS_MOST",
    "manuscript.markdown.gathering.MOST_TOLD",
    "manuscript.markdown.labels.MOST_INITIALS",
    "manuscript.settings.print_settings.MOST_SHEETS",
    "pages.own_style.rules.SHOWN_MOST",
    "pages.own_style.rules.TOLD_MOST",
    "site.catalogue.MOST_SHOWN",
    "site.feeds.MOST",
    "site.page.MOST_DEPARTURES",
    "verify.copies.meaning.MOST_WORDS_OF_SCAN",
)
WORD = "[was]"  # is followed through the house


def test_what_is_named_is_there() -> None:
    """Each file and folder of the repository that the two name exists, but for what stands for another name."""
    for path in re.findall(r"`((?:pamphlet|tests|manuscript)/[^`]*)`", CONTRIBUTING + SECURITY):
        assert "CODE" in path or (ROOT / path).exists(), path
    for target in re.findall(r"\]\(([\w.]+)[^)]*\)", CONTRIBUTING + SECURITY):
        assert (ROOT / target).exists(), target
    for name in re.findall(r"^make (\w+)", CONTRIBUTING, re.MULTILINE):
        assert re.search(rf"^{name}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE), name


def test_the_word_of_the_tour_is_read_and_composed_so() -> None:
    """Place, block, number, fingerprint and markup of the word are those of the first pamphlet."""
    pamphlet, _ = check(Path("manuscript"))
    assert pamphlet
    words = pamphlet.words
    block = next(block for block in words.blocks if WORD in block.words)
    number = block.words.index(WORD) + 1
    alterations = (run for run in runs_within(pamphlet.parts) if isinstance(run, Alteration))
    node = next(node for node in alterations if WORD in repr(node))
    section = next(section for section in compose(pamphlet).sections if section.name == "interview")
    marked = f'<span class="alteration">{WORD}</span>'
    assert marked in section.xhtml
    for told in (
        f"`{node!r}`",
        f"opens turn {block.turn},",
        f"number {number} of the {len(block.words)} in the block `{block.anchor}`",
        f"one of {words.count} in the work",
        f"begins with `{grouped(words.fingerprint)}`",
        f"`{marked}` on the page `{section.name}`",
    ):
        assert told in CONTRIBUTING, told


def test_the_word_of_the_tour_is_printed_and_verified_so(release: Path, tmp_path: Path) -> None:
    """Page, line and verdict are those that the program gives."""
    text = next(release.glob("*.txt")).read_text("utf-8")
    line = next(line for line in text.splitlines() if WORD in line)
    assert f"`{line}`" in CONTRIBUTING
    with zipfile.ZipFile(next(release.glob("*union.epub"))) as book:
        before = book.read("EPUB/interview.xhtml").decode().partition(WORD)[0]
    marker = re.findall(r'<span id="page_\d+"[^>]*/>', before)[-1]
    label = re.sub(r".*page_(\d+).*", r"\1", marker)
    assert f"falls on page {label}," in CONTRIBUTING
    assert f"`{marker}`" in CONTRIBUTING
    copy = tmp_path / "copy.txt"
    copy.write_text(text.replace(WORD, "was", 1), "utf-8")
    told = run("verify", str(copy), "--against", "manuscript").stdout
    hunk = told[told.index("@@") :].rstrip()
    shown = "\n".join(f"    {line}" for line in hunk.splitlines())
    assert f"```\n{shown}\n    ```" in CONTRIBUTING


@pytest.mark.parametrize(("number", "unit", "module", "name"), BOUNDS)
def test_each_bound_is_that_of_the_code(number: str, unit: str, module: str, name: str) -> None:
    """A number in the table is the one that holds."""
    bound = getattr(import_module(module), name)
    scale = 1 if name.endswith(f"_{unit.upper()}") else UNITS[unit]
    assert bound == int(number.replace(",", "")) * scale


def test_no_bound_is_left_out_of_the_table() -> None:
    """Every row of the tables was read, and what those who read strangers' files call largest or most stands there."""
    rows = [line for line in SECURITY.splitlines() if line.startswith("| ") and "`" in line]
    assert len(rows) == len(BOUNDS)
    told = {f"{module}.{name}" for _, _, module, name in BOUNDS}
    assert set(bounds_of_the_code()) - told - {f"pamphlet.{name}" for name in NO_BOUNDS} == set()


def bounds_of_the_code() -> Iterator[str]:
    """Give each whole number that the modules of those rooms call the largest, the most or the deepest."""
    for room in READING:
        path = ROOT / "pamphlet" / room
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            module = ".".join(file.relative_to(ROOT).with_suffix("").parts)
            for line in ast.parse(file.read_text("utf-8")).body:
                match line:
                    case ast.Assign([ast.Name(name)]) if BOUND.fullmatch(name):
                        bound = getattr(import_module(module), name)
                        if type(bound) is int:
                            yield f"{module.removesuffix('.__init__')}.{name}"


def test_what_is_no_bound_is_a_number_of_the_code() -> None:
    """The list of exceptions names nothing that is no more."""
    assert {f"pamphlet.{name}" for name in NO_BOUNDS} <= set(bounds_of_the_code())
