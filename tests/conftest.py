"""What all tests share: the golden files, the built release, and the end of what the validators started."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.validators.programs import dismiss_companions

REPOSITORY = Path(__file__).parent.parent

# A machine that is busy is no fault of the code, and a failure must come again when it is looked for.
settings.register_profile("repeatable", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("repeatable")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a person rewrite the golden files, to review the difference afterwards."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files")


@pytest.fixture(scope="session", autouse=True)
def _companions_end_with_the_session() -> Iterator[None]:
    yield
    dismiss_companions()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, Path], None]:
    """Give a function that holds a text to a golden file, or rewrites that under --update-golden."""

    def hold(text: str, file: Path) -> None:
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        assert file.exists(), f"{file} is not there; pytest --update-golden writes it"
        assert text == file.read_bytes().decode()

    return hold


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the first pamphlet, built once for the session by the real command line.

    What the command printed stands beside it, in `build.log`.
    """
    folder = tmp_path_factory.mktemp("release") / "build"
    command = [sys.executable, "-m", "pamphlet", "build", "manuscript", "--output", str(folder)]
    built = subprocess.run(
        command, capture_output=True, check=False, cwd=REPOSITORY, encoding="utf-8"
    )
    if built.returncode != 0:
        message = f"pamphlet build ended with status {built.returncode}"
        pytest.fail(f"{message}\n{built.stdout}{built.stderr}", pytrace=False)
    (folder.parent / "build.log").write_text(built.stdout, encoding="utf-8")
    return folder
