"""The comparison in the checking page is that of `pamphlet verify`: one truth, in two languages."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from unicodedata import category

import pytest
from rapidfuzz.distance import Indel, Levenshtein

from pamphlet.formats.check.bundle import bundle
from pamphlet.verify.compare.apparatus import said, says_nothing
from pamphlet.verify.compare.excerpts import names_work
from pamphlet.verify.compare.folding import fold
from pamphlet.verify.copies import Copy
from pamphlet.work.words import PartWords, Words
from tests.formats.check.asked import HERE, SCRIPT, called, run
from tests.releases import REPOSITORY
from tests.validators.websites import evaluate

# The page reads no PDF: lines that are drawn in both directions, without their order, stand nowhere else.
ONLY_IN_PDFS = {"drawn_lines"}

VECTORS = REPOSITORY / "tests" / "vectors"
GROUPS = sorted(path.stem for path in VECTORS.glob("*.json") if path.stem != "schema")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.mark.parametrize("group", GROUPS)
def test_each_vector_gets_its_verdict(group: str) -> None:
    """Verdict, findings and places are those that stand in the vectors."""
    assert json.loads(run("vectors.mjs", given=json.dumps(vectors_of(group)))) == []


@pytest.mark.parametrize("group", GROUPS)
def test_a_wrong_verdict_is_told(group: str) -> None:
    """Where a copy has one word more, its verdict is told to differ."""
    given = vectors_of(group)
    vector = next(each for each in given["vectors"] if each["expected"]["words_found"])
    vector["copy"]["words"] += " more"
    wrong = json.loads(run("vectors.mjs", given=json.dumps(given)))
    assert [each["name"] for each in wrong] == [vector["name"]]


def test_so_does_it_in_a_browser(tmp_path: Path) -> None:
    """As it is bundled, the comparison gives the same verdicts in Chromium."""
    given = {"vectors": [], "works": vectors_of("scripts")["works"]}
    given["vectors"] = [vector for group in GROUPS for vector in vectors_of(group)["vectors"]]
    page = tmp_path / "vectors.html"
    page.write_text(
        f"<!DOCTYPE html><title>.</title><script>{bundle('entry.js', module)}</script>", "utf-8"
    )
    assert evaluate(page, f"judged({json.dumps(given)})") == []


ENTRY = """
import { differing } from "./told.js";
import { copy_of } from "./copies/copy.js";
import { verdict } from "./verdict.js";
import { exemplar_from } from "./work/words.js";
globalThis.judged = ({ vectors, works }) => differing(vectors, works, { exemplar_from, copy_of, verdict });
"""


def module(path: str) -> str:
    """Give a module of the page, or one of the test."""
    if path == "entry.js":
        return ENTRY
    return ((HERE if path == "told.js" else SCRIPT) / path).read_text("utf-8")


def vectors_of(group: str) -> dict[str, Any]:
    """Give the vectors of a group, and all works."""
    works = {path.stem: json.loads(path.read_bytes()) for path in (VECTORS / "works").iterdir()}
    return {
        "vectors": json.loads((VECTORS / f"{group}.json").read_bytes())["vectors"],
        "works": works,
    }


def test_the_edits_are_those_of_rapidfuzz() -> None:
    """Of several best alignments the same is taken, whatever the lengths."""
    chance = random.Random(5)  # noqa: S311 - any texts will do, always the same
    calls: list[tuple[str, str, list[Any]]] = []
    wanted: list[Any] = []
    for _ in range(600):
        size = chance.choice((0, 1, 5, 31, 32, 33, 64, 65, 200))
        one = [chance.choice(LETTERS[: chance.choice((2, 3, 20))]) for _ in range(size)]
        other = _edited(one, chance)
        calls.append(("work/editops", "common_runs", [one, other]))
        wanted.append(_equal(one, other))
        calls.append(("work/editops", "replaced", ["".join(one), "".join(other)]))
        wanted.append(_replaced("".join(one), "".join(other)))
    found = called(calls)
    found[::2] = map(_joined, found[::2])
    assert found == wanted


def _edited(letters: list[str], chance: random.Random) -> list[str]:
    edited = list(letters)
    for _ in range(chance.randrange(12)):
        at = chance.randrange(len(edited) + 1)
        edited[at : at + chance.randrange(3)] = chance.choices(LETTERS[:6], k=chance.randrange(3))
    return edited


def _equal(one: list[str], other: list[str]) -> list[list[int]]:
    return _joined(
        [step.src_start, step.dest_start, step.src_end - step.src_start]
        for step in Indel.opcodes(one, other)
        if step.tag == "equal"
    )


def _joined(runs: Iterable[list[int]]) -> list[list[int]]:
    joined: list[list[int]] = []
    for start, other, length in runs:
        if joined and [start, other] == [
            joined[-1][0] + joined[-1][2],
            joined[-1][1] + joined[-1][2],
        ]:
            joined[-1][2] += length
        else:
            joined.append([start, other, length])
    return joined


def _replaced(one: str, other: str) -> list[str]:
    steps = [step for step in Levenshtein.opcodes(one, other) if step.tag != "equal"]
    return [
        "".join(one[step.src_start : step.src_end] for step in steps),
        "".join(other[step.dest_start : step.dest_end] for step in steps),
    ]


def test_typography_is_the_same() -> None:
    """Letter case, quotation marks, digits and marks of all scripts are folded alike."""
    codes = [*range(0x20, 0x1C80), *range(0x1E00, 0x2C00), *range(0xF900, 0xFFFE)]
    known = [chr(code) for code in codes if category(chr(code)) != "Cn"]  # Node may know more
    words = [text for letter in known for text in (letter, f"a{letter}-b")]
    found = called(
        [("compare/folding", "fold", [word]) for word in words]
        + [("compare/apparatus", "says_nothing", [word]) for word in words]
    )
    wanted = [*map(fold, words), *map(says_nothing, words)]
    different = [row for row in zip(words * 2, found, wanted, strict=True) if row[1] != row[2]]
    assert different == []


@pytest.mark.parametrize(
    "text",
    [
        "Page 6 of 37 Interview",
        "xii INTERVIEW 12.",
        "S. ٦ von ٣٧",
        "a page of sums",
        "civil 1914–18",
        "Chapter 3: Of mills",
        "ГЛАВА IV.",
        "الفصل ٣",
        "chapter civil",
        "00:13:02 [1:02:03,500] 3:75 12:7",
    ],
)
def test_what_stands_beside_says_the_same(text: str) -> None:
    """Numbers of pages, marks and Roman numerals say nothing in either."""
    assert called([("compare/apparatus", "said", [text.split()])]) == [said(text.split())]


@pytest.mark.parametrize(
    "text",
    ["On the fall of the Mill, page 5", "the fall of the hill", "The Fall: of (the) «Mill»", ""],
)
def test_a_file_that_names_the_work_is_known(text: str) -> None:
    """A long title, whatever its marks, is found in either."""
    work = Words((PartWords("part", "Part", ()),), beside=("The Fall of the Mill", "The Mill"))
    wanted = names_work(work, Copy("html", tuple(text.split())))
    given = {"beside": work.beside}, {"words": text.split()}
    assert called([("compare/excerpts", "names_work", list(given))]) == [wanted]


def test_each_habit_is_said() -> None:
    """What is the same at all places of a finding has a sentence in the page."""
    python = (REPOSITORY / "pamphlet" / "verify" / "compare" / "findings.py").read_text("utf-8")
    script = (SCRIPT / "compare" / "findings.js").read_text("utf-8")
    sentences = (SCRIPT / "page" / "sentences.js").read_text("utf-8")
    habits = re.findall(r'^([A-Z_]+) = ("[^"{}]+")$', python, re.MULTILINE)
    assert len(habits) >= 8
    for name, value in habits:
        assert f"export const {name} = {value};" in script, name
        assert f"[habits.{name}, " in sentences, name


def test_each_module_is_one_of_verify() -> None:
    """Who changes a module of the comparison finds its counterpart by the name, and no other stands there."""
    verify = REPOSITORY / "pamphlet" / "verify" / "compare"
    here = {path.stem for path in (SCRIPT / "compare").glob("*.js")}
    assert here == {path.stem for path in verify.glob("*.py")} - {"__init__"} - ONLY_IN_PDFS
    for name in sorted(here):
        script = (SCRIPT / "compare" / f"{name}.js").read_text("utf-8")
        python = (verify / f"{name}.py").read_text("utf-8")
        for constant, value in re.findall(
            r"^(?:export )?const ([A-Z][A-Z_]+) = ([\d_.]+);", script, re.MULTILINE
        ):
            assert re.search(rf"^{constant} = \(?\s*{re.escape(value)}\b", python, re.MULTILINE), (
                name,
                constant,
            )
