"""What a document tells of itself, as pandoc gives it: title, language, and whatever else stands in its head."""

from __future__ import annotations

from typing import Any

from pamphlet.editor.imports.document import Oddities
from pamphlet.editor.imports.documents.from_pandoc import text_of, tree_of
from pamphlet.editor.imports.tree import Paragraph, plain


def meta_text(document: dict[str, Any], name: str) -> str:
    """Give a value of the document's metadata as text."""
    return _text(document.get("meta", {}).get(name, {}))


def other_meta(document: dict[str, Any], *taken: str) -> list[str]:
    """Give all else that the metadata tell, as “name: value”."""
    told = ((name, _text(value)) for name, value in document.get("meta", {}).items())
    return [f"{name}: {text}" for name, text in told if name not in taken and text]


def _text(value: dict[str, Any]) -> str:
    match value.get("t"):
        case "MetaInlines":
            return text_of(value["c"])
        case "MetaString" | "MetaBool":
            return str(value["c"])
        case "MetaBlocks":
            read = tree_of(value["c"], Oddities())
            return " ".join(plain(block.runs) for block in read if isinstance(block, Paragraph))
        case "MetaList":
            return ", ".join(filter(None, map(_text, value["c"])))
        case "MetaMap":
            return ", ".join(filter(None, map(_text, value["c"].values())))
    return ""
