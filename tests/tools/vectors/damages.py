"""Copies that lost, changed or moved something: each has its finding, at its place, and no other."""

from __future__ import annotations

import re

from tests.tools.vectors.edits import (
    Vector,
    altered,
    another,
    at_end,
    doubled,
    each,
    every_word,
    in_block,
    incomplete,
    moved,
    only,
    part,
    put,
    replaced,
    swapped,
    with_notes,
    without,
)
from tests.tools.vectors.innocent import paged
from tests.tools.vectors.works import CONDITION, GARDEN

BRACKETS = each(lambda said: re.sub(r"[\[\]]", "", said))
BRACKETS_OF_WORDS = each(lambda said: re.sub(r"\[([a-z ]+)\]", r"\1", said))

DAMAGES: tuple[Vector, ...] = (
    # a word
    incomplete("a word is missing", "mill", "missing 1", in_block("talk_6", "stones ", "")),
    altered(
        "a mark moves to the word before",
        "mill",
        "changed 1",
        in_block("talk_6", "does not;", "does;"),
    ),
    incomplete(
        "a negation is missing", "mill", "missing 1", in_block("talk_2", "did not fail", "did fail")
    ),
    incomplete("the first word is missing", "mill", "missing 1", in_block("about_1", "About ", "")),
    incomplete("the last word is missing", "mill", "missing 1", in_block("after_2", " year.", "")),
    incomplete(
        "the first word of a turn is missing", "mill", "missing 1", in_block("talk_5", "EV: ", "")
    ),
    incomplete(
        "the last word of a turn is missing", "mill", "missing 1", in_block("talk_9", " no?", "")
    ),
    incomplete("a sentence is missing", "mill", "missing 1", in_block("talk_6", "It is one. ", "")),
    incomplete(
        "half a turn is missing",
        "mill",
        "missing 1",
        in_block(
            "talk_6",
            "Pride turns the stones when the water does not; only it grinds the miller, not the corn.",
            "",
        ),
    ),
    incomplete(
        "one of two equal words is missing",
        "mill",
        "missing 1",
        in_block("talk_2", "by drought, by debt,", "by drought, debt,"),
    ),
    incomplete(
        "a line at the end of a page is missing",
        "mill",
        "missing 1",
        in_block("talk_8", "pay 350 crowns to the carpenter, and ask", ""),
        paged("⟦ {} ⟧"),
        kind="pdf",
    ),
    altered("a word is changed", "mill", "changed 1", in_block("talk_4", "flour", "bread")),
    altered(
        "a word is changed for one that looks like it",
        "mill",
        "changed 1",
        in_block("talk_2", "debt", "doubt"),
    ),
    altered("a word is corrected", "border", "changed 1", replaced("Größere", "Grosse")),
    altered(
        "two words in a row are changed",
        "mill",
        "changed 1",
        in_block("talk_10", "thirty years", "forty winters"),
    ),
    altered(
        "a name is changed", "mill", "changed 1", in_block("after_2", "Anna Moll", "Anna Vogt")
    ),
    altered(
        "a name is changed everywhere",
        "mill",
        "changed 1, changed 1",
        replaced("Berg", "Tal"),
        replaced("Moll", "Fall"),
    ),
    altered(
        "a word is put in",
        "mill",
        "put in 1",
        in_block("talk_2", "the people who", "the very people who"),
    ),
    altered(
        "a “not” is put in",
        "mill",
        "put in 1",
        in_block("talk_10", "we shall have", "we shall not have"),
    ),
    altered(
        "a sentence is put in",
        "mill",
        "put in 1",
        in_block("talk_6", "It is one.", "It is one. So my father taught me."),
    ),
    altered(
        "a word is put in at the end of a turn",
        "mill",
        "put in 1",
        in_block("talk_9", "no?", "no? Never?"),
    ),
    altered(
        "a comma is taken away",
        "mill",
        "changed 1",
        in_block("talk_8", "wheel first,", "wheel first"),
    ),
    altered(
        "a question becomes a statement", "mill", "changed 1", in_block("talk_9", "no?", "no.")
    ),
    altered(
        "a quotation is marked where none was",
        "mill",
        "changed 1",
        in_block("talk_6", "Pride", "(Pride)"),
    ),
    # numbers
    altered("a number is changed", "mill", "changed 1", in_block("talk_8", "350", "530")),
    altered("a number loses a digit", "garden", "changed 1", in_block("beds_2", "102", "10")),
    altered("a year is changed", "mill", "changed 1", in_block("about_2", "1968", "1986")),
    altered(
        "a year becomes another, with the digit of no note",
        "garden",
        "changed 1",
        in_block("beds_3", "1914", "19149"),
    ),
    altered(
        "the page of a citation is changed", "mill", "changed 1", in_block("talk_2", "14]", "15]")
    ),
    altered(
        "the range of a citation is changed",
        "mill",
        "changed 1",
        in_block("talk_4", "45-46]", "45-47]"),
    ),
    altered(
        "a citation is replaced",
        "mill",
        "changed 1",
        in_block("talk_4", "[1967:45-46]", "[1968:7]"),
    ),
    incomplete("a citation is missing", "mill", "missing 1", in_block("talk_8", " [1968:7]", "")),
    incomplete(
        "all citations are missing",
        "mill",
        "missing 3",
        each(lambda said: re.sub(r" \[19[^\]]*\]", "", said)),
    ),
    altered(
        "a number in a table is changed", "garden", "changed 1", in_block("beds_9", "40", "41")
    ),
    altered(
        "a number is put in that could be a page's",
        "mill",
        "put in 1",
        in_block("talk_3", "men have", "men 7 have"),
    ),
    altered(
        "a number is put in amid a page",
        "mill",
        "put in 1",
        in_block("talk_8", "350 crowns", "350 2 crowns"),
        paged("⟦ {} ⟧"),
        kind="pdf",
    ),
    altered(
        "numbers are put in that do not rise",
        "mill",
        "put in 1, put in 1, put in 1",
        in_block("talk_2", "drought,", "drought, 9"),
        in_block("talk_6", "stones", "stones 3"),
        in_block("talk_8", "valley", "valley 5"),
    ),
    # brackets and labels
    altered(
        "the brackets of an alteration are dropped",
        "mill",
        "changed 1",
        in_block("talk_2", "[was]", "was"),
    ),
    altered("the brackets of all alterations are dropped", "mill", "changed 3", BRACKETS_OF_WORDS),
    altered("all brackets are dropped", "mill", "changed 6", BRACKETS),
    incomplete(
        "what stands in brackets is missing",
        "mill",
        "missing 1",
        in_block("talk_8", "[openly] ", ""),
    ),
    altered(
        "brackets become parentheses", "mill", "changed 1", in_block("talk_2", "[was]", "(was)")
    ),
    altered(
        "the labels of one speaker are written out",
        "mill",
        "changed 5",
        replaced("EV:", "Emil Vogt:"),
    ),
    altered(
        "the labels are written out",
        "mill",
        "changed 10",
        replaced("EV:", "Emil Vogt:"),
        replaced("AM:", "Anna Moll:"),
    ),
    altered(
        "the labels have name and key", "mill", "changed 5", replaced("AM:", "Anna Moll (AM):")
    ),
    incomplete(
        "the labels are missing",
        "mill",
        "missing 10",
        replaced("EV: ", ""),
        replaced("AM: ", ""),
    ),
    altered(
        "one label is that of the other speaker",
        "mill",
        "changed 1",
        in_block("talk_6", "AM:", "EV:"),
    ),
    altered("all labels are those of others", "mill", "changed 5", replaced("AM:", "EV:")),
    altered(
        "a label is put in",
        "mill",
        "put in 1",
        in_block("talk_6", "Pride turns", "EV: Pride turns"),
    ),
    # turns and blocks
    incomplete("a turn is missing", "mill", "missing 1", without("talk_5")),
    incomplete("two turns in a row are missing", "mill", "missing 2", without("talk_5", "talk_6")),
    incomplete(
        "two turns apart are missing", "mill", "missing 1, missing 1", without("talk_3", "talk_8")
    ),
    incomplete("the first block is missing", "mill", "missing 1", without("about_1")),
    incomplete("the last block is missing", "mill", "missing 1", without("after_2")),
    incomplete("a heading is missing", "garden", "missing 1", without("rules_1")),
    incomplete("the first part is missing", "mill", "missing 3", without(*part("about", 1, 3))),
    incomplete("the last part is missing", "mill", "missing 2", without(*part("after", 1, 2))),
    incomplete("a note is missing", "garden", "missing 1", without("beds_18")),
    incomplete("all notes are missing", "garden", "missing 3", without(*part("beds", 17, 19))),
    incomplete(
        "a row of a table is missing", "garden", "missing 3", without(*part("beds", 10, 12))
    ),
    incomplete(
        "the head of a table is missing", "garden", "missing 3", without(*part("beds", 4, 6))
    ),
    incomplete("an item of a list is missing", "garden", "missing 1", without("beds_15")),
    altered("a turn is moved", "mill", "moved 1", moved(("talk_3",), "talk_8")),
    altered("a turn is moved to the end", "mill", "moved 1", moved(("talk_5",), "after_2")),
    altered("a turn is moved to the beginning", "mill", "moved 1", moved(("talk_5",), "")),
    altered(
        "two turns in a row are moved", "mill", "moved 2", moved(("talk_3", "talk_4"), "talk_8")
    ),
    altered(
        "two turns beside one another are swapped", "mill", "moved 1", swapped("talk_5", "talk_6")
    ),
    altered("a part is moved to the end", "mill", "moved 3", moved(part("about", 1, 3), "after_2")),
    altered("a part is moved to the beginning", "mill", "moved 2", moved(part("after", 1, 2), "")),
    altered("a part is moved before another", "garden", "moved 3", moved(part("rules", 1, 3), "")),
    altered(
        "notes are moved behind all else",
        "garden",
        "moved 3",
        moved(part("beds", 17, 19), "rules_3"),
    ),
    altered("a note is moved into the text", "garden", "moved 1", moved(("beds_17",), "beds_2")),
    altered(
        "the columns of a table are swapped",
        "garden",
        "moved 1, moved 1",
        swapped("beds_8", "beds_9"),
        swapped("beds_11", "beds_12"),
    ),
    altered("a turn stands twice", "mill", "put in 1", doubled("talk_6")),
    altered(
        "a turn stands twice, at another place too",
        "mill",
        "put in 1",
        put(
            "AM: It is one. Pride turns the stones when the water does not; only it grinds the miller, not the corn.",
            "talk_9",
        ),
    ),
    incomplete("a refrain is missing once", "song", "missing 1", without("song_20")),
    incomplete(
        "the refrain is missing each time",
        "song",
        "missing 25",
        without(*(f"song_{at}" for at in range(2, 51, 2))),
    ),
    altered("the refrain stands once too often", "song", "put in 1", doubled("song_20")),
    altered(
        "a word of one refrain is changed",
        "song",
        "changed 1",
        in_block("song_20", "water", "flour"),
    ),
    altered(
        "a word of every refrain is changed",
        "song",
        "changed 25",
        replaced("water", "flour"),
    ),
    altered("a verse is moved", "song", "moved 1", moved(("song_9",), "song_30")),
    incomplete("a verse is missing", "song", "missing 1", without("song_21")),
    incomplete("the first half of the song", "song", "missing 26", without(*part("song", 25, 50))),
    altered(
        "the labels are letters of questions and answers",
        "mill",
        "changed 5, changed 5",
        replaced("EV:", "Q:"),
        replaced("AM:", "A:"),
    ),
    altered(
        "the colons of the labels are dropped",
        "mill",
        "changed 10",
        replaced("EV:", "EV"),
        replaced("AM:", "AM"),
    ),
    altered(
        "short clauses change places",
        "mill",
        "changed 1",
        in_block("talk_2", "by drought, by debt,", "by debt, by drought,"),
    ),
    altered(
        "two words change places",
        "mill",
        "moved 1",
        in_block("talk_4", "must be shared", "be must shared"),
    ),
    altered(
        "two sentences change places",
        "mill",
        "moved 1",
        in_block(
            "talk_6",
            "It is one. Pride turns the stones when the water does not;",
            "Pride turns the stones when the water does not; It is one.",
        ),
    ),
    altered(
        "quotation marks are dropped", "mill", "changed 1", replaced("“", ""), replaced("”", "")
    ),
    altered(
        "an address is put behind a citation",
        "mill",
        "changed 1",
        in_block("talk_2", "14]", "14](https://example.org/x)"),
    ),
    altered("“sic” is put in", "mill", "put in 1", in_block("talk_2", "pushed", "pushed [sic]")),
    incomplete(
        "a quotation amid a long text of others",
        "mill",
        "missing 5, missing 8",
        put(" ".join(f"lorem{at}" for at in range(90))),
        only("put", "talk_3", "talk_4"),
        at_end(" ".join(f"ipsum{at}" for at in range(90))),
    ),
    altered(
        "the brackets of the last word of a turn are dropped, before an advertisement",
        "mill",
        "changed 1, put in 1",
        in_block("talk_8", "[1968:7]", "1968:7"),
        put("Buy our shoes now, they are cheap and good for the valley.", "talk_8"),
    ),
    altered(
        "the last word of the work is changed, before a website",
        "mill",
        "changed 1",
        in_block("after_2", "year.", "years."),
        at_end("Share Print Leave a comment and tell your friends © The site of the mill"),
    ),
    altered(
        "all brackets are dropped, those that the licence page quotes too",
        "mill",
        "changed 6",
        each(lambda said: re.sub(r"[\[\]]", "", said)),
        at_end("The Talk: begins EV: Why did the state-owned mill fail, … ends a 1968:7 b"),
    ),
    # excerpts
    incomplete("an excerpt of one turn", "mill", "missing 8, missing 6", only("talk_6")),
    incomplete(
        "an excerpt of one run of turns",
        "mill",
        "missing 5, missing 6",
        only("talk_3", "talk_4", "talk_5", "talk_6"),
    ),
    incomplete(
        "an excerpt of two runs",
        "mill",
        "missing 3, missing 2, missing 5",
        only("talk_1", "talk_2", "talk_5", "talk_6", "talk_7"),
    ),
    incomplete("an excerpt of one part", "garden", "missing 19", only(*part("rules", 1, 3))),
    incomplete(
        "an excerpt amid another text",
        "mill",
        "missing 5, missing 8",
        put("A friend once told me of a mill."),
        only("put", "talk_3", "talk_4"),
        at_end("Nobody there forgot what he said."),
    ),
    incomplete(
        "the first half of the work",
        "mill",
        "missing 7",
        without(*part("talk", 6, 10), *part("after", 1, 2)),
    ),
    incomplete(
        "the second half of the work",
        "mill",
        "missing 8",
        without(*part("about", 1, 3), *part("talk", 1, 5)),
    ),
    incomplete("the middle is gone", "mill", "missing 6", without(*part("talk", 3, 8))),
    incomplete(
        "an excerpt within a sentence",
        "mill",
        "missing 9, missing 7",
        only("talk_6"),
        in_block("talk_6", "AM: It is one. ", ""),
        in_block("talk_6", ", not the corn.", ""),
    ),
    incomplete(
        "an excerpt with a word changed",
        "mill",
        "missing 8, changed 1, missing 6",
        only("talk_6"),
        in_block("talk_6", "stones", "wheels"),
    ),
    incomplete(
        "the beginning of a turn, and dots",
        "mill",
        "missing 1",
        in_block("talk_6", "only it grinds the miller, not the corn.", "…"),
    ),
    # another text
    another(
        "another text",
        "mill",
        only(),
        at_end("It was a dark and stormy night; the rain fell in torrents."),
    ),
    another(
        "another text under the same condition",
        "mill",
        only(),
        at_end(
            f"The bridge was never built. {CONDITION} So says its last owner, who keeps the plans of it in a drawer."
        ),
    ),
    another(
        "the title alone", "mill", only(), at_end("The Mill at Night with Anna Moll and Emil Vogt")
    ),
    another(
        "common words only",
        "mill",
        only(),
        at_end("of the and it is by the in the of a to the and of it was by that"),
    ),
    another(
        "a text in another script", "mill", only(), at_end("Почему вы набирали ночью, а не днём?")
    ),
    # together with what is innocent
    incomplete(
        "a word is missing and quotation marks are straight",
        "mill",
        "missing 1",
        replaced("“", '"'),
        replaced("”", '"'),
        in_block("talk_6", "stones ", ""),
    ),
    altered(
        "a word is changed, all in capitals",
        "mill",
        "changed 1",
        in_block("talk_4", "flour", "bread"),
        each(str.upper),
    ),
    incomplete(
        "a word is missing amid broken lines",
        "mill",
        "missing 1",
        in_block("talk_6", "stones ", ""),
        every_word(lambda at, word: f"⏎ {word}" if at % 8 == 0 else word),
        kind="pdf",
    ),
    incomplete(
        "a word is missing beside the number of a note",
        "garden",
        "missing 1",
        with_notes(GARDEN.words, "{}"),
        in_block("beds_2", "the station.1", "station.1"),
    ),
    altered(
        "the number of a note is that of another",
        "garden",
        "changed 1",
        with_notes(GARDEN.words, "[{}]"),
        in_block("beds_2", "each,[2]", "each,[7]"),
    ),
    incomplete(
        "a turn is missing at the turn of a page",
        "mill",
        "missing 1",
        without("talk_5"),
        paged("⟦ The Mill at Night {} ⟧"),
        kind="pdf",
    ),
    altered(
        "a word is changed amid a website",
        "mill",
        "changed 1",
        put("Home About Search"),
        in_block("talk_4", "flour", "bread"),
        at_end("2 comments Bob: bread!"),
    ),
    incomplete(
        "the heading stands in the contents alone",
        "garden",
        "missing 1",
        put("The Common Garden The Beds 1 The Rules 4"),
        without("rules_1"),
    ),
)
