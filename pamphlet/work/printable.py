r"""Make what a stranger wrote fit to be shown: nothing in it commands a terminal, or stays unseen.

>>> clean("state\x1b[31m")
'state�[31m'
"""

from __future__ import annotations

from unicodedata import category

JOINERS = "\u200c\u200d"  # nobody sees them, and some scripts need them


def clean(text: str) -> str:
    """Give text that commands no terminal: what cannot be printed is shown as a sign of its own."""
    if text.isprintable():
        return text
    return "".join(
        sign if sign.isprintable() or sign in JOINERS or category(sign) == "Zs" else "\ufffd"
        for sign in text
    )
