"""Write verdicts as one JSON object, as `verdicts.schema.json` describes it, with every difference."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pamphlet.verify.compare.differences import Difference
from pamphlet.verify.compare.findings import Finding
from pamphlet.verify.copies import HYPHEN
from pamphlet.verify.verdict import Checked, worst

VERSION = 2


def record(checked: Iterable[Checked]) -> dict[str, Any]:
    """Give the object for files in their order; `exit_status` is that of the worst verdict."""
    files = tuple(checked)
    return {
        "version": VERSION,
        "exit_status": worst(file.verdict for file in files),
        "files": [_file(file) for file in files],
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
        "excerpt": verdict.excerpt,
        "words": verdict.count,
        "words_found": verdict.found,
        "condition_beside": verdict.licensed,
        "around": [
            {
                "side": around.side,
                "words": around.count,
                "nearest": _line(around.words),
                "called": _clean(around.name),
                "part": _clean(around.part),
                "turn": around.turn,
            }
            for around in verdict.around
        ],
        "findings": [_finding(finding) for finding in verdict.findings],
        "differences": [_difference(place) for place in verdict.differences],
        "typography": [_difference(place) for place in verdict.typography],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    """Give a finding with its first place in the words of the Web Annotation Data Model (TextQuoteSelector, §4.2.4)."""
    place = finding.places[0]
    return {
        "kind": finding.kind,
        "count": finding.count,
        "habit": _clean(finding.habit),
        "part": _clean(place.part),
        "turn": place.turn,
        "exact": _line(place.expected),
        "prefix": _line(place.before),
        "suffix": _line(place.after),
        "found": _line(place.found),
        "found_prefix": _line(place.found_before),
        "found_suffix": _line(place.found_after),
        "blocks": [place.anchor for place in finding.places],
    }


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "kind": difference.kind,
        "block": _clean(difference.anchor),
        "part": _clean(difference.part),
        "turn": difference.turn,
        "word": difference.word,
        "words": len(difference.expected),
        "expected": _line(difference.expected),
        "found": _line(difference.found),
        "before": _line(difference.before),
        "after": _line(difference.after),
        "found_before": _line(difference.found_before),
        "found_after": _line(difference.found_after),
        "position": difference.position,
        "page": difference.page,
    }


def _line(words: Sequence[str]) -> str:
    return _clean(" ".join(words).replace(HYPHEN, "-"))


def _clean(text: str) -> str:
    """Give text that any reader of JSON takes: half of a pair of surrogates, as of a file's name, is no character."""
    return text.encode("utf-8", "replace").decode()
