r"""Let the page that checks copies read PDFs, by the pdf.js that lies in the site.

The page in a release loads nothing, and its policy says so. The site's is the same page, and may besides load scripts
from the site that it is part of, when a PDF is given to it: it still can send nothing.

>>> page = b'<html lang="en"><meta content="script-src \'sha256-x=\'; worker-src blob:;"></head><p id="pdf-told">'
>>> with_reader(page, "../pdf.js/").decode().partition("</head>")[0]
'<html data-pdfjs="../pdf.js/" lang="en"><meta content="script-src \'self\' \'sha256-x=\'; worker-src \'self\' blob:;">'
"""

from __future__ import annotations

_READS = b'id="pdf-told"'  # where a page that can read PDFs tells of it
# What stands once in the head of a page, and what stands there in the site's.
_CHANGES = (
    (b"<html ", b'<html data-pdfjs="%s" '),
    (b"script-src 'sha256-", b"script-src 'self' 'sha256-"),
    (b"worker-src blob:;", b"worker-src 'self' blob:;"),
)


def with_reader(page: bytes, folder: str) -> bytes:
    """Give a page that loads pdf.js from a folder; nothing for one that is not made as ours are now."""
    head, mark, rest = page.partition(b"</head>")
    if _READS not in rest:
        return b""
    for old, new in _CHANGES:
        if head.count(old) != 1:
            return b""
        head = head.replace(old, new % folder.encode() if b"%s" in new else new)
    return head + mark + rest
