"""Copies that are complete: other forms of the same words, with what people and programs put around them."""

from __future__ import annotations

from tests.tools.vectors.edits import (
    Edit,
    Vector,
    at_end,
    complete,
    each,
    every_word,
    in_block,
    put,
    replaced,
    typography,
    with_notes,
)
from tests.tools.vectors.works import CONDITION, GARDEN, REFRAIN

HEAD_ROW = "Bed Plant Harvest"


def _lines(at: int, word: str) -> str:
    """Begin a line every tenth word."""
    return f"⏎ {word}" if at % 10 == 0 else word


def _broken(at: int, word: str) -> str:
    """Break every ninth word that is long enough, as a line end does."""
    if at % 9 or not word.isalpha() or len(word) < 6:
        return word
    return f"{word[:3]}¬{word[3:]}"


def paged(head: str, foot: str = "") -> Edit:
    """Begin a page every forty words, with a head, and a foot before it; “{}” is its number."""

    def change(at: int, word: str) -> str:
        if at % 40:
            return word
        number = at // 40 + 1
        ends = f"{foot.format(number - 1)} " if foot and at else ""
        return f"{ends}⏏ {head.format(number)} {word}"

    return every_word(change)


INNOCENT: tuple[Vector, ...] = (
    complete("the words and nothing else", "mill"),
    complete("the words and nothing else, with notes and a table", "garden"),
    complete("the words and nothing else, with a refrain", "song"),
    complete("the words and nothing else, in German", "border"),
    typography(
        "straight quotation marks",
        "mill",
        replaced("“", '"'),
        replaced("”", '"'),
        replaced("’", "'"),
    ),
    typography("guillemets for quotation marks", "mill", replaced("“", "«"), replaced("”", "»")),
    typography(
        "German quotation marks made straight", "border", replaced("„", '"'), replaced("“", '"')
    ),
    typography("quotation marks as primes", "mill", replaced("“", "″"), replaced("”", "″")),
    typography("a dash of two hyphens", "mill", replaced("–", "--")),
    typography("a dash without spaces", "mill", replaced(" – ", "—")),
    typography("a dash as a hyphen", "mill", replaced("–", "-")),
    typography("the hyphen of a number range as a dash", "mill", replaced("45-46", "45–46")),
    typography("a hyphen that does not break", "mill", replaced("state-owned", "state‑owned")),
    typography("a compound written as one word", "mill", replaced("state-owned", "stateowned")),
    typography("a compound written as two words", "mill", replaced("state-owned", "state owned")),
    typography("all in capitals", "mill", each(str.upper)),
    typography("all in small letters", "mill", each(str.lower)),
    typography("ligatures as signs of their own", "mill", replaced("fi", "ﬁ")),
    typography("sharp s in capitals", "border", each(str.upper)),
    typography(
        "emphasis as marks of plain text",
        "mill",
        replaced("first", "*first*"),
        replaced("asked;", "_asked_;"),
    ),
    typography("a citation without its space", "mill", replaced("13, 14]", "13,14]")),
    typography("letters of full width", "mill", replaced("EV:", "ＥＶ:")),
    typography("raised signs as plain digits", "garden", replaced("m²", "m2")),
    complete("lowered digits as signs of their own", "garden", replaced("H2O", "H₂O")),
    complete(
        "soft hyphens that nobody sees", "mill", replaced("carpenter", "car\u00adpen\u00adter")
    ),
    complete("a word joiner that nobody sees", "mill", replaced("350", "350\u2060")),
    complete("lines of ten words", "mill", every_word(_lines), kind="pdf"),
    complete("words broken at line ends", "mill", every_word(_broken), kind="pdf"),
    complete("words broken at line ends, in German", "border", every_word(_broken), kind="pdf"),
    complete(
        "words broken at line ends, in plain text", "garden", every_word(_broken), kind="text"
    ),
    complete(
        "a compound broken at its hyphen",
        "mill",
        replaced("state-owned", "state¬owned"),
        kind="pdf",
    ),
    complete(
        "a compound broken at its hyphen, the hyphen kept",
        "mill",
        replaced("state-owned", "state- ⏎ owned"),
        kind="pdf",
    ),
    complete("pages with their numbers, known as furniture", "mill", paged("⟦ {} ⟧"), kind="pdf"),
    complete("pages with their numbers, not known as furniture", "mill", paged("{}"), kind="pdf"),
    complete(
        "running heads with title and number, known as furniture",
        "mill",
        paged("⟦ The Mill at Night {} ⟧"),
        kind="pdf",
    ),
    complete(
        "running heads with title and number, not known as furniture",
        "mill",
        paged("The Mill at Night {}"),
        kind="pdf",
    ),
    complete("running heads with the part", "mill", paged("{} The Talk"), kind="pdf"),
    complete("feet that count the pages", "mill", paged("", "⟦ Page {} of 7 ⟧"), kind="pdf"),
    complete(
        "feet that count the pages, not known as furniture",
        "mill",
        paged("", "Page {} of 7"),
        kind="pdf",
    ),
    complete(
        "feet that name the pages of another edition",
        "mill",
        paged("", "⟦ A5 page: {} ⟧"),
        kind="pdf",
    ),
    complete(
        "the address and date that a browser prints",
        "mill",
        paged("⟦ https://example.org/mill {}/7 2026-03-01 ⟧"),
        kind="pdf",
    ),
    complete(
        "page numbers amid the text of a conversion",
        "mill",
        in_block("talk_2", "debt,", "debt, 2"),
        in_block("talk_4", "must", "3 must"),
        in_block("talk_8", "carpenter,", "carpenter, 4"),
    ),
    complete(
        "a title page before the work",
        "mill",
        put("The Mill at Night with Anna Moll and Emil Vogt Second edition"),
    ),
    complete(
        "a title page and contents",
        "mill",
        put("The Mill at Night Contents About This Talk 1 The Talk 2 Afterword 5"),
    ),
    complete(
        "the first heading echoed in the contents",
        "garden",
        put("The Common Garden The Beds The Rules"),
    ),
    complete(
        "a licence page that quotes the condition",
        "mill",
        at_end(f"Licence From About This Talk: {CONDITION} About This Talk: 41 words"),
    ),
    complete(
        "a licence page that quotes the first and the last words",
        "mill",
        at_end(
            "In full: it begins “About This Talk The talk took place” and ends “in the autumn of"
            " the same year.”"
        ),
    ),
    complete(
        "the contents name the first questions",
        "mill",
        put(
            "Questions Why did the state-owned mill fail, and was it also the failure of its"
            " “plan”? 2 Could twelve men have ground the corn of a whole valley? 3"
        ),
    ),
    complete(
        "a website before and after",
        "mill",
        put("Home About Search Subscribe"),
        at_end("Share Print Leave a comment © The site"),
    ),
    complete(
        "comments below the work",
        "mill",
        at_end("2 comments Bob: I do not believe in wheels at all. Ann: But she said so."),
    ),
    complete(
        "by-lines at the head of a part", "mill", put("with Anna Moll and Emil Vogt", "about_3")
    ),
    complete(
        "titles shown before each part",
        "mill",
        put("The Talk", "about_3"),
        put("Afterword", "talk_10", as_block="second"),
    ),
    complete(
        "numbers before headings",
        "mill",
        in_block("about_1", "About", "1. About"),
        in_block("after_1", "Afterword", "3. Afterword"),
    ),
    complete(
        "stars between the parts",
        "mill",
        put("* * *", "about_3"),
        put("* * *", "talk_10", as_block="second"),
    ),
    complete(
        "a line between turns", "mill", put("———", "talk_4"), put("•", "talk_6", as_block="second")
    ),
    complete(
        "letters before the items of a list",
        "garden",
        in_block("beds_14", "Do", "a) Do"),
        in_block("beds_15", "do", "b) do"),
        in_block("beds_16", "do", "c) do"),
    ),
    complete(
        "numbers before the items of a list",
        "garden",
        in_block("beds_14", "Do", "1. Do"),
        in_block("beds_15", "do", "2. do"),
        in_block("beds_16", "do", "3. do"),
    ),
    complete(
        "bullets before the items of a list",
        "garden",
        in_block("beds_14", "Do", "• Do"),
        in_block("beds_15", "do", "• do"),
        in_block("beds_16", "do", "• do"),
    ),
    complete("note numbers after a space", "garden", with_notes(GARDEN.words, " {}")),
    complete("note numbers close to the words", "garden", with_notes(GARDEN.words, "{}")),
    complete("note numbers in brackets", "garden", with_notes(GARDEN.words, "[{}]")),
    complete("note numbers in brackets after a space", "garden", with_notes(GARDEN.words, " [{}]")),
    complete("note numbers in parentheses", "garden", with_notes(GARDEN.words, "({})")),
    complete(
        "note numbers as in Markdown", "garden", with_notes(GARDEN.words, "[^{}]"), kind="markdown"
    ),
    complete(
        "note numbers as raised signs",
        "garden",
        in_block("beds_2", "station.", "station.¹"),
        in_block("beds_2", "each,", "each,²"),
        in_block("beds_3", "trains.", "trains.³"),
    ),
    complete(
        "a note number close to a year",
        "garden",
        in_block("beds_18", "1931.", "1931."),
        in_block("beds_2", "each,", "each,2"),
    ),
    complete(
        "a note number torn from the mark behind it",
        "garden",
        in_block("beds_2", "station.", "station1 ."),
    ),
    complete(
        "arrows back from the notes",
        "garden",
        in_block("beds_17", "lost.", "lost. ↩"),
        in_block("beds_18", "1931.", "1931. ↩"),
        in_block("beds_19", "12.", "12. ↩"),
    ),
    complete(
        "a head row shown again on the next page",
        "garden",
        put(f"⏏ {HEAD_ROW}", "beds_9"),
        kind="pdf",
    ),
    complete("a head row shown again, without pages", "garden", put(HEAD_ROW, "beds_9")),
    complete(
        "a table as a list, the heads of its columns before the cells",
        "garden",
        in_block("beds_8", "beans", "Plant: beans"),
        in_block("beds_9", "40 kg", "Harvest: 40 kg"),
        in_block("beds_11", "cabbage", "Plant: cabbage"),
        in_block("beds_12", "35 kg", "Harvest: 35 kg"),
    ),
    complete("the head of a column behind the last cell", "garden", put("Harvest", "beds_12")),
    complete(
        "a table with bars",
        "garden",
        in_block("beds_4", "Bed", "| Bed |"),
        in_block("beds_5", "Plant", "Plant |"),
        in_block("beds_6", "Harvest", "Harvest |"),
        in_block("beds_8", "beans", "| beans |"),
    ),
    complete(
        "the description of a picture",
        "garden",
        put("A plan of the garden with its beds", "beds_3"),
    ),
    complete(
        "the description of a picture, called so",
        "garden",
        put("Picture: A plan of the garden with its beds", "beds_3"),
    ),
    complete(
        "the description of a picture in brackets, as programs write that show none",
        "garden",
        put("[A plan of the garden with its beds]", "beds_3"),
    ),
    complete(
        "a description in brackets within a block",
        "garden",
        in_block("beds_3", "pond;", "pond; [A plan of the garden with its beds]"),
    ),
    complete("the texts that are drawn in a picture", "garden", put("Gate Pond Shed", "beds_13")),
    complete(
        "a description within a block",
        "garden",
        in_block("beds_3", "pond;", "pond; A plan of the garden with its beds"),
    ),
    complete(
        "a lowered sign that looks like a line end",
        "garden",
        in_block("beds_13", "H2O", "H2 ⏎ O"),
        kind="pdf",
    ),
    complete(
        "an advertisement that the page sets aside",
        "mill",
        put("⟪advertisement Buy our new shoes ⟫", "talk_4"),
    ),
    complete(
        "a short link to share that the page sets aside",
        "mill",
        put("⟪share Share this ⟫", "talk_2"),
        put("⟪share Share this ⟫", "talk_6", as_block="second"),
    ),
    complete(
        "comments that the page sets aside at the end",
        "mill",
        at_end("⟪comments Bob says he would have mended it. ⟫"),
    ),
    complete(
        "a menu that the page sets aside at the beginning",
        "mill",
        put("⟪nav Home Texts Contact us today for a tour of the whole valley and its mills ⟫"),
    ),
    complete(
        "a foot on each page that is not the work's",
        "mill",
        paged(
            "", "⟦ Printed in the valley for its friends and neighbours, eight to a bundle, {} ⟧"
        ),
        kind="pdf",
    ),
    complete("the refrain with pages", "song", paged("⟦ The Song {} ⟧"), kind="pdf"),
    complete(
        "the refrain quoted before the work", "song", put(f"The Song of the Wheel “{REFRAIN}”")
    ),
    complete("the refrain quoted after the work", "song", at_end(f"All sing: {REFRAIN}")),
    complete(
        "lines of the song numbered in fives",
        "song",
        in_block("song_10", "up.", "up. 10"),
        in_block("song_20", "up.", "up. 20"),
        in_block("song_30", "up.", "up. 30"),
    ),
    complete("the heading as the title only", "garden", put("THE COMMON GARDEN")),
    complete(
        "the work after another",
        "mill",
        put(
            "It was a dark and stormy night; the rain fell in torrents, except at occasional intervals."
        ),
    ),
    typography(
        "quotation marks and line ends at once",
        "mill",
        replaced("“", '"'),
        every_word(_broken),
        kind="pdf",
    ),
    typography(
        "a title in capitals, and numbers of pages",
        "mill",
        in_block("about_1", "About This Talk", "ABOUT THIS TALK"),
        paged("⟦ {} ⟧"),
        kind="pdf",
    ),
    typography("spaced ellipses and dashes", "border", replaced(" – ", " — ")),
    complete("the title of the work before it", "border", put("Das Schwellenhaus")),
    complete(
        "the whole work twice",
        "mill",
        lambda blocks: {**blocks, **{f"{anchor} again": said for anchor, said in blocks.items()}},
    ),
    complete(
        "half of the work, then all of it",
        "mill",
        lambda blocks: {
            **{f"{anchor} before": said for anchor, said in list(blocks.items())[:8]},
            **blocks,
        },
    ),
    complete(
        "turns of the work quoted in comments",
        "mill",
        at_end(
            "Bob says: AM: It is one. Pride turns the stones when the water does not; how true!"
        ),
    ),
    complete(
        "the last questions quoted at the end",
        "mill",
        at_end("EV: What would you do otherwise? EV: And if the valley says no?"),
    ),
    typography(
        "labels as marks of emphasis",
        "mill",
        replaced("EV:", "**EV:**"),
        replaced("AM:", "**AM:**"),
        kind="markdown",
    ),
    typography("a word without its space", "mill", in_block("talk_8", "350 crowns", "350crowns")),
    typography(
        "a large first letter apart from its word",
        "mill",
        in_block("about_2", "The talk", "T he talk"),
    ),
    typography(
        "a heading with its letters apart",
        "mill",
        in_block("after_1", "Afterword", "A f t e r w o r d"),
    ),
    typography(
        "a hyphen left from a line end", "mill", in_block("talk_8", "carpenter,", "car-penter,")
    ),
    typography("sharp s written out", "border", replaced("ß", "ss")),
    complete(
        "a foot that somebody's copies have on each page",
        "mill",
        paged("", "⟦ Copied by Ann {} ⟧"),
        kind="pdf",
    ),
)
