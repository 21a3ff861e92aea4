"""Put right what Ghostscript 10.00 writes for ligatures, in a PDF and in the text that it makes of one.

It swaps the bytes of each letter that a ligature stands for: “ﬀ” is U+6600 twice. Of three letters it adds the last two
up: “ﬃ” is U+6600 and U+CF00, as 66 and 69 are CF.
"""

from __future__ import annotations

from pamphlet.work.expressions import expression

_THREE = "\u6600[\uc800\uce00\ucf00\ud000\ud100\ud200]"
_SWAPPED = expression(
    f"(?<=[A-Za-z])(?:{_THREE}|[\u6600\u6900\u6a00\u6c00\u7300\u7400])+"
    f"|(?:{_THREE}|[\u6600\u6900\u6c00\u7300])+(?=[a-z\ufffe\x02-])"
)
_SIGN = expression("[\u6600\u6900\u6a00\u6c00\u7300\u7400]")


def unswapped(text: str) -> str:
    """Give a text with its ligatures: beside a Latin letter those signs stand for nothing else."""
    if text.isascii() or not _SIGN.search(text):
        return text
    return _SWAPPED.sub(lambda found: "".join(map(_letters, found[0])), text)


def _letters(sign: str) -> str:
    code = ord(sign) >> 8
    return chr(code) if code <= ord("z") else "f" + chr(code - ord("f"))
