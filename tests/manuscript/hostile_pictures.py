"""Pictures of strangers: each would never end, take all memory, act, or make what draws it stumble."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="10" height="10"{}>{}</svg>'
)


def drawn(within: str, attributes: str = "") -> bytes:
    """Write an SVG."""
    return _SVG.format(attributes, within).encode()


def png(width: int, height: int, *, claimed: tuple[int, int] | None = None) -> bytes:
    """Write a PNG of one colour, which may claim another size."""
    file = io.BytesIO()
    Image.new("1", (width, height)).save(file, "PNG")
    content = bytearray(file.getvalue())
    if claimed:
        content[16:24] = struct.pack(">II", *claimed)
        content[29:33] = zlib.crc32(content[12:29]).to_bytes(4, "big")
    return bytes(content)


def _nested(times: int, inner: str) -> str:
    return f'<g id="a0">{inner}</g>' + "".join(
        f'<g id="a{n}">{f"""<use href="#a{n - 1}"/>""" * 10}</g>' for n in range(1, times)
    )


_DOT = '<rect width="1" height="1"/>'
_PATH = '<path d="M0 0' + "L1 1" * 3000 + '"'
_MARKERS = "".join(
    f'<marker id="m{n}"><g marker-mid="url(#m{n - 1})">{_PATH}/></g></marker>' for n in range(1, 4)
)

# fmt: off
# ruff: noqa: E501 # a picture is one line

# Those that are refused before anything draws them.
REFUSED: dict[str, bytes] = {
    "uses of uses": drawn(_nested(12, _DOT)),
    "a use of itself": drawn('<g id="a"><use href="#a"/></g>'),
    "two uses of each other": drawn('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
    "a long chain of uses": drawn("".join(f'<g id="a{n}"><use href="#a{n + 1}"/></g>' for n in range(3000))),
    "a marker of many shapes": drawn(f'<marker id="m">{_DOT * 3000}</marker>{_PATH} marker-mid="url(#m)"/>'),
    "a marker by a style": drawn(f'<marker id="m">{_DOT * 3000}</marker>{_PATH} style="marker: url(#m)"/>'),
    "a marker from above": drawn(f'<marker id="m">{_DOT * 99}</marker><g marker-end="url( \'#m\' )">{_PATH}/></g>'),
    "markers in markers": drawn(f'<marker id="m0">{_DOT}</marker>{_MARKERS}{_PATH} marker-mid="url(#m3)"/>'),
    "a marker in itself": drawn(f'<marker id="m">{_PATH} marker-mid="url(#m)"/></marker>{_PATH} marker-mid="url(#m)"/>'),
    "masks of masks": drawn("".join(f'<mask id="k{n}">{f"""<rect mask="url(#k{n - 1})"/>""" * 20}</mask>' for n in range(9)) + '<rect mask="url(#k8)"/>'),
    "patterns of patterns": drawn("".join(f'<pattern id="k{n}">{f"""<rect fill="url(#k{n - 1})"/>""" * 20}</pattern>' for n in range(9)) + '<rect fill="url(#k8)"/>'),
    "clips of clips": drawn("".join(f'<clipPath id="k{n}">{f"""<rect clip-path="url(#k{n - 1})"/>""" * 20}</clipPath>' for n in range(9)) + '<rect clip-path="url(#k8)"/>'),
    "99,000 shapes": drawn(_DOT * 99_000),
    "a path of a million corners": drawn(f'<path d="M0 0{"L1 1" * 1_000_000}"/>'),
    "four million letters": drawn(f"<text>{'word ' * 800_000}</text>"),
    "ten megabytes of text": drawn(f"<text>{'word ' * 2_000_000}</text>"),
    "a place for each letter": drawn(f'<text x="{"1 " * 500_000}">{"a" * 500}</text>'),
    "a gradient that repeats": drawn('<linearGradient id="g" spreadMethod="repeat" x2="0.0000001"><stop/><stop offset="1"/></linearGradient><rect width="9" height="9" fill="url(#g)"/>'),
    "a gradient that is reflected": drawn('<radialGradient id="g" spreadMethod=" Reflect" r="0.0000001"><stop/></radialGradient><rect fill="url(#g)"/>'),
    "a gradient after itself": drawn('<linearGradient id="g" href="#g"><stop/></linearGradient>'),
    "elements in elements": drawn("<g>" * 240 + _DOT + "</g>" * 240),
    "too many elements in elements": drawn("<g>" * 9000 + "</g>" * 9000),
    "entities of entities": b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + drawn("<text>&b;</text>"),
    "a script": drawn("<script>while (true) {}</script>"),
    "an address": drawn('<image href="https://example.org/a.png"/>'),
    "a page in a drawing": drawn("<foreignObject><p>words</p></foreignObject>"),
    "a canvas of a billion pixels": png(1, 1, claimed=(60_000, 60_000)),
    "a canvas that is not there": png(9, 9, claimed=(6_000, 6_000)),
    "a picture cut short": png(600, 600)[:60],
}

# Those that are drawn, as nothing in bearable time or as something.
DRAWN: dict[str, bytes] = {
    "no size": drawn(_DOT, ' preserveAspectRatio="none"').replace(b'width="10" height="10"', b'width="0" height="0"'),
    "no window": drawn(_DOT).replace(b"0 0 10 10", b"0 0 0 0"),
    "less than no window": drawn(_DOT).replace(b"0 0 10 10", b"0 0 -1 -1"),
    "an endless size": drawn(_DOT).replace(b'width="10"', b'width="1e308"'),
    "numbers too large": drawn('<rect width="1e999" height="9e999" x="-1e999" rx="1e999"/>'),
    "a path of nonsense": drawn('<path d="M M L 1 z z A 1 2 3 4 e e e C"/>'),
    "a dash of nothing": drawn('<path d="M0 0L9 9" stroke="red" stroke-dasharray="0 0 0" stroke-width="-1"/>'),
    "a gradient of nothing": drawn('<linearGradient id="g"/><rect width="9" height="9" fill="url(#g)"/>'),
    "a gradient of a point": drawn('<radialGradient id="g" r="0"><stop/><stop offset="9"/></radialGradient><rect width="9" height="9" fill="url(#g)"/>'),
    "a pattern of no size": drawn('<pattern id="g" width="0" height="0"><rect/></pattern><rect width="9" height="9" fill="url(#g)"/>'),
    "a pattern of a hair": drawn('<pattern id="g" width="1e-9" height="1e-9"><rect/></pattern><rect width="9" height="9" fill="url(#g)"/>'),
    "type of no size": drawn('<text font-size="0">word</text><text font-size="-1">word</text>'),
    "a filter": drawn('<filter id="f"><feGaussianBlur stdDeviation="1e9"/></filter><rect filter="url(#f)" width="9" height="9"/>'),
    "a name that is none": drawn('<rect fill="url(#)" mask="url(#x)" clip-path="url(#x)" width="9" height="9"/><use href="#"/>'),
    "a long and thin one": png(40_000, 1),
    "all shapes that are borne": drawn(_DOT * 19_000),
    "all text that is borne": drawn(f"<text>{'word ' * 3_900}</text>"),
}

# Those of which the typesetter says that it cannot draw them.
UNDRAWABLE: dict[str, bytes] = {
    "a window of no numbers": drawn(_DOT).replace(b"0 0 10 10", b"a b"),
    "a transform of nonsense": drawn('<g transform="matrix(0 0 0 0 0 0) rotate() scale(0) skewX(90)"><rect/></g>'),
    "type of all sizes": drawn('<text font-size="1e9">word</text><text font-size="x" textLength="1e9">word</text>'),
}
