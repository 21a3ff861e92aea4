"""What shops reject or garble: each rule is kept by our books, and noticed where a book breaks it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from pamphlet.formats import Ready
from pamphlet.formats.epub import book as epub
from pamphlet.formats.epub.checks.opened import opened
from pamphlet.formats.epub.checks.shop_rules import LARGEST_BOOK, RULES, faults_of
from pamphlet.pages.composition import compose
from pamphlet.pipeline.build import build
from pamphlet.pipeline.proofreading import SHOPS, shops_check
from tests.formats.made import REPOSITORY, pages_of
from tests.laid_out import bound
from tests.manuscript.desk import Desk
from tests.releases import EVERY_WORK
from tests.share import share

Files = dict[str, bytes]
STYLES, PAGE, PACKAGE, COVER = (
    f"EPUB/{name}" for name in ("pamphlet.css", "text.xhtml", "content.opf", "cover.png")
)


def broken(change: Callable[[Files], Files], *, stored: str = "mimetype") -> bytes:
    """Write the smallest book with its files changed."""
    with zipfile.ZipFile(io.BytesIO(bound("tests/works/plain"))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in change(files).items():
            kind = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, kind)
    return target.getvalue()


def replaced(name: str, old: str, new: str) -> Callable[[Files], Files]:
    """Give a change of the first place where a text stands in a file."""

    def change(files: Files) -> Files:
        text = files[name].decode()
        assert old in text
        return {**files, name: text.replace(old, new, 1).encode()}

    return change


def styled(css: str) -> Callable[[Files], Files]:
    """Give a change that puts rules behind the stylesheet."""
    return lambda files: {**files, STYLES: files[STYLES] + css.encode()}


def put(name: str, content: bytes) -> Callable[[Files], Files]:
    """Give a change that puts a file into the book, or another in its place."""
    return lambda files: {**files, name: content}


def picture(width: int, height: int, kind: str = "PNG", mode: str = "L") -> bytes:
    """Draw a white picture."""
    target = io.BytesIO()
    Image.new(mode, (width, height), "white").save(target, kind)
    return target.getvalue()


def words(text: str) -> Callable[[Files], Files]:
    """Give a change that puts a text into the first paragraph."""
    return replaced(PAGE, "A book that", f"A{text}book that")


LINE = '<a href="text.xhtml">A line</a>'
DEEPER = f"{LINE}<ol><li>{LINE}<ol><li>{LINE}</li></ol></li></ol>"
BREAKS: dict[str, tuple[Callable[[Files], Files], ...]] = {
    "mimetype": (lambda files: dict(sorted(files.items())),),
    "size": (),  # tried below
    "names": (
        put("EPUB/a page.txt", b""),
        put("EPUB/Übung.txt", b""),
        put("EPUB/COVER.png", picture(9, 9)),
    ),
    "language": (
        replaced(PACKAGE, "<dc:language>en</dc:language>", ""),
        replaced(PACKAGE, "<dc:language>en</dc:language>", "<dc:language>english</dc:language>"),
        replaced(PACKAGE, "<dc:language>en</dc:language>", "<dc:language>und</dc:language>"),
    ),
    "epub-2": (
        replaced(
            PACKAGE,
            "<dc:date>",
            '<dc:date xmlns:opf="http://www.idpf.org/2007/opf" opf:event="publication">',
        ),
        replaced(PACKAGE, "</spine>", "</spine><guide/>"),
    ),
    "comments": (
        replaced(PAGE, "<body>", "<body><!-- so -->"),
        replaced(PACKAGE, "<manifest>", "<manifest><!-- so -->"),
        styled("/* so */"),
    ),
    "depth": (replaced("EPUB/contents.xhtml", "<ol>\n<li", f"<ol>\n<li>{DEEPER}</li><li"),),
    "at-rules": (
        styled("@layer a { p { margin: 0 } }"),
        styled("@media (width >= 20em) { p { margin: 0 } }"),
        styled("@supports (gap: 1em) { p { margin: 0 } }"),
        styled("@import 'other.css';"),
        styled("p { margin: 0 } }"),
    ),
    "variables": (styled("p { margin: var(--gap) }"), styled("p { --gap: 1em }")),
    "fixed": (styled("p { font-size: 12pt }"), replaced(PAGE, "<p ", '<p style="width: 300px" ')),
    "readers-own": (
        styled("p { color: black }"),
        styled("body { background-color: white }"),
        styled("p { font-family: serif }"),
        styled("p { line-height: 1.2 }"),
        replaced(PAGE, "<p ", '<p style="color: red" '),
    ),
    "characters": (*map(words, "\u00ad\u200b\u2011\u2060\ufeff"), words("&#173;")),
    "padding": (words(" " * 4), words("\u00a0" * 8)),
    "scripts": (
        replaced(PAGE, "</body>", "<script>1</script></body>"),
        replaced(PAGE, "</body>", "<form/></body>"),
        replaced(PAGE, "</body>", "<iframe/></body>"),
    ),
    "pictures": (
        put("EPUB/images/a.png", picture(2800, 2100)),
        put("EPUB/images/a.png", picture(3300, 10)),
        put("EPUB/images/a.jpg", picture(10, 10, "JPEG", "CMYK")),
        put("EPUB/images/a.gif", picture(10, 10, "GIF")),
        put(COVER, picture(600, 900)),
    ),
}


@share(4, elsewhere=True)
@EVERY_WORK
def test_our_books_break_no_rule(work: str) -> None:
    """In the books of all works there is nothing that a shop would reject or garble."""
    assert faults_of(opened(bound(work))) == ()


@pytest.mark.parametrize("rule", [rule.name for rule in RULES if rule.name != "size"])
def test_a_book_that_breaks_a_rule_is_noticed(rule: str) -> None:
    """Each way to break a rule is found, told with the file, and no other rule is broken by it."""
    for change in BREAKS[rule]:
        faults = faults_of(opened(broken(change)))
        assert {fault.rule.name for fault in faults} == {rule}
        assert all(fault.file and fault.detail for fault in faults)


def test_a_compressed_mimetype_is_noticed() -> None:
    """The first file must also stand there as it is."""
    (fault,) = faults_of(opened(broken(dict, stored="")))
    assert (fault.rule.name, fault.file) == ("mimetype", "mimetype")


def test_a_book_of_more_than_5_megabytes_is_noticed() -> None:
    """Its size is that of the file, not of what is in it."""
    heavy = broken(put("EPUB/noise.bin", bytes(LARGEST_BOOK)), stored="EPUB/noise.bin")
    faults = {fault.rule.name: fault.detail for fault in faults_of(opened(heavy))}
    assert faults["size"] == "5.0 MB"
    light = broken(put("EPUB/a.bin", bytes(LARGEST_BOOK)))
    assert "size" not in {fault.rule.name for fault in faults_of(opened(light))}


def test_every_rule_has_a_source_and_a_test() -> None:
    """Who says so is told by an address, and no rule is without a book that breaks it."""
    assert [rule.name for rule in RULES] == list(BREAKS)
    for rule in RULES:
        assert re.match(r"https://\S+", rule.source), rule.name
        assert not rule.wrong.endswith(".")


def test_what_is_found_is_told_with_its_file() -> None:
    """A fault becomes a warning with the file within the book, and a check that failed; both name the rule's source."""
    told = shops_check(
        pages_of("tests/works/plain"), "plain.epub", opened(broken(styled("p { color: black }")))
    )
    (check,), (problem,) = told.checks, told.problems
    assert (check.check, check.outcome) == (SHOPS, "failed")
    assert (problem.code, problem.severity) == ("R05", "warning")
    assert problem.place.path == "plain.epub/EPUB/pamphlet.css"
    assert "github.com/kobolabs/epub-spec" in problem.hint
    (check,) = shops_check(
        pages_of("tests/works/plain"), "plain.epub", opened(bound("tests/works/plain"))
    ).checks
    assert check.outcome == "passed"


def test_a_soft_hyphen_is_told_once_and_at_its_place(tmp_path: Path) -> None:
    """A character that the manuscript brought is told where it stands there, and not a second time in the book."""
    for each in (REPOSITORY / "tests/problems/G02/manuscript").iterdir():
        (tmp_path / "work").mkdir(exist_ok=True)
        (tmp_path / "work" / each.name).write_bytes(each.read_bytes())
    outcome = build(tmp_path / "work", tmp_path / "build", ["epub"])
    assert [problem.code for problem in outcome.problems if problem.code != "R02"] == ["G02", "G02"]
    (file,) = outcome.files
    assert {each.check: each.outcome for each in file.checks}[SHOPS] == "failed"


def test_what_the_manuscript_is_to_blame_for_is_told_there(tmp_path: Path) -> None:
    """A run of spaces is told at the line of its block, not at the file of the book."""
    pamphlet, problems = Desk(tmp_path).read_part("One.\n\nTwo\u2003\u2003\u2003\u2003three.")
    assert pamphlet, problems
    pages = compose(pamphlet)
    (content,) = epub.write(pages, Ready()).values()
    (problem,) = shops_check(pages, "a.epub", opened(content)).problems
    assert str(problem.place) == f"{(tmp_path / 'part.md').as_posix()}:7:1"
