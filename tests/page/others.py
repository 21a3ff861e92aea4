"""Set the work of a pamphlet with Typst and with LaTeX, on the same page and in the same faces, to compare the lines.

    python -m tests.page.others FOLDER     writes the documents and, where the programs are there, PDFs; prints figures

Both set the paragraphs of the work: questions in the sans, set in; labels in small capitals, citations smaller. Typst
optimizes line ends; LaTeX has microtype, with its own settings.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from lxml import etree

from pamphlet.pages.fonts import fonts_for
from tests.formats.made import pages_of
from tests.page import figures

XHTML = "{http://www.w3.org/1999/xhtml}"
# The faces of the release at the size of the text: their files, and where they are on their axes.
FACES = {
    "PamphletSerif": ("SourceSerif4[opsz,wght].ttf", {"wght": 400, "opsz": 12}),
    "PamphletSerifBold": ("SourceSerif4[opsz,wght].ttf", {"wght": 600, "opsz": 12}),
    "PamphletSans": ("SourceSans3[wght].ttf", {"wght": 400}),
    "PamphletSansBold": ("SourceSans3[wght].ttf", {"wght": 600}),
}
USED = ["calt", "ccmp", "kern", "liga", "mark", "onum"]  # the features that either asks for here
TYPST = """\
#set page(width: 148mm, height: 210mm, margin: (top: 19mm, bottom: 22.8mm, inside: 17.5mm, outside: 20.5mm))
#set text(font: "PamphletSerif", size: 10pt, lang: "en", number-type: "old-style", top-edge: 9pt, bottom-edge: -4.6pt)
#set par(justify: true, leading: 0pt, spacing: 0pt)
"""
LATEX = r"""
\documentclass[10pt,twoside]{article}
\usepackage[paperwidth=148mm,paperheight=210mm,top=19mm,bottom=22.8mm,inner=17.5mm,outer=20.5mm]{geometry}
\usepackage{fontspec}
\usepackage{microtype}
\newcommand{\face}[2]{\fontspec{#1.ttf}[Path=./,Numbers=OldStyle]\fontsize{#2}{13.6}\selectfont}
\pagestyle{empty}\parindent=0pt\parskip=0pt\topskip=9pt\raggedbottom\widowpenalty=10000\clubpenalty=10000
\begin{document}
"""


class Run(NamedTuple):
    """A run of text, and what it is: `label`, `citation`, or nothing else than text."""

    text: str
    kind: str = ""


class Block(NamedTuple):
    """A paragraph, and whether it is one of a question."""

    runs: list[Run]
    question: bool


def blocks(work: str) -> Iterator[Block]:
    """Give the paragraphs of a work, without apparatus."""
    for page in pages_of(work).sections:
        if page.matter == "work":
            root = etree.fromstring(page.xhtml.encode())
            for paragraph in root.iter(f"{XHTML}p"):
                above = paragraph.getparent()
                question = above is not None and "question" in above.get("class", "")
                runs = [run for run in _runs(paragraph) if run.text]
                if runs:
                    yield Block(runs, question)


def _runs(element: etree._Element, kind: str = "") -> Iterator[Run]:
    yield Run(_spaced(element.text or ""), kind)
    for child in element:
        inner = next(
            (each for each in ("label", "citation") if each in child.get("class", "")), kind
        )
        yield from _runs(child, inner)
        yield Run(_spaced(child.tail or ""), kind)


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def typst_document(work: str) -> str:
    """Write a work for Typst."""
    lines = [TYPST]
    for block in blocks(work):
        face = "PamphletSans" if block.question else "PamphletSerif"
        parts = []
        for run in block.runs:
            escaped = run.text.replace("\\", "\\\\").replace('"', '\\"')
            options = {
                "label": f'font: "{face}Bold", tracking: 0.03em',
                "citation": "size: 9pt",
            }.get(run.kind, "")
            parts.append(f'#text({options + ", " if options else ""}"{escaped}")')
        text = "".join(parts)
        if block.question:
            style = f'#set text(font: "{face}", size: 9.6pt)'
            text = f"#block(above: 13.6pt, below: 0pt, inset: (left: 5mm))[{style}\n{text}]"
        lines.append(text)
    return "\n\n".join(lines) + "\n"


def latex_document(work: str) -> str:
    """Write a work for LuaLaTeX."""
    lines = [LATEX]
    for block in blocks(work):
        face, size = ("PamphletSans", 9.6) if block.question else ("PamphletSerif", 10)
        text = ""
        for run in block.runs:
            escaped = re.sub(r"([#$%&_{}])", r"\\\1", run.text.replace("\\", r"\textbackslash{}"))
            text += {
                "label": rf"{{\face{{{face}Bold}}{{{size}}}{escaped}}}",
                "citation": rf"{{\face{{{face}}}{{9}}{escaped}}}",
            }.get(run.kind, escaped)
        before = r"\vskip13.6pt\leftskip=5mm" if block.question else r"\leftskip=0mm"
        lines.append(rf"{{{before}\face{{{face}}}{{{size}}}{text}\par}}")
    return "\n".join([*lines, r"\end{document}", ""])


def write_faces(folder: Path) -> None:
    """Write the faces of the release as static fonts, under names of their own, with the letters of English text."""
    files = {font.path.name: font.path for font in fonts_for("")}
    for name, (file, place) in FACES.items():
        with TTFont(files[file]) as variable:
            # With more letters and features the next step takes half a minute.
            options = subset.Options(layout_features=USED, name_IDs=["*"], notdef_outline=True)
            smaller = subset.Subsetter(options)
            smaller.populate(unicodes=[*range(0x20, 0x100), *range(0x2010, 0x2028)])
            smaller.subset(variable)
            static = instancer.instantiateVariableFont(variable, place)
            for record in static["name"].names:
                if record.nameID in {1, 4, 6, 16}:
                    record.string = name
                elif record.nameID in {2, 17}:
                    record.string = "Regular"
            static["OS/2"].usWeightClass = 400
            static.save(folder / f"{name}.ttf")


def set_with_typst(work: str, folder: Path) -> Path:
    """Let Typst set a work; the faces are in the folder."""
    import typst

    source, made = folder / "typst.typ", folder / "typst.pdf"
    source.write_text(typst_document(work), "utf-8")
    typst.compile(source, output=made, font_paths=[folder], ignore_system_fonts=True)
    return made


@cache
def typst() -> str | None:
    """Tell what Typst needs and this machine lacks, or nothing."""
    return None if find_spec("typst") else "the package typst"


def lualatex() -> str | None:
    """Tell what LaTeX needs and this machine lacks, or nothing."""
    if not shutil.which("lualatex"):
        return "lualatex"
    for package in ("microtype.sty", "fontspec.sty"):
        found = subprocess.run(["kpsewhich", package], capture_output=True, check=False)
        if found.returncode:
            return package
    return None


def set_with_latex(work: str, folder: Path) -> Path:
    """Let LuaLaTeX set a work; the faces are in the folder."""
    (folder / "latex.tex").write_text(latex_document(work), "utf-8")
    subprocess.run(
        ["lualatex", "-interaction=batchmode", "-halt-on-error", "latex.tex"],
        cwd=folder,
        capture_output=True,
        check=True,
    )
    return folder / "latex.pdf"


def main(folder: Path) -> None:
    """Set the first pamphlet with all of them, and print the figures."""
    from pamphlet.press.typeset import typeset

    folder.mkdir(parents=True, exist_ok=True)
    ours = folder / "ours.pdf"
    ours.write_bytes(typeset(pages_of("manuscript")).pdf)
    write_faces(folder)
    made = [ours, set_with_typst("manuscript", folder)]
    if lualatex() is None:
        made.append(set_with_latex("manuscript", folder))
    figures.main([str(path) for path in made])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
