"""Hold the package to what it uses itself: no name and no keyword is there for the tests alone."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from tests.tools.only_tests import unused
from tests.tools.uses import read

ROOT = Path(__file__).parent.parent
COMMAND = ("pamphlet.__main__", "run")  # called as pyproject.toml says
ALLOWED = {
    # `asdict` reads these, and build-report.json shows them
    ("pamphlet.press.layout.sheet_count", "SheetCount.blank"),
    # a table for people, which a test holds to the pages
    ("pamphlet.pages.classes", "CLASSES"),
}


def test_nothing_is_there_for_the_tests_alone() -> None:
    """Every name, attribute and keyword of the package is used by a line of the package."""
    found = unused(read(ROOT / "pamphlet"), COMMAND)
    assert [str(entry) for entry in found if (entry.module, entry.name) not in ALLOWED] == []
    assert {(entry.module, entry.name) for entry in found} >= ALLOWED, "an exception too many"


def test_no_script_says_what_nobody_asks_for() -> None:
    """What a script exports, another one or a test names; what else it defines, it names itself."""
    scripts = {file: file.read_text("utf-8") for file in (ROOT / "pamphlet").rglob("*.js")}
    tests = [
        file.read_text("utf-8")
        for file in (ROOT / "tests" / "formats" / "check").iterdir()
        if file.suffix in {".py", ".js", ".mjs"}
    ]
    named = {file: Counter(re.findall(r"\w+", _bare(text))) for file, text in scripts.items()}
    unasked = [
        f"{file.relative_to(ROOT)}: {name}"
        for file, text in scripts.items()
        for exported, name in _DEFINED.findall(text)
        if not (
            any(name in names for other, names in named.items() if other != file)
            or any(re.search(rf"\b{name}\b", test) for test in tests)
            if exported
            else named[file][name] > 1
        )
    ]
    assert unasked == []
    assert len(scripts) > 100


_DEFINED = re.compile(r"^(export )?(?:async )?(?:function\*?|class|const|let) (\w+)", re.MULTILINE)


def _bare(script: str) -> str:
    """Give a script without the comments that have lines of their own."""
    return re.sub(r"^\s*(?://.*|/\*[\s\S]*?\*/)$", "", script, flags=re.MULTILINE)


PACKAGE = {
    "words.py": """
        LIMIT = 3
        FORGOTTEN = 4
        def counted(words, *, most=LIMIT, least=0): return words[:most]
        def recursive(): return recursive()
        class Book:
            def __init__(self, title="", year=0): self.title = title
            def opened(self): return self.title
            def closed(self, *, loudly=False): return self.title
        @frozen
        class Page:
            number: int
            side: str = "left"
            def turned(self): return self.number
    """,
    "use.py": """
        from package.words import Book, Page, counted
        from package import words
        def main(): return counted([], most=2), Book("A Title").closed(), Page(1).side
    """,
}


def packaged(folder: Path, modules: dict[str, str]) -> list[str]:
    """Write a package, and give what in it is not used."""
    root = folder / "package"
    root.mkdir()
    for name, lines in {"__init__.py": "", **modules}.items():
        (root / name).write_text("\n".join(line[8:] for line in lines.split("\n")), "utf-8")
    return [str(entry) for entry in unused(read(root), ("package.use", "main"))]


def test_what_is_not_used_is_found(tmp_path: Path) -> None:
    """A name, a method, a keyword and a field that no call passes are found; a call of itself is no use."""
    assert packaged(tmp_path, PACKAGE) == [
        "package.words:3: FORGOTTEN",
        "package.words:4: counted(least=)",
        "package.words:5: recursive",
        "package.words:7: __init__(year=)",
        "package.words:8: Book.opened",
        "package.words:9: closed(loudly=)",
        "package.words:13: Page(side=)",
        "package.words:14: Page.turned",
    ]
