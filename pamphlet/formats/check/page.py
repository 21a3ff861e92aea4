"""Write the page that checks copies: the wording, the script that compares, and what it says, in one file.

In: `Pages`. Out: one file. It may load nothing and send nothing, says its policy (CSP 3), and so it works from a disk,
without a connection, and on any web server. What it says is in the language of the work, or in English. The script is
deflated, to a third of its size, and a short one unpacks it; the policy knows both by their hashes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from markupsafe import Markup, escape

from pamphlet.formats import Ready
from pamphlet.formats.check.bundle import bundle, names_in
from pamphlet.formats.embedded import deflated, deflated_text
from pamphlet.pages import Pages
from pamphlet.pages.strings import fill, load, primary
from pamphlet.verify.report import page as report
from pamphlet.work.embedding import for_script, hash_source
from pamphlet.work.exemplar import IN_HTML
from pamphlet.work.languages import direction_of
from pamphlet.work.templates import read_template

HERE = Path(__file__).parent
NAME = "{slug}-check.html"
GENERATOR = "pamphlet check"
# Styles are those of strangers' pages too, which are shown in a frame that inherits this: they can load nothing.
POLICY = (
    "default-src 'none'; script-src {}; worker-src blob:; style-src 'unsafe-inline'; connect-src 'none';"
    " base-uri 'none'; form-action 'none'"
)

# What stands in the page itself; all other strings are said by the script.
OF_PAGE = frozenset(
    (
        *(
            "title",
            "lead",
            "private",
            "no-script",
            "choose",
            "choose-told",
            "kinds-told",
            "pdf-told",
            "paste",
        ),
        *(
            "paste-told",
            "check-text",
            "bookmarklet",
            "bookmarklet-told",
            "bookmarklet-link",
            "stop",
            "results",
        ),
        *("print", "save", "save-json"),
    )
)


def write(pages: Pages, ready: Ready) -> dict[str, bytes]:
    """Give the page under its name."""
    del ready
    metadata = pages.metadata
    language, texts = spoken(metadata.language)
    direction = direction_of(language)
    name = NAME.format(slug=metadata.slug)
    program, gathering = _scripts()
    packed, unpack = deflated_text(program), _own("unpack.js").strip()
    wording = deflated(pages.exemplar) if pages.exemplar else ""

    def say(key: str) -> str:
        return fill(texts[key], title=metadata.title)

    said = {key: text for key, text in texts.items() if key not in OF_PAGE}
    told = {"language": language, "direction": metadata.direction, "name": name, "texts": said}
    strings = for_script(json.dumps(told, ensure_ascii=False, separators=(",", ":")))
    command = f'<code dir="ltr">pamphlet verify FILE.pdf --against {escape(name)}</code>'
    scripts = (wording, strings, packed, unpack, program)
    page = read_template(HERE / "check.html").render(
        language=language,
        direction=direction,
        policy=Markup(POLICY.format(" ".join(map(hash_source, scripts)))),  # noqa: S704
        generator=f"{GENERATOR} {version('pamphlet-press')}",
        say=say,
        pdf_told=Markup(fill(str(escape(texts["pdf-told"])), command=command)),  # noqa: S704  it is escaped
        style=Markup(_style()),  # noqa: S704  our own files, and nothing else
        wording_id=IN_HTML,
        wording=Markup(wording),  # noqa: S704  Base64
        strings=Markup(strings),  # noqa: S704  no sign in it ends a script
        bookmarklet=gathering,
        packed=Markup(packed),  # noqa: S704  Base64
        unpack=Markup(unpack),  # noqa: S704  our own script
    )
    return {name: f"{page}\n".encode()}


def spoken(language: str) -> tuple[str, Mapping[str, str]]:
    """Give the language in which a page on a work speaks, and its strings: English where there are none."""
    texts = load(language, HERE / "strings")
    if texts:
        return primary(language), texts
    english = load("en", HERE / "strings")
    assert english is not None
    return "en", english


@cache
def _scripts() -> tuple[str, str]:
    """Give the script of the page, and the names of the modules in it that the bookmarklet is made of."""

    def read(path: str) -> str:
        return _own(f"script/{path}")

    return bundle("page/start.js", read), " ".join(names_in("page/bookmarklet.js", read))


@cache
def _style() -> str:
    """Give the style of reports, and that of the page."""
    return Path(report.HERE, "report.css").read_text("utf-8") + _own("check.css")


@cache
def _own(name: str) -> str:
    """Give a file that stands beside this one."""
    return (HERE / name).read_text("utf-8")
