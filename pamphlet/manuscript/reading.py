"""Read a manuscript: the folder's files, one after the other, then what must hold between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from pamphlet.manuscript.copy_text.emendations import read_emendations
from pamphlet.manuscript.copy_text.keeping import without_kept
from pamphlet.manuscript.copy_text.proof import WordPlaces, differences
from pamphlet.manuscript.files import SETTINGS, STYLE, Folder
from pamphlet.manuscript.markdown import parser, quotes
from pamphlet.manuscript.markdown.inlines import Anchors
from pamphlet.manuscript.markdown.links import bind_links
from pamphlet.manuscript.markdown.parts import PartRead, PartReader
from pamphlet.manuscript.markdown.turns import Labels
from pamphlet.manuscript.pictures import check_picture
from pamphlet.manuscript.settings.metadata import Named, read_metadata
from pamphlet.manuscript.settings.sources import read_sources
from pamphlet.manuscript.yaml import fields
from pamphlet.manuscript.yaml.nodes import Mapping, Node, Scalar, read_yaml
from pamphlet.work.model import Emendation, Metadata, Pamphlet, Source
from pamphlet.work.nodes import CodeBlock, Heading, Paragraph, Turn
from pamphlet.work.problems import Place, Problem, error, has_errors, in_order, warning
from pamphlet.work.walk import blocks_within, citations_in, images_in
from pamphlet.work.wording import wording
from pamphlet.work.words import Words, canonical_words

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
        return None, (error("F06", message, Place(folder.root.as_posix()), hint),)
    pamphlet = _read(folder)
    problems = in_order(folder.problems)
    return (None if has_errors(problems) else pamphlet), problems


def _read(folder: Folder) -> Pamphlet | None:
    root = _yaml(folder, Scalar(SETTINGS, folder.place(SETTINGS)))
    if not isinstance(root, Mapping):
        if root is not None:
            fields.wrong_kind(SETTINGS, "fields with values", root, folder.problems)
        return None
    metadata, named = read_metadata(root, folder.problems)
    sources, keys = _sources(folder, named)
    before = len(folder.problems)
    emendations = _emendations(folder, named)
    emendations_read = len(folder.problems) == before
    read = _parts(folder, metadata, named, keys)
    parts = tuple(each.part for each in read)
    strings = _strings(folder, named)
    style = _style(folder)
    words = wording(parts)
    _note_empty_parts(folder, read, words)
    for image in images_in(parts):
        check_picture(image, folder)
    pamphlet = Pamphlet(metadata, parts, words, sources, emendations, strings, style)
    if len(parts) == len(named.parts):
        _check_whole(folder, pamphlet, root)
        if emendations_read:
            _compare(folder, pamphlet, named.copy_text)
        language = metadata.language
        unbalanced = [each for part in read for each in quotes.unbalanced(part.marks, language)]
        folder.problems += without_kept(unbalanced, folder, emendations)
    return replace(pamphlet, files=folder.files())


def _style(folder: Folder) -> str:
    if folder.lacks(STYLE):
        return ""
    return folder.read_text(STYLE, folder.place(STYLE)) or ""


def _yaml(folder: Folder, named: Scalar) -> Node | None:
    text = folder.read_text(named.value, named.place)
    return None if text is None else read_yaml(text, folder.place(named.value), folder.problems)


def _sources(folder: Folder, named: Named) -> tuple[tuple[Source, ...], AbstractSet[str]]:
    """Read the works cited, and the keys that may be cited: any, when the file cannot be read."""
    if not named.sources:
        return (), frozenset()
    root = _yaml(folder, named.sources)
    if root is None:
        return (), Every()
    sources = read_sources(root, folder.problems)
    return sources, frozenset(source.key for source in sources)


class Every(frozenset[str]):
    """The keys of a list that could not be read: nobody knows which it does not hold."""

    __slots__ = ()

    def __contains__(self, _key: object) -> bool:
        """Tell that it may be there."""
        return True


def _emendations(folder: Folder, named: Named) -> tuple[Emendation, ...]:
    root = _yaml(folder, named.emendations) if named.emendations else None
    return read_emendations(root, folder.problems) if root else ()


def _strings(folder: Folder, named: Named) -> dict[str, str]:
    """Read what the book prints of itself in the manuscript's own words; the pages know which of them they need."""
    root = _yaml(folder, named.strings) if named.strings else None
    if root is None or not isinstance(root, Mapping):
        if root is not None:
            fields.wrong_kind("strings", "fields with values", root, folder.problems)
        return {}
    return {key.value: fields.text_of(root, key.value, folder.problems) for key, _ in root.entries}


def _parts(
    folder: Folder, metadata: Metadata, named: Named, keys: AbstractSet[str]
) -> list[PartRead]:
    """Read the parts that can be read, with their links bound."""
    anchors = Anchors()
    labels = Labels.of(metadata.speakers)
    reader = PartReader(folder, metadata, keys, parser.parser(), labels, anchors, set())
    every = [(name, reader.read(name)) for name in named.parts]
    files = {name.value: each.part.anchor for name, each in every if each}
    read = [each for _, each in every if each]
    parts = tuple(each.part for each in read)
    bound = bind_links(parts, files, anchors.named, folder.problems)
    return [replace(each, part=part) for each, part in zip(read, bound, strict=True)]


def _note_empty_parts(folder: Folder, read: Sequence[PartRead], words: Words) -> None:
    for each, said in zip(read, words.parts, strict=True):
        if not said.blocks and not each.too_deep and not any(images_in((each.part,))):
            place = Place(each.part.place.path, 1, 1)
            hint = "write it, or take it out of “parts” in pamphlet.yaml"
            folder.problems.append(error("P01", "this part is empty", place, hint))


def _check_whole(folder: Folder, pamphlet: Pamphlet, root: Mapping) -> None:
    """Note what is wrong between the files: sources never cited, speakers who never speak …"""
    problems = folder.problems
    cited = {citation.key for citation in citations_in(pamphlet.parts)}
    for source in pamphlet.sources:
        if source.key not in cited:
            message = f"the source “{source.key}” is never cited"
            hint = f"cite it, like [{source.key}:13], or take it out of the list"
            problems.append(error("C01", message, source.place, hint))
    problems += _silent_speakers(pamphlet, root)
    problems += _unstated_condition(pamphlet, root)


def _silent_speakers(pamphlet: Pamphlet, root: Mapping) -> Iterator[Problem]:
    heard = {block.speaker for block in blocks_within(pamphlet.parts) if isinstance(block, Turn)}
    declared = root.get("speakers")
    for speaker in pamphlet.metadata.speakers:
        if speaker.key not in heard and isinstance(declared, Mapping):
            hint = f"begin a turn with “{speaker.key}:” in a part whose role is interview, or take the speaker out"
            message = f"the speaker “{speaker.name}” never speaks"
            yield warning("T02", message, declared.key_place(speaker.key), hint)


def _unstated_condition(pamphlet: Pamphlet, root: Mapping) -> Iterator[Problem]:
    licence = pamphlet.metadata.licence
    if not licence or not licence.condition:
        return
    wanted = f" {' '.join(canonical_words(licence.condition))} "
    if any(wanted in f" {' '.join(part.flat())} " for part in pamphlet.words.parts):
        return
    entry = root.get("licence")
    place = fields.place_of(entry, "condition") if isinstance(entry, Mapping) else root.place
    hint = "copy the editor's sentence letter by letter from the part in which it stands"
    yield error("M08", "this condition does not stand word for word in any part", place, hint)


def _compare(folder: Folder, pamphlet: Pamphlet, copy_text: Scalar | None) -> None:
    if copy_text is None:
        if pamphlet.emendations:
            place = pamphlet.emendations[0].place
            hint = "write “copy-text: …” in pamphlet.yaml, or take the emendations out"
            folder.problems.append(error("E02", "there is no copy text to emend", place, hint))
        return
    received = folder.read_text(copy_text.value, copy_text.place, form_feeds=True)
    words = pamphlet.words
    if received is None or not words.count:
        return
    blocks = blocks_within(pamphlet.parts)
    places = {block.anchor: block.place for block in blocks if isinstance(block, WITH_WORDS)}
    place_of = WordPlaces(words, places, folder.text_at)
    folder.problems += differences(received, pamphlet.emendations, words, place_of)
