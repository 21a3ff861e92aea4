"""Tell web servers what they serve: media types, and how long nobody need ask again; and search engines what there is.

In: listed volumes. Out: `.htaccess` (Apache), `_headers` (Netlify, Cloudflare Pages), `sitemap.xml` (sitemaps.org).
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from pamphlet.site.listing import Listed
from pamphlet.site.markup import document, element, text
from pamphlet.site.media import OPDS_1, OPDS_2
from pamphlet.site.press import Press

# What e-readers need to be told, and servers do not know of themselves.
TYPES = {
    ".epub": "application/epub+zip",
    ".atom": "application/atom+xml",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".bib": "application/x-bibtex; charset=utf-8",
    ".ris": "application/x-research-info-systems; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".minisig": "text/plain; charset=utf-8",
}
# Files by the beginnings and the ends of their names.
NAMED = (
    ("opds", ".xml", OPDS_1),
    ("opds", ".json", OPDS_2),
    ("manifest", ".json", "application/webpub+json"),
    ("feed", ".json", "application/feed+json"),
    ("cite", ".json", "application/vnd.citationstyles.csl+json"),
)
FOR_ALL = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
# A file of a work leads to the page of the work (signposting.org/FAIR: a content resource has a collection).
OF_A_WORK = (".epub", ".pdf", ".txt", ".md", ".zip")
COLLECTION = '<./index.html>; rel="collection"; type="text/html"'


def server_files(listed: Sequence[Listed], pages: Sequence[str], press: Press) -> dict[str, bytes]:
    """Give the files for servers; `pages` are those of the catalogue."""
    files = {".htaccess": _htaccess(), "_headers": _headers()}
    if press.url:
        files["sitemap.xml"] = _sitemap(listed, pages, press)
    if urlsplit(press.url).path == "/":  # nowhere else is it looked for
        files["robots.txt"] = (
            f"User-agent: *\nAllow: /\n\nSitemap: {press.url}sitemap.xml\n".encode()
        )
    return files


def _htaccess() -> bytes:
    types = "".join(f'AddType "{kind}" {end}\n' for end, kind in TYPES.items())
    named = "".join(
        f'<FilesMatch "^{start}(-[a-z0-9-]+)?\\{end}$">\nForceType "{kind}"\n</FilesMatch>\n'
        for start, end, kind in NAMED
    )
    common = "".join(f'Header set {name} "{value}"\n' for name, value in FOR_ALL.items())
    ends = "|".join(end.removeprefix(".") for end in OF_A_WORK)
    link = COLLECTION.replace('"', '\\"')
    return (
        f"DirectoryIndex index.html\nAddDefaultCharset UTF-8\n{types}{named}"
        f"<IfModule mod_headers.c>\n{common}"
        f'<FilesMatch "\\.({ends})$">\nHeader set Link "{link}"\n</FilesMatch>\n</IfModule>\n'
    ).encode()


def _headers() -> bytes:
    common = "".join(f"  {name}: {value}\n" for name, value in FOR_ALL.items())
    rules = [f"/*\n{common}"]
    for end in dict.fromkeys((*TYPES, *OF_A_WORK)):
        kind = f"  Content-Type: {TYPES[end]}\n" if end in TYPES else ""
        link = f"  Link: {COLLECTION}\n" if end in OF_A_WORK else ""
        rules.append(f"/*{end}\n{kind}{link}")
    rules += [
        f"{'/*' if start in {'manifest', 'cite'} else ''}/{start}{'*' if start == 'opds' else ''}{end}\n"
        f"  Content-Type: {kind}\n"
        for start, end, kind in NAMED
    ]
    return "".join(rules).encode()


def _sitemap(listed: Sequence[Listed], pages: Sequence[str], press: Press) -> bytes:
    newest = max(each.told.released for each in listed)
    addresses = [("" if page == "index.html" else page, newest) for page in pages]
    addresses += [(f"{each.folder}/", each.told.released) for each in listed]
    return document(
        element(
            "urlset",
            *(
                element("url", text("loc", press.url + path), text("lastmod", day))
                for path, day in addresses
            ),
            xmlns="http://www.sitemaps.org/schemas/sitemap/0.9",
        )
    )
