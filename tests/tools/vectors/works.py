"""The works of the vectors: each a few hundred words at the most, invented, with what makes copies of works differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pamphlet.work.exemplar import Exemplar
from pamphlet.work.words import BlockKind, BlockWords, PartWords, Words, canonical_words

CONDITION = "You may copy this work on condition that it is copied whole."


def text(
    anchor: str, said: str, turn: int = 0, kind: BlockKind = "text", number: int = 0
) -> BlockWords:
    """Make a block; “^12^” behind a word is the call of a note."""
    words: list[str] = []
    calls: list[tuple[int, int]] = []
    for word in canonical_words(said):
        bare, _, called = word.partition("^")
        calls += [(len(words), int(each)) for each in called.split("^") if each]
        words.append(bare)
    return BlockWords(anchor, turn, tuple(words), tuple(calls), kind, number)


def heading(anchor: str, said: str) -> BlockWords:
    """Make a heading."""
    return text(anchor, said, kind="heading")


def turns(part: str, said: Sequence[str]) -> tuple[BlockWords, ...]:
    """Make turns of a part, one a block."""
    return tuple(text(f"{part}_{at}", each, at) for at, each in enumerate(said, 1))


def work(
    title: str,
    language: str,
    parts: Iterable[tuple[str, str, Sequence[BlockWords]]],
    *,
    beside: Sequence[str] = (),
    pictures: Sequence[str] = (),
    speakers: Sequence[tuple[str, str]] = (),
    apparatus: Sequence[str] = (),
) -> Exemplar:
    """Make a work of parts: ID, title, blocks."""
    made = tuple(PartWords(anchor, name, tuple(blocks)) for anchor, name, blocks in parts)
    titles = (title, *beside, *(part.title for part in made))
    words = Words(made, titles, tuple(pictures), tuple(speakers), tuple(apparatus))
    return Exemplar(title, language, "", "1", "2026-01-01", CONDITION, words)


MILL = work(
    "The Mill at Night",
    "en",
    (
        (
            "about",
            "About This Talk",
            (
                heading("about_1", "About This Talk"),
                text(
                    "about_2",
                    (
                        "The talk took place in the mill, on an evening in March 1968, when the wheel stood"
                        " still for want of water."
                    ),
                ),
                text(
                    "about_3", f"{CONDITION} Words in square brackets were altered by the editor."
                ),
            ),
        ),
        (
            "talk",
            "The Talk",
            turns(
                "talk",
                (
                    "EV: Why did the state-owned mill fail, and was it also the failure of its “plan”?",
                    (
                        "AM: The mill did not fail by itself. It [was] pushed – by drought, by debt, and by"
                        " the people who should have mended the wheel. [1966a:13, 14]"
                    ),
                    "EV: Could twelve men have ground the corn of a whole valley?",
                    (
                        "AM: Two years before, young Berg wrote that flour must be shared, and that [with"
                        " want] the struggle for it begins again. [1967:45-46]"
                    ),
                    "EV: You speak of the miller’s pride as though it were a machine.",
                    (
                        "AM: It is one. Pride turns the stones when the water does not; only it grinds the"
                        " miller, not the corn."
                    ),
                    "EV: What would you do otherwise?",
                    (
                        "AM: I would mend the wheel first, pay 350 crowns to the carpenter, and ask the"
                        " valley [openly] what it can spare. [1968:7]"
                    ),
                    "EV: And if the valley says no?",
                    "AM: Then we shall have asked; it is more than anybody did in thirty years.",
                ),
            ),
        ),
        (
            "after",
            "Afterword",
            (
                heading("after_1", "Afterword"),
                text(
                    "after_2",
                    "Anna Moll died in the spring; the wheel was mended in the autumn of the same year.",
                ),
            ),
        ),
    ),
    beside=(
        "with Anna Moll and Emil Vogt",
        "A5 page:",
        "A5 page 1",
        "The Talk: begins EV: Why did the state-owned mill fail, … ends a [1968:7] b",
    ),
    speakers=(("EV", "Emil Vogt"), ("AM", "Anna Moll")),
    apparatus=(
        "Berg, Jan. On the Sharing of Flour.",
        "Not identified: only the key is known, and where it is cited.",
        "Identified by the publisher of these files.",
        "The work is whole when these parts are there, in this order, each with all of its words.",
        "a stray space, left by the typist",
    ),
)

GARDEN = work(
    "The Common Garden",
    "en",
    (
        (
            "beds",
            "The Beds",
            (
                heading("beds_1", "The Beds"),
                text(
                    "beds_2",
                    (
                        "Nobody owns the garden behind the station.^1^ It has 102 beds of ten m² each,^2^ and"
                        " every bed has a family that waters it."
                    ),
                ),
                text(
                    "beds_3",
                    (
                        "Before the war of 1914 there was a pond; the frogs, it is said, were louder than the"
                        " trains.^3^"
                    ),
                ),
                text("beds_4", "Bed", kind="head"),
                text("beds_5", "Plant", kind="head"),
                text("beds_6", "Harvest", kind="head"),
                text("beds_7", "First", kind="cell"),
                text("beds_8", "beans", kind="cell"),
                text("beds_9", "40 kg", kind="cell"),
                text("beds_10", "Second", kind="cell"),
                text("beds_11", "cabbage", kind="cell"),
                text("beds_12", "35 kg", kind="cell"),
                text(
                    "beds_13",
                    "What is left over goes to the kitchen, where H2O and salt make a soup of it.",
                ),
                text("beds_14", "Do not dig in wet soil;"),
                text("beds_15", "do not sow in the dark of the moon;"),
                text("beds_16", "do not count the beans before they are dry."),
                text("beds_17", "The deed is lost.", kind="note", number=1),
                text("beds_18", "Measured with a rope in 1931.", kind="note", number=2),
                text(
                    "beds_19", "So says the station master’s diary, page 12.", kind="note", number=3
                ),
            ),
        ),
        (
            "rules",
            "The Rules",
            (
                heading("rules_1", "The Rules"),
                text(
                    "rules_2",
                    "Whoever comes late waters first. Whoever leaves early leaves the gate as it was.",
                ),
                text("rules_3", "Whoever takes a spade brings it back, clean, before the bell."),
            ),
        ),
    ),
    pictures=(
        "A plan of the garden with its beds",
        "Picture: A plan of the garden with its beds",
        "Gate Pond Shed",
    ),
)

REFRAIN = "Turn, wheel, turn, and carry the water up."
SONG = work(
    "The Song of the Wheel",
    "en",
    (
        (
            "song",
            "The Song",
            tuple(
                text(f"song_{2 * at + step}", said)
                for at in range(25)
                for step, said in (
                    (
                        1,
                        f"In the {at + 1}. year the river brought {100 + 7 * at} boats to the mill.",
                    ),
                    (2, REFRAIN),
                )
            ),
        ),
    ),
)

BORDER = work(
    "Das Schwellenhaus",
    "de",
    (
        (
            "haus",
            "Das Haus",
            (
                heading("haus_1", "Das Haus an der Grenze"),
                text(
                    "haus_2",
                    (
                        "Das Haus stand halb in einem Land und halb im anderen; der Ofen heizte beide, und"
                        " niemand maß die Wärme."
                    ),
                ),
                text(
                    "haus_3",
                    (
                        "Größere Häuser gab es viele, aber keines, in dem man so früh „Guten Morgen“ in zwei"
                        " Sprachen sagte."
                    ),
                ),
                text(
                    "haus_4",
                    "Als die Grenze verlegt wurde, blieb der Tisch stehen – man aß nun eben im Ausland.",
                ),
            ),
        ),
    ),
)

LETTERS = work(
    "Разговор о буквах",
    "ru",
    (
        (
            "talk",
            "Разговор",
            turns(
                "talk",
                (
                    "БН: Почему вы набирали ночью, а не днём?",
                    (
                        "ОК: Днём не хватало света: окно выходило во двор, а лампу [давали] только вечером."
                        " [1959:12]"
                    ),
                    "БН: И никто не жаловался на «ночную» работу?",
                    (
                        "ОК: Жаловались все, кроме старого наборщика – он говорил, что буквы ночью тише."
                        " [1961:3, 4]"
                    ),
                    "БН: Что стало с типографией после пожара?",
                    "ОК: Её построили заново, из 4000 кирпичей, и теперь там читальня для всей улицы.",
                ),
            ),
        ),
        (
            "end",
            "Послесловие",
            (text("end_1", "Разговор записан в читальне осенью и приводится полностью."),),
        ),
    ),
    speakers=(("БН", "Борис Нечаев"), ("ОК", "Ольга Кравец")),
)

LAMP = work(
    "המנורה והספר",
    "he",
    (
        (
            "talk",
            "השיחה",
            turns(
                "talk",
                (
                    "ר״א: מתי הדלקת את המנורה בפעם הראשונה?",
                    "ד״ב: בשנת 1961, כאשר [נפתחה] הספרייה ברחוב הנמל. [1961:12]",
                    "ר״א: ומה קראו שם בלילות הארוכים?",
                    "ד״ב: כל מה שהיה: לוחות שנה, „עיתונים ישנים”, ופעם אחת גם ספר בישול שלם.",
                    "ר״א: ואם כבתה המנורה באמצע המשפט?",
                    "ד״ב: אז סיפר כל אחד לעצמו את הסוף, ואיש לא טעה.",
                ),
            ),
        ),
    ),
    speakers=(("ר״א", "רינה אלון"), ("ד״ב", "דוד ברק")),
)

WELL = work(
    "البئر القديمة",
    "ar",
    (
        (
            "well",
            "البئر",
            (
                heading("well_1", "البئر"),
                text("well_2", "في وسط القرية بئر عمقها 30 ذراعًا، لا يعرف أحد من حفرها ولا متى."),
                text(
                    "well_3",
                    "كان الناس يجتمعون حولها كلّ مساء، فيقرأ واحد منهم بصوت عالٍ ويسمع الباقون.",
                ),
                text(
                    "well_4",
                    "ثم جفّ الماء في سنة 1950، وبقي الناس يجتمعون: «من أجل القصص»، كما قالوا.",
                ),
                text("well_5", "واليوم عاد الماء، ولم ينقطع القارئ عن القراءة."),
            ),
        ),
    ),
)

WORKS = {
    "mill": MILL,
    "garden": GARDEN,
    "song": SONG,
    "border": BORDER,
    "letters": LETTERS,
    "lamp": LAMP,
    "well": WELL,
}
