"""Read the text that stands in JSON: what a site's interface or an editor gives, or one string cut out of it.

Of an object, the strings are read that stand under the key that holds most words: `{"title": "No", "date": "2011",
"content": {"rendered": "<p>The words…</p>"}}` gives what is “rendered”. A string that holds markup is read as a page.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from pamphlet.verify.copies import Copy, Unreadable
from pamphlet.verify.copies.encodings import decode
from pamphlet.verify.copies.html import parse_html
from pamphlet.verify.copies.markdown import text_of_markdown
from pamphlet.verify.copies.marks import BEGIN, END
from pamphlet.verify.copies.markup import words_of_markup
from pamphlet.verify.copies.passages import without_surrogates
from pamphlet.verify.copies.pasted import has_markdown
from pamphlet.verify.copies.visible import visible_text
from pamphlet.work.expressions import expression

LARGEST_JSON = 16 * 2**20
PIECES = (
    "insert"  # the key of a run of text in a Quill document: runs are not parted by white space
)

_MARKUP = expression(
    r"</?(?:p|div|h[1-6]|br|em|strong|span|b|i|li|blockquote)\b[^<>]*>", re.IGNORECASE
)


def read(content: bytes) -> Copy:
    """Give the words of JSON. Raises Unreadable."""
    strings: dict[str, list[str]] = defaultdict(list)
    for key, text in _strings(parsed(content)):
        strings[key].append(without_surrogates(text))
    if not strings:
        raise Unreadable("The file is JSON without any text in it.")
    most = max(strings, key=lambda key: sum(text.count(" ") for text in strings[key]))
    between = "" if most == PIECES else "\n"
    text = between.join(map(_text, strings[most]))
    return words_of_markup("json", text_of_markdown(text) if has_markdown(text) else text)


def parsed(content: bytes) -> Any:
    """Parse JSON, or a piece that was cut out of it; None for what is neither."""
    if len(content) > LARGEST_JSON:
        return None
    text = decode(content).strip().strip(",")
    for whole in (text, "{" + text + "}", '"' + text + '"'):
        try:
            value = json.loads(whole)
        except (ValueError, RecursionError):
            continue
        return value if isinstance(value, dict | list) or "\\" in text else None
    return None


def _strings(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Give each string with the key that it stands under, in order."""
    match value:
        case str():
            yield key, value
        case dict():
            for name, inner in value.items():
                yield from _strings(inner, name)
        case list():
            for inner in value:
                yield from _strings(inner, key)


def _text(text: str) -> str:
    if not _MARKUP.search(text):
        return text.replace(BEGIN, " ").replace(END, " ")
    return visible_text(parse_html(("\ufeff" + text).encode("utf-8", "replace")))
