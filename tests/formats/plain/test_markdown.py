"""The Markdown file: what a CommonMark program makes of it is the work again, character for character."""

from html import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree, html
from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from pamphlet.formats import Ready
from pamphlet.formats.plain import markdown
from pamphlet.pages import Asset, Pages
from pamphlet.work.scripts import LOWERED, RAISED
from pamphlet.work.words import canonical_words
from tests.formats.made import PIXEL, made
from tests.share import by_run

PLAIN = str.maketrans({sign: plain for signs in (RAISED, LOWERED) for plain, sign in signs.items()})
PROGRAM = (
    MarkdownIt("commonmark", {"html": False})
    .enable(["table", "strikethrough"])
    .use(footnote_plugin)
    .use(front_matter_plugin)
    .use(attrs_plugin, spans=True)
)


def written(pages: Pages) -> str:
    """Write the Markdown file of a work."""
    return markdown.write(pages, Ready())[f"{pages.metadata.slug}.md"].decode()


def part(xhtml: str) -> str:
    """Write one part."""
    return written(made(xhtml)).partition("* * *\n\n")[2].partition("\n\n## Licence")[0]


def rendered(source: str) -> str:
    """Render Markdown as HTML."""
    shown = PROGRAM.render(source)
    assert isinstance(shown, str)
    return shown


def seen(markup: str) -> str:
    """Give the text of markup, each run of white space as a space."""
    return " ".join(html.fragment_fromstring(markup, create_parent=True).text_content().split())


def test_it_says_what_it_is(first: Pages) -> None:
    """The front matter is YAML with the work's metadata, the condition, the fingerprint and the number of words."""
    import yaml

    known = yaml.safe_load(written(first).split("---\n")[1])
    assert first.metadata.licence
    assert known["title"] == first.metadata.title
    assert known["licence"] == first.metadata.licence.condition
    assert (known["fingerprint"], known["words"]) == (first.words.fingerprint, first.words.count)
    assert known["contributors"] == [
        {"name": "Leon Trotsky", "role": "author in quotations or text abstracts"}
    ]


def test_every_work_comes_back(pages: Pages) -> None:
    """Rendered, the file shows each paragraph, heading, line and cell of the work, word for word."""
    shown = seen(rendered(written(pages)).replace("<sup", " <sup")).translate(PLAIN)
    for block in pages.words.blocks:
        if not block.calls:
            assert " ".join(block.words).translate(PLAIN) in shown


def test_headings_stand_below_the_title(first: Pages) -> None:
    """The title is the one heading of the first level, the parts are of the second."""
    tree = html.fragment_fromstring(rendered(written(first)), create_parent=True)
    assert [each.text for each in tree.iter("h1")] == [first.metadata.title]
    parts = ["Contents", "INTRODUCTORY NOTE", "Editorial Note", "Sources", "Licence", "Colophon"]
    assert [each.text for each in tree.iter("h2")] == parts


def test_brackets_stay_as_they_are(first: Pages) -> None:
    """A person who reads the file itself finds the brackets of the work without backslashes, but for a handful."""
    lines = written(first)
    assert "Bolsheviks [reflected] not only" in lines
    assert "[1937a:13, 14, 15]" in lines
    assert lines.count("\\[") + lines.count("\\]") < 10


def test_footnotes_are_footnotes() -> None:
    """A note is called and defined as one, with all of its blocks, also when its number is long."""
    call = '<a role="doc-noteref" href="text.xhtml#note-1">100</a>'
    back = '<p class="note-number"><a role="doc-backlink" href="text.xhtml#call-1">100</a></p>'
    note = f'<aside class="note" id="note-1">{back}<p>A quarto.</p><p>It is.</p></aside>'
    source = part(f"<p>Fold{call}.</p>{note}")
    assert source == "Fold[^100].\n\n[^100]: A quarto.\n\n    It is."
    shown = rendered(source)
    assert "<code>" not in shown
    assert "A quarto." in shown.partition('class="footnotes"')[2]


def test_tables_are_tables() -> None:
    """A table keeps its head, its alignments and its bars; without a head it gets an empty one."""
    table = (
        '<table><thead><tr><th class="left">A|B</th><th class="right"><code>a|b</code></th></tr></thead>'
        "<tbody><tr><td>1\\|2</td><td>3</td></tr></tbody></table>"
    )
    source = part(table)
    assert source.split("\n")[1] == "| :-- | --: |"
    cells = html.fragment_fromstring(rendered(source), create_parent=True).xpath("//th | //td")
    assert [each.text_content() for each in cells] == ["A|B", "a|b", "1\\|2", "3"]
    headless = rendered(part("<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"))
    assert [each.text for each in html.fromstring(headless).iter("td")] == ["1", "2"]


def test_a_table_of_nothing_is_nothing() -> None:
    """A table whose only row is an empty head has no line."""
    assert part("<p>a</p><table></table><p>b</p>") == "a\n\nb"


def test_languages_are_kept() -> None:
    """A run in another language is a span that says so."""
    source = part('<p>So <span lang="grc">φίλον [x]</span> it is.</p>')
    assert source == "So [φίλον \\[x\\]]{lang=grc} it is."
    assert '<span lang="grc">φίλον [x]</span>' in rendered(source)


def test_links_lead_out_only() -> None:
    """A link out is a link; one within the work is its words, for Markdown has no anchors of its own."""
    assert part('<p><a href="https://a.example/b">c</a></p>') == "[c](https://a.example/b)"
    assert part('<p><a class="citation" href="sources.xhtml#s">[1937a:1]</a></p>') == "[1937a:1]"
    for address in (
        "https://a.example/b(c)",
        "https://a.example/?b&lt=1&copy;2",
        "https://a.example/b\\c",
    ):
        shown = rendered(part(f'<p><a href="{escape(address)}">[c](d)</a></p>'))
        link = html.fragment_fromstring(shown, create_parent=True).find(".//a")
        assert link is not None
        assert link.get("href") == address.replace("\\", "%5C")
        assert link.text_content() == "[c](d)"


def test_two_lists_stay_two() -> None:
    """A list right below another of its kind is a list of its own, and begins with its own number."""
    twice = "<ol><li><p>one</p></li></ol><ol><li><p>two</p></li></ol>"
    assert rendered(part(twice)).count("<ol>") == 2
    points = twice.replace("ol>", "ul>")
    assert rendered(part(points)).count("<ul>") == 2


def test_pictures_travel_inside() -> None:
    """A picture of points is defined at the end of the file; a drawing, which programs refuse there, is told."""
    assets = [
        Asset("images/picture-1.png", "image/png", PIXEL),
        Asset("images/picture-2.svg", "image/svg+xml", b"<svg/>"),
    ]
    shown = '<p><img src="images/picture-1.png" alt="a [sheet]"/></p><p><img src="images/picture-2.svg" alt="b"/></p>'
    shown += (
        '<p><img src="images/picture-2.svg" alt="c"/> <img src="images/picture-2.svg" alt="d"/></p>'
    )
    source = written(made(shown, assets=assets))
    assert '<img src="data:image/png;base64,' in rendered(source)
    assert 'alt="a [sheet]"' in rendered(source)
    assert "\n\nPicture: b\n\nPicture: c\nPicture: d\n\n" in source
    assert "svg" not in source


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("<p>a <em>b</em> c</p>", "a *b* c"),
        ("<p><b>CS:</b> So.</p>", "**CS:** So."),
        ("<p><b>CS:</b>So.</p>", "CS:So."),
        ("<p>a<em>b</em>c</p>", "a*b*c"),
        ("<p>a<em>(b)</em>c</p>", "a(b)c"),
        ("<p><em>a <strong>b</strong></em></p>", "*a __b__*"),
        ("<p><em>a</em><strong>b</strong></p>", "a**b**"),
        ("<p>a<em> b </em>c</p>", "a *b* c"),
    ],
)
def test_emphasis_is_marked_where_it_can_be(typed: str, marked: str) -> None:
    """Emphasis is marked where marks open and close; elsewhere it is given up, and no mark is seen."""
    assert part(typed) == marked


# Characters that could be taken for markup, where they could; and some that could not.
TRICKY = st.text(st.sampled_from("ab 1.)-+*_#>=|:~`!&;<>/[](){}^\\\"'\n\u00a0é§„"), max_size=12)
WORDS = st.sampled_from(
    ["so", "1.", "- ", "# ", "&amp;", "<b>", "![x](y)", "[a]: b", "[^1]", "***", "~~~", "    x"]
)
TYPED = st.lists(TRICKY | WORDS, max_size=5).map("".join)
TAGS = st.sampled_from(
    ["em", "strong", "b", "span", "code", 'span lang="grc"', 'a href="https://a.example/"']
)
INLINE = st.recursive(
    TYPED.map(lambda typed: escape(typed, quote=False)),
    lambda inner: st.builds(
        lambda tag, within: f"<{tag}>{''.join(within)}</{tag.split()[0]}>",
        TAGS,
        st.lists(inner, max_size=3),
    ),
    max_leaves=6,
)


def _is_possible(markup: str) -> bool:
    """Tell whether markup has words, no link within a link and no markup within code, as on every page."""
    tree = etree.fromstring(f"<div>{markup}</div>")
    return bool(seen(markup)) and not tree.xpath("//a//a | //code//*")


@settings(max_examples=by_run(short=240, whole=1200))
@given(st.lists(INLINE, min_size=1, max_size=4).map("".join).filter(_is_possible))
@example("a]<em>(b)</em>")
@example("[x]<em>:</em> y")
@example("1. <code> 1.</code>")
@example("<em><em><em>:</em></em></em>")
@example("Hello!<a href='https://a.example/'>there</a>")
@example("&amp;<em>amp;</em>")
@example("a<br/>- b<br/>2. c<br/>---|---<br/># d")
def test_any_paragraph_comes_back(inline: str) -> None:
    """Whatever stands in a paragraph, rendering gives back each character of it."""
    typed = seen(inline.replace("<br/>", " "))
    source = part(f"<p>{inline}</p>")
    assert seen(rendered(f"{source}\n")) == typed, source


@settings(max_examples=by_run(short=80, whole=400))
@given(st.lists(INLINE.filter(_is_possible), min_size=1, max_size=3))
def test_any_cell_and_heading_comes_back(inlines: list[str]) -> None:
    """So it is in the cells of a table, and in a heading."""
    row = "".join(f"<td>{each}</td>" for each in inlines)
    source = part(f"<table><tbody><tr>{row}</tr></tbody></table>")
    cells = html.fragment_fromstring(rendered(source), create_parent=True).iter("td")
    typed = [seen(each) for each in inlines]
    assert [" ".join(each.text_content().split()) for each in cells] == typed, source
    heading = part(f"<h2>{inlines[0]}</h2>")
    assert seen(rendered(heading)) == typed[0], heading


def test_words_are_counted_in_the_file(first: Pages) -> None:
    """The number of words in the front matter is what the work has."""
    assert f"\nwords: {len(canonical_words(' '.join(first.words.flat())))}\n" in written(first)


def test_what_is_raised_or_lowered_is_so_by_its_signs() -> None:
    """“10²” is not “102”; what Unicode has no sign for stands on the line."""
    typed = "<p>10<sup>2</sup> H<sub>2</sub>O 2<sup>nd</sup> A<sup>Qb</sup></p>"
    assert "10² H₂O 2ⁿᵈ AQb" in part(typed)
