"""Find the sentence that says on which condition the work may be passed on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

LONGEST = 20_000  # characters of a paragraph that is looked through
FROM_EDGE = 40  # paragraphs at the beginning and at the end of a document, where two of three signs are enough

_SENTENCE = re.compile(r"\S.*?(?:[.!?]+[”’\"')\]]*(?=\s|$)|$)", re.DOTALL)
_PASSED_ON = re.compile(
    r"\b(?:cop(?:y|ied|ies)|re-?print(?:ed|ing)?|re-?produc(?:ed|tion)|re-?publi(?:sh(?:ed|ing)?|cation)"
    r"|distribut(?:ed|ion)|passed on|shared|weitergegeben|nachgedruckt|vervielfältigt|reproduit[es]*|copié[es]*"
    r"|reproducid[oa]s?|copiad[oa]s?|riprodott[oaie]|перепечат\w+|копиров\w+|воспроизв\w+)\b",
    re.IGNORECASE,
)
_ON_CONDITION = re.compile(
    r"\b(?:on (?:the )?condition|provided(?! (?:for|by|with|in|from)\b)(?: that)?|providing that|so long as"
    r"|as long as|only if|unter der bedingung|sofern|sous réserve|à condition|a condición"
    r"|siempre que|a condizione|purché|при условии)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:whole|entire(?:ty|ly)?|in full|complete(?:ly)?|unaltered|unchanged|uncut|vollständig|ganz"
    r"|ungekürzt|intégral\w*|en entier|íntegr\w*|complet[oa]s?|integral\w*|per intero|полност\w+|целиком)\b",
    re.IGNORECASE,
)


def sentences_of(text: str) -> list[str]:
    """Split a paragraph into sentences."""
    return [" ".join(sentence[0].split()) for sentence in _SENTENCE.finditer(text)]


def condition_in(documents: Iterable[Sequence[str]]) -> str:
    """Give the sentence that speaks most clearly of passing on, of a condition, and of the whole; or nothing.

    In: the paragraphs of each document. Amid a long one, a sentence speaks of all three, or of something else.
    """
    best, most = "", 1
    for paragraphs in documents:
        for at, text in enumerate(paragraphs):
            is_amid = FROM_EDGE <= at < len(paragraphs) - FROM_EDGE
            if len(text) >= LONGEST or not _PASSED_ON.search(text):
                continue
            for sentence in sentences_of(text):
                signs = [
                    bool(sign.search(sentence)) for sign in (_PASSED_ON, _ON_CONDITION, _WHOLE)
                ]
                if sum(signs) > most and signs[0] and (all(signs) or not is_amid):
                    best, most = sentence, sum(signs)
    return best
