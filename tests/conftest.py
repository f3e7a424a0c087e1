"""What every test may ask for: a way to rewrite the golden files, and the built example site."""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from generator.cli import main
from generator.folders import Folders
from generator.model.edition import Edition
from generator.pipeline import build
from generator.reading import edition_of
from tests.counts import few_or_all

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "tests" / "example" / "content"

LONG = ("browser", "counted")

# A busy machine fails no test, and the same tree passes or fails on all machines; new examples
# are what the long runs look for (`--hypothesis-profile`).
SLOW = [HealthCheck.too_slow]
settings.register_profile(
    "steady",
    deadline=None,
    suppress_health_check=SLOW,
    derandomize=True,
    max_examples=few_or_all(25, 500),
)
settings.register_profile("search", deadline=None, suppress_health_check=SLOW, max_examples=5000)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="rewrite the golden files")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files of the browser, and of many cases, first: no core should wait for one in the end."""
    long = {item.path for item in items if any(map(item.get_closest_marker, LONG))}
    items.sort(key=lambda item: item.path not in long)


def pytest_collection_finish() -> None:
    """What was loaded stays to the end: it is not looked through for what may go."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    """At the end all of it goes, lest libraries take it for lost."""
    gc.unfreeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One process a core that this one may use, half cores counted: `--numprocesses auto`."""
    return min(len(os.sched_getaffinity(0)), 8)


@pytest.fixture(scope="session")
def is_rewriting_golden(request: pytest.FixtureRequest) -> bool:
    """True under `make golden`: expected files are written, and stale ones removed."""
    return bool(request.config.getoption("--golden"))


@pytest.fixture(scope="session")
def example() -> Edition:
    """The edition of the example content."""
    return edition_of(EXAMPLE)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """A folder that one process of a run makes for all: `made_once("example", make)`.

    `make` is given the folder's path. Nobody writes into it afterwards.
    """
    run = tmp_path_factory.getbasetemp()
    run = run.parent if "PYTEST_XDIST_WORKER" in os.environ else run

    def made(name: str, make: Callable[[Path], object]) -> Path:
        folder, is_made = run / "shared" / name, run / "shared" / f"{name}.made"
        folder.parent.mkdir(exist_ok=True)
        with folder.with_name(f"{name}.lock").open("w") as lock:
            fcntl.flock(
                lock, fcntl.LOCK_EX
            )  # given back when the file is closed, or its owner dies
            if not is_made.exists():
                shutil.rmtree(folder, ignore_errors=True)
                make(folder)
                is_made.touch()
        return folder

    return made


@pytest.fixture(scope="session")
def example_output(made_once: Callable[..., Path]) -> Path:
    """All that a build of the example leaves: a copy of it is a build's work of seconds saved."""
    return made_once("example", partial(_build, EXAMPLE))


@pytest.fixture(scope="session")
def example_site(example_output: Path) -> Path:
    """The built example site: nobody writes into it."""
    return Folders(ROOT, EXAMPLE, example_output).site


@pytest.fixture(scope="session")
def real_site(made_once: Callable[..., Path]) -> Path:
    """The site of `content/`: nobody writes into it."""
    content = ROOT / "content"
    return Folders(ROOT, content, made_once("real", partial(_build, content))).site


def _build(content: Path, output: Path) -> None:
    build(Folders(ROOT, content, output), lambda _: None)


@pytest.fixture(scope="session", autouse=True)
def _nobody_cuts_the_power() -> Iterator[None]:
    """No test waits until all that this machine ever wrote, for whomever, is on its disk.

    What is brought to the disk, and before what, is held by tests of their own.
    """
    with pytest.MonkeyPatch.context() as patch:
        if hasattr(os, "sync"):
            patch.setattr(os, "sync", lambda: None)
        yield


@dataclass(frozen=True)
class Ended:
    """How a command ended: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


@pytest.fixture
def disclose(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[..., Ended]:
    """Runs a command within this process: `disclose("check", "--content", folder)`."""

    def ran(*arguments: object) -> Ended:
        monkeypatch.setattr(sys, "argv", ["disclose", *map(str, arguments)])
        code: object = 0
        try:
            main()
        except SystemExit as ended:
            code = ended.code or 0
        finally:
            gc.enable()  # a command leaves it to the end of its process
        assert isinstance(code, int)
        printed = capfd.readouterr()
        return Ended(code, printed.out, printed.err)

    return ran
