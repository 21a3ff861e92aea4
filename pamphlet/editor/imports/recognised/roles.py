"""Know the role of a part by its heading, in the languages that documents to import are most often in."""

from __future__ import annotations

import re

# Words that name a role when a heading holds them, each whole; the first role that fits is it.
NAMES = {
    "acknowledgements": """acknowledgements acknowledgments thanks dank danksagung remerciements agradecimientos
        ringraziamenti благодарности""",
    "dedication": "dedication widmung dédicace dedicatoria dedica посвящение",
    "note": "note notice imprint impressum colophon anmerkung notiz avertissement nota примечание",
    "introduction": """introduction introductory foreword preface prologue einleitung vorwort préface avant-propos
        introducción prólogo introduzione prefazione inleiding voorwoord предисловие введение передмова
        הקדמה מבוא مقدمة εισαγωγή πρόλογος""",
    "interview": """interview conversation dialogue gespräch entretien conversación entrevista intervista
        conversazione gesprek беседа интервью ראיון שיחה مقابلة حوار συνέντευξη""",
    "afterword": """afterword epilogue postscript nachwort postface epílogo postfazione nawoord послесловие""",
    "appendix": "appendix appendices anhang annexe apéndice appendice bijlage приложение",
}
MOST_WORDS = 6  # of a heading that is a name: “The conversation that changed my life” tells a story
_ROLES = {name: role for role, names in reversed(NAMES.items()) for name in names.split()}


def role_of(heading: str) -> str:
    """Give the role that a heading names, or nothing."""
    words = re.findall(r"[\w-]+", heading.casefold())
    if not words or len(words) > MOST_WORDS:
        return ""
    named = [_ROLES[word] for word in words if word in _ROLES]
    if "introduction" in named:
        return "introduction"
    return named[0] if named else ""
