"""The exemplar of a work: its wording, and which work it is, as one JSON document that travels in its files.

Any copy can be measured by it, so that the same is found whichever file of a release it came from. It is written and
read here alone; `exemplar.schema.json` describes it. What is read may come from a stranger: it is bounded, and believed
only when its words have the fingerprint that it tells.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, cast, get_args

from pamphlet.work.embedding import for_script
from pamphlet.work.frozen import frozen
from pamphlet.work.words import BlockKind, BlockWords, PartWords, Words

FORMAT = "pamphlet-wording"
VERSION = 2  # the first was a list of blocks with their hashes, without their words

# The names under which it travels.
IN_EPUB = "META-INF/pamphlet-wording.json"
IN_PDF = "wording.json"
IN_HTML = (
    "pamphlet-wording"  # the ID of a script element that holds it deflated (RFC 1950), in Base64
)

LARGEST = 64 * 2**20  # bytes: thirty times the Bible
MOST_BLOCKS = 500_000
LONGEST = 20_000  # characters of a title, a name, a description
MOST_BESIDE = 20_000


class NoExemplar(ValueError):
    """A document that is none, is of another version, or contradicts itself."""


@frozen
class Exemplar:
    """The wording of a work and which work it is; `condition` is the sentence of its licence, or empty."""

    title: str
    language: str
    identifier: str
    edition: str
    released: str
    condition: str
    words: Words

    def as_json(self) -> bytes:
        """Write the document: one line a block, the same bytes every time, and no “<” anywhere."""
        words = self.words
        head = {
            "format": FORMAT,
            "version": VERSION,
            "title": self.title,
            "language": self.language,
            "identifier": self.identifier,
            "edition": self.edition,
            "released": self.released,
            "condition": self.condition,
            "fingerprint": words.fingerprint,
            "words": words.count,
            "speakers": words.speakers,
            "beside": words.beside,
            "pictures": words.pictures,
        }
        if words.apparatus:
            head["apparatus"] = words.apparatus
        parts = ",\n".join(map(_part_json, words.parts))
        return f'{_json(head)[:-1]},"parts":[\n{parts}\n]}}\n'.encode()


def _part_json(part: PartWords) -> str:
    blocks = ",\n".join(_json(_block_told(block)) for block in part.blocks)
    return f'{_json({"id": part.anchor, "title": part.title})[:-1]},"blocks":[\n{blocks}\n]}}'


def _block_told(block: BlockWords) -> dict[str, object]:
    told: dict[str, object] = {"id": block.anchor}
    if block.kind != "text":
        told["kind"] = block.kind
    if block.turn:
        told["turn"] = block.turn
    if block.number:
        told["number"] = block.number
    told["text"] = " ".join(block.words)
    if block.calls:
        told["calls"] = block.calls
    return told


def _json(value: Mapping[str, object]) -> str:
    """Write JSON without any “<”, so that it can stand within a script element."""
    return for_script(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def exemplar_from(document: bytes) -> Exemplar:
    """Read the document. Raises NoExemplar."""
    if len(document) > LARGEST:
        raise NoExemplar("too large")
    try:
        told = json.loads(document)
        known = told["format"] == FORMAT and told["version"] == VERSION
        words = Words(
            tuple(map(_part, _bounded(told["parts"], MOST_BLOCKS))),
            beside=tuple(map(_text, _bounded(told["beside"], MOST_BESIDE))),
            pictures=tuple(map(_text, _bounded(told["pictures"], MOST_BESIDE))),
            speakers=tuple(
                (_text(key), _text(name)) for key, name in _bounded(told["speakers"], MOST_BESIDE)
            ),
            apparatus=tuple(map(_text, _bounded(told.get("apparatus", []), MOST_BESIDE))),
        )
        exemplar = Exemplar(
            _text(told["title"]),
            _text(told["language"]),
            _text(told["identifier"]),
            _text(told["edition"]),
            _text(told["released"]),
            _text(told["condition"]),
            words,
        )
        agrees = told["fingerprint"] == words.fingerprint and told["words"] == words.count
    except NoExemplar:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as fault:
        raise NoExemplar(str(fault)) from fault
    if not known or not agrees or not words.count or len(words.blocks) > MOST_BLOCKS:
        raise NoExemplar("it is of another version, or contradicts itself")
    return exemplar


def _part(told: Mapping[str, Any]) -> PartWords:
    blocks = tuple(map(_block, _bounded(told["blocks"], MOST_BLOCKS)))
    return PartWords(_text(told["id"]), _text(told["title"]), blocks)


def _block(told: Mapping[str, Any]) -> BlockWords:
    words = tuple(told["text"].split(" "))
    kind = told.get("kind", "text")
    if kind not in get_args(BlockKind) or not all(words):
        raise NoExemplar("a block")
    calls = tuple((_number(at), _number(number)) for at, number in told.get("calls", ()))
    if any(at >= len(words) for at, _ in calls):
        raise NoExemplar("the call of a note")
    return BlockWords(
        _text(told["id"]),
        _number(told.get("turn", 0)),
        words,
        calls,
        cast("BlockKind", kind),
        _number(told.get("number", 0)),
    )


def _bounded(value: Iterable[Any], most: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > most:
        raise NoExemplar("a list")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise NoExemplar("a text")
    return value


def _number(value: object) -> int:
    if type(value) is not int or not 0 <= value < 10**8:
        raise NoExemplar("a number")
    return value
