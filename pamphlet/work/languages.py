"""Tell languages by their tags (BCP 47): whether there is such a one, and in which direction it is written."""

from __future__ import annotations

import re
from typing import Literal

Direction = Literal["ltr", "rtl"]
RIGHT_TO_LEFT = frozenset(
    {"Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"}
)

# ISO 639-1, which is closed: a plain tag of two letters needs no look into the registry, which takes long to load.
_TWO_LETTERS = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en"
    " eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv"
    " ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne"
    " ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st"
    " su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
PLAIN = frozenset(_TWO_LETTERS.split())
PLAIN_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})  # of these


def is_language(tag: str) -> bool:
    """Tell whether a text is a valid language tag with registered subtags."""
    if tag in PLAIN:
        return True
    import langcodes

    return bool(re.fullmatch(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", tag)) and langcodes.tag_is_valid(tag)


def direction_of(tag: str) -> Direction:
    """Tell in which direction a language is written, from its tag."""
    if tag in PLAIN:
        return "rtl" if tag in PLAIN_TO_LEFT else "ltr"
    import langcodes

    script = langcodes.Language.get(tag).maximize().script
    return "rtl" if script in RIGHT_TO_LEFT else "ltr"
