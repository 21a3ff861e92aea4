"""A cluster of Dask: have its workers looked at, and give an executor of those that would make the same bytes.

`dask.distributed` comes with `pamphlet-press[cluster]`.
"""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pamphlet.batch.building import differences, versions_here

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from distributed import Client


class NoCluster(Exception):
    """No cluster can be had; the message is a sentence, `hint` a way out."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Cluster:
    """An executor, and how many works it builds at a time; whether its workers see the folders of this machine.

    `refused` are the addresses of workers that get nothing to do, with what they have otherwise.
    """

    executor: Executor
    at_once: int
    shared: bool
    refused: Mapping[str, str]


@contextmanager
def cluster_at(address: str, folder: Path, output: Path) -> Iterator[Cluster]:
    """Connect to a scheduler, like tcp://host:8786, for as long as works are built. Raises NoCluster."""
    try:
        from distributed import Client
    except ImportError:
        hint = "install it: pip install “pamphlet-press[cluster]”"
        raise NoCluster("for a cluster, dask.distributed is needed", hint) from None
    hint = "start one: “dask scheduler”, and “dask worker ADDRESS” wherever works shall be built"
    try:
        client = Client(address, set_as_default=False)
    except (OSError, ValueError) as failure:
        raise NoCluster(f"no scheduler answers at {address}: {failure}", hint) from None
    with client:
        threads = client.nthreads()
        if not threads:
            raise NoCluster(f"the scheduler at {address} has no workers", hint)
        refused = _refused(client)
        able = [worker for worker in threads if worker not in refused]
        if not able:
            worker, others = next(iter(refused.items()))
            message = f"no worker would make the same files; {worker} has {others}"
            raise NoCluster(message, "install the same versions there as here")
        shared = _is_shared(client, able, folder, output)
        executor = client.get_executor(workers=able, pure=False, retries=0)
        try:
            yield Cluster(executor, sum(threads[worker] for worker in able), shared, refused)
        finally:
            executor.shutdown(wait=False)


def _refused(client: Client) -> dict[str, str]:
    """Give the workers that have other versions, with what these are."""
    here = versions_here()
    there: dict[str, Any] = client.run(versions_here, on_error="return")
    refused = {}
    for worker, versions in there.items():
        if isinstance(versions, BaseException):
            refused[worker] = "no pamphlet of this version"
        elif others := differences(here, versions):
            refused[worker] = others
    return refused


def _is_shared(client: Client, workers: list[str], folder: Path, output: Path) -> bool:
    """Tell whether all workers see the works, and what this machine writes where the releases go."""
    sign = output.resolve() / f".{secrets.token_hex(8)}.seen"
    sign.write_bytes(b"")
    try:
        seen = client.run(
            _sees, folder.resolve(), Path.cwd(), sign, workers=workers, on_error="return"
        )
    finally:
        with contextlib.suppress(OSError):
            sign.unlink()
    return all(each is True for each in seen.values())


def _sees(folder: Path, working: Path, sign: Path) -> bool:
    return folder.is_dir() and working.is_dir() and sign.is_file()
