"""Hold the manuscript of the first pamphlet to its copy text.

Reads nothing but `manuscript/` and shares no code with `pamphlet`: where `pamphlet check` is blind,
this is not blind in the same way.
"""

import hashlib
import re
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

MANUSCRIPT = Path(__file__).parent.parent / "manuscript"
COPY_TEXT_SHA256 = "2db783a08ee2b0049fed3b672ed28b8d8e00a62a70d64cdaf0b09302fb3e3230"

LABEL = re.compile(r"(Contemporary Socialist \(CS\)|Leon Trotsky \(LT\)|CS|LT):")
BRACKETED = re.compile(r"\[[^\[\]]*\]")
CITATION = re.compile(r"\[([\w-]+):\s*\d+(?:-\d+)?(?:,\s*\d+(?:-\d+)?)*\s*\]")
PAGE_TURN = re.compile(r"^ (?=\S)", re.MULTILINE)
# What CommonMark would take for markup: a block by its first characters, an inline by a mark in it.
BLOCK_MARKUP = re.compile(r"\s|[-+*>#=|]|\d+[.)]|~~~|\[[^\]]*\]:")
INLINE_MARKUP = re.compile(r"[*_`<>\\&{}~|]|\]\(|\[\^|!\[|\s$")

SIGNS = {
    "left double quotation marks": ("\N{LEFT DOUBLE QUOTATION MARK}", 95),
    "right double quotation marks": ("\N{RIGHT DOUBLE QUOTATION MARK}", 96),
    "left single quotation marks": ("\N{LEFT SINGLE QUOTATION MARK}", 1),
    "right single quotation marks": ("\N{RIGHT SINGLE QUOTATION MARK}", 66),
    "straight quotation marks": ("[\"']", 0),
    "ellipses of one character": ("\N{HORIZONTAL ELLIPSIS}", 24),
    "runs of two full stops": (r"(?<!\.)\.{2}(?!\.)", 1),  # [1915:69].. .
    "runs of three full stops": (r"(?<!\.)\.{3}(?!\.)", 20),
    "runs of four full stops": (r"(?<!\.)\.{4}(?!\.)", 18),
    "runs of more full stops": (r"\.{5}", 0),
    "en dashes": ("\N{EN DASH}", 50),
    "hyphens": ("-", 99),  # 100 as received: an emendation drops one
    "letters with accents": ("[éè]", 3),
    "opening brackets": (r"\[", 235),
    "closing brackets": (r"\]", 235),
}


class PageTurn(NamedTuple):
    """Where a page of the original began, and the words on both sides."""

    line: int  # of the copy text, from 1
    before: str
    after: str


JOINED = {
    "the events of 1989 to + 1991": PageTurn(
        44, "a perspective on the events of 1989 to", "1991 that the capitalists"
    ),
    "impossible without + the legalization": PageTurn(
        184, "Democratization of the soviets [was] impossible without", "the legalization of soviet"
    ),
    "never + envisaged by Marx": PageTurn(
        235, "even if such an experiment was never", "envisaged by Marx?"
    ),
    "the + bureaucratic oligarchy": PageTurn(
        384, "narrower group \N{EN DASH} the", "bureaucratic oligarchy \N{EN DASH} that enjoyed"
    ),
    "so long as that + contradiction": PageTurn(
        434, "However, so long as that", "contradiction [did] not [pass]"
    ),
    "on a basis of + generalized want": PageTurn(
        482, "is unrealizable on a basis of", "“generalized want.” Experience soon"
    ),
    "nationalized + property": PageTurn(
        531, "namely, nationalized", "property supplemented by the monopoly"
    ),
    "counter + revolutionary": PageTurn(
        577, "and by pro-imperialist, counter-", "revolutionary forces, not by the workers."
    ),
    "rank-and-file collective + farmers": PageTurn(
        626, "rank-and-file collective", "farmers, peasants and Red Army men."
    ),
    "the French + working class": PageTurn(
        769, "“the French", "working class,” “the Swedish working class,” etc."
    ),
}

PARTED = {
    "the beginning | heading of the introduction": PageTurn(1, "", "INTRODUCTORY NOTE"),
    "end of the editorial note | first question": PageTurn(
        83, "produced entirely by voluntary labour.", "Contemporary Socialist (CS): The social"
    ),
    "answer | question on socialism in one country": PageTurn(
        134, "work in the Soviet Union. [1937b:56-57]", "CS: Your critique of"
    ),
    "answer | question on socialist methods": PageTurn(
        286, "the chances for capitalist restoration. [1938:64]", "CS: So this is why"
    ),
    "question | answer on the rule of the proletariat": PageTurn(
        334, "the state created by the revolution of 1917.", "LT: The rule of the proletariat"
    ),
    "question | answer on the bureaucracy's progressive role": PageTurn(
        674, "accounts for this failure in your view?", "LT: The progressive role"
    ),
    "answer | question on a stable money system": PageTurn(
        721, "without a stable money system. [1937b:67-68]", "CS: Upon what would"
    ),
}


def load(name: str) -> Any:
    """Read a YAML file of the manuscript."""
    return yaml.safe_load((MANUSCRIPT / name).read_text(encoding="utf-8"))


def read_copy_text() -> str:
    """Read the text as received."""
    return (MANUSCRIPT / "copy-text.txt").read_text(encoding="utf-8")


def read_paragraphs(*parts: str) -> list[str]:
    """Read the paragraphs of these parts, headings without their mark among them."""
    paragraphs: list[str] = []
    for part in parts:
        _, _, body = (MANUSCRIPT / part).read_text(encoding="utf-8").split("---\n", 2)
        paragraphs += body.removesuffix("\n").removeprefix("# ").split("\n\n")
    return paragraphs


def collapse(text: str) -> str:
    """Reduce every run of white space to a single space."""
    return " ".join(text.split())


def emend(text: str) -> str:
    """Apply the emendations on record, whatever white space stands between their words."""
    for emendation in load("emendations.yaml"):
        received = r"\s+".join(re.escape(word) for word in emendation["copy-text"].split())
        text = re.sub(received, emendation.get("reads", emendation["copy-text"]), text)
    return text


def join_line_end_hyphens(text: str) -> str:
    """Put together the words that a line end breaks at a hyphen, and keep the hyphen."""
    return re.sub(r"(?<=\w)-\s*\n\s*(?=\w)", "-", text)


PARTS: list[str] = load("pamphlet.yaml")["parts"]


def test_copy_text_is_untouched() -> None:
    """The copy text is the text that was received, byte for byte."""
    received = (MANUSCRIPT / "copy-text.txt").read_bytes()
    assert hashlib.sha256(received).hexdigest() == COPY_TEXT_SHA256


def test_parts_are_the_copy_text_word_for_word() -> None:
    """The parts in their order are the words of the copy text, but for the emendations."""
    transcribed = join_line_end_hyphens(emend(read_copy_text()))
    assert " ".join(read_paragraphs(*PARTS)).split() == transcribed.split()


def test_each_emendation_has_one_place_and_a_reason() -> None:
    """What an emendation departs from stands once in the copy text, what it reads in the parts."""
    received, printed = collapse(read_copy_text()), collapse(" ".join(read_paragraphs(*PARTS)))
    emendations = load("emendations.yaml")
    readings = [emendation.get("reads") for emendation in emendations]
    assert readings == ["solved", "counterrevolutionary", None]
    assert emendations[2]["kept"] is True
    for emendation in emendations:
        assert received.count(emendation["copy-text"]) == 1
        assert (emendation["copy-text"] in printed) == ("kept" in emendation)
        assert emendation.get("reads", emendation["copy-text"]) in printed
        assert emendation["reason"]


@pytest.mark.parametrize("word", ["“ex-bureaucrats”", "capitalist-restorationist", "long-term"])
def test_a_hyphen_at_a_line_end_stays_in_its_word(word: str) -> None:
    """A word that a line end breaks at its own hyphen is one word, with the hyphen."""
    first, second = word.split("-")
    assert re.search(rf"{first}-\s*\n\s*{second}", read_copy_text())
    assert word in " ".join(read_paragraphs(*PARTS)).split()


@pytest.mark.parametrize(("sign", "count"), SIGNS.values(), ids=SIGNS)
def test_signs_are_as_received(sign: str, count: int) -> None:
    """Quotation marks, dots, dashes, accents and brackets are as many as in the copy text."""
    received = re.findall(sign, emend(read_copy_text()))
    assert re.findall(sign, " ".join(read_paragraphs(*PARTS))) == received
    assert len(received) == count


@pytest.mark.parametrize(
    ("part", "heading", "paragraphs"),
    [
        ("introduction.md", "INTRODUCTORY NOTE", 5),
        ("editorial-note.md", "Editorial Note", 3),
        ("interview.md", None, 86),
    ],
)
def test_parts_have_their_headings_and_paragraphs(
    part: str, heading: str | None, paragraphs: int
) -> None:
    """A part has the heading that the text gives it, or none, and the paragraphs of the text."""
    _, _, body = (MANUSCRIPT / part).read_text(encoding="utf-8").split("---\n", 2)
    assert re.findall(r"^#+ +(.*)$", body, re.MULTILINE) == ([heading] if heading else [])
    assert len(read_paragraphs(part)) == paragraphs + (heading is not None)


def test_nothing_in_a_paragraph_is_markup() -> None:
    """The text of the parts is plain: CommonMark finds no block, emphasis, link or escape in it."""
    for paragraph in read_paragraphs(*PARTS):
        assert not BLOCK_MARKUP.match(paragraph)
        assert not INLINE_MARKUP.search(paragraph)
        assert "\n" not in paragraph


def test_questions_and_answers_alternate() -> None:
    """The interview is 43 questions, each with its answer, and each begins with its label."""
    labels = [LABEL.match(paragraph) for paragraph in read_paragraphs("interview.md")]
    first = ["Contemporary Socialist (CS)", "Leon Trotsky (LT)"]
    assert [label and label[1] for label in labels] == first + ["CS", "LT"] * 42


def test_a_label_stands_nowhere_else() -> None:
    """No turn is hidden inside another paragraph."""
    text = " ".join(read_paragraphs(*PARTS))
    assert len(re.findall(r"\(CS\):|\bCS:", text)) == 43
    assert len(re.findall(r"\(LT\):|\bLT:", text)) == 43


def test_brackets_are_citations_or_alterations() -> None:
    """The interview holds all 235 bracketed runs: 55 citations, and 180 that are none."""
    bracketed = BRACKETED.findall("\n".join(read_paragraphs("interview.md")))
    citations = [run for run in bracketed if CITATION.fullmatch(run)]
    assert (len(bracketed), len(citations)) == (235, 55)
    assert len(BRACKETED.findall(read_copy_text())) == 235


def test_every_source_is_cited_and_every_citation_has_its_source() -> None:
    """The 18 keys of the text are those of the list of sources."""
    keys = [source["id"] for source in load("sources.yaml")["references"]]
    cited = CITATION.findall("\n".join(read_paragraphs("interview.md")))
    assert len(keys) == 18
    assert set(keys) == set(cited)
    assert len(set(keys)) == len(keys)


def test_nothing_is_said_of_an_unidentified_source() -> None:
    """A source is named in the text, or identified, or nothing is said of it but its key."""
    references = load("sources.yaml")["references"]
    named = {source["id"] for source in references if source["status"] == "named"}
    unidentified = {source["id"] for source in references if source["status"] == "unidentified"}
    assert named == {"1937b", "1938"}
    assert unidentified == {"1905", "1932a", "1932c", "1936", "1937d"}
    said = {"id", "status", "type", "author", "title", "issued", "note"}
    for source in references:
        assert set(source) <= ({"id", "status"} if source["id"] in unidentified else said)


def test_named_sources_are_named_in_the_text() -> None:
    """What the note of a named source quotes stands in the interview."""
    text = " ".join(read_paragraphs("interview.md"))
    for source in load("sources.yaml")["references"]:
        if source["status"] == "named":
            quoted = re.search(r"“([^”]+)”", source["note"])
            assert quoted
            assert quoted[1] in text


def test_the_condition_is_the_editors_own_sentence() -> None:
    """The licence quotes a whole paragraph of the editorial note, word for word."""
    assert load("pamphlet.yaml")["licence"]["condition"] in read_paragraphs("editorial-note.md")


def test_the_title_is_marked_as_supplied_and_no_editor_is_named() -> None:
    """The text has no title and names no editor, and the manuscript does not hide that."""
    metadata = load("pamphlet.yaml")
    assert metadata["title-supplied"] is True
    assert metadata["title"] not in collapse(read_copy_text())
    assert [person["name"] for person in metadata["contributors"]] == ["Leon Trotsky"]
    assert [person["role"] for person in metadata["contributors"]] == [
        "author in quotations or text abstracts"
    ]


def test_every_page_of_the_original_is_accounted_for() -> None:
    """Each of the 17 lines at which a page began is told of once, as joined or as parted."""
    text = read_copy_text()
    turns = [text.count("\n", 0, match.start()) + 1 for match in PAGE_TURN.finditer(text)]
    told = sorted(turn.line for turn in (*JOINED.values(), *PARTED.values()))
    assert told == turns
    assert len(told) == 17


@pytest.mark.parametrize("turn", [*JOINED.values(), *PARTED.values()], ids=[*JOINED, *PARTED])
def test_a_page_of_the_original_begins_there(turn: PageTurn) -> None:
    """The words before and after a page turn are those of the copy text."""
    lines = read_copy_text().split("\n")
    assert collapse(" ".join(lines[: turn.line - 1])).endswith(turn.before)
    assert lines[turn.line - 1].startswith(f" {turn.after}")


@pytest.mark.parametrize("turn", JOINED.values(), ids=JOINED)
def test_a_paragraph_broken_by_a_page_is_joined(turn: PageTurn) -> None:
    """The last words of the page and the first of the next stand together in one paragraph."""
    across = emend(f"{turn.before} {turn.after}")
    assert sum(across in collapse(paragraph) for paragraph in read_paragraphs(*PARTS)) == 1


@pytest.mark.parametrize("turn", PARTED.values(), ids=PARTED)
def test_a_paragraph_that_begins_a_page_is_its_own(turn: PageTurn) -> None:
    """The last words of the page end one paragraph, and the first of the next begin another."""
    paragraphs = ["", *read_paragraphs(*PARTS)]
    assert any(
        before.endswith(turn.before) and after.startswith(turn.after)
        for before, after in pairwise(paragraphs)
    )
