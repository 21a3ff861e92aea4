"""Fill the templates of a site: all that is put in is escaped, and the policy of a page lets nothing else run."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pamphlet import PROGRAM
from pamphlet.site.press import Press
from pamphlet.work.embedding import hash_source
from pamphlet.work.languages import direction_of
from pamphlet.work.templates import read_template

TEMPLATES = Path(__file__).parent / "templates"
# Nothing is loaded but what the site itself has, nothing is sent, and only what is named by its hash is run.
POLICY = (
    "default-src 'none'; img-src 'self'; style-src {style}; script-src {scripts}; connect-src 'self';"
    " base-uri 'none'; form-action 'none'"
)


@cache
def script_text(name: str) -> str:
    """Read a script, without the white space before its lines."""
    text = (TEMPLATES / name).read_text("utf-8")
    return "\n".join(line.strip() for line in text.splitlines())


def template_bytes(name: str) -> bytes:
    """Give a file that stands beside the templates as it is."""
    return (TEMPLATES / name).read_bytes()


def render(name: str, press: Press, language: str, /, script: str = "", **facts: object) -> bytes:
    """Fill a template; what it asks for and nobody gives is an error. `data` is a script that is not run."""
    data = facts.get("json_ld", "")
    sources = " ".join(hash_source(str(text)) for text in (data, script) if text)
    policy = POLICY.format(
        style=hash_source(press.style),
        scripts=sources or "'none'",
    )
    text = read_template(TEMPLATES / name).render(
        language=language,
        direction=direction_of(language),
        policy=policy,
        style=press.style,
        script=script,
        press=press,
        made_by=PROGRAM,
        **facts,
    )
    return f"{text}\n".encode()
