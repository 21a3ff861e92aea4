"""Who connects to a preview and is not its page: what they send is no request, and they keep nobody out."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from pamphlet.editor.preview.server import MOST_STRANGERS
from tests.editor.preview.previews import PATIENCE_SECONDS, Preview, previewing
from tests.releases import REPOSITORY


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """Give a preview of a small work."""
    room = tmp_path_factory.mktemp("strangers")
    shutil.copytree(REPOSITORY / "tests" / "works" / "plain", room / "manuscript")
    with previewing(room / "manuscript", "--output", "release") as running:
        yield running


def test_what_stands_in_a_body_is_no_request(preview: Preview) -> None:
    """A request with a body is answered once, and its connection ends."""
    host = f"Host: 127.0.0.1:{preview.port}\r\nOrigin: {preview.origin}\r\n"
    path = urlsplit(preview.address).path
    inner = f"GET {path} HTTP/1.1\r\n{host}\r\n"
    outer = f"POST {path}want/sheets HTTP/1.1\r\n{host}Content-Length: {len(inner)}\r\n\r\n{inner}"
    with socket.create_connection(("127.0.0.1", preview.port), PATIENCE_SECONDS) as connection:
        connection.sendall(outer.encode())
        answers = b"".join(iter(lambda: connection.recv(65536), b""))
    assert answers.startswith(b"HTTP/1.1 403 ")
    assert answers.count(b"HTTP/1.1 ") == 1


def test_whoever_connects_and_asks_for_nothing_keeps_nobody_out(preview: Preview) -> None:
    """Of many such connections only so many are kept, the newest; those who were let in stay."""
    with ExitStack() as stack:
        slow = [
            stack.enter_context(
                socket.create_connection(("127.0.0.1", preview.port), PATIENCE_SECONDS)
            )
            for _ in range(3 * MOST_STRANGERS)
        ]
        for connection in slow[:: MOST_STRANGERS // 2]:
            with suppress(OSError):
                connection.sendall(b"GET /")
        assert preview.ask("").status == 200
        ended = slow[: 2 * MOST_STRANGERS - 1]
        for connection in ended:
            with suppress(ConnectionError):
                assert connection.recv(1) == b""
        threads = Path(f"/proc/{preview.process.pid}/task")
        assert len(list(threads.iterdir())) < 2 * MOST_STRANGERS
