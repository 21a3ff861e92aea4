"""The kinds of file that are not read: how each is told, and the sentence for whoever has one.

A sentence says what the file is and what to do, for a person who has never heard of a file format.
"""

from __future__ import annotations

CONVERT = (
    "It is {}, which this program does not read. Open it in calibre, convert it to EPUB, and check that; a book that is"
    " locked to a device (DRM) cannot be converted."
)
SAVE_AS = "It is {}, which this program does not read. Open it in {}, save or export it as {}, and check that."
PACKED = "It is {}. Unpack it (a double-click mostly does), and check the files that are in it."
_RECOGNISE = (
    " Check the file that it was made from; or have its text recognised (OCR), and check that: it will"
    " differ where the program misread letters."
)
PICTURE = "It is a picture ({}): it holds no letters, only what they look like." + _RECOGNISE
SCAN = (
    "The pages of this PDF are pictures, as a scanner makes them: there are no letters in it."
    + _RECOGNISE
)
SOUND = "It is a recording ({}): there are no written words in it to check."
SHORTCUT = (
    "The file holds {}, not the page itself. Open the address in a browser, save the page (Ctrl+S), and check the file"
    " that was saved."
)
LOCKED = (
    "It is {}, protected by a password. Open it with the password, save it without, and check that."
)
NEED_NOT = "It is {}, not a text. Check the file that it belongs to."

KINDLE = CONVERT.format("a Kindle book (AZW3, MOBI or KFX)")
_WRITER = "Word or LibreOffice"
_TEXT = ".docx, .odt, HTML or PDF"
_OLD_WORD = SAVE_AS.format("a Word document of the old kind (.doc)", _WRITER, _TEXT)
_SLIDES = SAVE_AS.format("a presentation", "PowerPoint or LibreOffice", "PDF")
_SHEET = SAVE_AS.format("a spreadsheet", "Excel or LibreOffice", "PDF or HTML")
PAGES_DOCUMENT = SAVE_AS.format(
    "an Apple Pages document (or one of Numbers or Keynote)",
    "Pages, or at iCloud.com",
    "EPUB, Word or PDF",
)
_INDESIGN = SAVE_AS.format("an InDesign document", "InDesign", "EPUB, HTML or PDF")
_PUBLISHER = SAVE_AS.format("a Publisher document", "Publisher or LibreOffice Draw", "PDF")
TEX = SAVE_AS.format("the source of a LaTeX document", "a TeX system", "PDF")
_POSTSCRIPT = SAVE_AS.format("a PostScript file", "Ghostscript (ps2pdf) or a PDF viewer", "PDF")

# Where it stands in the file, what stands there, and the sentence; those that begin alike, the longer first.
BEGINNINGS: tuple[tuple[int, bytes, str], ...] = (
    (60, b"BOOKMOBI", KINDLE),
    (60, b"TEXtREAd", CONVERT.format("a Palm book (PDB)")),
    (0, b"TPZ0", KINDLE),
    (0, b"CONT\x02\0", KINDLE),
    (0, b"\xeaDRMION\xee", KINDLE),
    (0, b"ITOLITLS", CONVERT.format("a Microsoft Reader book (LIT)")),
    (0, b"ITSF\x03", CONVERT.format("a Windows help file (CHM)")),
    (0, b"L\0R\0F\0", CONVERT.format("a Sony book (LRF)")),
    (0, b"\x06\x06\xed\xf5\xd8\x1d\x46\xe5", _INDESIGN),
    (2, b"IIXPR", SAVE_AS.format("a QuarkXPress document", "QuarkXPress", "EPUB or PDF")),
    (2, b"MMXPR", SAVE_AS.format("a QuarkXPress document", "QuarkXPress", "EPUB or PDF")),
    (0, b"\xffWPC", SAVE_AS.format("a WordPerfect document", "WordPerfect or LibreOffice", _TEXT)),
    (
        0,
        b"\x31\xbe\0\0",
        SAVE_AS.format("a document of Windows Write or an old Word", _WRITER, _TEXT),
    ),
    (0, b"\xdb\xa5", SAVE_AS.format("a document of an old Word", _WRITER, _TEXT)),
    (0, b"\xfe\x37\0\x23", SAVE_AS.format("a document of an old Word", _WRITER, _TEXT)),
    (0, b"\x1f\x8b", PACKED.format("packed with gzip")),
    (0, b"BZh", PACKED.format("packed with bzip2")),
    (0, b"\xfd7zXZ\0", PACKED.format("packed with xz")),
    (0, b"\x28\xb5\x2f\xfd", PACKED.format("packed with Zstandard")),
    (0, b"7z\xbc\xaf\x27\x1c", PACKED.format("a 7-Zip archive")),
    (0, b"Rar!\x1a\x07", PACKED.format("a RAR archive")),
    (257, b"ustar", PACKED.format("a tar archive")),
    (0, b"MSCF\0\0\0\0", PACKED.format("a CAB archive")),
    (0, b"AT&TFORM", PICTURE.format("DjVu")),
    (0, b"\x89PNG\r\n\x1a\n", PICTURE.format("PNG")),
    (0, b"\xff\xd8\xff", PICTURE.format("JPEG")),
    (0, b"GIF87a", PICTURE.format("GIF")),
    (0, b"GIF89a", PICTURE.format("GIF")),
    (0, b"II*\0", PICTURE.format("TIFF")),
    (0, b"MM\0*", PICTURE.format("TIFF")),
    (8, b"WEBPVP8", PICTURE.format("WebP")),
    (4, b"ftypheic", PICTURE.format("HEIC")),
    (4, b"ftypmif1", PICTURE.format("HEIF")),
    (4, b"ftypavif", PICTURE.format("AVIF")),
    (0, b"\0\0\0\x0cjP  ", PICTURE.format("JPEG 2000")),
    (0, b"\xff\x0a", PICTURE.format("JPEG XL")),
    (0, b"8BPS", PICTURE.format("Photoshop")),
    (0, b"gimp xcf", PICTURE.format("GIMP")),
    (0, b"%!PS", _POSTSCRIPT),
    (0, b"\xc5\xd0\xd3\xc6", _POSTSCRIPT),
    (0, b"ID3\x02", SOUND.format("MP3")),
    (0, b"ID3\x03", SOUND.format("MP3")),
    (0, b"ID3\x04", SOUND.format("MP3")),
    (0, b"\xff\xfb", SOUND.format("MP3")),
    (0, b"OggS\0", SOUND.format("Ogg")),
    (0, b"fLaC\0", SOUND.format("FLAC")),
    (8, b"WAVEfmt ", SOUND.format("WAV")),
    (8, b"AVI LIST", SOUND.format("AVI")),
    (0, b"\x1aE\xdf\xa3", SOUND.format("Matroska or WebM")),
    (4, b"ftyp", SOUND.format("MP4")),
    (0, b"wOFF", NEED_NOT.format("a font")),
    (0, b"wOF2", NEED_NOT.format("a font")),
    (0, b"OTTO", NEED_NOT.format("a font")),
    (0, b"\0\x01\0\0\0", NEED_NOT.format("a font")),
    (0, b"SQLite format 3\0", NEED_NOT.format("a database")),
    (0, b"bplist00", NEED_NOT.format("a list of settings (plist)")),
    (0, b"MZ\x90\0", NEED_NOT.format("a program")),
    (0, b"\x7fELF", NEED_NOT.format("a program")),
)

# An OLE compound file ([MS-CFB] §2.2) holds streams, whose names stand in it as UTF-16; the last row is for all others.
COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
COMPOUND: tuple[tuple[bytes, str], ...] = (
    ("EncryptedPackage".encode("utf-16-le"), LOCKED.format("a Word or other Office document")),
    ("WordDocument".encode("utf-16-le"), _OLD_WORD),
    ("PowerPoint Document".encode("utf-16-le"), _SLIDES),
    ("Workbook".encode("utf-16-le"), _SHEET),
    ("Quill".encode("utf-16-le"), _PUBLISHER),
    (
        "__substg1.0_".encode("utf-16-le"),
        SAVE_AS.format("a mail as Outlook keeps it (.msg)", "Outlook", ".eml or HTML"),
    ),
    (b"", SAVE_AS.format("an old Office document", _WRITER, _TEXT)),
)

# What the media type or the content types of a ZIP archive hold.
MIME_TYPES: tuple[tuple[str, str], ...] = (
    ("opendocument.presentation", _SLIDES),
    ("opendocument.spreadsheet", _SHEET),
    ("opendocument", SAVE_AS.format("an OpenDocument file without a text", "LibreOffice", "PDF")),
    ("vnd.sun.xml.writer", SAVE_AS.format("an OpenOffice 1 document", "LibreOffice", _TEXT)),
    ("indesign", _INDESIGN),
    ("presentationml", _SLIDES),
    ("spreadsheetml", _SHEET),
    ("visio", SAVE_AS.format("a Visio drawing", "Visio or LibreOffice Draw", "PDF")),
    ("fixedrepresentation", SAVE_AS.format("an XPS file", "a viewer for XPS", "PDF")),
)
# How the names of files in a ZIP archive end.
ENTRIES: tuple[tuple[str, str], ...] = (
    (".iwa", PAGES_DOCUMENT),
    ("index.zip", PAGES_DOCUMENT),
    ("index.xml.gz", PAGES_DOCUMENT),
    ("index.apxl", PAGES_DOCUMENT),
    ("designmap.xml", _INDESIGN),
    (".kcb", KINDLE),
    (".kfx", KINDLE),
    (".fb2", CONVERT.format("a FictionBook (FB2) in a ZIP archive")),
    (".fdseq", SAVE_AS.format("an XPS file", "a viewer for XPS", "PDF")),
)

# How text begins that is no text of the work.
OPENINGS: tuple[tuple[str, str], ...] = (
    ("[InternetShortcut]", SHORTCUT.format("a shortcut to an address")),
    ("[Desktop Entry]", SHORTCUT.format("a shortcut to an address")),
    ('{"url": "https://docs.google.com', SHORTCUT.format("a shortcut to a Google document")),
    ("Pandoc\n  Meta", SAVE_AS.format("a document of pandoc (native)", "pandoc", _TEXT)),
    ('{"pandoc-api-version"', SAVE_AS.format("a document of pandoc (JSON)", "pandoc", _TEXT)),
    ("-----BEGIN PGP MESSAGE", LOCKED.format("a message encrypted with OpenPGP")),
)

CODED = (
    "It is a file written in letters and figures (Base64), as mails pack what is attached to them. Open the mail in a"
    " program for mail, save the file that is attached, and check that."
)
UNKNOWN = (
    "The file is no text, and none of the kinds of file that this program reads. Open it in the"
    " program that it was made with, save or export it as PDF, HTML, .docx or text, and check that."
)
FRAMES = (
    "The text of this document stands in frames, line by line, as when a word processor opens a PDF: their order"
    " is lost. Check the PDF."
)

# The first element of XML that is no page; “*” is for those that are not in the list.
_FEED = SHORTCUT.format("the feed of a site (RSS or Atom)")
_DAISY = CONVERT.format("a DAISY book")
ROOTS: dict[str, str] = {
    "FictionBook": CONVERT.format("a FictionBook (FB2)"),
    "dtbook": _DAISY,
    "fulfillmentToken": (
        "It is the ticket for a book (ACSM), not the book, which is locked to a device (DRM) and"
        " cannot be checked. Ask for a copy that is not."
    ),
    "rss": _FEED,
    "feed": _FEED,
    "plist": SHORTCUT.format("a shortcut to an address, or settings"),
    "wordDocument": SAVE_AS.format("a Word document as XML", _WRITER, _TEXT),
    "svg": PICTURE.format("SVG"),
    "en-export": SAVE_AS.format("an export of Evernote (ENEX)", "Evernote", "HTML"),
    "TEI": SAVE_AS.format(
        "a TEI document (XML)", "the program that it was written with", "HTML, EPUB or PDF"
    ),
    "SCRIBUSUTF8NEW": SAVE_AS.format("a Scribus document", "Scribus", "PDF"),
    "abiword": SAVE_AS.format("an AbiWord document", "AbiWord or LibreOffice", _TEXT),
    "*": SAVE_AS.format(
        "XML that begins with <{}>", "the program that it was written with", "HTML, EPUB or PDF"
    ),
}
