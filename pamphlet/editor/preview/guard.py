"""Let nobody in but the page that was opened: by the address, the host, the origin and a token that only it knows.

A page of a stranger, open in the same browser, can send requests to this machine, too. It cannot know the token; and
one that has its own name lead here (DNS rebinding) sends that name as the host.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from email.message import Message
from hmac import compare_digest

HOST = "127.0.0.1"
TOKEN_BYTES = 24
# Fetch Metadata Request Headers, “Sec-Fetch-Site”: none is what a person typed or opened.
OWN_SITE = frozenset(("same-origin", "none"))

# Nothing runs, and nothing is loaded, but what comes from here (CSP 3).
OWN_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self';"
    " frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
# What is made of the manuscript runs nothing at all, and stands only in our own page.
FRAME_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'self'"
)
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-DNS-Prefetch-Control": "off",  # or links in a text would have their names looked up
}


def new_token() -> str:
    """Give a token that nobody can guess."""
    return secrets.token_urlsafe(TOKEN_BYTES)


@dataclass(frozen=True, slots=True)
class Guard:
    """Who may ask: whoever knows the token, by the port's own name."""

    port: int
    token: str

    @property
    def origin(self) -> str:
        """Where our page comes from."""
        return f"http://{HOST}:{self.port}"

    @property
    def address(self) -> str:
        """What to open."""
        return f"{self.origin}/{self.token}/"

    def path_within(self, path: str) -> str | None:
        """Give what is asked for behind the token; None when that is another."""
        token, slash, rest = path.removeprefix("/").partition("/")
        known = compare_digest(token.encode(), self.token.encode())
        return rest if known and slash else None

    def refuses(self, headers: Message, *, changes: bool, longest: int = 0) -> bool:
        """Tell whether a request comes from elsewhere; one that `changes` something has to say where it comes from.

        One that says so twice, or brings a body of more bytes than the `longest` there may be, is none of our page's:
        the next request would be read out of it.
        """
        hosts, origins, sites, lengths = (
            headers.get_all(name, [])
            for name in ("Host", "Origin", "Sec-Fetch-Site", "Content-Length")
        )
        return (
            hosts != [f"{HOST}:{self.port}"]
            or not (origins == [self.origin] or (not origins and not changes))
            or not (len(sites) < 2 and OWN_SITE.issuperset(sites))
            or not (len(lengths) < 2 and all(_is_at_most(longest, length) for length in lengths))
            or "Transfer-Encoding" in headers
        )


def _is_at_most(longest: int, length: str) -> bool:
    return length.isascii() and length.isdigit() and len(length) < 10 and int(length) <= longest
