"""Find the sentence that says on which condition the work may be passed on."""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST = 20_000  # characters of a paragraph that is looked through

_SENTENCE = re.compile(r"\S.*?(?:[.!?]+[”’\"')\]]*(?=\s|$)|$)", re.DOTALL)
_PASSED_ON = re.compile(
    r"\b(?:cop(?:y|ied|ies)|re-?print(?:ed|ing)?|re-?produc(?:ed|tion)|re-?publi(?:sh(?:ed|ing)?|cation)"
    r"|distribut(?:ed|ion)|passed on|shared|weitergegeben|nachgedruckt|vervielfältigt|reproduit[es]*|copié[es]*"
    r"|reproducid[oa]s?|copiad[oa]s?|riprodott[oaie]|перепечат\w+|копиров\w+|воспроизв\w+)\b",
    re.IGNORECASE,
)
_ON_CONDITION = re.compile(
    r"\b(?:on (?:the )?condition|provided(?: that)?|providing that|so long as|as long as|only if"
    r"|unter der bedingung|sofern|sous réserve|à condition|a condición|siempre que|a condizione|purché"
    r"|при условии)\b",
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


def condition_in(paragraphs: Iterable[str]) -> str:
    """Give the sentence that speaks most clearly of passing on, of a condition, and of the whole; or nothing."""
    best, most = "", 1
    told = (text for text in paragraphs if len(text) < LONGEST and _PASSED_ON.search(text))
    for paragraph in told:
        for sentence in sentences_of(paragraph):
            signs = sum(
                bool(pattern.search(sentence)) for pattern in (_PASSED_ON, _ON_CONDITION, _WHOLE)
            )
            if signs > most and _PASSED_ON.search(sentence):
                best, most = sentence, signs
    return best
