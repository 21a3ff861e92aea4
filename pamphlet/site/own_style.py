"""Read what a press adds to the dress of its site.

In: `site.css` beside the releases, which is held to what a manuscript's own stylesheet may set. Out: CSS text.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pamphlet.pages.styles import CHARACTERS_MOST
from pamphlet.release.plain_file import read_plain
from pamphlet.work.problems import Place, Problem, error

OWN = "site.css"
LARGEST = 4 * CHARACTERS_MOST  # bytes


def own_style(paths: Iterable[Path]) -> tuple[str, tuple[Problem, ...]]:
    """Give what the `site.css` beside releases adds, and what is wrong in it."""
    css, problems = [], []
    for folder in dict.fromkeys(path.absolute().parent for path in paths):
        file = folder / OWN
        place = Place(file.as_posix())
        try:
            text = read_plain(file, LARGEST).decode("utf-8-sig")
        except FileNotFoundError:
            continue
        except UnicodeDecodeError:
            problems.append(error("F03", "this file is not UTF-8", place, "save it as UTF-8"))
            continue
        except OSError as failure:
            told = f"this file cannot be read: {failure.strerror or failure}"
            problems.append(error("F07", told, place, "mend that, or take the file away"))
            continue
        # What knows CSS is slow to load, and most presses add nothing.
        from pamphlet.pages.own_style.rules import own_rules, style_problems

        problems += style_problems(text, place)
        css.append(own_rules(text))
    return "".join(css).replace("<", "\\3c "), tuple(problems)
