"""Cases of doubt, settled as a reader would: what is a change, what is a habit, and what is no departure at all."""

from __future__ import annotations

from tests.tools.vectors.edits import (
    Blocks,
    Edit,
    Vector,
    altered,
    another,
    at_end,
    complete,
    each,
    in_block,
    incomplete,
    only,
    part,
    put,
    replaced,
    typography,
)
from tests.tools.vectors.innocent import paged
from tests.tools.vectors.works import CONDITION, REFRAIN, WORKS

SITE = "Share this page with your friends and all who care for mills. Home Imprint Contact"
IN_ASCII = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"} | {"ß": "ss", "Ü": "Ue"})
PAGES = replaced("In the ", "⏏ In the ")
OTHER = "Buy our shoes and be happy again."
SOURCES = (
    "1966a Berg, Jan. On the Sharing of Flour. Identified by the publisher of these files. Cited: 1"
    " 1967 Not identified: only the key is known, and where it is cited. Cited: 1"
)
WHOLE = "The work is whole when these parts are there, in this order, each with all of its words."
SLIP = "a stray space, left by the typist"
OTHERS = ("Kern, Ida. How Wheels Are Made. A book for those who would make one.",) * 3
BEGINNING = (*part("about", 1, 3), *part("talk", 1, 2))


def numbered(form: str, *, turns: str) -> Edit:
    """Put something before each block of a part, given its number."""

    def number(blocks: Blocks) -> Blocks:
        return {
            anchor: f"{form.format(at)} {said}" if anchor.startswith(turns) else said
            for at, (anchor, said) in enumerate(blocks.items())
        }

    return number


def notes_in_text(opening: str, closing: str) -> Edit:
    """Set the notes of the garden where they are called."""
    words = WORKS["garden"].words
    notes = {block.number: " ".join(block.words) for block in words.blocks if block.number}

    def set_in(_: Blocks) -> Blocks:
        made = {}
        for block in words.blocks:
            if block.number:
                continue
            called = dict(block.calls)
            said = [
                f"{word} {opening}{notes[called[at]]}{closing}" if at in called else word
                for at, word in enumerate(block.words)
            ]
            made[block.anchor] = " ".join(said)
        return made

    return set_in


SETTLED: tuple[Vector, ...] = (
    # what stands in the place of the last word was put there, and is none of the site's
    altered(
        "the last word is another, and a site follows",
        "mill",
        "changed 1",
        in_block("after_2", " year.", " month."),
        at_end(SITE),
    ),
    altered(
        "the last word is another without a full stop, and a site follows",
        "mill",
        "changed 1",
        in_block("after_2", " year.", " hour"),
        at_end(SITE),
    ),
    altered(
        "the last word is three others without a full stop, and a site follows",
        "mill",
        "changed 1",
        in_block("after_2", " year.", " hour, don’t forget"),
        at_end(SITE),
    ),
    altered(
        "the last word of a Russian text is another without a full stop, and a site follows",
        "letters",
        "changed 1",
        in_block("end_1", " полностью.", " частично"),
        at_end("Поделиться Печать Оставить отзыв о беседе и рассказать друзьям о ней"),
    ),
    incomplete(
        "the last word is missing, and a site follows that begins with an address",
        "mill",
        "missing 1",
        in_block("after_2", " year.", ""),
        at_end(f"www.mill.example {SITE}"),
    ),
    incomplete(
        "the last word is missing, and a site follows that begins with a number",
        "mill",
        "missing 1",
        in_block("after_2", " year.", ""),
        at_end(f"5 {SITE}"),
    ),
    incomplete(
        "the last word is missing, and a site follows that begins with four small words",
        "mill",
        "missing 1",
        in_block("after_2", " year.", ""),
        at_end(f"posted by the miller {SITE}"),
    ),
    incomplete(
        "the last word is missing, and a site follows",
        "mill",
        "missing 1",
        in_block("after_2", " year.", ""),
        at_end(SITE),
    ),
    # an excerpt that changes its last words is none that stands word for word
    incomplete(
        "a copy is cut off behind a citation that lost its brackets",
        "mill",
        "changed 1, missing 10",
        only(*BEGINNING),
        in_block("talk_2", "[1966a:13, 14]", "1966a:13, 14"),
    ),
    incomplete(
        "a copy is cut off behind a citation that lost its brackets, and a site follows",
        "mill",
        "changed 1, missing 10",
        only(*BEGINNING),
        in_block("talk_2", "[1966a:13, 14]", "1966a:13, 14"),
        at_end(SITE),
    ),
    incomplete("a copy is cut off", "mill", "missing 10", only(*BEGINNING)),
    # a word of what comes next is no word of the work
    incomplete(
        "one word stands behind an excerpt",
        "mill",
        "missing 7",
        only(*part("about", 1, 3), *part("talk", 1, 5)),
        at_end("the"),
    ),
    # where a conversion dropped a space the words still stand there, and not where the licence page quotes them
    typography(
        "the last words without their space, and a licence page that says how the work ends",
        "mill",
        in_block("after_2", "same year.", "sameyear."),
        at_end("Licence The whole work ends … in the autumn of the same year. Words in all: 208"),
    ),
    typography(
        "the first words without their space, and contents that name the heading",
        "mill",
        put("The Mill at Night Contents About This Talk The Talk Afterword"),
        in_block("about_1", "About This Talk", "AboutThis Talk"),
    ),
    incomplete(
        "the last words are missing, and a licence page says how the work ends",
        "mill",
        "missing 1",
        in_block("after_2", " in the autumn of the same year.", ""),
        at_end(f"Licence Copy it whole. {WHOLE} {SITE}"),
    ),
    # one page of several may have only what stands beside the work in its files
    incomplete(
        "a page with the sources alone",
        "mill",
        "missing 15",
        only(),
        at_end(f"Page 4 of 5 Sources {SOURCES} Next"),
    ),
    incomplete(
        "a page with the licence alone",
        "mill",
        "missing 15",
        only(),
        at_end(f"Licence {CONDITION} {WHOLE} 1. The Talk “sdt” is printed as “said”: {SLIP} Next"),
    ),
    another(
        "a text that lists the sources of the work among its own",
        "mill",
        only(),
        at_end(f"Further reading {SOURCES} {' '.join(OTHERS)}"),
    ),
    another("one source of the work", "mill", only(), at_end(f"Sources {SOURCES[:74]}")),
    # notes that are set in the text are moved there
    altered("notes are set in square brackets", "garden", "moved 3", notes_in_text("[", "]")),
    altered("notes are set in two square brackets", "garden", "moved 3", notes_in_text("[[", "]]")),
    altered("notes are set in round brackets", "garden", "moved 3", notes_in_text("(", ")")),
    # accents are letters, but the same thing done to many words is one thing
    altered("Russian without the dots on ё", "letters", "changed 3", replaced("ё", "е")),
    altered(
        "German in ASCII",
        "border",
        "changed 2",
        each(lambda said: said.translate(IN_ASCII)),
    ),
    # a whole block of the work at the edge of a page is no foot of it: it stands once more than in the work
    altered(
        "the refrain once too often, at the foot of a page",
        "song",
        "put in 1",
        put(f"⟦ {REFRAIN} 3 ⟧ ⏏", "song_20"),
        kind="pdf",
    ),
    altered(
        "the refrain once too often, over a page",
        "song",
        "put in 1",
        put("⟦ Turn, wheel, turn, 3 ⟧ ⏏ ⟦ and carry the water up. ⟧", "song_20"),
        kind="pdf",
    ),
    complete(
        "each refrain looks like the foot of a page",
        "song",
        replaced(REFRAIN, f"⟦ {REFRAIN} ⟧"),
        PAGES,
        kind="pdf",
    ),
    # who changes a refrain wherever it stands at the foot of a page makes no foot of it
    altered(
        "a word of each refrain is another, at the foot of pages",
        "song",
        "changed 25",
        replaced(REFRAIN, f"⟦ {REFRAIN.replace('up', 'down')} ⟧"),
        PAGES,
        kind="pdf",
    ),
    altered(
        "each refrain is another, at the foot of pages with their numbers",
        "song",
        "changed 25",
        replaced(REFRAIN, f"⟦ {OTHER} 7 ⟧"),
        PAGES,
        kind="pdf",
    ),
    altered(
        "two refrains are another, at the foot of pages",
        "song",
        "changed 2",
        in_block("song_20", REFRAIN, f"⟦ {OTHER} ⟧"),
        in_block("song_30", REFRAIN, f"⟦ {OTHER} ⟧"),
        PAGES,
        kind="pdf",
    ),
    incomplete(
        "one refrain is missing where one line looks like a foot",
        "song",
        "missing 1",
        in_block("song_20", REFRAIN, f"⟦ {OTHER} ⟧"),
        PAGES,
        kind="pdf",
    ),
    incomplete(
        "two refrains are missing from pages that all have a foot",
        "song",
        "missing 2",
        replaced(REFRAIN, f"{REFRAIN} ⟦ {OTHER} ⟧"),
        in_block("song_20", REFRAIN, ""),
        in_block("song_30", REFRAIN, ""),
        PAGES,
        kind="pdf",
    ),
    # the pages of large print name those of the book, amid the text where the sheet was not known as one of pages
    complete("heads that name pages of the book", "mill", paged("{} A5 page 7")),
    # an initial that stands apart from its word is set so, unless both are words of the work
    typography(
        "large initials, and capitals before small ones",
        "mill",
        replaced("EV: Why", "EV: W hy"),
        replaced("The ", "T he "),
    ),
    altered(
        "what is no initial of a word of the work",
        "mill",
        "put in 1",
        replaced("EV: Why", "EV: X Why"),
    ),
    # numbers before a turn or a heading count it
    complete(
        "the times of a recording before turns", "mill", numbered("[00:{:02d}:07]", turns="talk")
    ),
    complete("short times of a recording before turns", "mill", numbered("{}:30", turns="talk")),
    complete("minutes and seconds before turns", "mill", numbered("({}′30″)", turns="talk")),
    complete("minutes and seconds by letters", "mill", numbered("{}m05s", turns="talk")),
    altered(
        "minutes and seconds within a turn",
        "mill",
        "put in 1",
        in_block("talk_6", "turns the", "turns 10m05s the"),
    ),
    altered(
        "a time within a turn",
        "mill",
        "put in 1",
        in_block("talk_6", "turns the", "turns 10:30 the"),
    ),
    complete(
        "chapters are counted", "garden", in_block("rules_1", "The Rules", "Chapter 3: The Rules")
    ),
    complete("chapters are counted in German", "border", in_block("haus_2", "", "Kapitel IV. ")),
    complete(
        "chapters have Roman numbers", "garden", in_block("rules_1", "The Rules", "III. The Rules")
    ),
    complete("chapters are counted in parts", "garden", in_block("rules_1", "The", "3.1.2 The")),
    complete("chapters are counted briefly", "garden", in_block("rules_1", "The", "Ch. 3: The")),
    altered(
        "capitals that are no Roman number",
        "garden",
        "put in 1",
        in_block("rules_1", "The Rules", "IIII. The Rules"),
    ),
    altered(
        "chapters are named",
        "garden",
        "put in 1",
        in_block("rules_1", "The Rules", "Chapter of Laws: The Rules"),
    ),
    # points help to read letters
    typography("Hebrew with points", "lamp", each(lambda said: said.replace("ה", "הָ"))),
    typography("Arabic with points", "well", each(lambda said: said.replace("ب", "بَ"))),
)
