r"""Bundle modules of JavaScript: each becomes a function that gives its exports, after those that it imports.

Only what the modules here need is known: `import { a, b as c } from "./x.js"`, `import * as x from "./x.js"`, `import
"./x.js"`, and `export` before `function`, `class`, `const`. Whatever else imports or exports is an error, and so is a
circle. Comments that have lines of their own, indents and empty lines are left out: of JavaScript nothing more is
understood here.

>>> files = {"one.js": "export const two = 2;", "main.js": 'import { two } from "./one.js";\nalert(two);'}
>>> print(bundle("main.js", files.__getitem__))
(() => { "use strict";
const $one = (() => {
const two = 2;
return { two };
})();
const $main = (() => {
const { two } = $one;
alert(two);
return {};
})();
})();
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

_IMPORT = re.compile(
    r"^import (?:(?:\{(?P<names>[^{}]*)\}|\* as (?P<all>\w+)) from )?\"(?P<path>\.[^\"]+)\";\n?",
    re.MULTILINE,
)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const)\b)", re.MULTILINE)
_NAME = re.compile(r"^export (?:async )?(?:function|class|const) (\w+)", re.MULTILINE)
_SEVERAL = re.compile(r"^export const \[([\w, ]+)\]", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*(?://.*|/\*\*?(?:(?!\*/)[\s\S])*\*/[ \t]*)\n", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+|\n(?=\n)", re.MULTILINE)
# What would end the element that holds the script, or keep it open (HTML §4.12.1.3).
_ENDING = re.compile(r"<(?=!--|/?script)", re.IGNORECASE)


def bundle(entry: str, read: Callable[[str], str]) -> str:
    """Give one script that runs a module."""
    modules = "\n".join(_gathered(entry, read).values())
    return _ENDING.sub(r"\\x3C", f'(() => {{ "use strict";\n{modules}\n}})();')


def names_in(entry: str, read: Callable[[str], str]) -> tuple[str, ...]:
    """Give the names that a module and those that it imports have in a bundle, each after those that it imports."""
    return tuple(map(_variable, _gathered(entry, read)))


def _gathered(entry: str, read: Callable[[str], str]) -> dict[str, str]:
    done: dict[str, str] = {}
    _add(entry, read, done, ())
    return done


def _add(
    path: str, read: Callable[[str], str], done: dict[str, str], above: tuple[str, ...]
) -> None:
    """Add a module, and before it those that it imports."""
    if path in done:
        return
    if path in above:
        raise ValueError(f"{path} imports itself, by {', '.join(above)}")
    source = read(path)
    for found in _IMPORT.finditer(source):
        _add(_imported(path, found["path"]), read, done, (*above, path))
    done[path] = _wrapped(path, source)


def _imported(path: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), address))


def _wrapped(path: str, source: str) -> str:
    names = [*_NAME.findall(source)]
    names += [name.strip() for row in _SEVERAL.findall(source) for name in row.split(",")]
    body = _IMPORT.sub(lambda found: f"{_destructured(path, found)}\n", _COMMENT.sub("", source))
    body = _EXPORT.sub("", body)
    if left := _LEFT.search(body):
        raise ValueError(f"{path}: not understood: {left[0]}")
    body = _INDENT.sub("", body).strip("\n")
    returned = f"{{ {', '.join(names)} }}" if names else "{}"
    return f"const {_variable(path)} = (() => {{\n{body}\nreturn {returned};\n}})();"


def _destructured(path: str, found: re.Match[str]) -> str:
    variable = _variable(_imported(path, found["path"]))
    if found["all"]:
        return f"const {found['all']} = {variable};"
    if not found["names"]:
        return ""
    names = (name.strip() for name in found["names"].split(",") if name.strip())
    return f"const {{ {', '.join(name.replace(' as ', ': ') for name in names)} }} = {variable};"


def _variable(path: str) -> str:
    return "$" + re.sub(r"\W", "_", path.removesuffix(".js"))
