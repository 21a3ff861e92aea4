"""What the table of formats demands of each of its lines."""

import re
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from lxml import etree

from pamphlet.formats import EVERY_OTHER, FORMATS, Format, Ready
from pamphlet.pages import Pages
from pamphlet.pipeline.proofreading import whole_works
from pamphlet.verify.compare.compare import compare
from pamphlet.verify.copies import HYPHEN, read_copy
from tests.formats.made import REPOSITORY, pages_of
from tests.laid_out import printed
from tests.share import share

pytestmark = share(4)

CARRY_NO_TEXT = "-print-shop-cover.pdf"

EVERY = pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.name)
HOLDING = pytest.mark.parametrize(
    "each",
    [each for each in FORMATS if {"words", "sheets"} & {*chain(*each.proves.values())}],
    ids=lambda each: each.name,
)
UNPRINTED = pytest.mark.parametrize(
    "each",
    [each for each in FORMATS if not each.needs and "words" in chain(*each.proves.values())],
    ids=lambda each: each.name,
)


def files(each: Format, work: str = "manuscript") -> dict[str, bytes]:
    """Give the files of a work in a format, which are written once."""
    return _files(each.name, work)


@cache
def _files(name: str, work: str) -> dict[str, bytes]:
    return written(next(each for each in FORMATS if each.name == name), work)


def written(each: Format, work: str = "manuscript") -> dict[str, bytes]:
    """Write a work in a format."""
    layouts = (*each.needs, *each.takes)
    ready = Ready({layout: printed(work, layout) for layout in layouts}, {"made.txt": b"before"})
    return each.load()(pages_of(work), ready)


@EVERY
def test_it_makes_the_files_that_it_says(each: Format, first: Pages) -> None:
    """A format makes one file for each of its suffixes, named after the slug."""
    assert list(files(each)) == [first.metadata.slug + suffix for suffix in each.suffixes]


@HOLDING
def test_it_holds_every_word(each: Format, first: Pages) -> None:
    """Each file holds every word of the work in order, read by a reader that shares no code with its writer.

    Sheets do so when they are unfolded.
    """
    whole = whole_works(each, files(each))
    assert whole
    assert list(whole) == [name for name in files(each) if not name.endswith(CARRY_NO_TEXT)]
    for name, content in whole.items():
        assert not compare(first.words, read_copy(name, content)).differences


def test_a_format_is_made_after_known_ones() -> None:
    """What a format is made after are formats of the table; the bag is made after all others."""
    names = {each.name for each in FORMATS}
    after = {each.name: each.after for each in FORMATS}
    assert after.pop("complete") == EVERY_OTHER
    assert names.issuperset(chain(*after.values()))


@UNPRINTED
def test_it_holds_every_word_of_any_work(each: Format, pages: Pages) -> None:
    """So it is with works from right to left, with pictures, tables, notes, and many voices."""
    for name, content in each.load()(pages, Ready()).items():
        assert not compare(pages.words, read_copy(name, content)).differences


@HOLDING
def test_it_holds_the_licence_and_the_end(each: Format, first: Pages) -> None:
    """Each file holds the condition word for word on the licence page too, the fingerprint and the marked end.

    Behind the end there is nothing but what stands at the foot of the page, or the back cover.
    """
    assert first.metadata.licence
    end = "End of “Leon Trotsky on the Fall of the Soviet Union”"
    cover = etree.fromstring(first.covers[1].xhtml.encode()).find("{*}body")
    assert cover is not None
    back = " ".join("".join(cover.itertext()).split())
    for name, content in whole_works(each, files(each)).items():
        copy = read_copy(name, content)
        text = " ".join(copy.words)
        condition = first.metadata.licence.condition
        assert text.replace(HYPHEN, "").replace("-", "").count(condition.replace("-", "")) >= 2
        assert first.words.fingerprint[:4] + " " + first.words.fingerprint[4:8] in text
        printed = (word for at, word in enumerate(copy.words) if at not in copy.furniture)
        _, found, rest = " ".join(printed).rpartition(end)
        assert found
        assert letters(rest).lstrip("0123456789") in (
            "",
            letters(back),
        )  # a list's numbers are drawn last


def letters(text: str) -> str:
    """Give the letters and figures of a text, whatever parts them."""
    return "".join(filter(str.isalnum, text))


@EVERY
def test_it_is_the_same_twice(each: Format) -> None:
    """Written twice, a file is the same byte for byte."""
    assert written(each) == files(each)


@EVERY
def test_the_readme_names_it(each: Format) -> None:
    """Whoever reads the README learns what the format is for."""
    told = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert all(f"`SLUG{suffix}`" in told for suffix in each.suffixes)


@EVERY
def test_its_module_is_small(each: Format) -> None:
    """A module is one idea, and stays under 300 lines."""
    path = REPOSITORY / Path("pamphlet", "formats", *each.module.split(".")).with_suffix(".py")
    assert len(path.read_text(encoding="utf-8").splitlines()) < 300


@UNPRINTED
def test_turns_citations_and_brackets_are_counted(each: Format) -> None:
    """Each file has 43 questions, 43 answers, 55 citations to 18 keys and 180 other brackets, none more."""
    for name, content in files(each).items():
        text = " ".join(read_copy(name, content).words)
        text = text[text.index("INTRODUCTORY NOTE") : text.index("The works cited, under the keys")]
        brackets = re.findall(r"\[[^\[\]]*\]", text)
        cited = [each for each in brackets if re.match(r"\[(19\d\d[a-d]?|1939-40|1905):", each)]
        keys = {key for each in cited for key in re.findall(r"(19\d\d(?:[a-d]|-40)?):", each)}
        assert len(re.findall(r"(?:Contemporary Socialist \(CS\)|\bCS):", text)) == 43
        assert len(re.findall(r"(?:Leon Trotsky \(LT\)|\bLT):", text)) == 43
        assert (len(cited), len(keys), len(brackets) - len(cited)) == (55, 18, 180)
