"""Write verdicts as one JSON object, as `verdicts.schema.json` describes it, with every difference."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pamphlet.verify.compare.differences import Difference
from pamphlet.verify.copies import HYPHEN
from pamphlet.verify.verdict import Checked, worst

VERSION = 1
SCHEMA = Path(__file__).with_name("verdicts.schema.json")


def record(checked: Iterable[Checked]) -> dict[str, Any]:
    """Give the object for files in their order; `exit_status` is that of the worst verdict."""
    told = tuple(checked)
    return {
        "version": VERSION,
        "exit_status": worst(each.verdict for each in told),
        "files": [_file(each) for each in told],
    }


def _file(checked: Checked) -> dict[str, Any]:
    verdict = checked.verdict
    return {
        "file": _clean(checked.name),
        "verdict": verdict.name,
        "exit_status": verdict.exit_status,
        "reason": _clean(verdict.reason),
        "measured_by": {
            "kind": checked.measured_by,
            "name": _clean(checked.measure_name),
            "title": _clean(checked.title),
            "fingerprint": checked.fingerprint,
        }
        if checked.measured_by
        else None,
        "words": verdict.count,
        "words_found": verdict.found,
        "condition_beside": verdict.licensed,
        "around": [
            {"side": each.side, "words": each.count, "nearest": _line(each.words)}
            for each in verdict.around
        ],
        "differences": [_difference(each) for each in verdict.differences],
        "typography": [_difference(each) for each in verdict.typography],
    }


def _difference(each: Difference) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "block": _clean(each.anchor),
        "part": _clean(each.part),
        "turn": each.turn,
        "word": each.word,
        "words": len(each.expected) or each.unknown,
        "expected": None if each.unknown else _line(each.expected),
        "found": _line(each.found),
        "before": _line(each.before),
        "after": _line(each.after),
        "position": each.position,
        "page": each.page,
    }


def _line(words: Sequence[str]) -> str:
    return _clean(" ".join(words).replace(HYPHEN, "-"))


def _clean(text: str) -> str:
    """Give text that any reader of JSON takes: half of a pair of surrogates, as of a file's name, is no character."""
    return text.encode("utf-8", "replace").decode()
