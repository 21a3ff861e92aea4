"""Text boxes: pandoc 3.9 passes over them, so their paragraphs are put among the others before it reads.

`BOXED` stands at the beginning of each, by which the tree knows them; they become quotations, set apart from the text.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pamphlet.editor.imports.tree import (
    Block,
    CannotImport,
    Paragraph,
    Picture,
    Quotation,
    Run,
    Styled,
    Text,
    can_be_caption,
    captioned,
    joined,
    plain,
)
from pamphlet.verify.copies.archive import Archive

if TYPE_CHECKING:
    from lxml.etree import _Element

BOXED = "\ue010"
MOST_COPIED = 256 * 2**20  # bytes of the archive that is given to pandoc


def repacked(archive: Archive, changed: str, root: _Element) -> bytes:
    """Pack an archive again, with another document in place of the one of this name. Raises CannotImport."""
    from lxml import etree

    target = io.BytesIO()
    size = 0
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as packed:
        for name in archive.entries:
            content = etree.tostring(root) if name == changed else archive.read(name)
            size += len(content)
            if size > MOST_COPIED:
                raise CannotImport("The document holds more than this program reads.")
            packed.writestr(zipfile.ZipInfo(name), content)
    return target.getvalue()


def unboxed(blocks: Iterable[Block]) -> Iterator[Block]:
    """Let the paragraphs of text boxes be quotations; a picture in a box stands alone, its caption below it."""
    for block in blocks:
        if not isinstance(block, Paragraph) or not _begins_boxed(block.runs):
            yield block
            continue
        runs = _without_mark(block.runs)
        pictures = [run for run in runs if isinstance(run, Picture)]
        others = tuple(run for run in runs if not isinstance(run, Picture))
        told = " ".join(plain(others).split())
        is_caption = len(pictures) == 1 and can_be_caption((Paragraph(others),))
        for picture in pictures:
            yield Paragraph((captioned(picture, told) if is_caption else picture,))
        if told and not is_caption:
            yield Quotation((Paragraph(others),))


def _begins_boxed(runs: tuple[Run, ...]) -> bool:
    match runs[:1]:
        case (Text(text=text),):
            return text.startswith(BOXED)
        case (Styled(runs=inner),):
            return _begins_boxed(inner)
    return False


def _without_mark(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    match runs[:1]:
        case (Text(text=text),):
            return joined((Text(text.removeprefix(BOXED)), *runs[1:]))
        case (Styled(kind=kind, runs=inner),):
            return joined((Styled(kind, _without_mark(inner)), *runs[1:]))
    return runs
