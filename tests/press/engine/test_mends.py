"""Each fault of WeasyPrint that is mended is still there when nobody mends it: a test that fails tells what may go.

The tests are named in the table of `pamphlet.press.engine.mends`. None of them uses the press but to load WeasyPrint.
"""

from __future__ import annotations

import ast
import gc
import logging
import re
import sys
import zlib
from collections import Counter
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from pamphlet.pages.fonts import LARGE_FACE, files_of, fonts_for
from pamphlet.press.engine import mends
from pamphlet.press.engine.loading import load_weasyprint
from tests.formats.made import PIXEL
from tests.press.engine.font_files import font_faces
from tests.press.prints import REPOSITORY, operators, run, structure

PRESS = REPOSITORY / "pamphlet" / "press"
ROW = re.compile(
    r"^    ([a-z-]+) +([a-z_., ]+?) +(#\d+|none known)\n((?:^ {8}\S.*\n?)+)", re.MULTILINE
)
ROWS = {row[1]: row for row in ROW.finditer(mends.__doc__ or "")}
ANSWERS = "import ctypes.util\nasked = []\nctypes.util.find_library = asked.append\n"


# --- the table --------------------------------------------------------------------------------------------------------


def test_every_row_has_a_test_and_every_test_a_row() -> None:
    """For each row there is a test of its name in this file, and the other way round."""
    tests = {
        name.removeprefix("test_").replace("_", "-") for name in globals() if name[:5] == "test_"
    }
    of_the_table = {
        "every-row-has-a-test-and-every-test-a-row",
        "every-module-that-reaches-in-is-named",
    }
    assert len(ROWS) > 25
    assert set(ROWS) == tests - of_the_table


def test_every_module_that_reaches_in_is_named() -> None:
    """Whatever module of the press imports something of WeasyPrint or pydyf is in the table; all named are there."""
    named = {module.strip() for row in ROWS.values() for module in row[2].split(",")}
    reaching = set()
    for path in PRESS.rglob("*.py"):
        imported = set()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module.partition(".")[0])
        if imported & {"weasyprint", "pydyf"}:
            reaching.add(".".join(path.relative_to(PRESS).with_suffix("").parts))
    assert len(reaching) > 8
    assert reaching <= named
    assert all(find_spec(f"pamphlet.press.{module}") for module in named)


# --- WeasyPrint alone -------------------------------------------------------------------------------------------------


def lay_out(body: str, css: str = "", **options: Any) -> Any:
    """Lay a body out as any user of WeasyPrint would, in a font of the book."""
    load_weasyprint()
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    files = (*files_of(LARGE_FACE), *fonts_for("\u0332\u0c2a"))
    style = f"{font_faces(files)} html {{ font: 12px 'Atkinson Hyperlegible' }} {css}"
    sheet = weasyprint.CSS(string=style, font_config=fonts)
    html = weasyprint.HTML(
        string=f"<!DOCTYPE html><html lang='en'><title>Plain</title><body>{body}</body></html>"
    )
    return html.render(stylesheets=[sheet], font_config=fonts, **options)


def write(body: str, css: str = "", **options: Any) -> bytes:
    """Write the file of a body, tagged."""
    variant = {"pdf_variant": "pdf/ua-1", **options}
    return bytes(lay_out(body, css, **variant).write_pdf(**variant))


def open_plain(body: str, css: str = "", **options: Any) -> pikepdf.Pdf:
    """Write the file of a body, and open it."""
    return pikepdf.open(BytesIO(write(body, css, **options)))


def counting(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> Counter[str]:
    """Count from now on how often a function is called."""
    calls = Counter[str]()
    function = getattr(owner, name)

    def call(*given: Any, **options: Any) -> Any:
        calls[name] += 1
        return function(*given, **options)

    monkeypatch.setattr(owner, name, call)
    return calls


def lines_of(document: Any) -> list[Any]:
    """Give the lines of the first page."""
    from weasyprint.formatting_structure import boxes

    page = document.pages[0]._page_box
    return [box for box in page.descendants() if isinstance(box, boxes.LineBox)]


# --- loading ----------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform != "linux", reason="only there the look-ups are answered for it")
def test_look_ups() -> None:
    """While it is imported, the system is asked for libraries, though “none” is answer enough."""
    told = run(ANSWERS + "import weasyprint\nprint(len(asked))")
    assert int(told.stdout) > 10


def test_parts_of_fonttools() -> None:
    """Importing it imports the subsetter and the instancer of fontTools."""
    told = run(
        "import sys, weasyprint\nprint({'fontTools.subset', 'fontTools.varLib.instancer'} <= set(sys.modules))"
    )
    assert told.stdout.strip() == "True"


def test_what_it_prints() -> None:
    """Where a library is missing it prints to the terminal, and where there is no font it warns."""
    told = run(
        "import cffi\n"
        "def never(self, name, flags=0): raise OSError(f'no {name}')\n"
        "cffi.FFI.dlopen = never\n"
        "try:\n    import weasyprint\nexcept OSError: pass\n"
    )
    assert "could not import some external libraries" in told.stdout
    told = run("import weasyprint", FONTCONFIG_FILE=str(PRESS / "engine" / "no-fonts.conf"))
    assert "Expect ugly output" in told.stderr


def test_fonts_of_the_machine(tmp_path: Path) -> None:
    """A font of the machine is among those that it chooses from, and nothing but the environment keeps it out."""
    folder = next(font.path.parent for font in fonts_for(""))
    configuration = tmp_path / "fonts.conf"
    configuration.write_text(
        f"<fontconfig><dir>{folder}</dir><cachedir>{tmp_path}</cachedir></fontconfig>"
    )
    told = run(
        "import weasyprint.text.fonts as fonts\n"
        "from weasyprint.text.ffi import fontconfig\n"
        "print(fontconfig.FcConfigGetFonts(fonts.FontConfiguration()._config, fontconfig.FcSetSystem).nfont)",
        FONTCONFIG_FILE=str(configuration),
    )
    assert int(told.stdout) > 0


# --- laying out -------------------------------------------------------------------------------------------------------


def test_fonts_described_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """It describes the one font of a paragraph for every line, and more often."""
    load_weasyprint()
    from weasyprint.text import line_break

    calls = counting(monkeypatch, line_break, "get_font_description")
    lay_out("<p>" + "Some words that fill a line. " * 60)
    assert calls["get_font_description"] > 10


def test_keys_of_fonts_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """It spells out the font of a paragraph for every line."""
    load_weasyprint()
    from weasyprint.text import line_break

    calls = counting(monkeypatch, line_break, "_font_style_cache_key")
    lay_out("<p>" + "Some words that fill a line. " * 60)
    assert calls["_font_style_cache_key"] > 10


def test_values_nobody_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """It looks for sums in values that are the initial ones, as soon as anybody asks for them."""
    load_weasyprint()
    from weasyprint import css

    calls = counting(monkeypatch, css, "check_math")
    lay_out("<p>Some words.")
    assert calls["check_math"] > 100


def test_lengths_resolved(monkeypatch: pytest.MonkeyPatch) -> None:
    """It asks of each side of each box whether its length is one."""
    load_weasyprint()
    from weasyprint.layout import percent

    calls = counting(monkeypatch, percent, "percentage")
    lay_out("<p>Some words.")
    assert calls["percentage"] > 100


def test_in_the_flow(monkeypatch: pytest.MonkeyPatch) -> None:
    """It asks whether the box of a paragraph is a note, though it is not even floated."""
    load_weasyprint()
    from weasyprint.formatting_structure import boxes

    calls = counting(monkeypatch, boxes.Box, "is_note")
    lay_out("<p>Some words.")
    assert calls["is_note"] > 10


def test_lengths_of_each_box(monkeypatch: pytest.MonkeyPatch) -> None:
    """It reckons the lengths of every line of a paragraph anew, corners and all."""
    load_weasyprint()
    from weasyprint.layout import background, percent

    lengths = counting(monkeypatch, percent, "resolve_one_percentage")
    corners = counting(monkeypatch, background, "resolve_radii_percentages")
    lay_out("<p>" + "Some words that fill a line. " * 60)
    assert lengths["resolve_one_percentage"] > 200
    assert corners["resolve_radii_percentages"] > 20


def test_letters_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """It asks as often as the same two letters meet."""
    load_weasyprint()
    from weasyprint.text import line_break

    calls = counting(monkeypatch, line_break, "get_log_attrs")
    lay_out("<p>" + "a<b>b</b>" * 20)
    assert calls["get_log_attrs"] > 20


def test_layouts_from_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """It makes a list of features for each line of small capitals, and lets go of none."""
    load_weasyprint()
    from weasyprint.text import line_break

    calls = counting(monkeypatch, line_break, "font_features")
    lay_out("<p>" + "Some words that fill a line. " * 60, "p { font-variant-caps: small-caps }")
    assert calls["font_features"] > 10


def test_shaped_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """It shapes every line to lay it out, and then to draw it."""
    load_weasyprint()
    from weasyprint.text.line_break import Layout

    calls = counting(monkeypatch, Layout, "reactivate")
    document = lay_out("<p>" + "Some words that fill a line. " * 60)
    assert len(lines_of(document)) > 10
    document.write_pdf()
    assert calls["reactivate"] >= len(lines_of(document))


def test_arrays_of_each_length(monkeypatch: pytest.MonkeyPatch) -> None:
    """It has a type of array for each number of glyphs."""
    load_weasyprint()
    from weasyprint.text.ffi import ffi

    calls = counting(monkeypatch, ffi, "_typeof_locked")
    for number in range(3):
        write("<p>" + "".join(map(chr, range(ord("a"), ord("p") + number))))
    assert calls["_typeof_locked"] > 3


def test_styles_of_pages_again() -> None:
    """It gives pages for which the same rules hold a style each."""
    pages = lay_out("<p>1<p>2<p>3<p>4", "p { break-after: page }").pages
    assert pages[1]._page_box.style is not pages[3]._page_box.style


def test_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """It parses a sheet again that it has parsed before."""
    load_weasyprint()
    import weasyprint

    calls = counting(monkeypatch, weasyprint, "preprocess_stylesheet")
    lay_out("<p>1")
    lay_out("<p>1")
    assert calls["preprocess_stylesheet"] == 2


def test_fonts_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    """It writes each font of a stylesheet into a folder of its own, for each document."""
    written = counting(monkeypatch, Path, "write_bytes")
    lay_out("<p>1")
    lay_out("<p>2")
    assert written["write_bytes"] >= 2 * len(files_of(LARGE_FACE))


def test_search_for_garbage() -> None:
    """While it lays out, Python looks for garbage, over and over."""
    looks = Counter[str]()

    def count(phase: str, _: object) -> None:
        looks[phase] += 1

    former = gc.get_threshold()
    gc.callbacks.append(count)
    gc.set_threshold(700, 10, 10)  # as Python comes; a run of tests has its own
    try:
        lay_out("<p>" + "Some words that fill a line. " * 600)
    finally:
        gc.callbacks.remove(count)
        gc.set_threshold(*former)
    assert looks["start"]


def test_static_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Variable fonts are made static by fontTools, and with them the hour comes into the file."""
    variable = "p { font-family: 'Source Serif 4' }"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    early = write("<p>Words", variable)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert early != write("<p>Words", variable)


def test_line_after_line() -> None:
    """A line takes every word that it has room for, though the next has only one, and none is set closer."""
    words = "<p style='width: 105px; text-align: justify'>aaa bbb cc ddd eee ffffffffffffffffffff ggg hhh</p>"
    text = [
        (line.children[0].text, line.children[0].justification_spacing)
        for line in lines_of(lay_out(words, "p { font-size: 14px }"))
    ]
    assert text[0][0] == "aaa bbb cc ddd"
    assert text[1][0] == "eee"
    assert all(spacing >= 0 for _, spacing in text)


def test_indents_leftwards() -> None:
    """A line from right to left begins at the edge though it has an indent, which one from left to right has."""
    begun = {}
    for direction, edge in (("ltr", "left"), ("rtl", "right")):
        lines = [
            lines_of(lay_out(f"<p dir={direction}>aaa", f"p {{ text-indent: {indent} }}"))[
                0
            ].children[0]
            for indent in ("0", "20px")
        ]
        begun[edge] = [line.position_x + (line.width if edge == "right" else 0) for line in lines]
    assert begun["left"][1] - begun["left"][0] == pytest.approx(20)
    assert begun["right"][1] == pytest.approx(begun["right"][0])


def test_letters_of_other_faces() -> None:
    """A line with letters of a face that is higher is higher itself, though its height is given."""
    plain, mixed = (
        lines_of(lay_out(f"<p>{text}", "p { line-height: 18px }"))[0].height
        for text in ("aaa", "aaa \u0c2a")
    )
    assert plain == pytest.approx(18)
    assert mixed > 18.2


def test_white_at_heads() -> None:
    """A margin is kept at the head of a page that has a name, where nobody asked for a new page, and else cut off."""
    css = "@page {{ size: 200px 100px; margin: 10px }} body {{ margin: 0; {} }} p {{ margin: 30px 0; height: 30px }}"
    tops = []
    for name in ("", "page: named"):
        _, second = lay_out("<p>a</p><p>b</p>", css.format(name)).pages
        tops.append(next(second._page_box.descendants()).children[0].children[0])
    unnamed, named = (box.children[0].content_box_y() for box in tops)
    assert unnamed == pytest.approx(10)
    assert named == pytest.approx(40)


def test_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is well-formed goes through the parser for broken HTML like anything else."""
    load_weasyprint()
    import weasyprint

    calls = counting(monkeypatch, weasyprint.tinyhtml5, "parse")
    weasyprint.HTML(
        string='<html xmlns="http://www.w3.org/1999/xhtml"><head/><body><p/></body></html>'
    )
    assert calls["parse"] == 1


def test_numbers_of_lists() -> None:
    """A list that begins with 7 begins with 1."""
    assert "1." in read(open_plain('<ol start="7"><li>Seven'))


def test_drawings_without_size() -> None:
    """A drawing that has only a shape cannot be laid out in a paragraph from right to left."""
    drawing = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 2'/>"
    with pytest.raises(AttributeError, match="position_x"):
        lay_out(f'<p dir="rtl"><img src="{drawing}">')


def test_areas_of_links() -> None:
    """A link with a stressed word in it has two active areas on its line."""
    (page,) = lay_out('<p><a href="http://example.org/">A <em>stressed</em> word</a>').pages
    assert len(page.links) > 1


def test_no_font() -> None:
    """Without any font the process ends."""
    told = run(
        "import warnings\n"
        "warnings.simplefilter('ignore')\n"
        "import weasyprint\n"
        "weasyprint.HTML(string='<p>Words').write_pdf()\n",
        FONTCONFIG_FILE=str(PRESS / "engine" / "no-fonts.conf"),
    )
    assert told.returncode < 0


def test_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines of columns are laid out half as often again, or more, as those of pages as wide as a column."""
    import weasyprint.layout.inline

    text = "".join(f"<p>{'some words ' * 60}</p>" for _ in range(30))
    counts = []
    for css in (
        "@page { size: 50mm 100mm; margin: 0 }",
        "@page { size: 100mm 100mm; margin: 0 } body { columns: 2; column-gap: 0; column-fill: auto }",
    ):
        with monkeypatch.context() as patch:
            calls = counting(patch, weasyprint.layout.inline, "get_next_linebox")
            lay_out(text, f"{css} body, p {{ margin: 0 }}")
        counts.append(sum(calls.values()))
    assert counts[1] > 1.5 * counts[0] > 0


def test_pages_again() -> None:
    """Two links to one page say its number twice, and no style of counters tells that."""
    (page,) = lay_out(
        '<p id="x">x</p><a href="#x"></a><a href="#x"></a>',
        "a::before { content: target-counter(attr(href), page) }",
    ).pages

    def texts(box: Any) -> str:
        return str(getattr(box, "text", "")) + "".join(map(texts, getattr(box, "children", ())))

    assert texts(page._page_box).endswith("11")


def test_complaints(caplog: pytest.LogCaptureFixture) -> None:
    """A fault is a log record, of the document as of the stylesheet, and nothing that render or write gives."""
    with caplog.at_level(logging.WARNING, "weasyprint"):
        document = lay_out('<p><img src="none.png">', "p { colour: red }")
    assert {"colour", "none.png"} <= {
        word for record in caplog.records for word in re.split(r"[^\w.]+", record.message)
    }
    assert not [name for name in vars(document) if "warning" in name or "error" in name]


def test_lines() -> None:
    """Nothing public of a page tells what stands on it."""
    (page,) = lay_out("<p>Some words").pages
    public = {name for name in dir(page) if not name.startswith("_")}
    assert public == {"width", "height", "bleed", "bookmarks", "links", "anchors", "forms", "paint"}


def test_what_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """What interrupts a drawing does not come out of it, and a drawing knows its address."""
    load_weasyprint()
    from weasyprint import images

    addresses = []

    def interrupt(*_: object) -> None:
        held = sys._getframe(1).f_locals["self"]
        addresses.append((type(held).__name__, held._base_url))
        raise KeyboardInterrupt

    monkeypatch.setattr(images.SVG, "draw", interrupt)
    address = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
    assert write(f'<p>Some words <img alt="a" src="{address}">')
    assert addresses == [("SVGImage", address)]


# --- what is drawn, and how it reads ----------------------------------------------------------------------------------

NARROW = "p { width: 100px; hyphens: auto; hyphenate-character: '-' }"
LONG = "Counterrevolutionaries notwithstanding internationalism"


def read(pdf: pikepdf.Pdf) -> str:
    """Read a file by its structure."""
    return structure(pdf).text


def content(pdf: pikepdf.Pdf) -> bytes:
    """Give the content of the first page."""
    return bytes(pdf.pages[0].Contents.read_bytes())


def test_numbers_drawn_last() -> None:
    """The numbers of items are drawn behind the words of all."""
    drawn = content(open_plain("<ol><li><p>One<li><p>Two</ol>"))
    from_left = [float(place) for place in re.findall(rb"([\d.]+) [\d.]+ Tm", drawn)]
    assert len(from_left) == 4
    assert from_left[0] == from_left[1] > from_left[2]


def test_spaces_at_line_ends() -> None:
    """Read by structure, the words at either side of a line end run together."""
    assert "ofwords" in read(open_plain("<p>Several lines of words", "p { width: 90px }"))


def test_broken_words() -> None:
    """A word that a line end breaks is read in two pieces, with the hyphen."""
    pdf = open_plain(f"<p>{LONG}", NARROW)
    assert b"ActualText" not in content(pdf)
    assert "Counterrevolutionaries" not in read(pdf)
    assert "-" in read(pdf)


def test_glyphs_of_two_letters() -> None:
    """A small capital is read as the letter that it was first used for."""
    css = "p { font: all-small-caps 12px 'Source Serif 4'; font-variant-caps: all-small-caps }"
    assert "CS and CS" in read(open_plain("<p>CS and cs", css))


def test_letters_far_apart() -> None:
    """The gaps between spaced letters are as wide as those that poppler takes for the ends of words."""
    drawn = content(open_plain("<p>Spaced", "p { letter-spacing: 0.15em }"))
    gaps = re.findall(rb">((?:-[.\d]+<>)*-[.\d]+)<", drawn)
    assert min(sum(map(float, gap.split(b"<>"))) for gap in gaps) <= -95


def test_marks() -> None:
    """A mark stands for the whole letter that it was first used with."""
    text = "\u1e8d\u0332 or o\u0332"
    assert text not in read(open_plain(f"<p>{text}", "p { font-family: 'Noto Serif' }"))


def test_letters_of_another_case() -> None:
    """What is shown in small letters is read in them, too."""
    assert "words" in read(open_plain("<p>WORDS", "p { text-transform: lowercase }"))


def test_gaps_cut_short() -> None:
    """A gap of 99.9 thousandths is drawn as one of 99, in two parts."""
    pdf = open_plain("<p>a b</p>", "p { word-spacing: 1.1988px }")
    gaps = [
        float(each)
        for operands, operator in operators(pdf.pages[0])
        if operator == "TJ"
        for each in operands[0]
        if not isinstance(each, pikepdf.String)
    ]
    assert sum(gaps) == pytest.approx(-99.1, abs=0.05)


def test_gaps_of_no_width() -> None:
    """Between glyphs there are gaps of no width."""
    assert b">0<" in content(
        open_plain("<p>Some words, justified in a column", "p { width: 90px; text-align: justify }")
    )


def test_operators() -> None:
    """What is looked for in drawn text is how it draws: fonts, and glyphs by codes of four digits."""
    drawn = content(open_plain("<p>Words"))
    assert re.search(rb"^/[A-Z]{6} \S+ Tf$", drawn, re.MULTILINE)
    assert re.search(rb"^\[(<([0-9a-f]{4})+>[-.\d]*)+\] TJ$", drawn, re.MULTILINE)


def test_black_is_a_colour() -> None:
    """Black is drawn as red, green and blue."""
    assert b"0 0 0 rg" in content(open_plain("<p>Words"))


def test_pages_upside_down() -> None:
    """A page is turned upside down and left so, and all pages have the same resources."""
    pdf = open_plain("<p>One<p style='break-before: page'>Two")
    assert content(pdf).startswith(b"1 0 0 -1 0 ")
    assert pdf.pages[0].obj.Resources.objgen == pdf.pages[1].obj.Resources.objgen


# --- the structure ----------------------------------------------------------------------------------------------------


def test_furniture() -> None:
    """The number of a page is text that is marked as such, and no artifact."""
    pdf = open_plain("<p>Words", "@page { @bottom-center { content: counter(page) } }")
    marks = [
        str(operands[0]) for operands, operator in operators(pdf.pages[0]) if operator == "BDC"
    ]
    assert marks.count("/Span") == 2


def test_pages_divide() -> None:
    """A paragraph on two pages is two."""
    pdf = open_plain("<p>" + "Some words that fill a line. " * 30, "@page { size: 60mm 40mm }")
    assert len(list(structure(pdf).all("P"))) == len(pdf.pages) > 1


def test_links_in_links() -> None:
    """A link to a page's number stands in a link."""
    link = "a::after { content: leader('.') target-counter(attr(href), page) }"
    pdf = open_plain('<p><a href="#end">The end</a><p id="end">End', link)
    outer = next(structure(pdf).all("Link"))
    assert len(list(outer.all("Link"))) > 1


def test_notes_at_the_end() -> None:
    """A footnote stands behind all that is on its page."""
    pdf = open_plain("<p>One<span class='note'>Note</span><p>Two", ".note { float: footnote }")
    text = read(pdf)
    assert text.index("Two") < text.index("Note")


def test_names_of_links() -> None:
    """A link is called by its address."""
    pdf = open_plain('<p><a href="http://example.org/">Example</a>')
    (area,) = pdf.pages[0].obj.Annots
    assert str(area.Contents) == "http://example.org/"


# --- the file ---------------------------------------------------------------------------------------------------------


def picture() -> str:
    """Give a picture in an address."""
    from base64 import b64encode

    return f'<img alt="dot" src="data:image/png;base64,{b64encode(PIXEL).decode()}">'


def test_smoother_pictures() -> None:
    """Pictures are to be interpolated, in PDF/A as well."""
    pdf = open_plain(f"<p>{picture()}", pdf_variant="pdf/a-3a")
    streams = [stream for stream in pdf.objects if isinstance(stream, pikepdf.Stream)]
    assert [stream.Interpolate for stream in streams if stream.get("/Subtype") == "/Image"] == [
        True
    ]


def test_compressed_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each stream is compressed for the file, and again for its identifier."""
    calls = counting(monkeypatch, zlib, "compressobj")
    write("<p>Words", pdf_identifier=False)
    once = calls["compressobj"]
    write("<p>Words", pdf_identifier=True)
    assert calls["compressobj"] > 2 * once


def test_order_of_names() -> None:
    """The names of places are sorted as text, and not as the bytes that are written."""
    links = "".join(f'<a id="{name}" href="#{name}">x</a>' for name in ("zz", "aé"))
    pdf = open_plain(f"<p>{links}")
    names = pdf.Root.Names.Dests.Names
    written = [bytes(names[at]) for at in range(0, len(names), 2)]
    assert written != sorted(written)


def test_labels_of_pages() -> None:
    """Pages have no labels."""
    assert "/PageLabels" not in open_plain("<p>Words").Root


def test_direction() -> None:
    """A file doesn't say in which direction it is read."""
    assert "/Direction" not in open_plain("<p dir='rtl'>Words").Root.ViewerPreferences


def test_one_standard() -> None:
    """A file that names PDF/A doesn't name PDF/UA."""
    assert (
        b"pdfuaid" not in open_plain("<p>Words", pdf_variant="pdf/a-3a").Root.Metadata.read_bytes()
    )


def test_second_rdf(tmp_path: Path) -> None:
    """More metadata come into the packet as a second root."""
    more = tmp_path / "more.xml"
    more.write_text('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>')
    document = lay_out("<p>Words", pdf_variant="pdf/a-3a")
    written = document.write_pdf(pdf_variant="pdf/a-3a", xmp_metadata=[str(more)])
    with pikepdf.open(BytesIO(written)) as pdf:
        assert pdf.Root.Metadata.read_bytes().count(b"<rdf:RDF") == 2


def test_attachments() -> None:
    """An attachment is associated twice with its document."""
    load_weasyprint()
    from weasyprint import Attachment

    document = lay_out("<p>Words", pdf_variant="pdf/a-3a")
    document.metadata.attachments = [Attachment(string="words", name="words.txt")]
    with pikepdf.open(BytesIO(document.write_pdf(pdf_variant="pdf/a-3a"))) as pdf:
        assert len(pdf.Root.AF) == 2


def test_colour_profile() -> None:
    """The colour profile of PDF/A is opened and left so."""

    def leave() -> None:
        write("<p>Words", pdf_variant="pdf/a-3a")
        gc.collect()

    with pytest.warns(ResourceWarning, match=r"sRGB2014\.icc"):
        leave()
