"""Read `pamphlet.yaml`: what the work is called, who made it, when, under which licence, in which order.

In: the fields of the file. Out: `Metadata`, and the names of the other files (`Named`).
"""

from __future__ import annotations

import re
import uuid

from pamphlet.manuscript.files import inner_path
from pamphlet.manuscript.settings.catalogue import claim_of, series_of
from pamphlet.manuscript.settings.dates import date_of, released_of
from pamphlet.manuscript.settings.people import contributors_of
from pamphlet.manuscript.settings.print_settings import contents_of, fit_of, printing_of
from pamphlet.manuscript.settings.speaking import asks_of, hyphenation_of, language_of, speakers_of
from pamphlet.manuscript.slugs import DEVICES, LONGEST_SLUG, is_slug, slug_of
from pamphlet.manuscript.yaml.fields import Fields
from pamphlet.manuscript.yaml.nodes import Scalar
from pamphlet.work.frozen import frozen
from pamphlet.work.languages import direction_of
from pamphlet.work.model import Licence, Metadata

FIELDS = (
    "title",
    "title-supplied",
    "subtitle",
    "contributors",
    "language",
    "date",
    "released",
    "edition",
    "identifier",
    "publisher",
    "description",
    "subjects",
    "slug",
    "licence",
    "speakers",
    "asks",
    "contents",
    "hyphenation",
    "cover",
    "cover-alt",
    "imprint",
    "contact",
    "alterations",
    "print",
    "parts",
    "sources",
    "copy-text",
    "emendations",
    "strings",
    "fit",
    "series",
    "accessibility",
)

# What other programs and people call these fields.
MEANT = {
    **{
        role + plural: f"write “contributors:” and below it “- {{name: …, role: {role}}}”"
        for role in ("author", "editor", "translator", "illustrator", "interviewer", "creator")
        for plural in ("", "s")
    },
    "contributor": "write “contributors:”, and below it “- {name: …, role: author}” for each",
    "lang": "write “language: …”",
    "year": "write “date: …”",
    "keywords": "write “subjects: […]”",
    "tags": "write “subjects: […]”",
    "abstract": "write “description: …”",
    "rights": "write “licence:” and below it “name: …”",
    "copyright": "write “licence:” and below it “name: …”",
    "isbn": "write “identifier: urn:isbn:…”",
    "files": "write “parts: […]”",
    "chapters": "write “parts: […]”",
    "interviewee": "write “contributors:” and below it “- {name: …, role: interviewee}”",
}
# A stable name space for identifiers that a manuscript leaves out (RFC 9562 §5.5).
IDENTIFIER_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:pamphlet-press")


@frozen
class Named:
    """The files that `pamphlet.yaml` names, with the place of each name; None where none is given."""

    parts: tuple[Scalar, ...]
    sources: Scalar | None
    copy_text: Scalar | None
    emendations: Scalar | None
    strings: Scalar | None


def read_metadata(root: Fields) -> tuple[Metadata, Named]:
    """Read every field, and note all that is wrong with any."""
    root.reject_unknown(FIELDS, MEANT)
    named = _named(root)
    title = root.text("title", required=True)
    language = language_of(root, required=True) or "und"
    edition = root.text("edition") or "1"
    identifier = _identifier(root) or derived_identifier(title, language, edition)
    speakers = speakers_of(root)
    metadata = Metadata(
        title=title,
        title_supplied=root.flag("title-supplied"),
        subtitle=root.text("subtitle"),
        contributors=contributors_of(root),
        language=language,
        direction=direction_of(language),
        date=date_of(root),
        released=released_of(root),
        edition=edition,
        identifier=identifier,
        publisher=root.text("publisher"),
        description=root.text("description"),
        subjects=tuple(" ".join(subject.value.split()) for subject in root.values("subjects")),
        slug=_slug(root, title, identifier),
        licence=_licence(root),
        speakers=speakers,
        asks=asks_of(root, speakers) or (),
        alterations=root.flag("alterations"),
        fit=fit_of(root),
        cover=inner_path(root.text("cover")),
        cover_alternative=root.text("cover-alt"),
        imprint=root.text("imprint"),
        contact=root.text("contact"),
        contents=contents_of(root),
        hyphenation=hyphenation_of(root, language),
        copy_text=named.copy_text.value if named.copy_text else "",
        printing=printing_of(root),
        series=series_of(root),
        claim=claim_of(root),
    )
    return metadata, named


def derived_identifier(title: str, language: str, edition: str) -> str:
    """Derive a UUID (version 5) from title, language and edition, so that it stays the same from build to build."""
    return uuid.uuid5(IDENTIFIER_NAMESPACE, f"{title}\n{language}\n{edition}").urn


def _named(root: Fields) -> Named:
    def named(key: str) -> Scalar | None:
        path = inner_path(root.text(key))
        return Scalar(path, root.place(key)) if path else None

    parts = _named_parts(root)
    return Named(
        parts, named("sources"), named("copy-text"), named("emendations"), named("strings")
    )


def _named_parts(root: Fields) -> tuple[Scalar, ...]:
    """Give the names of the parts, each once."""
    parts: dict[str, Scalar] = {}
    for typed in root.values("parts"):
        path = inner_path(typed.value)
        if path in parts:
            hint = "name each part once"
            root.problems.error("M10", f"“{path}” is named twice", typed.place, hint)
        else:
            parts[path] = Scalar(path, typed.place)
    if not parts:
        message = "“parts” names no part" if root.node("parts") else "the field “parts” is missing"
        place = root.mapping.key_place("parts")
        hint = "list the files of the work in their order"
        root.problems.error("M02", message, place, hint)
    return tuple(parts.values())


def _licence(root: Fields) -> Licence | None:
    entry = root.group("licence", ("name", "condition", "url"))
    if entry is None:
        return None
    url = entry.text("url")
    if url and not re.fullmatch(r"https?://[^\s<>\"]+", url):
        entry.error("L02", f"“{url}” is no web address", "url", "begin it with https://")
        url = ""
    name = entry.text("name", required=True)
    return Licence(name, entry.text("condition"), url)


def _identifier(root: Fields) -> str:
    value = root.text("identifier")
    if value and not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+", value):
        hint = "write a URI: urn:uuid:…, urn:isbn:…, https://…"
        root.error("M07", f"“{value}” is no identifier", "identifier", hint)
        return ""
    return value


def _slug(root: Fields, title: str, identifier: str) -> str:
    value = root.text("slug")
    derived = slug_of(title)
    derived = derived or f"pamphlet-{uuid.uuid5(IDENTIFIER_NAMESPACE, identifier).hex[:8]}"
    if derived in DEVICES:
        derived = f"{derived}-pamphlet"
    if value and not is_slug(value):
        hint = f"use a–z, 0–9 and single hyphens, like “{derived}”"
        root.error("M07", f"“{value}” cannot name files everywhere", "slug", hint)
        return derived
    if value in DEVICES:
        hint = f"write another one, like “{value}-pamphlet”"
        root.error("M07", f"Windows can store no file that is called “{value}”", "slug", hint)
    elif len(value) > LONGEST_SLUG:
        hint = f"use {LONGEST_SLUG} characters at the most: each file's name begins with it"
        root.error("M07", f"a slug of {len(value)} characters makes names too long", "slug", hint)
    return value or derived
