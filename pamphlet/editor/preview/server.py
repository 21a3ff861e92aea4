"""Serve the preview on the loopback address: its own page, what is made of the manuscript, and what is new.

In: requests that the guard lets in. Out: pages, pictures, a stream of events (HTML, “Server-sent events”), files of the
release. Nothing is served by a path of this machine: each thing has its name here.
"""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from pamphlet.editor.imports.answering import CannotAnswer
from pamphlet.editor.preview import guard
from pamphlet.editor.preview.desk import Desk
from pamphlet.editor.preview.guard import Guard
from pamphlet.editor.preview.pictures import SCALES
from pamphlet.editor.preview.shell import FILES, TYPES, font, shell
from pamphlet.editor.preview.source import source_at
from pamphlet.editor.preview.words import speech_for
from pamphlet.manuscript.files import SETTINGS

STILL_HERE_SECONDS = 15  # after which a browser is told that nothing is new
MOST_LISTENERS = 32
MOST_STRANGERS = 64  # connections on which nobody has been let in yet
IDLE_SECONDS = 60
LONGEST_BODY = 32_000  # bytes: an answer of as many characters as there may be, in any script
HTML = "text/html; charset=utf-8"
JSON = "application/json; charset=utf-8"
PNG = "image/png"


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered: its bytes, of which type, under which policy, and whether it is a file to keep."""

    content: bytes
    kind: str
    policy: str = guard.OWN_POLICY
    file_name: str = ""


class Server(ThreadingHTTPServer):
    """The server of one preview, on a port that the system gives."""

    daemon_threads = True
    request_queue_size = 64  # a browser asks for many pictures at once
    block_on_close = False

    def __init__(self, desk: Desk, editor: str) -> None:
        super().__init__((guard.HOST, 0), Handler)
        self.desk = desk
        self.editor = editor
        self.guard = Guard(self.server_port, guard.new_token())
        self.listeners = threading.BoundedSemaphore(MOST_LISTENERS)
        self._strangers: dict[Any, None] = {}  # the oldest first
        self._changing = threading.Lock()

    def start(self) -> None:
        """Answer, in a thread of its own."""
        serve = partial(self.serve_forever, poll_interval=0.2)
        threading.Thread(target=serve, name="server", daemon=True).start()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer a connection; where too many wait on which nothing is asked, the oldest of them ends."""
        with self._changing:
            self._strangers[request] = None
            oldest = next(iter(self._strangers)) if len(self._strangers) > MOST_STRANGERS else None
        if oldest:
            self.let_in(oldest)
            with suppress(OSError):
                oldest.shutdown(socket.SHUT_RDWR)
        super().process_request(request, client_address)

    def let_in(self, request: Any) -> None:
        """Take a connection for one of our page's, or for one that has ended."""
        with self._changing:
            self._strangers.pop(request, None)

    def shutdown_request(self, request: Any) -> None:
        """End a connection."""
        self.let_in(request)
        super().shutdown_request(request)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that has gone away."""


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    timeout = IDLE_SECONDS

    def do_GET(self) -> None:  # as the standard library calls it
        """Give something."""
        self._answer(changes=False)

    def do_POST(self) -> None:
        """Have something done; no request but an answer has a body."""
        self._answer(changes=True)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # its name there
        """Say nothing: the terminal is for the person."""

    def version_string(self) -> str:
        """Tell nobody what this is made with."""
        return "pamphlet"

    def _answer(self, *, changes: bool) -> None:
        address = urlsplit(self.path)
        path = self.server.guard.path_within(address.path)
        is_elsewhere = bool(address.netloc) and address.netloc != self.headers.get("Host")
        longest = LONGEST_BODY if changes and path == "answer" else 0
        if (
            path is None
            or is_elsewhere
            or self.server.guard.refuses(self.headers, changes=changes, longest=longest)
        ):
            self._fail(HTTPStatus.FORBIDDEN)
            return
        self.server.let_in(self.connection)
        if path == "events" and not changes:
            self._stream()
            return
        asked = {name: values[-1] for name, values in parse_qs(address.query).items()}
        try:
            reply = self._do(unquote(path)) if changes else self._give(unquote(path), asked)
        except (CannotAnswer, OSError):
            self._fail(HTTPStatus.CONFLICT)
            return
        except (KeyError, ValueError):
            reply = None
        if reply is None:
            self._fail(HTTPStatus.NOT_FOUND)
            return
        self._head(HTTPStatus.OK, reply.kind, reply.policy, len(reply.content))
        if reply.file_name:
            name = quote(reply.file_name)
            self.send_header("Content-Disposition", f"attachment; filename*=UTF-8''{name}")
        self.end_headers()
        self.wfile.write(reply.content)

    def _give(self, path: str, asked: Mapping[str, str]) -> Reply | None:  # a table
        desk = self.server.desk
        reading = desk.reader.last
        match path.split("/"):
            case [""]:
                speech = speech_for(self.headers.get("Accept-Language", ""))
                return Reply(shell(speech, bool(self.server.editor)), HTML)
            case [name] if name in FILES:
                return Reply(FILES[name].read_bytes(), TYPES[FILES[name].suffix])
            case ["font", name]:
                content = font(name)
                return Reply(content, "font/ttf") if content else None
            case ["view", "web"] if reading.pages:
                page = desk.views.web(reading.revision, reading.pages)
                return Reply(page, HTML, guard.FRAME_POLICY)
            case ["view", "book"] if reading.pages:
                page = desk.views.book(reading.revision, reading.pages)
                return Reply(page, HTML, guard.FRAME_POLICY)
            case ["view", *steps] if reading.pages:
                name = "/".join(steps)
                for asset in reading.pages.assets:
                    if asset.name == name:
                        return Reply(asset.content, asset.media_type, guard.FRAME_POLICY)
            case ["picture", name, scale] if scale in SCALES:
                picture = desk.pictures.draw(name, scale)
                return Reply(picture, PNG) if picture else None
            case ["source"]:
                return self._source(asked)
            case ["release", name]:
                content = desk.releases.file(name)
                return (
                    Reply(content, "application/octet-stream", file_name=name) if content else None
                )
        return None

    def _source(self, asked: Mapping[str, str]) -> Reply | None:
        """Give the lines of the manuscript around what is asked for: a block, a height of a page, or a line."""
        desk = self.server.desk
        anchor = asked.get("anchor", "")
        if "page" in asked:
            anchor = desk.anchor_at(int(asked["page"]), float(asked["down"]))
        place = desk.place_of(anchor) if anchor else None
        # What is no block of the work, a title page or a cover, is made of the settings.
        file = asked.get("file", "") or SETTINGS
        line = int(asked.get("line", "0"))
        found = source_at(desk.reader.folder, place, file, line, self.server.editor)
        return Reply(_json({**found, "anchor": anchor}), JSON) if found else None

    def _do(self, path: str) -> Reply | None:
        desk = self.server.desk
        match path.split("/"):
            case ["want", "large" | "sheets" as shown]:
                desk.want(shown)
            case ["answer"]:
                told = self._body()
                desk.answer((told["decision"], told["about"]), told["answer"])
            case ["release"]:
                desk.releases.build()
            case ["release", "stop"]:
                desk.releases.stop()
            case _:
                return None
        return Reply(b"{}", JSON)

    def _body(self) -> dict[str, str]:
        """Read the texts that a request brings, as JSON; raises ValueError when it brings anything else."""
        length = int(self.headers.get("Content-Length", "0"))
        if self.headers.get_content_type() != "application/json" or not length:
            raise ValueError
        told = json.loads(self.rfile.read(length))
        if not isinstance(told, dict) or not all(isinstance(text, str) for text in told.values()):
            raise ValueError
        return told

    def _stream(self) -> None:
        """Tell what is new as long as somebody listens."""
        if not self.server.listeners.acquire(blocking=False):
            self._fail(HTTPStatus.SERVICE_UNAVAILABLE)
            return
        speech = speech_for(self.headers.get("Accept-Language", ""))
        board, seen = self.server.desk.board, 0
        try:
            self.close_connection = True
            self._head(HTTPStatus.OK, "text/event-stream", guard.OWN_POLICY, None)
            self.end_headers()
            self.wfile.write(b"retry: 1000\n\n")
            while not board.is_closed:
                seen, fresh = board.newer(seen, STILL_HERE_SECONDS)
                events = [
                    f"event: {topic}\n".encode() + b"data: " + _json(news(speech))
                    for topic, news in fresh
                ]
                self.wfile.write(
                    b"".join(event + b"\n\n" for event in events) or b": still here\n\n"
                )
                self.wfile.flush()
        except OSError:
            return
        finally:
            self.server.listeners.release()

    def _head(self, status: HTTPStatus, kind: str, policy: str, length: int | None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", policy)
        for name, value in guard.HEADERS.items():
            self.send_header(name, value)
        if length is not None:
            self.send_header("Content-Length", str(length))

    def _fail(self, status: HTTPStatus) -> None:
        self.close_connection = True
        self._head(status, "text/plain", guard.OWN_POLICY, 0)
        self.end_headers()


def _json(told: Any) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
