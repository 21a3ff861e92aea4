"""Read an EPUB: the visible text of its documents, in the order of the spine."""

from __future__ import annotations

import pytest

from pamphlet.verify.copies import Unreadable, read_copy
from tests.verify.samples import CONTAINER, epub, xhtml


def words(content: bytes) -> str:
    """Read an EPUB and give its words in one line."""
    copy = read_copy("book.epub", content)
    assert copy.kind == "epub"
    return " ".join(copy.words)


def test_the_order_is_that_of_the_spine() -> None:
    """Documents are read in the order of the spine, whatever the order of the archive."""
    pages = {
        "a.xhtml": xhtml("<p>one</p>"),
        "b.xhtml": xhtml("<p>two</p>"),
        "c.xhtml": xhtml("<p>three</p>"),
    }
    assert words(epub(pages)) == "one two three"
    assert words(epub(pages, spine=["c.xhtml", "a.xhtml", "b.xhtml"])) == "three one two"


def test_blocks_part_words_and_inline_elements_do_not() -> None:
    """A block, a break and a cell end a word; emphasis within a word does not."""
    body = "<h1>One</h1><p>t<i>w</i>o<br/>three</p><ul><li>four</li><li>five</li></ul>"
    body += "<table><tr><td>six</td><td>7</td></tr></table>"
    assert words(epub({"a.xhtml": xhtml(body)})) == "One two three four five six 7"


def test_what_is_no_text_of_the_work() -> None:
    """Calls of notes, ways back, page breaks, tables of contents and scripts are left out, and nothing else."""
    body = (
        '<p>word<a epub:type="noteref" role="doc-noteref" href="#n">1</a>,'
        ' and<span role="doc-pagebreak" epub:type="pagebreak" aria-label="3">3</span> more</p>'
        '<nav epub:type="toc"><p>Contents</p></nav><script>let words</script><!-- no word -->'
        '<p id="n"><span class="note-number">1</span>Note. <a role="doc-backlink" href="#c">↩</a></p>'
    )
    assert words(epub({"a.xhtml": xhtml(body)})) == "word, and more Note."


def test_words_are_not_hidden_by_a_role() -> None:
    """A role does not take words away that a reader sees: only numbers, signs and arrows go."""
    body = '<p>We did <a role="doc-noteref">not</a> say <span class="apparatus">anything at all</span>.</p>'
    assert words(epub({"a.xhtml": xhtml(body)})) == "We did not say anything at all."


def test_what_is_hidden_or_struck_out() -> None:
    """Text that is not shown, or shown as struck out, does not count as there."""
    body = '<p>We did <del>not</del> <span hidden="hidden">ever</span> <b style="display: none">once</b> say so.</p>'
    assert words(epub({"a.xhtml": xhtml(body)})) == "We did say so."


def test_entities() -> None:
    """The named characters of HTML are read, though the document type is not."""
    page = (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://nowhere/xhtml11.dtd">'
        + xhtml("<p>caf&eacute;&nbsp;&amp;&#160;th&#233;&hellip;</p>").partition("?>")[2]
    )
    assert words(epub({"a.xhtml": page})) == "café & thé…"


def test_entities_that_are_declared_only() -> None:
    """A document that declares an entity and does not use it is read."""
    page = '<!DOCTYPE html [<!ENTITY a "aa"><!ENTITY b SYSTEM "b">]><html><body>word</body></html>'
    assert words(epub({"a.xhtml": page})) == "word"


def test_drawings_and_fallbacks() -> None:
    """A drawing in the spine gives its text, a foreign document what it falls back on, and a loop of these nothing."""
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
        '<item id="s" href="s.svg" media-type="image/svg+xml"/>'
        '<item id="x" href="x.bin" media-type="a/b" fallback="y"/>'
        '<item id="y" href="y.bin" media-type="a/c" fallback="h"/>'
        '<item id="h" href="h.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="l" href="l.bin" media-type="a/d" fallback="l"/></manifest>'
        '<spine><itemref idref="s"/><itemref idref="x"/><itemref idref="l"/></spine></package>'
    )
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><title>no</title><text>a <tspan>b</tspan></text></svg>'
    others = {
        "OPS/package.opf": package.encode(),
        "OPS/s.svg": drawing.encode(),
        "OPS/h.xhtml": xhtml("<p>c</p>").encode(),
    }
    assert words(epub({}, others=others)) == "a b c"


@pytest.mark.parametrize(("hops", "seen"), [(8, True), (9, False)])
def test_the_longest_chain_of_fallbacks(hops: int, seen: bool) -> None:  # noqa: FBT001 -- a column
    """What a document falls back on is looked for over eight resources."""
    chain = "".join(
        f'<item id="x{at}" href="{at}.bin" media-type="a/b" fallback="x{at + 1}"/>'
        for at in range(hops)
    )
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{chain}'
        f'<item id="x{hops}" href="h.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="i" href="i.xhtml#there" media-type="text/html"/></manifest>'
        '<spine><itemref idref="i"/><itemref idref="x0"/></spine></package>'
    )
    others = {
        "OPS/package.opf": package.encode(),
        "OPS/i.xhtml": xhtml("<p>first</p>").encode(),
        "OPS/h.xhtml": xhtml("<p>last</p>").encode(),
    }
    assert words(epub({}, others=others)) == ("first last" if seen else "first")


def test_words_are_composed() -> None:
    """Words are in normalization form C, and soft hyphens are gone."""
    assert words(epub({"a.xhtml": xhtml("<p>cafe\u0301 un\u00adseen</p>")})) == "café unseen"


def test_broken_markup() -> None:
    """A document that is not well-formed is read as HTML is."""
    assert (
        words(epub({"a.xhtml": "<html><body><p>one<p>two & <b>three</p>four"}))
        == "one two & three four"
    )


def test_paths_within_the_archive() -> None:
    """References are percent-decoded and may go up to the root of the archive."""
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
        '<item id="a" href="../text/one%20two.html" media-type="application/xhtml+xml"/>'
        '<item id="s" href="x.svg" media-type="image/svg+xml"/></manifest>'
        '<spine><itemref idref="s"/><itemref idref="a"/></spine></package>'
    )
    others = {
        "OPS/package.opf": package.encode(),
        "text/one two.html": xhtml("<p>word</p>").encode(),
    }
    assert words(epub({}, others=others)) == "word"


@pytest.mark.parametrize(
    ("others", "reason"),
    [
        ({"META-INF/container.xml": b"<container/>"}, "does not say where its package document is"),
        (
            {"META-INF/container.xml": CONTAINER.replace("OPS/", "/etc/").encode()},
            "has no file “/etc/package.opf”",
        ),
        ({"OPS/package.opf": b"<package"}, "not well-formed"),
        ({"OPS/package.opf": b'<package xmlns="http://www.idpf.org/2007/opf"/>'}, "empty spine"),
        (
            {
                "META-INF/encryption.xml": b'<e><CipherReference xmlns="http://www.w3.org/2001/04/xmlenc#"'
                b' URI="OPS/a.xhtml"/></e>'
            },
            "encrypted",
        ),
        (
            {"OPS/a.xhtml": b'<!DOCTYPE html [<!ENTITY a "aa">]><html><body>&a;</body></html>'},
            "entities of its own",
        ),
        ({"OPS/a.xhtml": b" " * (33 * 2**20)}, "too large"),
        (
            {"OPS/a.xhtml": xhtml("<div>" * 400 + "deep" + "</div>" * 400).encode()},
            "nested too deeply",
        ),
        ({"OPS/a.xhtml": xhtml("<p> </p>").encode()}, "holds no text"),
    ],
)
def test_unreadable(others: dict[str, bytes], reason: str) -> None:
    """What cannot be read is said in a sentence."""
    with pytest.raises(Unreadable, match=reason):
        read_copy("book.epub", epub({"a.xhtml": xhtml("<p>word</p>")}, others=others))


def test_a_font_that_is_obfuscated_is_no_obstacle() -> None:
    """Encryption of a font does not make the text unreadable."""
    encryption = (
        b'<e><CipherReference xmlns="http://www.w3.org/2001/04/xmlenc#" URI="OPS/font.otf"/></e>'
    )
    content = epub(
        {"a.xhtml": xhtml("<p>word</p>")}, others={"META-INF/encryption.xml": encryption}
    )
    assert words(content) == "word"


def test_cut_short() -> None:
    """An EPUB cut off at any place is unreadable."""
    content = epub({"a.xhtml": xhtml("<p>word</p>")})
    for length in range(40, len(content) - 1, 37):
        with pytest.raises(Unreadable):
            read_copy("book.epub", content[:length])


def test_another_archive() -> None:
    """A ZIP archive that is no EPUB is said to be none."""
    content = epub({"a.xhtml": xhtml("x")}).replace(
        b"META-INF/container.xml", b"META-INF/contained.xml"
    )
    with pytest.raises(Unreadable, match="no EPUB"):
        read_copy("book.zip", content)


def test_what_is_out_of_the_linear_order_comes_last() -> None:
    """A document that the spine has out of its linear order is read behind the others; one that it has not, not."""
    pages = {name: xhtml(f"<p>{name[0]}</p>") for name in ("a.xhtml", "b.xhtml", "c.xhtml")}
    book = epub(pages, spine=["a.xhtml", "b.xhtml"])
    assert words(book) == "a b"
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata/><manifest>'
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a" linear="no"/><itemref idref="b"/></spine></package>'
    )
    assert words(epub(pages, others={"OPS/package.opf": package.encode()})) == "b a"
