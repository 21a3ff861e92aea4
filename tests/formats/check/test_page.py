"""The page that checks copies: one file, which holds the wording, loads nothing, and can be used by anyone."""

from __future__ import annotations

import re
import zlib
from base64 import b64decode, b64encode
from hashlib import sha256
from pathlib import Path

import pytest
import yaml

from pamphlet.formats import FORMATS, Ready
from pamphlet.formats.check import page
from pamphlet.formats.check.bundle import bundle
from pamphlet.pages import Pages
from pamphlet.pipeline.proofreading import CARRIED, Readings, proofread
from pamphlet.verify.carried import carried_exemplar
from pamphlet.verify.measure import measure_from
from tests.formats.check.dropped import checking_page
from tests.formats.made import WORKS, made, pages_of
from tests.releases import REPOSITORY
from tests.validators.websites import axe, evaluate, vnu

LARGEST = 250_000  # bytes, for the first pamphlet
STRINGS = REPOSITORY / "pamphlet" / "formats" / "check" / "strings"
OF_BOOKS = REPOSITORY / "pamphlet" / "pages" / "strings"
(CHECK,) = (each for each in FORMATS if each.name == "check")


def written(pages: Pages) -> str:
    """Give the page on a work."""
    (content,) = page.write(pages, Ready()).values()
    return content.decode()


def test_it_is_small_and_always_the_same(first: Pages) -> None:
    """Two builds give the same bytes, and not many of them."""
    assert written(first) == written(first)
    assert len(written(first).encode()) < LARGEST


def test_nothing_can_be_sent(first: Pages) -> None:
    """Its policy lets nothing be loaded or sent, and no script run but its own; it names no other file."""
    text = written(first)
    scripts = re.findall(r"<script id=[^>]*>(.*?)</script>", text, re.DOTALL)
    (packed,) = re.findall(r'<script type="application/zlib" id="packed">(.*?)</script>', text)
    program = zlib.decompress(b64decode(packed)).decode()
    head = text.partition("</head>")[0]
    (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', head)
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert "unsafe" not in rules["script-src"]
    assert rules["default-src"] == rules["connect-src"] == "'none'"
    assert len(scripts) == 1  # the one that unpacks the program
    for script in (*scripts, program):
        digest = b64encode(sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in rules["script-src"].split()
        assert not re.search(
            r"\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts)\b\s*\(",
            script,
        )
    assert not re.search(r"<(?:link|img|iframe|object|embed)\b|<script[^>]*\bsrc=", text)


def test_a_page_that_a_browser_saved_still_works(tmp_path: Path) -> None:
    """Saved whole, the page holds the program as it runs, and not the packed one: it runs once, and checks."""
    path = checking_page(pages_of("tests/works/plain"), tmp_path)
    ready = 'while (!("ready" in document.documentElement.dataset)) await new Promise((go) => setTimeout(go, 20));'
    saved = evaluate(
        path, f"(async () => {{ {ready} return document.documentElement.outerHTML; }})()"
    )
    assert 'id="packed"' not in saved
    path.write_text(
        f"<!DOCTYPE html>\n{saved.replace(' data-ready=', ' data-was-ready=', 1)}", "utf-8"
    )
    told = evaluate(
        path,
        f"""(async () => {{
          {ready}
          document.getElementById("pasted").value = "Quite another text.";
          document.getElementById("check-pasted").click();
          while (!document.querySelector("#results section")) await new Promise((go) => setTimeout(go, 20));
          return document.querySelectorAll("#results section").length;
        }})()""",
    )
    assert told == 1


@pytest.mark.parametrize("work", WORKS)
def test_it_carries_the_wording(work: str, tmp_path: Path) -> None:
    """Copies can be measured by it as by any file of the release, and it is no copy itself."""
    pages = pages_of(work)
    path = checking_page(pages, tmp_path)
    assert carried_exemplar(path.name, path.read_bytes()) == pages.exemplar
    measure = measure_from(path)
    verdict = measure.judge("copy.html", path.read_bytes().replace(b"\n", b"\r\n"))
    assert (verdict.name, verdict.exit_status) == ("unreadable", 2)
    assert "no copy itself" in verdict.reason


def test_a_build_reads_it_back(first: Pages) -> None:
    """A page whose wording is another one, or that could be taken for a copy, is left out of the release."""
    ((name, content),) = page.write(first, Ready()).items()
    told = proofread(first, CHECK, {name: content}, {}, Readings({}))[name]
    assert told.is_whole
    assert [(check.check, check.outcome) for check in told.checks] == [(CARRIED, "passed")]
    other = page.write(made("<p>Other words.</p>"), Ready()).popitem()[1]
    for wrong in (other, content.replace(b'content="pamphlet check', b'content="pamphlet')):
        assert not proofread(first, CHECK, {name: wrong}, {}, Readings({}))[name].is_whole


@pytest.mark.parametrize("path", sorted(OF_BOOKS.glob("*.yaml")), ids=lambda path: path.stem)
def test_it_speaks_the_languages_of_books(path: Path) -> None:
    """Each language has every string, with the same places for values, and forms for numbers as it tells them apart."""
    ours = yaml.safe_load((STRINGS / path.name).read_text("utf-8"))
    english = yaml.safe_load((STRINGS / "en.yaml").read_text("utf-8"))
    forms = ("-zero", "-one", "-two", "-few", "-many")
    wanted = {key for key in english if not key.endswith(forms)}
    assert {key for key in ours if not key.endswith(forms)} == wanted
    assert list(ours) == sorted(ours, key=lambda key: _order(key, list(english)))
    for key, text in ours.items():
        base = re.sub(r"-(?:zero|one|two|few|many)$", "-other", key)
        places = set(re.findall(r"\{(\w+)\}", english.get(base, english.get(key, ""))))
        assert set(re.findall(r"\{(\w+)\}", text)) | {"number"} >= places, key
        assert set(re.findall(r"\{(\w+)\}", text)) <= places, key


def _order(key: str, english: list[str]) -> tuple[int, int]:
    forms = ("zero", "one", "two", "few", "many", "other")
    base, _, form = key.rpartition("-")
    if form in forms and f"{base}-other" in english:
        return english.index(f"{base}-other"), forms.index(form)
    return english.index(key), 0


def test_a_work_in_another_language() -> None:
    """Where there are no strings for a language, the page speaks English."""
    assert page.spoken("sv")[0] == "en"
    assert page.spoken("de-AT")[0] == "de"


@pytest.mark.parametrize("work", ["manuscript", "tests/works/arabic"])
def test_validators_find_nothing(work: str, tmp_path: Path) -> None:
    """Nu and axe have nothing to say, in the light and in the dark, on a desktop and on a telephone."""
    path = checking_page(pages_of(work), tmp_path)
    assert vnu(path) == ()
    assert axe(path) == ()
    assert axe(path, 320, dark=True) == ()


def test_it_fits_a_telephone(first: Pages, tmp_path: Path) -> None:
    """At 320 pixels nothing is wider than the window, before a copy was checked and after."""
    path = checking_page(first, tmp_path)
    expression = """(async () => {
      const area = document.getElementById("pasted");
      while (!("ready" in document.documentElement.dataset)) await new Promise((go) => setTimeout(go, 20));
      area.value = "LT: The state is not the thought of its founders. ".repeat(20);
      document.getElementById("check-pasted").click();
      while (!document.querySelector("#results section")) await new Promise((go) => setTimeout(go, 20));
      return [document.documentElement.scrollWidth, document.activeElement.localName,
        document.getElementById("status").textContent.length > 20];
    })()"""
    assert evaluate(path, expression, 320) == [320, "h2", True]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {"a.js": 'import { b } from "./b.js";', "b.js": 'import { a } from "./a.js";'},
            "imports itself",
        ),
        ({"a.js": "export default 1;"}, "not understood"),
        ({"a.js": 'import b from "./b.js";', "b.js": ""}, "not understood"),
    ],
)
def test_what_the_bundler_does_not_know(files: dict[str, str], told: str) -> None:
    """A circle of modules, and what is no import or export as they are written here, is an error."""
    with pytest.raises(ValueError, match=told):
        bundle("a.js", files.__getitem__)


def test_no_script_is_ended() -> None:
    """What would end the element of a script, or keep it open, is written otherwise."""
    assert "<" not in bundle(
        "a.js", lambda _: 'const a = ["</script>", "<!--", "<SCRIPT"];'
    ).replace("=>", "")
