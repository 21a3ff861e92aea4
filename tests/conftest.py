"""What all tests share: the golden files, the built release, and the end of what the validators started."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.abc import MetaPathFinder
from pathlib import Path

import pytest
from hypothesis import settings

from tests.validators.programs import dismiss_companions

REPOSITORY = Path(__file__).parent.parent

# A machine that is busy is no fault of the code, and a failure must come again when it is looked for.
settings.register_profile("repeatable", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("repeatable")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a person rewrite the golden files, to review the difference afterwards, or leave out what takes long."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files")
    parser.addoption("--quick", action="store_true", help="skip what starts a program or typesets")


def pytest_configure(config: pytest.Config) -> None:
    """Under --quick, skip a test at the moment when it would start a program or load the typesetter.

    So nobody has to mark such tests, and none is forgotten.
    """
    if config.getoption("--quick"):
        sys.addaudithook(_skip_programs)
        sys.meta_path.insert(0, SkipTypesetter())


def _skip_programs(event: str, _: object) -> None:
    if event == "subprocess.Popen":
        pytest.skip("it starts a program, and is not quick", allow_module_level=True)


class SkipTypesetter(MetaPathFinder):
    """Stands in the way of WeasyPrint."""

    def find_spec(self, fullname: str, path: object, target: object = None) -> None:  # noqa: ARG002
        """Skip the test that imports it; leave all else to the finders behind."""
        if fullname == "weasyprint":
            pytest.skip("it typesets, and is not quick", allow_module_level=True)


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
