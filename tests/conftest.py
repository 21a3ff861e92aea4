"""What all tests share: the golden files, the built release, and the end of what the validators started."""

import gc
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from importlib.abc import MetaPathFinder
from pathlib import Path

import pytest
from hypothesis import settings

from pamphlet.__main__ import GARBAGE
from tests.once import RUN
from tests.releases import FIRST, Shelf, built
from tests.share import WHOLE, left_out
from tests.validators.programs import dismiss_companions

# A machine that is busy is no fault of the code, and a failure must come again when it is looked for.
settings.register_profile("repeatable", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("repeatable")
FIGURES = "figures of a storm"
# What takes longest begins first, so that no process is still at it when the others are done.
LONGEST = tuple(
    f"tests/{name}.py"
    for name in (
        *("storm/test_presses", "whole/test_files", "page/test_first_pamphlet", "cli/test_press"),
        *("storm/test_kills", "editor/preview/test_in_browser", "editor/preview/test_preview"),
        *("whole/test_generated", "storm/test_full_disk", "pipeline/test_verification"),
        *("formats/check/test_pdf", "whole/test_books", "verify/test_release_copies"),
        *("formats/epub/test_book", "storm/test_previews", "manuscript/test_strange_inputs"),
        *("formats/web/test_html", "test_distribution", "page/test_languages"),
        *("site/test_lighthouse", "storm/test_bounds", "whole/test_websites", "storm/test_stops"),
        *("batch/test_cluster", "batch/test_examples", "formats/check/test_ways"),
        *("formats/check/test_copies", "manuscript/test_nothing_lost", "test_only_tests"),
    )
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a person rewrite the golden files, to review the difference afterwards, or leave out what takes long."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files")
    parser.addoption(
        *("--whole", "--storm"),
        action="store_true",
        help="all kills, full disks and hostile files; every work with every kind; many examples",
    )
    parser.addoption("--quick", action="store_true", help="only what is over at once")


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder of the run, once for all of its processes; under --quick, let nothing slow begin.

    What loads the typesetter is skipped, a test or a module of tests: nobody has to mark it.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        # It is a run in the background, and all that it starts would heed no Ctrl-C either.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if RUN not in os.environ:
        folder = tempfile.TemporaryDirectory(prefix="pamphlet-tests-")
        os.environ[RUN] = folder.name
        config.add_cleanup(folder.cleanup)
    if config.getoption("--whole"):
        os.environ[WHOLE] = "yes"
    if config.getoption("--quick"):
        sys.meta_path.insert(0, SkipTypesetter())


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Let one process more than there are processors be at work: tests wait for programs, and for time to pass."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with what takes longest, and leave out what is not asked for.

    That is under --quick properties with many examples, and what is marked slow; and, but under --whole or where cases
    are named one by one, most pairs of works and kinds.
    """
    rank = {config.rootpath / name: at for at, name in enumerate(LONGEST)}
    items.sort(key=lambda item: rank.get(item.path, len(rank)))
    unasked: set[pytest.Item] = set()
    if config.getoption("--quick"):
        unasked = {
            test for test in items if any(map(test.get_closest_marker, ("hypothesis", "slow")))
        }
    if not (config.getoption("--whole") or any("::" in named for named in config.args)):
        unasked.update(left_out(items))
    config.hook.pytest_deselected(items=list(unasked))
    items[:] = [test for test in items if test not in unasked]


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass over the thousands of tests, and be at work as seldom as in the program."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE)


class SkipTypesetter(MetaPathFinder):
    """Stands in the way of WeasyPrint."""

    def find_spec(self, fullname: str, path: object, target: object = None) -> None:  # noqa: ARG002
        """Skip the test that imports it; leave all else to the finders behind."""
        if fullname == "weasyprint":
            pytest.skip("it typesets, and is not quick", allow_module_level=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures of the storms."""
    for report in terminalreporter.getreports("passed"):
        for name, told in report.user_properties:
            if name == FIGURES:
                terminalreporter.write_line(f"{report.nodeid.rpartition('::')[2]}: {told}")


@pytest.fixture(scope="session", autouse=True)
def _no_program_is_quick(pytestconfig: pytest.Config) -> Iterator[None]:
    """Under --quick, skip a test at the moment when it would start a program."""
    with pytest.MonkeyPatch.context() as patch:
        if pytestconfig.getoption("--quick"):
            patch.setattr(subprocess.Popen, "__init__", _skip)
        yield


def _skip(*_: object, **__: object) -> None:
    pytest.skip("it starts a program, and is not quick")


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
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Give a function that gives the release of a work, built once for all processes of the run."""
    return partial(built, own=tmp_path_factory.mktemp("releases"))


@pytest.fixture(scope="session")
def release(shelf: Shelf) -> Path:
    """Give the folder of the first pamphlet's release; what the command printed stands beside it, in `build.log`."""
    return shelf(FIRST).folder
