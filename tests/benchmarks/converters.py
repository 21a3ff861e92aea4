"""What real programs make of a release: each row is a kind of file that is made, and the command that makes it.

In a command, {source} is the file that it is given and {target} what it writes; without that, what it prints is taken.
Code for Python knows the file as `name`, its text as `text` and what it writes as `target`; code for Node, `text`.
"""

from __future__ import annotations

CHROMIUM = (
    "chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-sync"
    " --disable-background-networking --virtual-time-budget=5000 --user-data-dir={folder}/browser-{number}"
)
# LibreOffice names what it makes after what it is given, and wants a profile of its own.
OFFICE = (
    'sh -c "soffice -env:UserInstallation=file://{{folder}}/office-{{number}} --headless --convert-to {}'
    ' --outdir {{folder}}/made-{{number}} {{source}} && mv {{folder}}/made-{{number}}/* {{target}}"'
)
TEXTS = (
    "plain",
    "plain --wrap=none",
    "plain --columns=40",
    "markdown",
    "markdown --wrap=none",
    "gfm",
    "commonmark",
    "commonmark_x",
    "markdown_strict",
    "markdown_phpextra",
    "markdown --reference-links",
    "gfm --wrap=preserve",
    "gfm --columns=50",
    "markdown_mmd",
    "plain --reference-location=section",
)
BOOKS = (
    "html4",
    "html5",
    "epub2",
    "epub3",
    "docx",
    "odt",
    "rtf",
    "slidy",
    "html5 --number-sections",
    "html5 --toc",
    "html5 --section-divs --reference-location=section",
)
SUFFIXES = {"plain": "txt", "gfm": "md", "html4": "html", "html5": "html", "epub2": "epub", "epub3": "epub",
            "slidy": "html", "docx": "docx", "odt": "odt", "rtf": "rtf"}  # fmt: skip
PAGES = (".html", "-fragment.html", ".epub", ".md")
PRINTED = (".pdf", "-large-print-a4.pdf")

# What is made, and the command that makes {target} of {source}; without {target} what it prints is taken.
OF_PAGES: tuple[tuple[str, str], ...] = (
    ("txt", "lynx -dump -nolist {source}"),
    ("txt", "lynx -dump {source}"),
    ("txt", "lynx -dump -width=132 -display_charset=utf-8 {source}"),
    ("txt", "w3m -dump -cols 72 {source}"),
    ("txt", "w3m -dump -cols 132 -o display_link_number=1 {source}"),
    ("txt", "elinks -dump -dump-charset utf-8 {source}"),
    ("txt", "elinks -dump -no-references -no-numbering -dump-charset utf-8 {source}"),
    ("txt", "html2text -utf8 {source}"),
    ("txt", "html2text -utf8 -width 60 {source}"),
    ("html", "tidy -q -utf8 {source}"),
    ("html", "tidy -q -utf8 -asxhtml -wrap 60 {source}"),
    ("html", "tidy -q -utf8 -clean -bare {source}"),
    ("txt", "w3m -dump -cols 40 {source}"),
    ("txt", "lynx -dump -nolist -width=50 -display_charset=utf-8 {source}"),
    ("html", f"{CHROMIUM} --dump-dom {{source}}"),
    ("pdf", f"{CHROMIUM} --print-to-pdf={{target}} {{source}}"),
    ("pdf", f"{CHROMIUM} --print-to-pdf={{target}} --no-pdf-header-footer {{source}}"),
    ("txt", "links2 -dump -codepage utf-8 {source}"),
    ("docx", OFFICE.format("docx:'Office Open XML Text'")),
    ("odt", OFFICE.format("odt:writer8")),
    ("pdf", OFFICE.format("pdf")),
)
OF_PRINT: tuple[tuple[str, str], ...] = (
    ("txt", "pdftotext {source} {target}"),
    ("txt", "pdftotext -layout {source} {target}"),
    ("txt", "pdftotext -raw {source} {target}"),
    ("txt", "pdftotext -layout -fixed 4 {source} {target}"),
    ("txt", "pdftotext -nopgbrk {source} {target}"),
    ("txt", "pdftotext -enc Latin1 {source} {target}"),
    ("html", "pdftohtml -s -i -noframes -q {source} {target}"),
    ("html", "pdftohtml -s -i -noframes -c -q {source} {target}"),
    ("pdf", "pdftocairo -pdf {source} {target}"),
    ("pdf", "mutool clean -gggg -z {source} {target}"),
    ("pdf", "mutool clean -s {source} {target}"),
    ("pdf", "mutool convert -F pdf -o {target} {source}"),
    ("html", "mutool convert -F html -o {target} {source}"),
    ("html", "mutool convert -F xhtml -o {target} {source}"),
    ("txt", "mutool convert -F text -o {target} {source}"),
    ("txt", "mutool draw -q -F txt -o {target} {source}"),
    ("pdf", "gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfwrite -o {target} {source}"),
    ("pdf", "gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfwrite -dPDFSETTINGS=/screen -o {target} {source}"),
    ("pdf", "gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfwrite -dCompatibilityLevel=1.3 -o {target} {source}"),
    ("txt", "gs -q -dNOPAUSE -dBATCH -sDEVICE=txtwrite -o {target} {source}"),
    ("pdf", "qpdf --linearize {source} {target}"),
    ("pdf", "qpdf --qdf --object-streams=disable {source} {target}"),
    ("pdf", "qpdf --object-streams=generate --compression-level=9 --recompress-flate {source} {target}"),
    ("pdf", "qpdf --rotate=+90:1-z {source} {target}"),
    ("pdf", "qpdf --rotate=180:2-5 {source} {target}"),
    ("pdf", "qpdf --remove-page-labels --flatten-rotation {source} {target}"),
)  # fmt: skip
OF_PRINT_BY_PYTHON: tuple[tuple[str, str], ...] = (
    (
        "txt",
        "import pypdf; print('\\f'.join(page.extract_text() for page in pypdf.PdfReader(name).pages))",
    ),
    (
        "txt",
        (
            "import pypdf; pages = pypdf.PdfReader(name).pages;"
            " print('\\n'.join(page.extract_text(extraction_mode='layout') for page in pages))"
        ),
    ),
    ("txt", "from pdfminer.high_level import extract_text; print(extract_text(name))"),
    (
        "txt",
        "import pdfplumber; print('\\n'.join(page.extract_text() for page in pdfplumber.open(name).pages))",
    ),
    ("txt", "import fitz; print('\\n'.join(page.get_text() for page in fitz.open(name)))"),
    ("html", "import fitz; print('\\n'.join(page.get_text('xhtml') for page in fitz.open(name)))"),
    ("pdf", "import fitz; fitz.open(name).save(target, garbage=4, deflate=True)"),
    (
        "pdf",
        (
            "import fitz; pages, made = fitz.open(name), fitz.open();"
            " box = lambda at: fitz.Rect(421 * (at % 2), 0, 421 * (at % 2) + 421, 595);"
            " [(made.new_page(width=842, height=595) if at % 2 == 0 else made[-1]).show_pdf_page(box(at), pages, at)"
            " for at in range(len(pages))]; made.save(target)"
        ),
    ),
    (
        "pdf",
        (
            "import fitz; pages, made = fitz.open(name), fitz.open();"
            " across, down = lambda at: 298 * (at % 2), lambda at: 421 * (at % 4 // 2);"
            " box = lambda at: fitz.Rect(across(at), down(at), across(at) + 298, down(at) + 421);"
            " [(made.new_page(width=595, height=842) if at % 4 == 0 else made[-1]).show_pdf_page(box(at), pages, at)"
            " for at in range(len(pages))]; made.save(target)"
        ),
    ),
    (
        "pdf",
        (
            "from pypdf import PdfReader, PdfWriter, Transformation; pages, made = PdfReader(name).pages, PdfWriter();"
            " [(made.add_blank_page(842, 595) if at % 2 == 0 else made.pages[-1])"
            ".merge_transformed_page(page, Transformation().scale(421 / float(page.mediabox.width))"
            ".translate(421 * (at % 2), 0))"
            " for at, page in enumerate(pages)];"
            " made.write(target)"
        ),
    ),
)
OF_BOOKS: tuple[tuple[str, str], ...] = (
    ("txt", "ebook-convert {source} {target}"),
    ("txt", "ebook-convert {source} {target} --txt-output-formatting=markdown --keep-links"),
    ("txt", "ebook-convert {source} {target} --max-line-length=60"),
    ("htmlz", "ebook-convert {source} {target}"),
    ("docx", "ebook-convert {source} {target}"),
    ("rtf", "ebook-convert {source} {target}"),
    ("epub", "ebook-convert {source} {target}"),
    ("epub", "ebook-convert {source} {target} --epub-version=3 --flow-size=50"),
    ("pdf", "ebook-convert {source} {target}"),
    ("pdf", "ebook-convert {source} {target} --paper-size=a6 --pdf-page-numbers"),
)
BY_PYTHON: tuple[tuple[str, str], ...] = (
    ("md", "import html2text; print(html2text.html2text(text))"),
    (
        "txt",
        (
            "import html2text; made = html2text.HTML2Text(); made.ignore_links = True; made.body_width = 0;"
            " print(made.handle(text))"
        ),
    ),
    ("md", "import markdownify; print(markdownify.markdownify(text))"),
    (
        "md",
        "import markdownify; print(markdownify.markdownify(text, heading_style='ATX', strip=['a']))",
    ),
    ("txt", "import inscriptis; print(inscriptis.get_text(text))"),
    ("txt", "from bs4 import BeautifulSoup; print(BeautifulSoup(text, 'html.parser').get_text())"),
    (
        "txt",
        "from bs4 import BeautifulSoup; print(BeautifulSoup(text, 'lxml').get_text('\\n', strip=True))",
    ),
    ("html", "from bs4 import BeautifulSoup; print(BeautifulSoup(text, 'html.parser').prettify())"),
)
BY_NODE: tuple[tuple[str, str], ...] = (
    ("md", "const T = require('turndown'); console.log(new T().turndown(text))"),
    (
        "md",
        (
            "const T = require('turndown');"
            " console.log(new T({headingStyle: 'atx', linkStyle: 'referenced'}).turndown(text))"
        ),
    ),
    ("txt", "console.log(require('html-to-text').convert(text))"),
    (
        "txt",
        (
            "const selectors = [{selector: 'a', options: {ignoreHref: true}}];"
            " console.log(require('html-to-text').convert(text, {wordwrap: false, selectors}))"
        ),
    ),
    (
        "html",
        (
            "const {JSDOM} = require('jsdom'), {Readability} = require('@mozilla/readability');"
            " console.log(new Readability(new JSDOM(text).window.document).parse().content)"
        ),
    ),
    ("md", "console.log(require('node-html-markdown').NodeHtmlMarkdown.translate(text))"),
    (
        "txt",
        "const {JSDOM} = require('jsdom'); console.log(new JSDOM(text).window.document.body.textContent)",
    ),
)
# What two programs make one after the other, as when a text goes from hand to hand.
IN_TURN: tuple[tuple[str, str, str], ...] = (
    ("docx", "txt", "docx2txt {source} {target}"),
    ("odt", "txt", "odt2txt --width=72 {source}"),
    ("odt", "txt", "odt2txt --width=-1 {source}"),
    ("rtf", "txt", "unrtf --text {source}"),
    ("rtf", "html", "unrtf --html {source}"),
    ("docx", "odt", "pandoc {source} --output {target}"),
    ("docx", "txt", "abiword --to=txt --to-name={target} {source}"),
    ("odt", "html", "abiword --to=html --to-name={target} {source}"),
    *(("docx", made, OFFICE.format(made)) for made in ("odt", "pdf", "rtf", "docx")),
    ("docx", "txt", OFFICE.format("'txt:Text (encoded):UTF8'")),
    *(("odt", made, OFFICE.format(made)) for made in ("docx", "pdf", "epub")),
    ("rtf", "html", "pandoc --standalone {source} --output {target}"),
)
IN_TURN_BY_PYTHON: tuple[tuple[str, str, str], ...] = (
    ("docx", "html", "import mammoth; print(mammoth.convert_to_html(open(name, 'rb')).value)"),
    ("docx", "md", "import mammoth; print(mammoth.convert_to_markdown(open(name, 'rb')).value)"),
    ("docx", "txt", "import docx2txt; print(docx2txt.process(name))"),
    (
        "docx",
        "md",
        "from markitdown import MarkItDown; print(MarkItDown().convert(name).text_content)",
    ),
    (
        "rtf",
        "txt",
        "from striprtf.striprtf import rtf_to_text; print(rtf_to_text(open(name).read()))",
    ),
)

# What really loses letters, so that the alarm is right: words of the command, and what a reader of the copy misses.
LOSING: tuple[tuple[tuple[str, ...], str], ...] = (
    (("import html2text", "-fragment.html"), "accents: “creches”, and single dashes"),
    (("pdftotext -enc Latin1",), "dashes and quotation marks that Latin-1 has not"),
    (("mutool convert -F pdf",), "what the letters of one face stand for"),
    (("between.rtf", "unrtf"), "the letter behind each quotation mark"),
    (
        ("union.pdf", "extraction_mode='layout'"),
        "the rest of words that lines break: “mount- irrationality … ing”",
    ),
    (("between.rtf", "pandoc"), "the letter behind each quotation mark"),
)
