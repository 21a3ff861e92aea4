"""Start a preview as a command, listen to what it tells, and ask it for things, as its page does in a browser."""

from __future__ import annotations

import json
import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

PATIENCE_SECONDS = 240  # on a busy machine
# What a shell starts in the background is not to hear of Ctrl-C, and so are the tests that it starts there.
COMMAND = """\
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from pamphlet.cli.main import main
main()
"""
# Every work is taken for a long one, of which the paragraph that was saved is shown before the rest has been read.
HASTY = "from pamphlet.editor.preview import reading; reading.LONG = 0"


@dataclass
class Told:
    """A piece of news: its topic, what it says, and when it came."""

    topic: str
    news: dict[str, Any]
    at: float


class Answer(NamedTuple):
    """What was answered; the names of headers are in small letters."""

    status: int
    headers: dict[str, str]
    content: bytes


@dataclass
class Preview:
    """A preview that runs: its process, its address, and what it has told since it was listened to."""

    process: subprocess.Popen[str]
    address: str
    told: queue.Queue[Told] = field(default_factory=queue.Queue)
    last: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def port(self) -> int:
        """The port that it listens on."""
        port = urlsplit(self.address).port
        assert port
        return port

    @property
    def origin(self) -> str:
        """Where its own page comes from."""
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self,
        path: str,
        method: str = "GET",
        headers: dict[str, str] | None = None,
        body: bytes | None = None,
    ) -> Answer:
        """Ask for something behind the token, or for a whole path."""
        whole = path if path.startswith("/") else urlsplit(self.address).path + path
        with closing(
            HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        ) as connection:
            connection.request(method, whole, body, headers or {})
            answer = connection.getresponse()
            named = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, named, answer.read())

    def get(self, path: str) -> bytes:
        """Get something that is there."""
        answer = self.ask(path)
        assert answer.status == 200, (path, answer.status)
        return answer.content

    def post(self, path: str) -> None:
        """Have something done."""
        answer = self.ask(path, "POST", {"Origin": self.origin})
        assert answer.status == 200, (path, answer.status)

    def listen(self) -> threading.Thread:
        """Listen to what it tells from now on, until it has ended."""

        def read() -> None:
            topic = ""
            connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
            with closing(connection), suppress(OSError, HTTPException):
                connection.request("GET", urlsplit(self.address).path + "events")
                for line in connection.getresponse():
                    text = line.decode().rstrip("\n")
                    if text.startswith("event: "):
                        topic = text.removeprefix("event: ")
                    elif text.startswith("data: "):
                        news = json.loads(text.removeprefix("data: "))
                        self.told.put(Told(topic, news, time.perf_counter()))

        listener = threading.Thread(target=read, daemon=True)
        listener.start()
        return listener

    def wait(self, topic: str, **wanted: object) -> Told:
        """Wait for a piece of news on a topic with these values; what else comes meanwhile is kept in `last`."""
        ends = time.monotonic() + PATIENCE_SECONDS
        while True:
            told = self.told.get(timeout=max(0.1, ends - time.monotonic()))
            self.last[told.topic] = told.news
            if told.topic == topic and all(told.news.get(k) == v for k, v in wanted.items()):
                return told

    def end(self, number: int = signal.SIGINT) -> str:
        """Send a signal, and give what it printed when it has ended."""
        self.process.send_signal(number)
        return self.process.communicate(timeout=PATIENCE_SECONDS)[0]


@contextmanager
def previewing(
    manuscript: Path, *options: str, begun_with: str = "", **variables: str
) -> Iterator[Preview]:
    """Start a preview, in a process group of its own that begins with a line of Python; it ends with the block."""
    program = f"{begun_with}\n{COMMAND}"
    command = [sys.executable, "-c", program, "preview", manuscript.name, "--no-browser"]
    process = subprocess.Popen(
        [*command, *options],
        cwd=manuscript.parent,
        env={**os.environ, "PYTHONUNBUFFERED": "1", **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        assert process.stdout
        line = process.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:\S+", line)
        assert address, line
        preview = Preview(process, address[0])
        listener = preview.listen()
        yield preview
    finally:
        process.kill()
        process.communicate()
    listener.join()
