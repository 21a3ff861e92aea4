"""Read a manuscript: the folder's files, one after the other, then what must hold between them."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from pamphlet.manuscript.copy_text.emendations import read_emendations, without_kept
from pamphlet.manuscript.copy_text.proof import WordPlaces, differences
from pamphlet.manuscript.files import SETTINGS, STYLE, Folder
from pamphlet.manuscript.markdown.leftovers import note_dashes
from pamphlet.manuscript.markdown.links import bind_links
from pamphlet.manuscript.markdown.parts import PartRead, PartReader
from pamphlet.manuscript.markdown.quotes import unbalanced
from pamphlet.manuscript.pictures import check_pictures
from pamphlet.manuscript.settings.metadata import Named, read_metadata
from pamphlet.manuscript.settings.sources import read_sources
from pamphlet.manuscript.yaml.fields import Fields, fields_of
from pamphlet.manuscript.yaml.nodes import Node, Scalar, read_yaml
from pamphlet.work.model import Emendation, Metadata, Pamphlet, Source
from pamphlet.work.nodes import CodeBlock, Heading, Image, Paragraph, Turn
from pamphlet.work.problems import Place, Problem, error, has_errors, in_order
from pamphlet.work.walk import blocks_within, citations_in, images_in
from pamphlet.work.wording import wording
from pamphlet.work.words import Words

# What people write in, and `pamphlet import` reads.
DOCUMENTS = {
    ".docx": "a Word file",
    ".odt": "a file of LibreOffice",
    ".rtf": "Rich Text",
    ".epub": "an e-book",
    ".html": "a web page",
    ".htm": "a web page",
    ".md": "a text in Markdown",
    ".txt": "a text",
}
WITH_WORDS = Paragraph | Heading | CodeBlock


def read_manuscript(folder: Path) -> tuple[Pamphlet | None, tuple[Problem, ...]]:
    """Read a folder to a `Pamphlet` and all problems in it, sorted; with an error only these."""
    return read_folder(Folder(folder))


def read_folder(folder: Folder) -> tuple[Pamphlet | None, tuple[Problem, ...]]:
    """Read a manuscript as `read_manuscript` does, from a folder of which some may have been looked at before."""
    if folder.lacks(SETTINGS):
        there = False
        with suppress(OSError):  # a name too long
            there = folder.root.is_dir()
        message = "this folder has no pamphlet.yaml" if there else "there is no such folder"
        hint = "name a folder with a pamphlet.yaml in it: “pamphlet check FOLDER”"
        if not there and not folder.lacks(""):
            message, hint = _no_folder(folder.root)
        return None, (error("F06", message, Place(folder.root.as_posix()), hint),)
    pamphlet = _read(folder)
    problems = in_order(folder.problems)
    return (None if has_errors(problems) else pamphlet), problems


def _no_folder(file: Path) -> tuple[str, str]:
    """Say of a file what it is, and how it becomes a manuscript, which is a folder."""
    if file.name == SETTINGS:
        hint = f"name the folder in which it lies: “{file.parent.as_posix()}”"
        return "this is a file, and a manuscript is a folder", hint
    kind = DOCUMENTS.get(file.suffix.lower(), "a file")
    hint = f"“pamphlet import {file.name} FOLDER” makes a manuscript of it"
    if file.suffix.lower() not in DOCUMENTS:
        hint = "name a folder with a pamphlet.yaml in it: “pamphlet check FOLDER”"
    return f"this is {kind}, and a manuscript is a folder with a pamphlet.yaml", hint


def _read(folder: Folder) -> Pamphlet | None:
    root = _fields(folder, Scalar(SETTINGS, folder.place(SETTINGS)), SETTINGS)
    if root is None:
        return None
    metadata, named = read_metadata(root)
    sources, keys = _sources(folder, named.sources)
    emendations = _emendations(folder, named.emendations)
    readings = _parts(folder, metadata, named, keys)
    parts = tuple(reading.part for reading in readings)
    pamphlet = Pamphlet(
        metadata=metadata,
        parts=parts,
        words=wording(parts),
        sources=sources,
        emendations=emendations or (),
        strings=_strings(folder, named.strings),
        style=_style(folder),
    )
    _note_empty_parts(folder, readings, pamphlet.words)
    pictures = list(images_in(parts))
    if metadata.cover:
        place = root.place("cover")
        pictures.append(Image(metadata.cover, metadata.cover_alternative, place))
    check_pictures(pictures, folder)
    if len(parts) == len(named.parts):
        _note_uncited_sources(folder, pamphlet)
        _note_silent_speakers(root, pamphlet)
        _note_unstated_condition(root, pamphlet)
        if emendations is not None:
            _compare(folder, pamphlet, named.copy_text)
        if not any(reading.text.has_curly_marks for reading in readings):
            dashes = (place for reading in readings for place in reading.text.dashes)
            note_dashes(dashes, folder.problems)
        for reading in readings:
            strays = unbalanced(reading.marks, reading.part.language or metadata.language)
            folder.problems += without_kept(strays, folder, pamphlet.emendations)
    return replace(pamphlet, files=folder.files())


def _yaml(folder: Folder, named: Scalar) -> Node | None:
    text = folder.read_text(named.value, named.place)
    path = folder.place(named.value).path
    return None if text is None else read_yaml(text, path, folder.problems)


def _fields(folder: Folder, named: Scalar | None, called: str) -> Fields | None:
    """Read the fields of a file that the manuscript names, if it does; problems call it so."""
    return fields_of(_yaml(folder, named), called, folder.problems) if named else None


def _sources(folder: Folder, named: Scalar | None) -> tuple[tuple[Source, ...], AbstractSet[str]]:
    """Read the works cited, and the keys that may be cited: any, when the file cannot be read."""
    root = _fields(folder, named, "sources.yaml")
    if root is None:
        return (), Every() if named else frozenset()
    sources = read_sources(root)
    return sources, frozenset(source.key for source in sources)


class Every(frozenset[str]):
    """The keys of a list that could not be read: nobody knows which it does not hold."""

    __slots__ = ()

    def __contains__(self, _key: object) -> bool:
        """Tell that it may be there."""
        return True


def _emendations(folder: Folder, named: Scalar | None) -> tuple[Emendation, ...] | None:
    """Read the emendations; None when something is wrong with them."""
    before = len(folder.problems)
    root = _yaml(folder, named) if named else None
    emendations = read_emendations(root, folder.problems) if root else ()
    return emendations if len(folder.problems) == before else None


def _strings(folder: Folder, named: Scalar | None) -> dict[str, str]:
    """Read what the book prints of itself in the manuscript's own words; the pages know which of them they need."""
    root = _fields(folder, named, "strings")
    return {name.value: root.text(name.value) for name in root.names()} if root else {}


def _style(folder: Folder) -> str:
    if folder.lacks(STYLE):
        return ""
    return folder.read_text(STYLE, folder.place(STYLE)) or ""


def _parts(
    folder: Folder, metadata: Metadata, named: Named, keys: AbstractSet[str]
) -> list[PartRead]:
    """Read the parts that can be read, with their links bound."""
    reader = PartReader(folder, metadata, keys)
    read = {name.value: part for name in named.parts if (part := reader.read(name))}
    files = {name: reading.part.anchor for name, reading in read.items()}
    parts = tuple(reading.part for reading in read.values())
    bound = bind_links(parts, files, reader.anchors.named, folder.problems)
    return [replace(reading, part=part) for reading, part in zip(read.values(), bound, strict=True)]


# --- what must hold between the files -------------------------------------------------------------


def _note_empty_parts(folder: Folder, readings: Sequence[PartRead], words: Words) -> None:
    silent = [
        reading.part
        for reading, said in zip(readings, words.parts, strict=True)
        if not said.blocks and not reading.text.too_deep
    ]
    for part in silent:
        if not any(images_in((part,))):
            hint = "write it, or take it out of “parts” in pamphlet.yaml"
            folder.problems.error("P01", "this part is empty", replace(part.place, column=1), hint)
    if len(silent) == len(readings) and all(any(images_in((part,))) for part in silent):
        for part in silent[:1]:
            message = "no part has a word, and by pictures alone no copy can be told whole"
            hint = 'give one a caption: ![what it shows](picture.png "The caption")'
            folder.problems.error("P01", message, replace(part.place, column=1), hint)


def _note_uncited_sources(folder: Folder, pamphlet: Pamphlet) -> None:
    cited = {citation.key for citation in citations_in(pamphlet.parts)}
    for source in pamphlet.sources:
        if source.key not in cited:
            message = f"the source “{source.key}” is never cited"
            hint = f"cite it, like [{source.key}:13], or take it out of the list"
            folder.problems.error("C01", message, source.place, hint)


def _note_silent_speakers(root: Fields, pamphlet: Pamphlet) -> None:
    turns = (block for block in blocks_within(pamphlet.parts) if isinstance(block, Turn))
    heard = {speaker for turn in turns for speaker in turn.speakers}
    declared = root.group("speakers")
    for speaker in pamphlet.metadata.speakers:
        if declared and speaker.key not in heard:
            place = declared.mapping.key_place(speaker.key)
            message = f"the speaker “{speaker.name}” never speaks"
            hint = f"begin a turn with “{speaker.key}:” in a part whose role is interview, or take the speaker out"
            root.problems.warning("T02", message, place, hint)


def _note_unstated_condition(root: Fields, pamphlet: Pamphlet) -> None:
    entry = root.group("licence")
    licence = pamphlet.metadata.licence
    condition = licence.condition if licence else ""
    if entry and condition and not pamphlet.words.part_that_says(condition):
        message = "this condition does not stand word for word in any part"
        hint = "copy the editor's sentence letter by letter from the part in which it stands"
        entry.error("M08", message, "condition", hint)


def _compare(folder: Folder, pamphlet: Pamphlet, copy_text: Scalar | None) -> None:
    if copy_text is None:
        if pamphlet.emendations:
            place = pamphlet.emendations[0].place
            hint = "write “copy-text: …” in pamphlet.yaml, or take the emendations out"
            folder.problems.error("E02", "there is no copy text to emend", place, hint)
        return
    received = folder.read_text(copy_text.value, copy_text.place, form_feeds=True)
    words = pamphlet.words
    if received is None or not words.count:
        return
    blocks = blocks_within(pamphlet.parts)
    places = {block.anchor: block.place for block in blocks if isinstance(block, WITH_WORDS)}
    place_of = WordPlaces(words, places, folder.text_at)
    named_at = copy_text.place
    folder.problems += differences(received, named_at, pamphlet.emendations, words, place_of)
