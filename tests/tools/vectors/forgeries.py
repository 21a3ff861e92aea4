"""Copies in which something was put that is not of the work, where a reader would take it for a part of it."""

from __future__ import annotations

from tests.tools.vectors.edits import (
    Vector,
    altered,
    at_end,
    complete,
    in_block,
    incomplete,
    put,
    typography,
    without,
)
from tests.tools.vectors.innocent import paged

TURN = "AM: I have changed my mind about the mill and all that I said of it."
SENTENCE = "The mill was sold to the brewery a year later, and nobody in the valley objected."

FORGERIES: tuple[Vector, ...] = (
    altered("a turn is put between two turns", "mill", "put in 1", put(TURN, "talk_4")),
    altered(
        "a turn with the name written out",
        "mill",
        "put in 1",
        put(TURN.replace("AM:", "Anna Moll:"), "talk_4"),
    ),
    altered(
        "a turn with name and key",
        "mill",
        "put in 1",
        put(TURN.replace("AM:", "Anna Moll (AM):"), "talk_4"),
    ),
    altered("a turn in an aside", "mill", "put in 1", put(f"⟪aside {TURN} ⟫", "talk_4")),
    altered(
        "a turn that the page calls a comment",
        "mill",
        "put in 1",
        put(f"⟪comment {TURN} ⟫", "talk_4"),
    ),
    altered("a short turn in an aside", "mill", "put in 1", put("⟪aside AM: I lied. ⟫", "talk_4")),
    altered(
        "a sentence that the page calls related",
        "mill",
        "put in 1",
        put(f"⟪related {SENTENCE} ⟫", "talk_4"),
    ),
    altered(
        "a sentence that the page calls an advertisement",
        "mill",
        "put in 1",
        put(f"⟪ad {SENTENCE} ⟫", "talk_4"),
    ),
    altered("a sentence between two turns", "mill", "put in 1", put(SENTENCE, "talk_4")),
    altered(
        "a short sentence between two turns", "mill", "put in 1", put("So she said.", "talk_4")
    ),
    altered(
        "words in an aside within a turn",
        "mill",
        "put in 1",
        in_block("talk_6", "Pride", "⟪aside and false ⟫ Pride"),
    ),
    altered(
        "a comment within a turn",
        "mill",
        "put in 1",
        in_block("talk_6", "Pride", "⟪comment (laughs) ⟫ Pride"),
    ),
    altered("two turns are put in", "mill", "put in 1", put(f"EV: And now? {TURN}", "talk_4")),
    altered(
        "two turns at two places",
        "mill",
        "put in 1, put in 1",
        put(TURN, "talk_4"),
        put("EV: I see what you mean by it.", "talk_7", as_block="second"),
    ),
    altered("a turn before the work", "mill", "put in 1", put(TURN)),
    altered("a turn behind the work", "mill", "put in 1", at_end(TURN)),
    altered(
        "a turn behind the work, with the name written out",
        "mill",
        "put in 1",
        at_end(TURN.replace("AM:", "Anna Moll:")),
    ),
    altered(
        "a turn behind the work, set aside by the page",
        "mill",
        "put in 1",
        at_end(f"⟪aside {TURN} ⟫"),
    ),
    altered(
        "a turn behind the work, after the licence",
        "mill",
        "put in 1",
        at_end(f"Licence: copy it. {TURN}"),
    ),
    altered(
        "two turns behind the work",
        "mill",
        "put in 1, put in 1",
        at_end(f"EV: And what do you say now? {TURN}"),
    ),
    altered(
        "a sentence at the foot of one page",
        "mill",
        "put in 1",
        in_block("talk_6", "Pride turns", f"⟦ {SENTENCE} ⟧ ⏏ Pride turns"),
        kind="pdf",
    ),
    altered(
        "a turn at the foot of one page",
        "mill",
        "put in 1",
        in_block("talk_6", "Pride turns", f"⟦ {TURN} ⟧ ⏏ Pride turns"),
        kind="pdf",
    ),
    altered(
        "a sentence at the head of one page among numbers",
        "mill",
        "put in 1",
        in_block("talk_6", "Pride turns", f"⏏ ⟦ {SENTENCE} ⟧ Pride turns"),
        paged("⟦ {} ⟧"),
        kind="pdf",
    ),
    altered(
        "a sentence under the heading",
        "garden",
        "put in 1",
        put("The following was written by somebody who never had a bed.", "beds_1"),
    ),
    altered(
        "a row is put into a table", "garden", "put in 1", put("Third turnip 90 kg", "beds_12")
    ),
    altered(
        "an item is put into a list",
        "garden",
        "put in 1",
        put("do not speak to the neighbours;", "beds_15"),
    ),
    altered(
        "a note is put in",
        "garden",
        "put in 1",
        put("4 This is not true, as everybody knows by now.", "beds_19"),
    ),
    altered(
        "words are put into a note",
        "garden",
        "put in 1",
        in_block("beds_18", "with a rope", "with a very long rope"),
    ),
    altered(
        "a description that is none of the pictures'",
        "garden",
        "put in 1",
        put("A plan of the garden as it was sold to the railway company last year", "beds_3"),
    ),
    altered(
        "a text in brackets that is no description of the pictures",
        "garden",
        "put in 1",
        put("[A plan of the garden with its beds, which is a lie]", "beds_3"),
    ),
    altered(
        "a rule is put in",
        "garden",
        "put in 1",
        put("Whoever owns a dog leaves it at home, whatever the weather may be.", "rules_2"),
    ),
    altered(
        "a verse is put in",
        "song",
        "put in 1",
        put("In the flood year the river brought 900 boats to the mill.", "song_20"),
    ),
    altered(
        "a sentence in German",
        "border",
        "put in 1",
        put("Später wurde alles verkauft, und keiner hat je wieder davon gesprochen.", "haus_3"),
    ),
    incomplete(
        "a turn is replaced by another",
        "mill",
        "missing 1, put in 1",
        without("talk_6"),
        put(
            (
                "AM: No. I never spoke of pride, and whoever says so has not listened; the stones"
                " turn because they are turned by men who are paid to do so, and by nobody else at"
                " all, in this valley or in any other that I know."
            ),
            "talk_5",
        ),
    ),
    altered(
        "the answer of a turn is replaced",
        "mill",
        "changed 1",
        in_block(
            "talk_10",
            "Then we shall have asked; it is more than anybody did in thirty years.",
            "Then we shall take it without asking, as they did.",
        ),
    ),
    altered(
        "a long title that the page does not have",
        "mill",
        "put in 1",
        put("Why the Mill Had to Be Sold at Last", "talk_4"),
    ),
    altered(
        "the head of a column outside of its table",
        "garden",
        "put in 1",
        put("Harvest", "beds_13"),
    ),
    altered(
        "the head of a column amid a sentence",
        "garden",
        "put in 1",
        in_block("beds_13", "goes to", "goes Harvest to"),
    ),
    complete("a title of the work's own, among the turns", "mill", put("The Talk", "talk_4")),
    complete("a word of the page that says little", "mill", put("⟪share Share ⟫", "talk_4")),
    typography(
        "nothing is put in but capitals", "mill", in_block("talk_6", "Pride turns", "PRIDE TURNS")
    ),
)
