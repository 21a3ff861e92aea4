"""The checking page reads texts and Markdown as `pamphlet verify` does: the same words, marks, pages and furniture."""

from __future__ import annotations

import itertools
import quopri
import re
import textwrap
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from pamphlet.formats import Ready
from pamphlet.formats.plain import markdown as markdown_format
from pamphlet.formats.plain import text as text_format
from pamphlet.verify.copies import Copy
from pamphlet.verify.copies.markdown import words_of_markdown
from pamphlet.verify.copies.text import read
from tests.formats.check.asked import called
from tests.formats.made import WORKS, pages_of


@cache
def written(work: str) -> tuple[str, str]:
    """Give the text and the Markdown of a work, as a release has them."""
    pages = pages_of(work)
    (text,) = text_format.write(pages, Ready()).values()
    (markdown,) = markdown_format.write(pages, Ready()).values()
    return text.decode(), markdown.decode()


def paged(text: str, head: str, foot: str, end: str) -> str:
    """Set a text in narrow lines, and these in pages with a head and a foot in which “#” is the number."""
    flowing = (" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
    lines = "\n\n".join(textwrap.fill(one, 40) for one in flowing).splitlines()
    pages = [lines[at : at + 40] for at in range(0, len(lines), 40)]
    return end.join(
        "\n".join((head.replace("#", str(number)), *page, foot.replace("#", str(number))))
        for number, page in enumerate(pages, 1)
    )


def numbered(text: str) -> str:
    """Put numbers in brackets behind sentences, as a dump has before its links."""
    numbers = itertools.count(1)
    return re.sub(r"\. ", lambda _: f". [{next(numbers)}]", text, count=60)


CHANGES: dict[str, Callable[[str, str], str]] = {
    "as it is": lambda text, _: text,
    "Markdown": lambda _, markdown: markdown,
    "quoted in a mail": lambda text, _: re.sub(r"(?m)^", "> ", text),
    "quoted with another sign": lambda text, _: re.sub(r"(?m)^", "| ", text),
    "pages parted by form feeds": lambda text, _: paged(text, "A Head  #", "Page # of 99", "\f"),
    "page numbers amid the text": lambda text, _: paged(text, "", "#\n", "\n"),
    "heads and numbers amid the text": lambda text, _: paged(
        text, "", "A Head\nPage # of 99", "\n"
    ),
    "two pages that end alike": lambda _, __: "\f".join(
        f"A page\nof lines, and of {name}s.\nHere is a ques-\ntion. [193{number}:15]"
        for number, name in enumerate(("horse", "house"), 4)
    ),
    "broken at line ends": lambda text, _: re.sub(r"\b(\w{4})(\w{4}) ", "\\1-\n\\2 ", text),
    "broken within lines": lambda text, _: re.sub(r"\b(\w{4})(\w{4}) ", r"\1- \2 ", text),
    "quoted-printable": lambda text, _: quopri.encodestring(text.encode()).decode(),
    "entities": lambda text, _: text.replace("“", "&ldquo;").replace("’", "&#8217;"),
    "entities in Markdown": lambda _, markdown: markdown.replace("“", "&ldquo;") + "\n# A" * 3,
    "escapes of code": lambda text, _: text.replace("“", r"\u201c").replace("\n", r"\n"),
    "decoded wrongly": lambda text, _: text.encode().decode("latin-1"),
    "tags of a forum": lambda _, markdown: re.sub(r"_([^_\n]+)_", r"[i]\1[/i]", markdown),
    "tags of HTML": lambda text, _: text.replace("\n\n", "</p>\n<p>"),
    "brackets escaped": lambda _, markdown: re.sub(r"([\[\]])", r"\\\1", markdown) + "\n# A" * 3,
    "numbers of links": lambda text, _: numbered(text),
    "forced into a direction": lambda text, _: f"{text[:300]}\u202eabc (def)\u202c{text[300:]}",
    "unseen characters": lambda text, _: text.replace("e", "e\u200b").replace("fi", "f\u200ci"),
}


def told(copy: Copy) -> dict[str, Any]:
    """Give what is known of a copy as the script tells it in JSON."""
    return {
        "kind": copy.kind,
        "words": list(copy.words),
        "page_starts": list(copy.page_starts),
        "line_starts": sorted(copy.line_starts),
        "furniture": sorted(copy.furniture),
        "asides": [],
        "is_repaired": bool(copy.remarks),
    }


@pytest.mark.parametrize("work", WORKS)
def test_a_text_has_the_same_words(work: str) -> None:
    """However a text was mailed, posted, dumped or paged, its words are those that the command reads."""
    typed = [change(*written(work)) for change in CHANGES.values()]
    found = called([("copies/text", "read_text", [text]) for text in typed])
    for name, text, copy in zip(CHANGES, typed, found, strict=True):
        copy["is_repaired"] = bool(copy.pop("remarks"))
        wanted = told(read(text.encode()))
        if name == "decoded wrongly" and copy["words"] == list(
            read(written(work)[0].encode()).words
        ):
            continue  # the library that the command asks may leave letters that are not Latin
        assert {key: copy[key] for key in wanted} == wanted, name


MARKDOWN = """\
---
название: *Not shown*
---
# Title *here* #

Some _em_ and **strong _nested_ text** and snake_case_word, 2*3*4, `code *x*` and ``a ` b``.
Escaped \\*not em\\* and &amp; &ldquo;quoted&rdquo; &#8212; <span class="x">html</span> <https://x.org/a>.
[two][of] [three][a long label]
[link *text*](http://a.b/c_d "title") [ref][one] [one] [none] ![alt](x.png) [a [b](c) d](e)
1986. A year begins this line
and it goes on\\
hard break

1. one
2. two
   - nested *x*
     more

   para
10. ten
* * *
> quote
lazy
> > deep

| a | b |
|---|---|
| `x|y` | z \\| w |

A table in the middle
| of | a |
|:---|--:|
| para | graph | more |
    code behind it

|no|table
|---|

|one
---
under

a \0 [file](file:///home/a.md) <file:///b> [f] and [data](data:image/png;base64,AA) ![p](file:p.png)

[f]: file:///c

Setext
======

    indented code *x*

```python
fenced *y*
```

<div>
*html block*
</div>

*hey**there* ***both*** **a*b*** _a_b_ "*"x"*" *(*a*)*

[one]: http://x.org/ "T"
[two]:
  http://y.org
[a long
  label]:
    c.png {role="doc-cover"}
[of]: #c {.d
  .e}
- a

- b


  c
-
  d
Term[^1]
: def

## Attributes {#here .there}
[A span]{.smallcaps} and a [link](http://x.org){target=_blank}.

### A labelled one [#here_it-is]
### Another [of-four-whole-words]
### No label [as it seems]

~~Struck~~ out~~ and ~~not
struck~~, x^2^ and H~2~O, a^b c^, \\^kept^, ~approx ~twice, E=mc^\\*^.

[A line\\
]{.line} [and its last\\
]{.line}

Two marks\\\\


[^1]: The note.

    > Quoted in it.

    a verse
    of it
[^long-one]: Another
	set in by a tab

        code
   [^3]:   Third[^1]
"""


def test_markdown_loses_its_marks() -> None:
    """Headings, lists, tables, emphasis, links, code and what pandoc adds are read as by the command."""
    (found,) = called([("copies/markdown", "words_of_markdown", [MARKDOWN])])
    assert found["words"] == list(words_of_markdown(MARKDOWN).words)
