"""The same in Cyrillic, Hebrew and Arabic: what is innocent there is innocent, and what is a fault is one."""

from __future__ import annotations

from tests.tools.vectors.edits import (
    Vector,
    altered,
    another,
    at_end,
    complete,
    each,
    every_word,
    in_block,
    incomplete,
    moved,
    only,
    put,
    replaced,
    swapped,
    typography,
    without,
)
from tests.tools.vectors.innocent import paged

SCRIPTS: tuple[Vector, ...] = (
    # Cyrillic
    complete("Russian, the words and nothing else", "letters"),
    typography(
        "Russian with straight quotation marks", "letters", replaced("«", '"'), replaced("»", '"')
    ),
    typography("Russian in capitals", "letters", each(str.upper)),
    typography("Russian with another dash", "letters", replaced(" – ", " — ")),
    complete("Russian on pages", "letters", paged("⟦ Страница {} из 3 ⟧"), kind="pdf"),
    complete(
        "Russian on pages whose heads are not known as furniture",
        "letters",
        in_block("talk_2", "света:", "света: Страница 1 из 3"),
        in_block("talk_4", "старого", "Страница 2 из 3 старого"),
        in_block("talk_6", "заново,", "заново, Страница 3 из 3"),
    ),
    complete(
        "Russian with words broken at line ends",
        "letters",
        in_block("talk_2", "вечером.", "вече¬ром."),
        in_block("talk_6", "кирпичей,", "кир¬пичей,"),
        kind="pdf",
    ),
    complete(
        "Russian with title page and site",
        "letters",
        put("Разговор о буквах Главная Поиск"),
        at_end("Поделиться 2 комментария"),
    ),
    incomplete("Russian without a word", "letters", "missing 1", in_block("talk_4", "кроме ", "")),
    incomplete("Russian without a “not”", "letters", "missing 1", in_block("talk_2", "не ", "")),
    altered(
        "Russian with a word changed",
        "letters",
        "changed 1",
        in_block("talk_6", "читальня", "контора"),
    ),
    altered(
        "Russian with a Latin letter that looks alike",
        "letters",
        "changed 1",
        in_block("talk_5", "Что", "Чтo"),
    ),
    altered(
        "Russian with a number changed", "letters", "changed 1", in_block("talk_6", "4000", "400")
    ),
    altered(
        "Russian with a word put in",
        "letters",
        "put in 1",
        in_block("talk_4", "старого наборщика", "старого пьяного наборщика"),
    ),
    incomplete("Russian without a turn", "letters", "missing 1", without("talk_4")),
    altered("Russian with turns swapped", "letters", "moved 1", swapped("talk_3", "talk_4")),
    altered(
        "Russian with its brackets dropped",
        "letters",
        "changed 3",
        replaced("[", ""),
        replaced("]", ""),
    ),
    altered(
        "Russian with labels written out", "letters", "changed 3", replaced("БН:", "Борис Нечаев:")
    ),
    altered(
        "Russian with a turn in an aside",
        "letters",
        "put in 1",
        put("⟪aside ОК: Я всё это выдумала. ⟫", "talk_4"),
    ),
    altered(
        "Russian with a turn at the end",
        "letters",
        "put in 1",
        at_end("ОК: Я всё это выдумала, и ничего такого не было."),
    ),
    another(
        "Russian, another text",
        "letters",
        only(),
        at_end("Была тёмная и бурная ночь; дождь лил как из ведра."),
    ),
    # Hebrew
    complete("Hebrew, the words and nothing else", "lamp"),
    typography("Hebrew with other quotation marks", "lamp", replaced("„", '"'), replaced("”", '"')),
    typography("Hebrew with straight gershayim in labels", "lamp", replaced("״", '"')),
    complete("Hebrew on pages", "lamp", paged("⟦ המנורה והספר {} ⟧"), kind="pdf"),
    complete(
        "Hebrew with marks of direction", "lamp", in_block("talk_2", "1961,", "\u200e1961,\u200f")
    ),
    complete("Hebrew with its title before it", "lamp", put("המנורה והספר")),
    incomplete("Hebrew without a word", "lamp", "missing 1", in_block("talk_6", "לעצמו ", "")),
    altered(
        "Hebrew with a word changed", "lamp", "changed 1", in_block("talk_6", "הסוף,", "ההתחלה,")
    ),
    altered(
        "Hebrew with a year changed", "lamp", "changed 1", in_block("talk_2", "1961,", "1916,")
    ),
    altered(
        "Hebrew with the brackets of an alteration dropped",
        "lamp",
        "changed 1",
        replaced("[נפתחה]", "נפתחה"),
    ),
    altered(
        "Hebrew with a word put in",
        "lamp",
        "put in 1",
        in_block("talk_6", "ואיש לא", "ואיש כמעט לא"),
    ),
    incomplete("Hebrew without a turn", "lamp", "missing 1", without("talk_5")),
    altered("Hebrew with a turn moved", "lamp", "moved 1", moved(("talk_2",), "talk_5")),
    altered(
        "Hebrew with a turn put in",
        "lamp",
        "put in 1",
        put("ד״ב: כל מה שאמרתי כאן לא היה ולא נברא.", "talk_4"),
    ),
    altered(
        "Hebrew with the labels of one speaker written out",
        "lamp",
        "changed 3",
        replaced("ר״א:", "רינה אלון:"),
    ),
    another(
        "Hebrew, another text", "lamp", only(), at_end("היה זה לילה אפל וסוער; הגשם ירד בשטף.")
    ),
    typography(
        "Hebrew with a hyphen for a space", "lamp", in_block("talk_5", "באמצע המשפט", "באמצע־המשפט")
    ),
    # Arabic
    typography(
        "Arabic with its own digits",
        "well",
        in_block("well_2", "30", "٣٠"),
        in_block("well_4", "1950", "۱۹۵۰"),
    ),
    altered(
        "Arabic with another number in its own digits",
        "well",
        "changed 1",
        in_block("well_2", "30", "٣١"),
    ),
    typography("Arabic with words drawn out", "well", replaced("الماء", "المـاء")),
    complete("Arabic, the words and nothing else", "well"),
    typography(
        "Arabic with straight quotation marks", "well", replaced("«", '"'), replaced("»", '"')
    ),
    complete("Arabic on pages", "well", paged("⟦ البئر القديمة {} ⟧"), kind="pdf"),
    complete("Arabic with marks of direction", "well", in_block("well_2", "30", "\u200f30\u200e")),
    complete(
        "Arabic with its title before it and a site around it",
        "well",
        put("الصفحة الرئيسية البئر القديمة"),
        at_end("شارك"),
    ),
    complete(
        "Arabic in lines",
        "well",
        every_word(lambda at, word: f"⏎ {word}" if at % 7 == 0 else word),
        kind="pdf",
    ),
    incomplete("Arabic without a word", "well", "missing 1", in_block("well_5", "ولم ", "")),
    altered(
        "Arabic with a word changed", "well", "changed 1", in_block("well_4", "القصص»،", "الماء»،")
    ),
    altered("Arabic with a number changed", "well", "changed 1", in_block("well_2", "30", "13")),
    altered(
        "Arabic with a word put in",
        "well",
        "put in 1",
        in_block("well_3", "واحد منهم", "واحد فقط منهم"),
    ),
    incomplete("Arabic without a paragraph", "well", "missing 1", without("well_3")),
    altered("Arabic with paragraphs swapped", "well", "moved 1", swapped("well_4", "well_5")),
    altered(
        "Arabic with a paragraph put in",
        "well",
        "put in 1",
        put("ولم يعد أحد يصدّق هذه القصّة بعد أن باع الحارس المفتاح.", "well_3"),
    ),
    incomplete("Arabic, an excerpt", "well", "missing 2, missing 2", only("well_3")),
    another(
        "Arabic, another text",
        "well",
        only(),
        at_end("كانت ليلة مظلمة عاصفة، والمطر ينهمر بغزارة."),
    ),
)
