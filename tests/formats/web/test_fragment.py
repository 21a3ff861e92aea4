"""The fragment: at most ten kinds of tag, nothing that a site could stumble over, and the work whole in it."""

import re
from dataclasses import replace
from html import unescape

import pytest
from lxml import html

from pamphlet.formats import Ready
from pamphlet.formats.web import fragment
from pamphlet.pages import Asset, Pages
from tests.formats.made import METADATA, PIXEL, made

TAGS = ("h2", "h3", "p", "blockquote", "ul", "li", "em", "strong", "a", "img")


def written(pages: Pages) -> str:
    """Write the fragment of a work."""
    return fragment.write(pages, Ready())[f"{pages.metadata.slug}-fragment.html"].decode("ascii")


def tree(pages: Pages) -> html.HtmlElement:
    """Write and parse the fragment of a work."""
    return html.fragment_fromstring(written(pages), create_parent="main")


def part(xhtml: str) -> str:
    """Write one part, without the language that each of its blocks bears."""
    return (
        re.sub(' lang="en"', "", written(made(xhtml)))
        .partition("<p>* * *</p>\n")[2]
        .partition("\n<h2>Licence</h2>")[0]
    )


def test_every_tag_becomes_one_of_the_ten() -> None:
    """What the tags of a page become is data, and all of it is among the ten."""
    assert {*fragment.INLINE.values(), *fragment.HEADINGS.values()} < set(TAGS)


def test_only_the_ten_are_there(pages: Pages) -> None:
    """Whatever the work holds, the file has only the ten kinds of tag."""
    assert {str(each.tag) for each in tree(pages).iterdescendants()} <= set(TAGS)


def test_only_plain_attributes_are_there(pages: Pages) -> None:
    """No class, no style, no script, no handler of events: IDs, links, descriptions and languages."""
    names = {name for each in tree(pages).iter() for name in each.attrib}
    assert names <= {"id", "href", "alt", "src", "lang", "dir", "aria-label"}


def test_any_site_can_take_it(pages: Pages) -> None:
    """It is ASCII, has no empty line and no line end within a block, which programs for weblogs take for markup."""
    lines = written(pages).rstrip("\n").split("\n")
    assert all(re.fullmatch(r"<(\w+)[ >].*</\1>", line) for line in lines)


def test_ids_cannot_be_those_of_the_site(pages: Pages) -> None:
    """Every ID begins with the slug, stands once, and every link within the file arrives at one."""
    root = tree(pages)
    held = root.xpath("//@id")
    assert len(held) == len(set(held))
    assert all(each.startswith(f"{pages.metadata.slug}-") for each in held)
    hrefs = [each.get("href", "") for each in root.iter("a")]
    assert all(":" in each or each.removeprefix("#") in held for each in hrefs)


def test_the_first_pamphlet_is_credited(first: Pages) -> None:
    """It begins with title, people and date, holds the condition and ends with the marked end."""
    root = tree(first)
    texts = [each.text_content() for each in root]
    assert first.metadata.licence
    assert texts[:3] == [first.metadata.title, "In the words of Leon Trotsky", "August 2011"]
    assert texts.count(first.metadata.licence.condition) == 2
    assert texts[-1] == f"End of “{first.metadata.title}”"


def test_turns_and_citations_keep_their_links(first: Pages) -> None:
    """Each of the 86 turns can be linked to; 55 citations lead to 18 sources, and each source leads back."""
    root = tree(first)
    prefix = first.metadata.slug
    turns = [
        each
        for each in root.xpath("//*[@id]")
        if re.fullmatch(rf"{prefix}-turn-\d+", each.get("id"))
    ]
    assert len(turns) == 86
    assert all(each.tag == "p" and each[0].tag == "strong" for each in turns)
    cited = [
        each for each in root.iter("a") if each.get("href", "").startswith(f"#{prefix}-source")
    ]
    assert (len(cited), len({each.get("href") for each in cited})) == (55, 18)
    assert [each.get("href") for each in root.iter("a") if each.get("aria-label")].count(
        f"#{cited[0].get('id')}"
    ) == 1


def test_headings_are_of_two_levels(first: Pages) -> None:
    """The title and the parts are h2, what is below h3: h1 is the site's."""
    headings = [(str(each.tag), each.text_content()) for each in tree(first).iter("h2", "h3")]
    assert headings[:2] == [("h2", first.metadata.title), ("h2", "INTRODUCTORY NOTE")]
    assert ("h3", "How to check a copy") in headings


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("<p>a<br/>\nb</p>", "<p>a</p>\n<p>b</p>"),
        ("<p><b>CS:</b> <i>so</i> <code>x</code></p>", "<p><strong>CS:</strong> <em>so</em> x</p>"),
        ('<p>a <span class="alteration">[b<br/>c]</span></p>', "<p>a [b</p>\n<p>c]</p>"),
        ("<ul><li><p>a</p></li><li><p>b</p></li></ul>", "<ul><li>a</li><li>b</li></ul>"),
        ('<ol start="3"><li><p>a</p></li><li><p>b</p></li></ol>', "<p>3. a</p>\n<p>4. b</p>"),
        (
            "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
            "<p><strong>A | B</strong></p>\n<p>1 | 2</p>",
        ),
        ("<pre><code>a  b\n c</code></pre>", "<p>a&#160; b</p>\n<p>&#160;c</p>"),
        (
            "<blockquote><p>a</p></blockquote><hr/>",
            "<blockquote><p>a</p></blockquote>\n<p>* * *</p>",
        ),
        ("<h4>a</h4>", "<h3>a</h3>"),
    ],
)
def test_other_tags_become_one_of_the_ten(typed: str, plain: str) -> None:
    """What has no tag of its own among the ten is said with those that are there."""
    assert part(typed) == plain


def test_notes_are_raised_and_lead_both_ways() -> None:
    """The call of a note is a raised figure that leads to the note, and the note leads back."""
    call = '<a id="call-1" role="doc-noteref" href="text.xhtml#note-1">1</a>'
    back = '<p class="note-number"><a role="doc-backlink" href="text.xhtml#call-1">1</a></p>'
    note = f'<aside class="note" id="note-1">{back}<p>A quarto.</p></aside>'
    assert part(f"<p>Fold{call}.</p>{note}") == (
        '<p>Fold<a id="sheets-call-1" href="#sheets-note-1">&#185;</a>.</p>\n'
        '<p id="sheets-note-1"><a href="#sheets-call-1">&#185;</a> A quarto.</p>'
    )


def test_an_anchor_without_a_tag_finds_one() -> None:
    """A link to what has no tag here arrives at the block that it stands in, even when that bears an ID already."""
    link = '<a href="text.xhtml#at-1">see</a>'
    turn = f'<div class="turn" id="turn-1"><p>So <span id="at-1">it</span> is; {link}.</p></div>'
    assert part(turn) == '<p id="sheets-turn-1">So it is; <a href="#sheets-turn-1">see</a>.</p>'


def test_pictures_are_inside() -> None:
    """Pictures stand in the file itself, with their descriptions."""
    picture = Asset("images/picture-1.png", "image/png", PIXEL)
    pages = made('<p><img src="images/picture-1.png" alt="a sheet"/></p>', assets=[picture])
    (image,) = tree(pages).iter("img")
    assert image.get("src", "").startswith("data:image/png;base64,")
    assert image.get("alt") == "a sheet"


def test_every_block_says_its_language() -> None:
    """On a site in another language each block says which language it is in, and which way it runs."""
    hebrew = replace(METADATA, language="he", direction="rtl")
    root = tree(made("<p>שלום</p><ul><li><p>a</p></li></ul>", metadata=hebrew))
    assert {(each.get("lang"), each.get("dir")) for each in root} == {("he", "rtl")}


def test_a_block_in_another_language_says_so() -> None:
    """It has its own language and direction, and what follows it those of the book again."""
    blocks = (
        '<p lang="he" dir="rtl">שלום</p><p>a</p>'
        '<blockquote lang="fr" dir="ltr"><p>b</p><ul><li>c</li></ul></blockquote><p>d</p>'
        '<table lang="ar" dir="rtl"><tbody><tr><td>e</td></tr></tbody></table>'
    )
    found = [
        (block.text_content(), block.get("lang"), block.get("dir")) for block in tree(made(blocks))
    ]
    wanted = [("שלום", "he", "rtl"), ("a", "en", None), ("bc", "fr", "ltr"), ("d", "en", None)]
    assert [block for block in found if block[0] in ("שלום", "a", "bc", "d", "e")] == [
        *wanted,
        ("e", "ar", "rtl"),
    ]


def test_what_is_raised_or_lowered_is_so_by_its_signs() -> None:
    """“10²” is not “102”; what Unicode has no sign for stands on the line."""
    typed = "<p>10<sup>2</sup> H<sub>2</sub>O 2<sup>nd</sup> A<sup>Qb</sup></p>"
    assert "10² H₂O 2ⁿᵈ AQb" in unescape(part(typed))
