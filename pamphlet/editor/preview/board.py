"""Tell every browser that listens what is new: for each topic the last word counts, and who comes late is told that."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any

from pamphlet.pages.strings.phrases import Speech

News = Callable[[Speech], Mapping[str, Any]]  # in the language of whoever is told


class Board:
    """What is known of each topic, and how often it has changed."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._news: dict[str, tuple[int, News]] = {}
        self._count = 0
        self._over = False

    def tell(self, topic: str, news: News) -> None:
        """Put the last word on a topic up."""
        with self._changed:
            self._count += 1
            self._news[topic] = self._count, news
            self._changed.notify_all()

    def close(self) -> None:
        """Let all who listen go."""
        with self._changed:
            self._over = True
            self._changed.notify_all()

    @property
    def is_closed(self) -> bool:
        """Whether nothing more will come."""
        return self._over

    def newer(self, than: int, seconds: float) -> tuple[int, list[tuple[str, News]]]:
        """Wait for what came after a count, so many seconds at the most; give it in order, with the count now."""
        with self._changed:
            self._changed.wait_for(lambda: self._over or self._count > than, seconds)
            fresh = (
                sorted(
                    (count, topic, news)
                    for topic, (count, news) in self._news.items()
                    if count > than
                )
                if not self._over
                else []
            )
            return self._count, [(topic, news) for _, topic, news in fresh]
