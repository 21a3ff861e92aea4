"""The licence page and the colophon: what the whole is, how a copy is checked, what was changed and supplied."""

from dataclasses import replace

from pamphlet import __version__
from pamphlet.pages import Pages
from pamphlet.pages.composition import compose
from pamphlet.pages.strings import load
from pamphlet.pages.strings.locales import in_figures
from pamphlet.work.model import Licence, Pamphlet
from pamphlet.work.words import Words
from tests.pages.conftest import with_parts
from tests.pages.trees import XHTML, by_class, root_of, text


def page_text(pages: Pages, name: str) -> str:
    """Give the text of a page with single spaces."""
    return " ".join(
        text(root_of(next(section for section in pages.sections if section.name == name))).split()
    )


def test_the_condition_stands_word_for_word(first_pages: Pages, first: Pamphlet) -> None:
    """The licence page quotes the condition alone in its block, and names the part that it stands in."""
    root = root_of(next(section for section in first_pages.sections if section.name == "licence"))
    (condition,) = by_class(root, "condition")
    assert first.metadata.licence
    assert text(condition).strip() == first.metadata.licence.condition
    assert "as it stands in Editorial Note:" in page_text(first_pages, "licence")


def test_a_lay_person_is_told_of_the_page_that_checks_copies(first_pages: Pages) -> None:
    """It needs no program: it is named before the one that does."""
    told = page_text(first_pages, "licence")
    assert 0 < told.index("fall-of-the-soviet-union-check.html") < told.index("pamphlet verify")


def test_a_condition_of_two_paragraphs_stands_in_its_part(first: Pamphlet) -> None:
    """Where the reader found the condition the licence page leads, though it runs from one block into the next."""
    blocks = first.words.parts[1].blocks
    condition = " ".join((*blocks[0].words[-4:], *blocks[1].words[:4]))
    licence = Licence("Free", condition, "")
    pages = compose(replace(first, metadata=replace(first.metadata, licence=licence)))
    assert "as it stands in Editorial Note:" in page_text(pages, "licence")
    assert "as it stands in Editorial Note:" in pages.condition


def test_the_whole_is_told_part_by_part(pamphlet: Pamphlet) -> None:
    """Each part is named with the number of its words, its first and its last, and all of them with their sum."""
    pages = compose(pamphlet)
    root = root_of(next(section for section in pages.sections if section.name == "licence"))
    (listing,) = by_class(root, "whole")
    items = list(listing)
    assert len(items) == len(pamphlet.parts)
    total = 0
    for item, part in zip(items, pamphlet.words.parts, strict=True):
        words = part.flat()
        first, last = [text(each) for each in item.iter(f"{XHTML}em")]
        assert first.split() == list(words[: len(first.split())])
        assert last.split() == list(words[-len(last.split()) :])
        assert len(first.split()) == len(last.split()) == min(6, len(words))
        assert part.title in text(item)
        assert in_figures(len(words), pamphlet.metadata.language) in text(item)
        total += len(words)
    assert total == pages.words.count
    assert in_figures(total, pamphlet.metadata.language) in page_text(pages, "licence")


def test_two_parts_of_one_name_are_two(first: Pamphlet) -> None:
    """Parts that bear the same title are counted apart."""
    twins = with_parts(first, *(replace(part, title="Part") for part in first.parts))
    pages = compose(twins)
    numbers = [len(part.flat()) for part in twins.words.parts]
    assert len(set(numbers)) == 3
    assert all(
        f"Part: {in_figures(number, 'en')} words " in page_text(pages, "licence")
        for number in numbers
    )


def test_a_copy_can_be_checked_by_hand_and_with_the_program(first_pages: Pages) -> None:
    """The page shows the pairs of brackets, the command, and the fingerprint in groups with the number of words."""
    said = page_text(first_pages, "licence")
    words: Words = first_pages.words
    digits = words.fingerprint
    assert f"{digits[:4]} {digits[4:8]} {digits[8:12]} {digits[12:16]} … 9,457 words" in said
    assert "pamphlet verify FILE" in said
    assert "there are 235 pairs of them." in said


def test_no_brackets_no_sentence_about_them(first: Pamphlet) -> None:
    """A work without square brackets is not told to have none."""
    pages = compose(replace(with_parts(first, first.parts[0]), sources=(), emendations=()))
    assert "brackets" not in page_text(pages, "licence")


def test_departures_are_told_on_both_pages(first_pages: Pages, first: Pamphlet) -> None:
    """Each emendation stands on the licence page, and with its reason in the colophon; a reading kept is no change."""
    licence, colophon = page_text(first_pages, "licence"), page_text(first_pages, "colophon")
    assert "“so lved” is printed as “solved”" in licence
    for emendation in first.emendations:
        assert f"“{emendation.reads}” is printed as received" in licence or (
            f"“{emendation.copy_text}” is printed as “{emendation.reads}”" in licence
        )
        assert f": {emendation.reason}" in colophon
    kept = [each for each in first.emendations if each.copy_text == each.reads]
    assert licence.count("is printed as received") == len(kept) > 0


def test_what_was_supplied_is_told(first_pages: Pages) -> None:
    """The licence page names the title, the name of the part without a heading, and the entries identified."""
    root = root_of(next(section for section in first_pages.sections if section.name == "licence"))
    (listing,) = by_class(root, "supplied-list")
    assert [text(each) for each in listing] == [
        "the title, “Leon Trotsky on the Fall of the Soviet Union”",
        "the name “Interview” of a part that bears no heading",
        "the entries of the list of sources that are marked there as identified",
    ]
    assert "What was supplied is told on the page “Licence”" in page_text(first_pages, "colophon")


def test_a_work_without_all_this_says_nothing_of_it(first: Pamphlet) -> None:
    """Where nothing was changed or supplied and no licence is stated, the pages claim nothing."""
    metadata = replace(first.metadata, licence=None, title_supplied=False)
    two = with_parts(first, *first.parts[:2])
    bare = replace(two, metadata=metadata, sources=(), emendations=())
    pages = compose(bare)
    said = page_text(pages, "licence")
    assert "This work states no licence." in said
    strings = load("en")
    assert strings
    for key in ("supplied", "emendations"):
        assert strings[key] not in said + page_text(pages, "colophon")
    assert [section.name for section in pages.sections][-2:] == ["licence", "colophon"]


def test_a_licence_with_an_address_leads_there(first: Pamphlet) -> None:
    """The address of the licence is a link; a condition that stands nowhere in the work is quoted all the same."""
    licence = Licence("Free", "Do <as> you like.", "https://example.org/free?a=1&b=2")
    pages = compose(replace(first, metadata=replace(first.metadata, licence=licence)))
    root = root_of(next(section for section in pages.sections if section.name == "licence"))
    assert licence.url in [link.get("href") for link in root.iter(f"{XHTML}a")]
    assert "The condition, word for word: Do <as> you like." in page_text(pages, "licence")


def test_the_colophon_names_program_and_typefaces(pages: Pages) -> None:
    """The version of the program is told, and each typeface once, with its version and its licence."""
    root = root_of(pages.sections[-1])
    (fonts,) = by_class(root, "fonts")
    families = list(dict.fromkeys(font.family for font in pages.fonts))
    assert len(list(fonts)) == len(families)
    for line, family in zip(fonts, families, strict=True):
        assert family in text(line)
        assert "OFL-1.1" in text(line)
    assert __version__ in page_text(pages, "colophon")
