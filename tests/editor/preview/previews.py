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
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

PATIENCE_SECONDS = 240  # on a busy machine


@dataclass
class Told:
    """A piece of news: its topic, what it says, and when it came."""

    topic: str
    news: dict[str, Any]
    at: float


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
        self, path: str, method: str = "GET", headers: dict[str, str] | None = None
    ) -> HTTPResponse:
        """Ask for something behind the token, or for a whole path."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        whole = path if path.startswith("/") else urlsplit(self.address).path + path
        connection.request(method, whole, headers=headers or {})
        return connection.getresponse()

    def get(self, path: str) -> bytes:
        """Get something that is there."""
        answer = self.ask(path)
        assert answer.status == 200, (path, answer.status)
        return answer.read()

    def post(self, path: str) -> None:
        """Have something done."""
        answer = self.ask(path, "POST", {"Origin": self.origin})
        assert answer.status == 200, (path, answer.status)

    def listen(self) -> None:
        """Listen to what it tells from now on."""
        stream = self.ask("events")

        def read() -> None:
            topic = ""
            for line in stream:
                text = line.decode().rstrip("\n")
                if text.startswith("event: "):
                    topic = text.removeprefix("event: ")
                elif text.startswith("data: "):
                    news = json.loads(text.removeprefix("data: "))
                    self.told.put(Told(topic, news, time.perf_counter()))

        threading.Thread(target=read, daemon=True).start()

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
def previewing(manuscript: Path, *options: str) -> Iterator[Preview]:
    """Start a preview; it ends with the block."""
    command = [sys.executable, "-m", "pamphlet", "preview", manuscript.name, "--no-browser"]
    process = subprocess.Popen(
        [*command, *options],
        cwd=manuscript.parent,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=_hears,  # noqa: PLW1509 -- a shell in the background lets its children ignore it
    )
    try:
        assert process.stdout
        line = process.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:\S+", line)
        assert address, line
        preview = Preview(process, address[0])
        preview.listen()
        yield preview
    finally:
        process.kill()
        process.communicate()


def _hears() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
