"""The preview in a browser: what is typed is seen, problems come and go at their place, and everybody can use it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.editor.preview.previews import Preview, previewing
from tests.releases import REPOSITORY
from tests.validators.browser import ask_browser

WORK = REPOSITORY / "tests" / "works" / "tool-library"
READY = (
    "document.documentElement.dataset.state === 'settled' && document.querySelectorAll('.page img').length > 5"
    " && [...document.querySelectorAll('.page img')].slice(0, 2).every((image) => image.complete && image.naturalWidth)"
)
FRAME = "document.getElementById('frame').contentDocument"


def see(expression: str) -> Any:
    """Wait until something is so in the browser, and give it."""
    return ask_browser("see", expression=expression)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a manuscript that is edited."""
    folder = tmp_path_factory.mktemp("browser") / "manuscript"
    shutil.copytree(WORK, folder)
    return folder


@pytest.fixture(scope="module")
def preview(folder: Path) -> Iterator[Preview]:
    """Give a preview of it."""
    with previewing(folder, "--editor", "vscode") as running:
        running.wait("head", state="settled")
        yield running


@pytest.fixture
def part(folder: Path, preview: Preview) -> Iterator[Path]:
    """Give a part that may be edited, and put it back behind the test."""
    path = folder / "interview.md"
    text = path.read_text()
    yield path
    path.write_text(text)
    preview.wait("head", state="settled")


@pytest.fixture
def visit(preview: Preview) -> Iterator[Any]:
    """Give a function that opens the preview; in the end nothing went wrong there, and nobody else was asked."""

    def opened(
        width: int = 1280, height: int = 800, *, dark: bool = False, locale: str = "en"
    ) -> None:
        ask_browser(
            "visit", address=preview.address, width=width, height=height, dark=dark, locale=locale
        )
        see(READY)

    yield opened
    left = ask_browser("leave")
    # A picture of a layout that another has overtaken is asked for anew.
    assert [told for told in left["errors"] if "404" not in told] == []
    assert [url for url in left["asked"] if not url.startswith(f"{preview.address}")] == []


def test_what_is_typed_is_seen_on_its_page_and_a_problem_beside_it(visit: Any, part: Path) -> None:
    """The picture of the page changes and is brought into sight; the problem has a card and a mark, and both go."""
    visit()
    names = "JSON.stringify([...document.querySelectorAll('.page img')].map((image) => image.dataset.name))"
    before = see(names)
    good = part.read_text()
    part.write_text(good.replace("never level", "never quite “level"))
    see(f"{names} !== {before!r}")
    see(READY)
    see("document.querySelector('.card.warning')?.textContent.includes('interview.md')")
    mark = "document.querySelector('.page .beside.warning')"
    top = f"{mark}?.getBoundingClientRect().top"
    see(f"{top} > 0 && {top} < innerHeight")
    see(f"({mark}.click(), document.activeElement.closest('.card.warning') !== null)")
    part.write_text(good)
    see("!document.querySelector('.card') && !document.querySelector('.beside')")
    see(f"{names} === {before!r}")


def test_an_error_marks_what_is_on_show_as_old(visit: Any, part: Path) -> None:
    """The pages stay, marked; the list says what is wrong; and all goes when it is mended."""
    visit()
    good = part.read_text()
    part.write_text(good.replace("lonely", "[lonely](#nowhere)", 1))
    see(
        "document.documentElement.dataset.state === 'faulty' && !document.getElementById('notice').hidden"
    )
    see(
        "document.querySelectorAll('.page img').length > 5 && document.querySelector('.card.error')"
    )
    part.write_text(good)
    see(READY)
    see("document.getElementById('notice').hidden && !document.querySelector('.card.error')")


def test_the_text_in_a_frame_follows_and_a_click_shows_its_line(visit: Any, part: Path) -> None:
    """On the web page and on a phone; without a script in either, and without a jump of what did not change."""
    visit()
    for view in ("web", "phone"):
        see(f"(document.getElementById('tab-{view}').click(), true)")
        see(f"{FRAME}?.getElementById('interview_3')?.textContent.includes('drill')")
        good = part.read_text()
        part.write_text(good.replace("never level", f"never level on the {view}"))
        see(f"{FRAME}.body.textContent.includes('never level on the {view}')")
        top = f"{FRAME}.getElementById('interview_27').getBoundingClientRect().top"
        see(f"{top} >= 0 && {top} < document.getElementById('frame').clientHeight")
        see(f"({FRAME}.getElementById('interview_3').click(), true)")
        see("document.getElementById('lines').textContent.includes('drill')")
        see("document.getElementById('open').getAttribute('href').startsWith('vscode://file/')")
        part.write_text(good)
        see(f"!{FRAME}.body.textContent.includes('on the {view}')")


@pytest.mark.parametrize(
    ("width", "scheme", "locale"),
    [(1280, "light", "en"), (1280, "dark", "de"), (320, "light", "ar")],
)
def test_axe_has_nothing_to_say(
    visit: Any, part: Path, width: int, scheme: str, locale: str
) -> None:
    """With problems on show, lines of the manuscript open, and in each kind of view; nor is anything too wide."""
    visit(width, 800, dark=scheme == "dark", locale=locale)
    good = part.read_text()
    part.write_text(good.replace("never level", "never quite “level"))
    see("document.querySelector('.card button')")
    see(READY)
    for view in ("pages", "web", "cover"):
        see(f"(document.getElementById('tab-{view}').click(), true)")
        see(
            f"{FRAME}?.body.children.length"
            if view == "web"
            else "document.querySelector('#pictures img')"
        )
        see(
            "(document.querySelector('.card button').click(), !document.getElementById('source').hidden)"
        )
        found = ask_browser("axe_there")
        assert [
            (each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]
        ] == []
        assert found["passes"] > 20
        assert see("[document.documentElement.scrollWidth <= innerWidth]") == [True]
    see("(document.getElementById('tab-pages').click(), true)")
    part.write_text(good)
    see("!document.querySelector('.card')")


DECISIONS = """\
# What only you can know.
- decision: hyphen
  about: "tool-/library"
  question: "“tool-/library”: keep the hyphen?"
  place: "interview.md:12"
  default: "keep"
  answer:  # keep or drop

- decision: picture
  about: "picture 0123"
  question: "what does the picture board.svg show?"
  place: "interview.md:20"
  default: "A picture that nobody has described yet."
  answer:  # a sentence, or ornament if it says nothing
"""


@pytest.mark.parametrize(
    ("width", "scheme", "locale"), [(1280, "light", "en"), (320, "dark", "he")]
)
def test_a_decision_is_answered_on_its_card_by_keys_alone(
    visit: Any, folder: Path, preview: Preview, width: int, scheme: str, locale: str
) -> None:
    """By a button, or in a field; it is written into the file, said on the card, and the focus stays where it was."""
    decisions = folder / "decisions.yaml"
    decisions.write_text(DECISIONS)
    (folder / ".import").mkdir(exist_ok=True)
    (folder / ".import" / "decisions.yaml").write_text(DECISIONS)
    visit(width, 800, dark=scheme == "dark", locale=locale)
    try:
        see("document.querySelectorAll('.answering').length === 2")
        see("(document.querySelectorAll('.answering [aria-pressed]')[1].focus(), true)")
        ask_browser("press", keys=["Enter"])
        see("document.querySelector('.answering [aria-pressed=true]')")
        assert "answer: drop  # keep or drop" in decisions.read_text()
        assert see("[document.activeElement.getAttribute('aria-pressed')]") == ["true"]
        see("document.querySelectorAll('.answered').length === 1")
        ask_browser("press", keys=["Tab", "Tab", "Tab"])
        see("document.activeElement.tagName === 'TEXTAREA'")
        ask_browser("press", keys=["F", "o", "r", "t", "y"])
        (folder / "style.css").write_text("p { color: #222 }")  # news while somebody types
        preview.wait("head", state="settled")
        see(
            "document.activeElement.tagName === 'TEXTAREA' && document.activeElement.value === 'Forty'"
        )
        found = ask_browser("axe_there")
        assert [
            (each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]
        ] == []
        assert see("[document.documentElement.scrollWidth <= innerWidth]") == [True]
        ask_browser("press", keys=["Tab", "Enter"])
        see("document.querySelectorAll('.answered').length === 2")
        assert "answer: Forty  # a sentence" in decisions.read_text()
        assert decisions.read_text().startswith("# What only you can know.\n")
    finally:
        decisions.unlink()
        (folder / "style.css").unlink(missing_ok=True)
        see("!document.querySelector('.card')")


def test_sheets_and_large_print_fit_a_telephone(visit: Any) -> None:
    """Whatever is drawn, it is no wider than the window, whether its picture has come or not."""
    visit(320, 640)
    widest = "Math.max(...[...document.querySelectorAll('.page')].map((page) => page.getBoundingClientRect().right))"
    narrowest = (
        "Math.min(...[...document.querySelectorAll('.page')].map((page) => page.clientWidth))"
    )
    for view in ("large-print", "booklet", "pages"):
        see(f"(document.getElementById('tab-{view}').click(), true)")
        see("document.querySelectorAll('#pictures .page img').length > 3")
        assert see(f"[{widest} <= innerWidth, {narrowest} > 250]") == [True, True]


def test_a_release_is_built_by_keys_alone(visit: Any) -> None:
    """The focus goes to what stops it, and when it is stopped to what closes what is told of it, and back."""
    visit()
    see("(document.getElementById('build').focus(), true)")
    ask_browser("press", keys=["Enter"])
    see("document.activeElement.id === 'stop'")
    ask_browser("press", keys=["Enter"])
    see("document.activeElement.id === 'release-close'")
    ask_browser("press", keys=["Enter"])
    see("document.activeElement.id === 'build' && document.getElementById('release').hidden")


def test_all_is_reached_by_keys_alone(visit: Any) -> None:
    """The views by arrows, a page's lines by Enter, and Escape leads back to where one was."""
    visit()
    see("(document.getElementById('tab-pages').focus(), true)")
    ask_browser("press", keys=["ArrowRight"])
    see("document.activeElement.id === 'tab-phone' && !document.getElementById('device').hidden")
    ask_browser("press", keys=["ArrowLeft", "ArrowLeft"])
    see("document.activeElement.id === 'tab-cover'")
    ask_browser("press", keys=["Home", "Tab"])
    see("document.activeElement.id === 'view'")
    ask_browser("press", keys=["Tab"])
    see("document.activeElement.closest('figcaption') !== null")
    ask_browser("press", keys=["Enter"])
    see(
        "document.activeElement.id === 'source' && document.getElementById('lines').textContent.length > 0"
    )
    ask_browser("press", keys=["Escape"])
    see(
        "document.getElementById('source').hidden && document.activeElement.closest('figcaption') !== null"
    )
