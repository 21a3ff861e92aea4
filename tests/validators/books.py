"""EPUBCheck and Ace: is it a valid EPUB, and can everybody read it?"""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.validators.browser import ask_browser
from tests.validators.findings import Finding, once_for_same_bytes
from tests.validators.programs import TESTS, ask, java, packaged


@once_for_same_bytes
def epubcheck(book: Path, *, usage: bool = True) -> tuple[Finding, ...]:
    """Give what EPUBCheck says of a book, its remarks on usage too unless they are not wanted."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        ask(
            f"{report}\t{book.resolve()}",
            *java(TESTS / "epubcheck" / "EpubCheck.java", packaged("epubcheck", "epubcheck.jar")),
        )
        said = json.loads(report.read_bytes())
    findings = tuple(_epubcheck_findings(said))
    if not findings and not said["publication"]["nSpines"]:
        raise RuntimeError(f"EPUBCheck found neither an error nor a chapter in {book}")
    return tuple(found for found in findings if usage or found.severity != "USAGE")


def _epubcheck_findings(said: dict[str, Any]) -> Iterator[Finding]:
    for message in said["messages"]:
        for at in message["locations"] or [{"path": "", "line": 0, "column": 0}]:
            place = f"{at['path']}:{at['line']}:{at['column']}"
            yield Finding(message["ID"], message["severity"], place, message["message"])


@once_for_same_bytes
def ace(book: Path) -> tuple[Finding, ...]:
    """Give the violations that Ace by DAISY finds in the pages and the metadata of a book."""
    report = ask_browser("ace", path=str(book.resolve()))
    if not report["assertions"]:
        raise RuntimeError(f"Ace looked at no page of {book}")
    return tuple(
        Finding(
            fault["earl:test"]["dct:title"],
            fault["earl:test"]["earl:impact"],
            f"{page['earl:testSubject']['url']} {_pointer(fault)}".strip(),
            fault["earl:result"]["dct:description"],
        )
        for page in report["assertions"]
        for fault in page["assertions"]
        if fault["earl:result"]["earl:outcome"] == "fail"
    )


def _pointer(fault: dict[str, Any]) -> str:
    """Give the CSS selectors of the elements that are meant, where Ace names any."""
    return " ".join(fault["earl:result"].get("earl:pointer", {}).get("css", []))
