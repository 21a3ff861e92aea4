"""Find markup that is not ours in the finished words: what pandoc, HTML, a wiki or a word processor left there.

In: the words of a block, as they would be printed. Out: what looks like markup, by its kind, and where. Nothing is
changed: what is typed is printed. A backslash before a sign says that it is meant, so escaped signs come in as `MEANT`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from pamphlet.work.expressions import expression
from pamphlet.work.frozen import frozen
from pamphlet.work.problems import Place, Problems

MEANT = "\ufffd"  # stands for a sign behind a backslash, and for what is no text: pictures, code, citations

_ATTRIBUTE = r"""(?:[#.][\w:.-]+|[\w:-]+=(?:"[^"{}]*"|[^\s"{}]+)|=\w+|-|\.unnumbered)"""
_TAGS = (
    "a|abbr|aside|b|big|blockquote|body|br|caption|center|cite|code|dd|del|div|dl|dt|em|figcaption|figure|font|footer|"
    "h[1-6]|head|header|hr|html|i|img|ins|kbd|li|link|main|mark|meta|nav|ol|p|pre|q|ruby|s|script|section|small|span|"
    "strike|strong|style|sub|sup|svg|table|tbody|td|th|thead|title|tr|tt|u|ul|video|wbr|[a-z]+:[a-z]+"
)
_COMMANDS = (
    "begin|bf|chapter|cite[a-z]*|clearpage|emph|end|footnote|href|includegraphics|it|item|label|newpage|pagebreak|"
    "paragraph|ref|section|subsection|textbf|textit|textsc|textsuperscript|underline|url|vspace"
)


@frozen
class Kind:
    """A kind of markup: what to call it, its pattern, texts of which it has one, and what to write instead.

    Where `unless` stands it is a piece of another kind.
    """

    what: str
    pattern: re.Pattern[str]
    signs: tuple[str, ...]
    cure: str
    unless: str = "\0"


def _kind(what: str, pattern: str, signs: str, cure: str, unless: str = "\0") -> Kind:
    """Make a kind; a space parts its signs."""
    return Kind(what, expression(pattern, re.MULTILINE), tuple(signs.split(" ")), cure, unless)


KINDS = (
    _kind("a tag of HTML", rf"</?(?i:{_TAGS})(?:\s[^<>]*)?/?>", "<", "write it in Markdown, or delete it"),
    _kind("a comment of HTML", r"<!--", "<!--", "delete it: nothing in a manuscript is hidden"),
    _kind("an entity of HTML", r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});", "&",
          "write the character itself"),
    _kind("attributes in braces", rf"\{{\s*{_ATTRIBUTE}(?:\s+{_ATTRIBUTE})*\s*\}}", "{",
          "delete the braces: only [words]{lang=…}, {.class} and {#anchor}, and the width of a picture, are read",
          ":::"),
    _kind("a table drawn with signs", r"^\+[-=:+]{3,}\+?[ \t]*$", "+-",
          "draw it with bars: | a | b |, and below that |---|---|"),
    _kind("verse of pandoc", r"^\|[ \t]+\S", "|", "end each line of verse in a backslash", "+-"),
    _kind("a division of pandoc", r"^:{3,}", ":::", "delete the line; “> ” sets a quotation, “---” parts scenes"),
    _kind("struck text", r"~~(?=\S)[^~\n]+~~", "~~", "delete the struck words, or the signs"),
    _kind("a note within the line", r"\^\[", "^[",
          "write [^1] here, and its text in a paragraph of its own behind [^1]:"),
    _kind("a citation of pandoc", r"\[[^\[\]]{0,200}?-?(?<![\w.])@[\w{][^\[\]]{0,400}\]", "@",
          "write [key:13], with a key of sources.yaml, in an interview with alterations; or name the source in words"),
    _kind("a formula", r"(?<![\w\\$])\${1,2}(?=[^\s$])[^$\n]{0,100}[^\W\d_][^$\n]{0,100}(?<=\S)\${1,2}(?!\d)", "$",
          "write it in words and signs, or as a picture"),
    _kind("a command of LaTeX", rf"\\(?:{_COMMANDS})\b", "\\", "write it in Markdown"),
    _kind("quotation marks of LaTeX", r"``(?=\w)", "``", "write “ and ”"),
    _kind("a link of a wiki", r"\[\[[^\[\]\n]+\]\]", "[[", "write the words alone, or [words](https://…)"),
    _kind("an address of a wiki", r"\[https?://[^\s\[\]]+ [^\[\]\n]+\]", "[http", "write [words](https://…)"),
    _kind("emphasis of a wiki", r"(?<!')'{2,3}(?=[^\s'])[^'\n]+'{2,3}(?!')", "''", "write *words* or **words**"),
    _kind("a heading of a wiki", r"^={2,6}[ \t]*[^\s=].*?={2,6}[ \t]*$", "==", "write ## before it"),
    _kind("a template", r"\{\{[^{}\n]*\}\}", "{{", "write what it stands for"),
    _kind("marked or inserted text", r"(?<![=+\w{])(?:==(?=[^\s=])[^=\n]+==|\+\+(?=[^\s+])[^+\n]+\+\+)(?![=+\w])"
          r"|\{(?:\+\+|--|==|>>)[^{}\n]+(?:\+\+|--|==|<<)\}", "== ++ {-- {>>", "delete the signs, or write *words*"),
    _kind("a code of a bulletin board", r"\[/(?i:b|i|u|s|url|quote|img|size|color|center|code|font)\]", "[/",
          "write it in Markdown"),
    _kind("a directive of reStructuredText", r"^\.\. [\w-]+::|(?<![\w:]):[a-z]+:`", ":: :`", "write it in Markdown"),
    _kind("a setting of Org", r"^#\+[A-Za-z_]+:", "#+", "delete the line: what is not printed stands in pamphlet.yaml"),
    _kind("a box to be ticked", r"^\[[ xX]\][ \t]+\S", "[", "write ☐ or ☑"),
    _kind("a place for the contents", r"^\[(?:TOC|toc)\]$", "[", "delete it: the book makes its own"),
    _kind("the name of a sign", r"(?<![\w:/]):[a-z][a-z0-9_]*[a-z0-9]:(?![\w:`/])", ":", "write the sign itself"),
    _kind("what a short form means", r"^\*\[[^\[\]\n]+\]:", "*[", "write it out where it first stands"),
    _kind("a definition list", r"(?<=\n):[ \t]{1,3}\S", "\n:", "write a list with “- ”, or a table"),
    _kind("emphasis that marks nothing", r"\*{2,3}(?=\S)|(?<=\S)\*{2,3}|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)", "** __",
          "put the signs close to the words that they stand around, white space outside of them"),
    _kind("a field of a word processor", r"\{ ?(?:PAGEREF|HYPERLINK|REF|TOC|SEQ|XE|INCLUDEPICTURE|MERGEFIELD)\b"
          r"|Error! (?:Bookmark|Reference source) not", "{ Error!", "write what it stands for"),
)  # fmt: skip
RAW_BLOCK = _kind(
    "a raw block of pandoc", r"\{=\w+\}", "{=", "delete it: only the work's own words are printed"
)
RULED_TABLE = _kind(
    "the rule of a table",
    r"[ \t]*-{2,}(?:[ \t]+-{2,})+[ \t]*",
    "--",
    "draw the table with bars: | a | b |, and below that |---|---|",
)
DASHES = expression(r"(?<![-\w])--(?!-)|(?<=\w)---?(?=\w)|(?<=\s)---?(?=\s)|(?<=\w)--(?!-)")
CURLY = expression("[“”„‘’«»‹›]")


def leftovers(words: str) -> list[tuple[Kind, re.Match[str]]]:
    """Give each piece of the words that looks like markup of others, with its kind, in their order."""
    found = (
        (kind, piece)
        for kind in KINDS
        if any(sign in words for sign in kind.signs) and kind.unless not in words
        for piece in kind.pattern.finditer(words)
    )
    return sorted(found, key=lambda pair: pair[1].start())


def note_leftovers(
    gathered: Iterable[tuple[Kind, Place]], told: Collection[Place], problems: Problems
) -> None:
    """Warn of markup of others, but not where something else is told already."""
    for kind, place in gathered:
        if place not in told:
            message = (
                f"this looks like {kind.what}, which is no markup here, and is printed as it stands"
            )
            hint = f"{kind.cure}; or write \\ before it if it belongs to the work"
            problems.warning("P08", message, place, hint)


def note_dashes(places: Iterable[Place], problems: Problems) -> None:
    """Warn of the dashes of a work that has not one curly quotation mark."""
    for place in places:
        message = "dashes are typed as hyphens, and no quotation mark is curly: a conversion may have made them so"
        hint = "convert the text anew with “smart” typography, or write \\ before the hyphens that are meant"
        problems.warning("P09", message, place, hint)
