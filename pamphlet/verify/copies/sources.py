"""Tell a text that is the source of a page: written in a markup that is not read, and is no wording."""

from __future__ import annotations

import re

from pamphlet.work.expressions import expression

LEAST_MARKS = (
    5  # of one markup; 600 texts of Debian's documentation without one have one at the most
)

MARKUPS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("troff", expression(r"^\.(?:PP|TP|SH|SS|TH|IP|LP)\b", re.MULTILINE)),
    ("Org", expression(r"^[ \t]*:(?:PROPERTIES|END):$|^#\+\w+:", re.MULTILINE)),
    (
        "reStructuredText",
        expression(r"^[ \t]*\.\. (?:_[^\n:]+:|\w+::)|<[^<>\s]+>`__?(?!\w)", re.MULTILINE),
    ),
    (
        "a wiki",
        expression(
            r"'''[^'\n]+'''|^==+ [^=\n]+ ==+$|\[\[[^\n]{0,200}?(?:\||>>|\]\[)[^\n]{0,200}?\]\]"
            r"|\{\{(?:id|toc|anchor)\b",
            re.MULTILINE,
        ),
    ),
    (
        "Textile",
        expression(r"^(?:h[1-6][^.\n]{0,80}|bq)\. |\"[^\"\n]{1,80}\":#?[\w/]", re.MULTILINE),
    ),
    (
        "AsciiDoc",
        expression(
            r"^=+ [^=\s][^=\n]*$|^\[\[\w+\]\]$|^\[(?:quote|NOTE)\b|\b(?:link|xref):\S{1,200}?\[",
            re.MULTILINE,
        ),
    ),
    (
        "Jira or Confluence",
        expression(r"\{(?:anchor|color|quote)\b[^{}\n]*\}|\[[^\]|\n]{1,200}\|#?[^\]\n]{1,200}\]"),
    ),
    ("Markua", expression(r"\{(?:id|class|sample): ")),
)

SOURCE = (
    "It is the source of a page, written in {}, which this program does not read. Make a page of it"
    " (pandoc does, or the site that it is for), save that as HTML, and check it."
)


def told_as_source(text: str) -> str:
    """Give the sentence for a text in a markup that is not read; nothing for any other."""
    text = text.replace("\r\n", "\n")
    for name, marks in MARKUPS:
        if len(marks.findall(text)) >= LEAST_MARKS:
            return SOURCE.format(name)
    return ""
