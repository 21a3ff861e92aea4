"""Tell by whose rules English words are divided: American or British ones, as the text spells.

In: the words of a work, and its language. Out: the language tag of the patterns. Where the tag of the language, or the
editor, says it, nothing is looked for; “en” alone says nothing, and the patterns of the two differ in every tenth word
(cen-tral-ized, cent-ral-ized).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

AMERICAN, BRITISH = "en-US", "en-GB"
# Words that are spelled in one of two ways, by what tells them apart; “-ise” and “-ize” tell nothing, nor do names.
_AMERICAN = re.compile(
    r"(?:labor|color|honor|favor|behavior|neighbor|harbor|rumor|vapor|humor|endeavor|armor|vigor|valor|savior|parlor)"
    r"(?:s|ed|ing|ers?|able|ably|ite|ites|less|ful|hood|s?)?"
    r"|(?:center|theater|meter|fiber|liter|luster|caliber|somber)(?:s|ed)?"
    r"|(?:analy|paraly|cataly)z(?:e|es|ed|ing|er)"
    r"|(?:defense|offense|pretense|license)s?|programs?|plow(?:s|ed|ing)?|gray(?:er|est)?|skeptic(?:s|al|ism)?"
    r"|(?:travel|label|model|cancel|counsel|signal|level|quarrel|marvel)(?:ed|ing|er|ers)|fulfill(?:s|ment)?|toward"
)
_BRITISH = re.compile(
    r"(?:labour|colour|honour|favour|behaviour|neighbour|harbour|rumour|vapour|humour|endeavour|armour|vigour|valour"
    r"|saviour|parlour)(?:s|ed|ing|ers?|able|ably|ite|ites|less|ful|hood)?"
    r"|(?:centre|theatre|metre|fibre|litre|lustre|calibre|sombre)(?:s|d)?"
    r"|(?:analy|paraly|cataly)s(?:ed|ing|er)"
    r"|(?:defence|offence|pretence|licence)s?|programmes?|plough(?:s|ed|ing)?|grey(?:er|est)?|sceptic(?:s|al|ism)?"
    r"|(?:travell|labell|modell|cancell|counsell|signall|levell|quarrell|marvell)(?:ed|ing|er|ers)|fulfil(?:s|ment)"
    r"|towards|whilst"
)


def patterns_for(words: Iterable[str], language: str, asked: str = "") -> str:
    """Give the tag of the patterns: what the editor asks for, what the language says, what the words tell.

    A text that spells as often in the one way as in the other, or never, is divided as Americans do: by the sound.
    """
    if asked or language.lower() != "en":
        return asked or language
    american = british = 0
    for word in words:
        bare = word.strip("“”‘’\"'()[].,;:!?…–-").lower()
        american += _AMERICAN.fullmatch(bare) is not None
        british += _BRITISH.fullmatch(bare) is not None
    return BRITISH if british > american else AMERICAN
