"""What of WeasyPrint 70.0 (and pydyf 0.13) is mended, made use of from inside, or leant upon, and where.

A row is its name, the modules of the press that do it, and the issue at github.com/Kozea/WeasyPrint; below them, what
WeasyPrint does, and what is done about it. For each name there is a test in tests/press/engine/test_mends.py that runs
WeasyPrint alone, and fails when the row may go.

Loading it:

    look-ups               engine.loading                                        #1125
        It asks for its libraries by ldconfig, gcc and ld: `find_library` answers with “none” meanwhile.
    parts-of-fonttools     engine.loading                                        none known
        It imports the subsetter and the instancer, which it seldom calls: modules that load them then stand in.
    what-it-prints         engine.loading                                        none known
        It prints where a library is missing, and warns where there is no font: both are swallowed.
    fonts-of-the-machine   engine.loading, engine.book_fonts                     none known
        It chooses from the fonts of the machine, too: fontconfig reads a configuration without any.

Laying out:

    fonts-copied           engine.book_fonts                                     #2510
        It copies each font for each document: fontconfig is told of the files where they lie, once.
    fonts-described-again  engine.speedups                                       none known
        It describes the same font for each line: `line_break.get_font_description` remembers.
    keys-of-fonts-again    engine.speedups                                       none known
        It spells out all that tells the font of a style for each line: `line_break._font_style_cache_key` keeps it.
    values-nobody-set      engine.speedups                                       none known
        It goes a long way for each value of a style that no rule sets: `css.ComputedStyle` looks it up.
    lengths-resolved       engine.speedups                                       none known
        It takes a length for what may be reckoned, over and over: `percent.resolve_one_percentage` looks first.
    in-the-flow            engine.speedups                                       none known
        It asks five questions, over and over, of boxes with nothing special: `boxes.Box.is_in_normal_flow` asks two.
    lengths-of-each-box    engine.kept_values                                    none known
        It reckons twenty lengths of each box, though none depends on what it stands in: a style knows its own, and
        whether it has corners, and how high its lines are (`resolve_percentages`, `strut`).
    letters-asked-again    engine.speedups                                       none known
        It asks Pango for each two letters at the edges of two runs: `inline.can_break_text` remembers.
    layouts-from-nothing   engine.kept_layouts                                   none known
        It tells Pango anew of each run what its style says, and keeps its features for ever: `Layout.setup` copies.
    shaped-again           engine.shaping, engine.slices, engine.measuring, engine.kept_texts  none known
        It shapes a run for each of its lines, and each line once more to draw it: lines are cut out of shaped runs,
        and `draw.text.draw_first_line` draws them with the glyphs that they have there.
    styles-of-pages-again  engine.speedups                                       none known
        It applies the rules for pages to each page: `page.set_page_type_computed_styles` lets pages share a style.
    parsed-again           engine.stylesheets                                    none known
        It parses a stylesheet for each document: a parsed one is kept, without its fonts.
    search-for-garbage     engine.speedups                                       none known
        Python looks in vain for dead objects among the millions of its living ones: the collector rests.
    line-after-line        engine.line_breaker, engine.runs, engine.measuring, engine.spreading  #2264
        It fills one line after the other, and spreads each: line ends are chosen by `total_fit`, with widths that are
        read from its layouts, and four functions of `layout.inline` set the lines that were chosen.
    indents-leftwards      engine.line_breaker                                   none known
        It takes the indent for a part of the line, so that one from right to left is not set in: it is moved.
    letters-of-other-faces  engine.spreading, engine.line_breaker                none known
        It sets letters of another face than the first beside the baseline, and the line is higher: they are moved.
    white-at-heads         engine.page_heads, engine.rendering                   none known
        It takes a page with a name for one behind a forced break, and keeps margins at its head: `page.make_page` is
        told which break was asked for.
    letters-of-another-case  engine.low_letters                                  none known
        It changes the text where small letters are to be shown: text boxes and layouts then keep it.
    parser                 engine.rendering                                      #2232
        It parses XML as broken HTML: a subclass of `HTML` is given the elements.
    numbers-of-lists       engine.rendering                                      #2003
        It heeds `start` only among all the old ways to dress a page: it becomes a style.
    drawings-without-size  engine.rendering                                      none known
        In lines from right to left a picture without a width of its own must have been placed before it is measured:
        `InlineReplacedBox` has a place from the beginning.
    areas-of-links         engine.page_numbers                                   none known
        It makes an active area of each box within a link: only those of the links are kept.
    no-font                engine.book_fonts                                     #2334
        Without any font the process ends: those of `FontConfiguration._config` are counted before.
    columns                engine.columns                                        none known
        It lays each line of a column out about twice: columns are pages, and `Page` is made of the boxes of two.
    pages-again            engine.page_numbers, engine.rendering                 none known
        It says the page of a link as often as there are links to it: a subclass of `CounterStyle` says it once.
    complaints             engine.rendering                                      none known
        What it finds fault with are log records: a filter collects them.
    lines                  engine.pieces                                         #265
        Nothing public tells what stands on a page: the boxes of `Page._page_box` are read.
    what-takes-long        engine.patience                                       none known
        It takes whatever interrupts a drawing for a fault of that, and nothing tells what it is busy with: it is
        interrupted again, and the variables of its functions are read (`SVGImage._base_url`, `url`, boxes).

Drawing:

    numbers-drawn-last     engine.list_markers                                   none known
        It draws the numbers of all items behind the words of the page: `stacking._dispatch` lets them stand in place.
    static-fonts           engine.static_fonts                                   #1553
        It makes variable fonts static by fontTools, slowly, and with the hour inside: a subclass of `Font` does it by
        HarfBuzz, with two functions declared to `ffi`, and takes the place of `stream.Font`.
    arrays-of-each-length  engine.declared                                       none known
        It names a type of array for each number of glyphs, and cffi reads each like a file of C: `pdf.fonts.ffi` makes
        arrays of any length.
    furniture              tagged.marked_content, tagged.finishing               #1836
        It marks page numbers and running heads as text: a subclass of `Stream`, in its place, marks them as artifacts.
    spaces-at-line-ends    tagged.marked_content, tagged.line_ends               none known
        It doesn't draw the space at the end of a line, and by structure words run together: it is put back.
    broken-words           tagged.line_ends, tagged.glyphs                       none known
        It draws the two parts of a broken word and a hyphen: they get replacement text.
    glyphs-of-two-letters  tagged.actual_text                                    none known
        It lets a glyph stand for what it is first used for: where that is ambiguous, there is replacement text.
    letters-far-apart      tagged.actual_text                                    none known
        It spaces letters by gaps, which readers take for spaces: there is replacement text.
    marks                  tagged.to_unicode                                     #2841
        It lets one glyph of a letter with marks stand for all: `Font.to_unicode` is filled before it draws.
    gaps-cut-short         engine.line_breaker                                   none known
        It leaves out what a gap between glyphs has beyond a whole number, and lines end short: it is made to round.
    gaps-of-no-width       tagged.marked_content                                 none known
        It puts gaps of no width between glyphs: they are left out.
    operators              tagged.glyphs                                         none known
        Glyphs are found in its operators as it writes them.
    black-is-a-colour      shop.grey                                             none known
        It draws black as red, green and blue: for printing shops all is turned to grey.
    pages-upside-down      sheets.footers                                        none known
        It turns a page upside down and leaves it so, and all pages share resources: feet are added around that.

The structure:

    pages-divide           tagged.structure_tree, tagged.structure_writer        #2903
        It begins an element anew on every page: `add_tags` is ours, and plans from the elements.
    links-in-links         tagged.structure_tree, tagged.structure_writer        none known
        It puts a link into a link, where the stylesheet adds to one: so there, too.
    notes-at-the-end       tagged.structure_tree, tagged.structure_writer        none known
        It puts the footnotes of a page behind all else: so there, too.
    names-of-links         tagged.structure_writer                               none known
        It calls an active area (`Box.link_annotation`) by its address: it gets the words of the link.

The file:

    smoother-pictures      tagged.finishing                                      #1661
        It asks for interpolated pictures, which PDF/A forbids: it asks no more.
    compressed-twice       tagged.finishing                                      none known
        pydyf compresses streams for the file, and again for its identifier: they are compressed before.
    order-of-names         tagged.finishing                                      none known
        It sorts the names of places as text: they are sorted as the bytes that are written.
    labels-of-pages        tagged.finishing                                      none known
        It writes no labels of pages: they are added.
    direction              tagged.finishing                                      none known
        It doesn't say in which direction pages are read: it is added.
    one-standard           tagged.xmp                                            #2783
        It names one standard: `DocumentMetadata.include_in_pdf` is ours.
    second-rdf             tagged.xmp                                            none known
        It would add more metadata as a second root, which is no XMP: so there, too.
    attachments            tagged.attachments                                    #2917
        It associates an attachment twice with its document: we attach.
    colour-profile         typeset                                               none known
        It leaves the colour profile of PDF/A open: pyproject.toml has the tests overlook that.
"""
