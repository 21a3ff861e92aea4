"""Read PDFs: words whole across line and page ends, furniture told apart, text that runs from right to left."""

from __future__ import annotations

import io

import pikepdf
import pytest

from pamphlet.verify.compare.compare import compare
from pamphlet.verify.copies import HYPHEN, Copy, Unreadable, read_copy, without
from pamphlet.verify.copies.reading_order import in_reading_order
from pamphlet.work.words import BlockWords, Words, canonical_words
from tests.verify.papers import pdf
from tests.verify.samples import of_one_part

TITLE = "Of the Revolution"
TEXT = (
    "The collectivization of agricultural communities, characteristically contradictory, administratively"
    " accelerated counterrevolutionary dissatisfaction; the so-called well-intentioned administration/organization"
    " of 1928–1932 [reflected] it. [1937a:13, 14] "
)
PARAGRAPHS = tuple(f"{number} times: {TEXT}" for number in ("Two", "Three", "Four", "Five"))
BODY = f"<h1>{TITLE}</h1>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)

HEBREW_TEXT = """\
זהו טקסט קצר בעברית (עם סוגריים) ועוד [מילים] בסוגריים מרובעים. בשנת 1917 התרחשה מהפכה, ובשנים 1936–1938 היו
משפטים; ראו Trotsky 1937a:13, 14 בספר “המהפכה הנבגדת”. מחיר: 12.50 ש״ח, או 3% בלבד!"""
HEBREW = (
    "הקדמה לעורך",
    HEBREW_TEXT,
    "מישהו אמר: Hello (world) [1] – yes והלך לו. קס: שאלה אחת? לט: תשובה [1937א:13, 14].",
)
ARABIC_TEXT = """\
هذا نص قصير باللغة العربية (بين قوسين) وكذلك [كلمات] بين قوسين معقوفين. في عام 1917 وقعت الثورة، وفي الأعوام
١٩٣٦–١٩٣٨ كانت المحاكمات؛ انظر Trotsky 1937a:13, 14 في كتاب «الثورة المغدورة». السعر: 12.50 دينار، أو ٣٪ فقط!"""
ARABIC = (
    "مقدمة المحرر",
    ARABIC_TEXT,
    "لا إله إلا الله. الأستاذ والآخرون والإسلام. قال: Hello (world) [1] – yes ثم مضى. ق س: سؤال واحد؟ ل ت: جواب.",
)

PDF_IN_A_CIRCLE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"
    b"endobj\ntrailer<</Root 1 0 R>>"
)
PDF_WITHOUT_END = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 1000000000/Kids[3 0 R]>>"
    b"endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>"
)


def wording(texts: tuple[str, ...]) -> Words:
    """Make a wording with a block for each text."""
    blocks = tuple(BlockWords(f"p-{at}", 0, canonical_words(text)) for at, text in enumerate(texts))
    return of_one_part(*blocks)


def paragraphs(texts: tuple[str, ...]) -> str:
    """Make a heading of the first text, and paragraphs of the others."""
    return f"<h1>{texts[0]}</h1>" + "".join(f"<p>{text}</p>" for text in texts[1:])


def test_words_are_whole() -> None:
    """Every word of a hyphenated, justified text comes out whole, over line ends and page ends."""
    copy = read_copy("x.pdf", pdf(BODY))
    assert len(copy.page_starts) > 3
    broken = {word for word in copy.words if HYPHEN in word}
    assert len(broken) > 3
    text = without(copy, copy.furniture)
    assert broken & {text.words[start - 1] for start in text.page_starts[1:]}
    comparison = compare(wording((TITLE, *PARAGRAPHS)), copy)
    assert not comparison.differences
    assert all(not added.inside for added in comparison.additions)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Three times: The", "Three times:"),
        ("dissatisfaction; the", "dissatisfaction; not the"),
        ("[reflected]", "reflected"),
        ("14]", "15]"),
        ("1928–1932", "1928–1933"),
        ("counterrevolutionary", "counterrevolutionaries"),
    ],
)
def test_every_damage_is_found(old: str, new: str) -> None:
    """A word missing, put in or changed in the third paragraph is found there, and nothing else is."""
    before, between, after = BODY.partition("Three")
    damaged = before + (between + after).replace(old, new, 1)
    assert damaged != BODY
    found = compare(wording((TITLE, *PARAGRAPHS)), read_copy("x.pdf", pdf(damaged))).differences
    assert [difference.anchor for difference in found] == ["p-2"]
    assert found[0].page > 1


def test_a_paragraph_moved() -> None:
    """Of two paragraphs that changed places, one is moved."""
    texts = (
        TITLE,
        PARAGRAPHS[0],
        "A short paragraph of another kind.",
        "And one that is no longer than that.",
    )
    body = paragraphs((TITLE, texts[1], texts[3], texts[2]))
    found = compare(wording(texts), read_copy("x.pdf", pdf(body))).differences
    assert [(difference.kind, difference.anchor) for difference in found] == [("moved", "p-2")]


def test_furniture_by_repetition() -> None:
    """The running heads and numbers of the pages are told from the text, though nothing marks them."""
    copy = read_copy("x.pdf", pdf(BODY, tagged=False))
    furniture = [copy.words[at] for at in sorted(copy.furniture)]
    assert furniture.count("Revolution") >= len(copy.page_starts)
    assert {str(page) for page in range(1, len(copy.page_starts) + 1)} <= set(furniture)


def as_artifacts(content: bytes, *, height: float = 0.06) -> bytes:
    """Add a line of nine points, marked as an artifact, to each page of a PDF, at a part of its height."""
    with pikepdf.open(io.BytesIO(content)) as document:
        for page in document.pages:
            font = page.resources.Font.keys().__iter__().__next__()
            place = float(page.mediabox[3]) * height
            text = (
                f"/Artifact BMC BT 9 0 0 9 20 {place} Tm {font} 1 Tf <0001000200030004> Tj ET EMC"
            )
            page.contents_add(document.make_stream(text.encode()))
        target = io.BytesIO()
        document.save(target)
    return target.getvalue()


def test_artifacts_at_the_edge_only() -> None:
    """What is marked as an artifact is no text at the edge of a page, and text in the midst of it."""
    content = pdf(
        "<p>word</p>",
        style="@page { @top-center { content: none } @bottom-center { content: none } }",
    )
    assert read_copy("x.pdf", as_artifacts(content)).words == ("word",)
    assert len(read_copy("x.pdf", as_artifacts(content, height=0.5)).words) > 1


@pytest.mark.parametrize(
    ("vertical", "is_text"), [(0.14, False), (0.16, True), (0.83, True), (0.86, False)]
)
def test_how_far_the_edge_of_a_page_goes(vertical: float, is_text: bool) -> None:  # noqa: FBT001 -- a column
    """An artifact within 15 % of the height at the head or the foot is furniture."""
    content = pdf(
        "<p>word</p>",
        style="@page { @top-center { content: none } @bottom-center { content: none } }",
    )
    text = read_copy("x.pdf", as_artifacts(content, height=vertical)).words
    assert (len(text) > 1) == is_text


@pytest.mark.parametrize(
    ("texts", "language", "font"),
    [(HEBREW, "he", "Hebrew, Serif"), (ARABIC, "ar", "Arabic, Serif")],
)
def test_right_to_left(texts: tuple[str, ...], language: str, font: str) -> None:
    """A Hebrew and an Arabic text are whole, and the loss of any word or bracket in it is found."""
    style = f"body {{ font-family: {font} }}"
    words = wording(texts)
    assert not compare(
        words, read_copy("x.pdf", pdf(paragraphs(texts), language, "rtl", style))
    ).differences
    for old in ("[", "(", "1917", " Trotsky", texts[1].split()[3], texts[2].split()[1], "13", "."):
        damaged = (texts[0], *(text.replace(old, "", 1) for text in texts[1:]))
        copy = read_copy("x.pdf", pdf(paragraphs(damaged), language, "rtl", style))
        assert compare(words, copy).differences, old


def test_words_of_right_to_left_text_in_another_order() -> None:
    """Two Hebrew words that changed places are found: only what bidirectional text leaves open is let pass."""
    words = HEBREW[1].split()
    words[1], words[2] = words[2], words[1]
    style = "body { font-family: Hebrew, Serif }"
    body = paragraphs((HEBREW[0], " ".join(words), HEBREW[2]))
    assert compare(wording(HEBREW), read_copy("x.pdf", pdf(body, "he", "rtl", style))).differences


@pytest.mark.parametrize(
    ("read", "seen", "to_left"),
    [
        ("אבג דהו", "והד גבא", True),
        ("אבג 1917 דהו", "והד 1917 גבא", True),
        ("אבג Trotsky 1937a:13, 14 דהו", "והד Trotsky 1937a:13, 14 גבא", True),
        ("אבג 12.50 או 3% דהו", "והד 3% וא 12.50 גבא", True),
        ("بجد 1936-1938 هوز", "زوه 1938-1936 دجب", True),
        ("see אבג 12 now", "see 12 גבא now", False),
        ("see אבג, דהו.", "see והד ,גבא.", False),
    ],
)
def test_order(read: str, seen: str, to_left: bool) -> None:  # noqa: FBT001 -- a column of the table above
    """Characters as they stand on a line, from left to right, are put in the order of reading."""
    assert in_reading_order(seen, to_left=to_left) == read


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7\n" + bytes(range(256)) * 10, "broken"),
        (b"%PDF-1.7", "broken"),
        (PDF_IN_A_CIRCLE, "page of the PDF cannot be read"),
        (PDF_WITHOUT_END, "no text"),
    ],
)
def test_unreadable(content: bytes, reason: str) -> None:
    """A PDF that is broken, endless or without text is unreadable, with the reason."""
    with pytest.raises(Unreadable, match=reason):
        read_copy("x.pdf", content)


def test_encrypted() -> None:
    """A PDF that opens with a password only is unreadable."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("<p>word</p>"))) as document:
        document.save(target, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(Unreadable, match="password"):
        read_copy("x.pdf", target.getvalue())


def test_cut_short() -> None:
    """A PDF cut off at any place is read in part or unreadable, and never more."""
    content = pdf(BODY)
    for length in range(20, len(content), len(content) // 12):
        try:
            copy = read_copy("x.pdf", content[:length])
        except Unreadable:
            continue
        assert isinstance(copy, Copy)
