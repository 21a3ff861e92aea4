"""Lines in both directions: what is drawn as the work's words would be is read as these, and nothing else is."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pamphlet.verify.compare.drawn_lines import by_the_work
from pamphlet.verify.copies import Copy, Drawn, read_copy
from pamphlet.verify.verdict import verify
from pamphlet.work.words import BlockWords
from tests.verify.papers import pdf
from tests.verify.samples import of_one_part

WORDS = {
    "he": "מים אור בית דפוס אותיות (ראו) ספר, הלך לשוק. „כתב” קורא לאט עולם [ה]שם 1961 ועוד 12, בן 5–7 ד״ב: מה?",
    "ar": "ماء نور بيت مطبعة (انظر) كتاب، ذهب إلى السوق. «كتب» يقرأ ببطء 300 و12",
    "en": "water light house type (see) book, “wrote” reads slowly [the] name 1961 and 14. 5–7 DB: what? state-owned",
}
DIRECTION = {"he": "rtl", "ar": "rtl", "en": "ltr"}
CHANGED = {"בית": "ביתה", "كتاب،": "كتب،", "house": "horse"}


@st.composite
def paragraphs(draw: st.DrawFn) -> list[tuple[str, tuple[str, ...]]]:
    """Draw paragraphs of one script with words of another among them."""
    semitic = draw(st.sampled_from(["he", "ar"]))
    every = []
    for language in draw(st.lists(st.sampled_from([semitic, "en"]), min_size=1, max_size=4)):
        other = "en" if language == semitic else semitic
        runs = draw(
            st.lists(
                st.tuples(st.booleans(), st.integers(0, 99), st.integers(1, 6)),
                min_size=2,
                max_size=6,
            )
        )
        words: list[str] = []
        for is_other, start, length in runs:
            known = WORDS[other if is_other else language].split()
            words += (known * 2)[start % len(known) :][:length]
        every.append((language, tuple(words)))
    return every


@settings(max_examples=12, deadline=None, derandomize=True)
@given(paragraphs(), st.sampled_from(["ltr", "rtl"]))
def test_paragraphs_in_both_directions_come_back(
    every: list[tuple[str, tuple[str, ...]]], direction: str
) -> None:
    """Whatever stands beside what, on a page of either direction: printed and read, each word is there in its place."""
    content = printed(every, direction)
    work = of_one_part(*(BlockWords(f"b{at}", 0, words) for at, (_, words) in enumerate(every)))
    found = verify(work, "x.pdf", content)
    assert found.differences == ()


@pytest.mark.parametrize("semitic", ["he", "ar"])
def test_another_word_is_not_read_as_the_work(semitic: str) -> None:
    """A word that is drawn otherwise is another word, in a line of either direction."""
    chance = random.Random(7)  # noqa: S311 - the same words every time
    for language in (semitic, "en"):
        words = tuple(
            chance.sample(WORDS[language].split(), 8)
            + WORDS["en" if language == semitic else semitic].split()[:3]
        )
        changing = next((word for word in words if word in CHANGED), None)
        if changing is None:
            words, changing = (*words, *set(CHANGED).intersection(WORDS[language].split())), ""
            changing = words[-1]
        work = of_one_part(BlockWords("b", 0, words))
        other = tuple(CHANGED.get(word, word) if word == changing else word for word in words)
        found = verify(work, "x.pdf", printed([(language, other)], DIRECTION[language]))
        assert found.name == "altered", words


def printed(every: list[tuple[str, tuple[str, ...]]], direction: str) -> bytes:
    """Print paragraphs, each in the direction of its language."""
    body = "".join(
        f'<p lang="{language}" dir="{DIRECTION[language]}">{" ".join(words)}</p>'
        for language, words in every
    )
    return pdf(body, "en" if direction == "ltr" else "he", direction)


def test_a_line_that_looks_otherwise_is_left() -> None:
    """What no words of the work look like stays as it was read, and is told to be read by place."""
    block = BlockWords("p-1", 0, ("The", "house", "(בית)", "of", "1961"))
    copy = Copy(
        "pdf",
        ("The", "house", ")תיב(", "of", "1962"),
        visual=frozenset(range(5)),
        drawn=(Drawn(0, 5, "The house (תיב) of 1962"),),
    )
    assert by_the_work(of_one_part(block), copy) == copy


@pytest.mark.parametrize(("count", "last"), [(60, "אור"), (61, "רוא")])
def test_the_longest_line(count: int, last: str) -> None:
    """A line of sixty words is looked for in the work; of more no page has one."""
    words = tuple(f"w{at}" for at in range(1, count))
    read = (*words, "רוא")
    copy = Copy(
        "pdf",
        read,
        visual=frozenset(range(count)),
        drawn=(Drawn(0, count, " ".join(read)),),
    )
    work = of_one_part(BlockWords("p-1", 0, (*words, "אור")))
    assert by_the_work(work, copy).words == (*words, last)


def test_a_word_over_two_pages_is_one() -> None:
    """A word that the end of a line broke goes on behind what stands at the edge of the page."""
    block = BlockWords("p-1", 0, ("אור", "of", "remembers", "בית"))
    copy = Copy(
        "pdf",
        ("רוא", "of", "remem-", "7", "bers", "תיב"),
        page_starts=(0, 4),
        furniture=frozenset({3}),
        visual=frozenset(range(6)),
        drawn=(Drawn(0, 3, "of remem- רוא"), Drawn(4, 6, "bers תיב")),
    )
    read = by_the_work(of_one_part(block), copy)
    assert read.words == ("אור", "of", "remem\x02bers", "7", "בית")
    assert (read.furniture, read.visual) == (frozenset({3}), frozenset())


def test_the_lines_are_told() -> None:
    """A reader of a page from right to left tells how its lines are drawn."""
    copy = read_copy("x.pdf", pdf("<p>אור of בית", "he", "rtl"))
    assert [line.text for line in copy.drawn] == ["תיב of רוא"]


@pytest.mark.parametrize("before", [False, True])
@pytest.mark.parametrize("label", ["ד״ב:", "דוד ברק:", "דוד ברק (ד״ב):"])
def test_a_turn_around_the_work_is_put_in(label: str, *, before: bool) -> None:
    """On a page from right to left, too, a turn that nobody said is put in, whatever form its label has."""
    turns = (
        BlockWords("t-1", 1, ("שא:", "מה", "ראית", "בבית", "הדפוס", "באותו", "הערב?")),
        BlockWords("t-2", 2, ("ד״ב:", "ראיתי", "מגירות", "עץ,", "ובכל", "מגירה", "תאים", "קטנים.")),
    )
    speakers = (("שא", "שמואל אור"), ("ד״ב", "דוד ברק"))
    work = replace(of_one_part(*turns), speakers=speakers)
    said = [" ".join(turn.words) for turn in turns]
    forged = f"{label} מעולם לא הייתי שם ואיני מכיר איש מהם."
    body = "".join(f"<p>{text}</p>" for text in ([forged, *said] if before else [*said, forged]))
    found = verify(work, "x.pdf", pdf(body, "he", "rtl"))
    assert [place.kind for place in found.differences] == ["put in"]
    whole = verify(work, "x.pdf", pdf("".join(f"<p>{text}</p>" for text in said), "he", "rtl"))
    assert whole.name == "complete"


@pytest.mark.parametrize(
    ("label", "first", "second"),
    [
        ("1.", "1. רוא of remem-", "bers the house"),
        ("12)", "12) רוא of remem-", "bers the house"),
        (".3", "תיב of רוא .3", "bers the house"),
    ],
)
def test_the_number_of_an_item_begins_its_first_line(label: str, first: str, second: str) -> None:
    """It is no word of the work: the line behind it is known all the same, and the next goes on with it."""
    said = ("אור", "of", *(("remembers",) if "remem" in first else ("בית", "bers")), "the", "house")
    read = (*first.split(), *second.split())
    split = len(first.split())
    copy = Copy(
        "pdf",
        read,
        visual=frozenset(range(len(read))),
        drawn=(Drawn(0, split, first), Drawn(split, len(read), second)),
    )
    found = by_the_work(of_one_part(BlockWords("p-1", 0, said)), copy)
    assert tuple(word.replace("\x02", "") for word in found.words) == (label, *said)
    assert not found.visual


def test_a_year_that_begins_a_line_is_a_word() -> None:
    """What looks like the number of an item, and is a word of the work, is read as one."""
    block = BlockWords("p-1", 0, ("1961.", "The", "house", "(בית)"))
    copy = Copy(
        "pdf",
        ("1961.", "The", "house", ")תיב("),
        visual=frozenset(range(4)),
        drawn=(Drawn(0, 4, "1961. The house (תיב)"),),
    )
    assert by_the_work(of_one_part(block), copy).words == block.words


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_lists_in_both_directions_on_a_page(direction: str) -> None:
    """On a page of either direction the numbers of items stand before their lines, in theirs."""
    words = {"en": WORDS["en"].split()[:5], "ar": WORDS["ar"].split()[:4]}
    body = "".join(
        f'<ol lang="{language}" dir="{DIRECTION[language]}" style="padding: 0 2em">'
        + "".join(f"<li><p>{' '.join(words[language])}</p></li>" for _ in range(count))
        + "</ol>"
        for language, count in (("en", 4 if direction == "ltr" else 1), ("ar", 2))
    )
    items = [words["en"]] * (4 if direction == "ltr" else 1) + [words["ar"]] * 2
    work = of_one_part(*(BlockWords(f"b{at}", 0, tuple(item)) for at, item in enumerate(items)))
    found = verify(work, "x.pdf", pdf(body, "en" if direction == "ltr" else "ar", direction))
    assert found.differences == ()
