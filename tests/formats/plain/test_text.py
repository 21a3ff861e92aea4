"""The text file: lines of at most 72 columns, and nothing that was not typed within a paragraph."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pamphlet.formats import Ready
from pamphlet.formats.plain import text
from pamphlet.formats.xhtml import SPACE
from pamphlet.pages import Asset, Pages
from tests.formats.made import PIXEL, made


def written(pages: Pages) -> str:
    """Write the text file of a work."""
    return text.write(pages, Ready())[f"{pages.metadata.slug}.txt"].decode()


def part(xhtml: str) -> str:
    """Write one part, and give its lines."""
    whole = written(made(xhtml))
    return whole.partition("* * *")[2].partition("\n\n\nLicence\n=======")[0].strip("\n")


def test_lines_end_in_line_feeds(pages: Pages) -> None:
    """The file has line feeds, no other line end, no space at the end of a line, and ends in one line feed."""
    lines = written(pages)
    assert not re.search(r"[\r\t\f\v]| \n", lines)
    assert lines.endswith("\n")
    assert not lines.endswith("\n\n")


def test_lines_are_short(pages: Pages) -> None:
    """No line is wider than 72 columns, but for one that is a single word, or code."""
    for line in written(pages).split("\n"):
        width = text.columns_of(line)
        assert width <= 72 or " " not in line.strip() or line.startswith("    "), line


def test_lines_are_filled() -> None:
    """A line ends where the next word would not have fitted."""
    lines = part(f"<p>{'seven ' * 40}</p>").split("\n")
    assert [len(line) for line in lines[:-1]] == [71] * (len(lines) - 1)


def test_the_first_pamphlet_reads_well(first: Pages) -> None:
    """The title stands first, underlined; each part begins in sight; the end is marked."""
    lines = written(first).split("\n")
    assert lines[:2] == [first.metadata.title, "=" * len(first.metadata.title)]
    assert "INTRODUCTORY NOTE" in lines
    interview = lines.index("* * *".center(72).rstrip())
    assert lines[interview + 2].startswith("Contemporary Socialist (CS): The social phenomenon")
    assert lines[-2] == f"End of “{first.metadata.title}”"


def test_a_label_begins_its_paragraph(first: Pages) -> None:
    """Each of the 86 turns begins a line, after an empty one, with its label as typed."""
    turns = re.findall(
        r"\n\n(?:CS|LT|Contemporary Socialist \(CS\)|Leon Trotsky \(LT\)):", written(first)
    )
    assert len(turns) == 86


def test_emphasis_is_not_marked() -> None:
    """What is typed is what is printed: no star, no underline."""
    assert (
        part("<p>So <em>it</em> is <strong>not</strong> <code>x</code>.</p>") == "So it is not x."
    )


def test_a_long_word_stays_whole() -> None:
    """A word or an address wider than the line stands on one of its own."""
    address = "https://example.org/" + "long/" * 20
    assert part(f"<p>See {address} there.</p>").split("\n") == ["See", address, "there."]


def test_a_no_break_space_holds() -> None:
    """What a no-break space holds together stays on one line, space and all."""
    assert part(f"<p>{'x' * 68} 5\u00a0km</p>").split("\n") == ["x" * 68, "5\u00a0km"]


def test_wide_characters_take_two_columns() -> None:
    """Ideographs take two columns, combining accents none."""
    assert text.columns_of("冊子") == 4
    assert text.columns_of("e\u0301") == 1
    assert part(f"<p>{'冊' * 20} {'冊' * 20}</p>").split("\n") == ["冊" * 20, "冊" * 20]


def test_asked_line_ends_are_kept() -> None:
    """Verses keep their lines."""
    assert part("<p class='verse'>Fold it once<br/>\nand twice</p>") == "Fold it once\nand twice"


def test_lists_and_quotations_are_set_in() -> None:
    """Points have hyphens, numbers count on from their start, quotations stand in by four columns."""
    assert part("<ul><li><p>one</p></li><li><p>two</p></li></ul>") == "- one\n- two"
    assert part('<ol start="9"><li><p>nine</p></li><li><p>ten</p></li></ol>') == "9. nine\n10. ten"
    assert part("<p>He:</p><blockquote><p>So.</p></blockquote>") == "He:\n\n    So."
    assert part("<ul><li><p>one</p><ul><li><p>in</p></li></ul></li></ul>") == "- one\n\n  - in"


def test_code_keeps_its_spaces() -> None:
    """Lines of code are set in and not filled."""
    assert part("<pre><code>a  |  b\n  c\n</code></pre>").split("\n") == ["    a  |  b", "      c"]


def test_a_narrow_table_stands_in_columns() -> None:
    """A table that fits the line has columns, its head underlined."""
    table = (
        "<table><thead><tr><th>Sheet</th><th>Leaves</th></tr></thead>"
        "<tbody><tr><td>folio</td><td>2</td></tr></tbody></table>"
    )
    assert part(table).split("\n") == ["Sheet  Leaves", "-----  ------", "folio  2"]


def test_a_wide_table_keeps_its_words_in_order() -> None:
    """Cells are never wrapped side by side: in a wide table each stands on lines of its own."""
    row = f"<tr><td>{'left ' * 10}</td><td>{'right ' * 10}</td></tr>"
    lines = part(f"<table><tbody>{row}{row}</tbody></table>")
    one = f"{('left ' * 10).strip()}\n    {('right ' * 10).strip()}"
    assert lines == f"{one}\n\n{one}"


def test_a_picture_is_told() -> None:
    """A picture that stands alone is told by its description, an ornament not at all, nor one within a sentence."""
    image = '<img src="images/picture-1.png" alt="{}"/>'
    picture = Asset("images/picture-1.png", "image/png", PIXEL)
    pages = made(
        f"<p>{image.format('a folded sheet')}</p><p>{image.format('')}</p>", assets=[picture]
    )
    assert "\n\nPicture: a folded sheet\n\n\n" in written(pages)
    assert part(f"<p>So {image.format('a sheet')} it is.</p>") == "So it is."


def test_notes_stand_at_the_end_of_their_part() -> None:
    """The call of a note is a raised figure, and the note begins with the same one."""
    call = '<a role="doc-noteref" href="text.xhtml#note-1">12</a>'
    back = '<p class="note-number"><a role="doc-backlink" href="text.xhtml#call-1">12</a></p>'
    note = f'<aside class="note" id="note-1">{back}<p>A quarto.</p><p>It is.</p></aside>'
    assert part(f"<p>Fold{call}.</p>{note}") == "Fold¹².\n\n¹² A quarto.\n\n   It is."


def test_links_back_are_left_out(first: Pages) -> None:
    """Where nothing can be clicked there are no numbers that lead back, and no sentence that promises them."""
    lines = written(first)
    assert first.strings["sources-intro"] in " ".join(lines.split())
    assert first.strings["sources-back"] not in " ".join(lines.split())
    assert "Cited" not in lines


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=400),
    st.integers(8, 80),
)
def test_wrapping_loses_no_character(typed: str, columns: int) -> None:
    """Whatever the text, joined lines are the text again, white space aside, and only single words are too wide."""
    lines = text.wrapped(typed, columns)
    assert " ".join(lines) == " ".join(filter(None, SPACE.split(typed)))
    assert all(text.columns_of(line) <= columns or " " not in line for line in lines)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_no_marks_of_direction_are_put_in(direction: str, pages: Pages) -> None:
    """Right-to-left works get no invisible characters: programs that show text know what to do."""
    if pages.metadata.direction == direction:
        invisible = {each for each in written(pages) if unicodedata.category(each) == "Cf"}
        assert invisible <= set("".join(pages.words.flat()))


def test_what_is_raised_or_lowered_is_so_by_its_signs() -> None:
    """“10²” is not “102”; what Unicode has no sign for stands on the line."""
    typed = "<p>10<sup>2</sup> H<sub>2</sub>O 2<sup>nd</sup> A<sup>Qb</sup></p>"
    assert "10² H₂O 2ⁿᵈ AQb" in part(typed)
