"""Find, run and keep running the programs that the validators ask.

Starting Java or Chromium takes seconds, a question to one that runs takes tenths: a `Companion` is started when it
is first asked and stays until the end of the test run.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from threading import Timer
from typing import NoReturn

import pytest

from tests.once import kept

TESTS = Path(__file__).parent.parent
PATIENCE_S = 180

# The JVM at its quickest for runs of seconds; room for the deep recursion of schemas; UTF-8 whatever the locale.
JAVA_OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m", "-Dfile.encoding=UTF-8")
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8"}


def give_up(what: str) -> NoReturn:
    """Skip the test for want of a program; under CI, where all must be there, fail it."""
    if os.environ.get("CI", "false").lower() not in {"", "0", "false"}:
        pytest.fail(f"{what} is missing, and under CI nothing is skipped", pytrace=False)
    pytest.skip(f"{what} is missing; `make test` says how to install it")


def program(*names: str) -> str:
    """Give the path of the first of these programs that the system has."""
    return next(filter(None, map(shutil.which, names)), None) or give_up(names[0])


def java(source: Path, *libraries: Path) -> tuple[str | Path, ...]:
    """Give the command that runs a source file of Java with some libraries, compiled once in a run of tests."""

    def compile_to(folder: Path) -> None:
        run(program("javac"), "-cp", os.pathsep.join(map(str, libraries)), "-d", folder, source)

    path = (kept(f"java-{source.stem}", compile_to), *libraries)
    return (program("java"), *JAVA_OPTIONS, "-cp", os.pathsep.join(map(str, path)), source.stem)


def chromium() -> str:
    """Give the path of a Chromium, or of Chrome."""
    bundle = "/Applications/Chromium.app/Contents/MacOS/Chromium"
    return program("chromium", "chromium-browser", "google-chrome", bundle)


def packaged(package: str, path: str) -> Path:
    """Give the path of a file inside an installed Python package, without importing that."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        give_up(f"the package {package}")
    return existing(Path(spec.origin).parent / path)


def existing(path: Path) -> Path:
    """Give a path that must be there for a validator to run."""
    return path if path.exists() else give_up(str(path))


def run(*command: str | Path, fine: Sequence[int] = (0,)) -> subprocess.CompletedProcess[str]:
    """Run a program to its end; an exit status that is not among the fine ones is an error."""
    done = subprocess.run(
        command,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=ENVIRONMENT,
        timeout=PATIENCE_S,
    )
    if done.returncode not in fine:
        message = f"{command[0]} ended with status {done.returncode}\n{done.stdout}{done.stderr}"
        raise RuntimeError(message)
    return done


class Companion:
    """A program that is asked in lines, and ends each answer with an empty line."""

    def __init__(self, command: Sequence[str | Path], settings: Mapping[str, str]) -> None:
        with ExitStack() as closing:
            self._complaints = closing.enter_context(tempfile.TemporaryFile())
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._complaints,
                encoding="utf-8",
                env={**ENVIRONMENT, **settings},
            )
            closing.pop_all()  # it is closed with the program

    def ask(self, question: str) -> list[str]:
        """Give the lines of the answer; raise RuntimeError when the program ends or takes too long."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        answer: list[str] = []
        watchdog = Timer(PATIENCE_S, self._process.kill)
        watchdog.start()
        try:
            self._process.stdin.write(question + "\n")
            self._process.stdin.flush()
            for line in self._process.stdout:
                if line == "\n":
                    return answer
                answer.append(line.rstrip("\n"))
        except BrokenPipeError:
            pass
        finally:
            watchdog.cancel()
        raise RuntimeError(self._last_words())

    def _last_words(self) -> str:
        self._complaints.seek(0)
        return self._complaints.read().decode(errors="replace")[-4000:]

    def dismiss(self) -> None:
        """Let the program end, and wait for it."""
        with self._complaints, self._process:
            pass


_companions: dict[tuple[str | Path, ...], Companion] = {}


def ask(question: str, *command: str | Path, **settings: str) -> list[str]:
    """Ask a companion, which is started when it is not yet there.

    A program that ended without an answer is started anew for the next question.
    """
    if command not in _companions:
        _companions[command] = Companion(command, settings)
    try:
        return _companions[command].ask(question)
    except RuntimeError:
        _companions.pop(command).dismiss()
        raise


def dismiss_companions() -> None:
    """End all programs that were kept running."""
    while _companions:
        _companions.popitem()[1].dismiss()
