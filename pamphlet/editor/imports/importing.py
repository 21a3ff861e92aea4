"""Import documents into a manuscript: all that is done, in its order.

In: files, and the folder of the manuscript. Out: the files written, and what is to be told in the form of problems:
decisions that are open, words that are left out or changed. Nothing is written where a document cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pamphlet.editor.imports.bounds import most_memory, within_bounds
from pamphlet.editor.imports.decisions import FILE as DECISIONS
from pamphlet.editor.imports.decisions import (
    Decision,
    Decisions,
    read_answers,
    way_out,
    with_places,
)
from pamphlet.editor.imports.document import LINE_NUMBER, PAGE_NUMBER, LeftOut
from pamphlet.editor.imports.received import Received, receive
from pamphlet.editor.imports.record.copy_text import Change, emendations_file, undone
from pamphlet.editor.imports.record.departure import Departure
from pamphlet.editor.imports.record.files import (
    LEFT_OUT,
    RECEIVED,
    Former,
    decisions_file,
    left_out_file,
    originals,
)
from pamphlet.editor.imports.record.received_text import received_text
from pamphlet.editor.imports.record.told import MOST_PLACED, departures, sentence, shown
from pamphlet.editor.imports.structure.draft import Draft
from pamphlet.editor.imports.structure.drafting import draft_of
from pamphlet.editor.imports.tree import CannotImport
from pamphlet.editor.imports.written.parts import written_parts
from pamphlet.editor.imports.written.pictures import pictures_of
from pamphlet.editor.imports.written.reading_back import ReadBack, read_back
from pamphlet.editor.settings_file import Settings, settings_file
from pamphlet.verify.copies import Copy
from pamphlet.work.problems import Place, Problem, Problems, error, in_order, warning

COPY_TEXT, EMENDATIONS, SETTINGS = "copy-text.txt", "emendations.yaml", "pamphlet.yaml"
STRUCK = "struck out"
LONGEST_MARK = 20  # characters of what may stand within a word, and is left out: History[edit]


@dataclass(slots=True)
class Imported:
    """What came of an import: the draft, how many words it has, and what is to be told."""

    problems: tuple[Problem, ...]
    draft: Draft | None = None
    words: int = 0


def import_documents(paths: Sequence[Path], folder: Path, released: str) -> Imported:
    """Import documents in their order; `released` is the day that the manuscript is to bear.

    Raises OSError where the folder cannot be written.
    """
    former = Former.of(folder)
    if former.refusal:
        return Imported((former.refusal,))
    problems = Problems()
    decisions = Decisions(
        read_answers(former.answers, f"{folder.as_posix()}/{DECISIONS}", problems)
    )
    memory = most_memory()
    received: list[Received] = []
    for path in paths:
        try:
            with within_bounds(memory):
                received.append(receive(path, decisions))
        except CannotImport as reason:
            problems.append(_refused(path.as_posix(), reason))
    if problems:
        return Imported(in_order(problems))
    try:
        return _written(received, folder, released, decisions, former, memory)
    except CannotImport as reason:
        return Imported((_refused(_names(received), reason),))


def _refused(place: str, reason: CannotImport) -> Problem:
    hint = "nothing was written; “pamphlet import --help” names what can be imported"
    return error("D01", str(reason), Place(place), hint)


def _names(received: Sequence[Received]) -> str:
    return ", ".join(each.name for each in received)


def _written(
    received: Sequence[Received],
    folder: Path,
    released: str,
    decisions: Decisions,
    former: Former,
    memory: int,
) -> Imported:
    with within_bounds(memory):
        documents = [each.document for each in received]
        draft = draft_of(documents, [each.name for each in received], decisions)
        pictures = pictures_of(documents, decisions)
        parts, unstressed = written_parts(draft.parts, pictures)
        texts = {name: former.merged(name, text) for name, text in parts.items()}
        back = read_back(texts, folder.as_posix())
        if not back.words.count:
            hint = "nothing was written; see whether the document can be opened and read"
            return Imported(
                (error("D01", "no text was found in it", Place(_names(received)), hint),)
            )
        left_out = [left for each in received for left in _left_out(each)]
        left_out += [(folder.as_posix(), left) for left in pictures.left_out]
        found = departures(
            back,
            _copy(received),
            [*_known(received, left_out), *draft.taken],
            [
                *_marks(received),
                *(left.text for _, left in left_out if len(left.text) <= LONGEST_MARK),
            ],
            frozenset().union(*(each.document.oddities.called for each in received)),
        )
        copy_text, changes = _copy_text(received, back, found, draft.taken)
        apparatus = {
            SETTINGS: settings_file(_settings(draft, released)),
            COPY_TEXT: copy_text,
            EMENDATIONS: emendations_file(copy_text, changes),
        }
        texts |= {name: former.merged(name, text) for name, text in apparatus.items()}
        placed = with_places(decisions.made, texts, folder.as_posix(), _lined(received))
        source = received[0].name if len(received) == 1 else "the source"
        lost = [f"{departure.place}: {sentence(departure, source)}" for departure in found]
        former.pure[DECISIONS] = asked = decisions_file(placed)
        beside: dict[str, bytes | None] = {
            **originals([(each.name, each.content) for each in received]),
            DECISIONS: asked,
            LEFT_OUT: left_out_file(left_out, lost),
        }
    if link := former.link_among((*former.base, *texts, *pictures.files, *beside)):
        return Imported((link,))
    former.write(texts, pictures.files, beside)
    told = (
        *_open(placed),
        *_told(left_out),
        *_departed(found, source),
        *_plain(received),
        *_unstressed(unstressed, folder),
        *former.problems,
    )
    return Imported(in_order(told), draft, back.words.count)


def _settings(draft: Draft, released: str) -> Settings:
    return Settings(
        title=draft.title,
        title_supplied=draft.title_supplied,
        subtitle=draft.subtitle,
        language=draft.language,
        people=draft.people,
        released=released,
        condition=draft.condition,
        speakers=[(speaker.key, speaker.name) for speaker in draft.speakers],
        asks=draft.asks,
        parts=[part.file for part in draft.parts],
        copy_text=COPY_TEXT,
        emendations=EMENDATIONS,
    )


def _lined(received: Sequence[Received]) -> str:
    """Name the file to whose lines decisions point: the copy text, or the document where lines went from it."""
    text = received[0].text
    same = text is None or text.received.count("\n") == text.lines
    return COPY_TEXT if same else f"{RECEIVED}/{received[0].name}"


# --- what the second reader found -----------------------------------------------------------------


def _copy(received: Sequence[Received]) -> Copy:
    """Put the words of all files in a row."""
    kind = received[0].copy.kind
    return Copy(kind, tuple(word for each in received for word in each.copy.words))


def _marks(received: Sequence[Received]) -> Iterator[str]:
    """Give what stood in the words of the documents, and is none of them: marks of notes."""
    for each in received:
        yield from each.document.marks


def _left_out(each: Received) -> Iterator[tuple[str, LeftOut]]:
    document = each.document
    known = any(left.what == STRUCK for left in document.left_out)
    yield from ((each.name, left) for left in document.left_out)
    for text in () if known else document.oddities.struck:
        if text.strip():
            yield each.name, LeftOut(STRUCK, text)


def _known(received: Sequence[Received], left_out: Sequence[tuple[str, LeftOut]]) -> list[str]:
    """Give every text that is known to be left out, and the lines of pages one by one."""
    lines = [line.text for each in received if each.text for line in each.text.furniture]
    texts = [left.text for _, left in left_out]
    # The second reader of Markdown shows the marks of what is struck out in the manner of GitHub.
    return [*texts, *lines, *(f"~~{left.text}~~" for _, left in left_out if left.what == STRUCK)]


def _copy_text(
    received: Sequence[Received],
    back: ReadBack,
    found: Sequence[Departure],
    taken: Sequence[str],
) -> tuple[str, list[Change]]:
    if len(received) == 1 and received[0].text:
        return received_text(received[0].text, back.words, taken)
    return undone(back.words, found)


# --- what is told -----------------------------------------------------------------------------------


def _open(decisions: Sequence[Decision]) -> Iterator[Problem]:
    for decision in decisions:
        if decision.is_open:
            hint = way_out(decision.question, decision.default, decision.choices)
            yield warning("D02", decision.question, decision.place, hint)


def _told(left_out: Sequence[tuple[str, LeftOut]]) -> Iterator[Problem]:
    numbers: dict[tuple[str, str], list[str]] = {}
    for name, left in left_out:
        if left.what in (PAGE_NUMBER, LINE_NUMBER):
            numbers.setdefault((name, left.what), []).append(left.text)
            continue
        where = f"{left.where}, {left.what}" if left.where else left.what
        text = f": “{shown(left.text.split())}”" if left.text.strip() else ""
        hint = f"if it belongs to the work, put it into a part; all of it stands in {LEFT_OUT}"
        yield warning("D03", f"left out, {where}{text}", Place(name), hint)
    for (name, what), texts in numbers.items():
        found = f"“{texts[0]}”" + (f" and {len(texts) - 1} more" if len(texts) > 1 else "")
        hint = f"if they belong to the work, put them into a part; all stand in {LEFT_OUT}"
        message = f"left out, what calls itself {what}: {found}"
        yield warning("D03", message, Place(name), hint)


def _departed(found: Sequence[Departure], source: str) -> Iterator[Problem]:
    for departure in found[:MOST_PLACED]:
        hint = f"mend the part and take the entry out of {EMENDATIONS}, or leave it recorded there"
        yield warning("D04", sentence(departure, source), departure.place, hint)
    if len(found) > MOST_PLACED:
        message = f"{len(found) - MOST_PLACED} more places differ"
        yield warning("D04", message, found[MOST_PLACED - 1].place, f"all stand in {LEFT_OUT}")


def _unstressed(texts: Mapping[str, Sequence[str]], folder: Path) -> Iterator[Problem]:
    for file, paragraphs in texts.items():
        for text in paragraphs:
            message = (
                f"italics or bold type went, which no mark fits: “{shown(text.split()[:12])} …”"
            )
            place = Place(f"{folder.as_posix()}/{file}")
            yield warning("D05", message, place, "mark it by * and ** at the ends of whole words")


def _plain(received: Sequence[Received]) -> Iterator[Problem]:
    for each in received:
        for what, count in each.document.oddities.plain.items():
            message = f"{what}: {count} time{'s' if count > 1 else ''}"
            yield warning("D05", message, Place(each.name), "look whether the sense is still clear")
        if called := sorted(each.document.oddities.called):
            names = shown(", ".join(called).split())
            message = (
                f"a table of who speaks and what is said became turns, with a colon behind {names}"
            )
            hint = "nothing is to be done if they are a conversation"
            yield warning("D05", message, Place(each.name), hint)
