"""What every test may ask for: a way to rewrite the golden files, and the built example site."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from generator.cli import main
from generator.model.edition import Edition
from generator.pipeline import Folders, build, edition_of

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "tests" / "example" / "content"

# A busy machine fails no test, and the same tree passes or fails on all machines; new examples
# are what the long runs look for (`--hypothesis-profile`).
SLOW = [HealthCheck.too_slow]
settings.register_profile("steady", deadline=None, suppress_health_check=SLOW, derandomize=True)
settings.register_profile("search", deadline=None, suppress_health_check=SLOW, max_examples=5000)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="rewrite the golden files")


@pytest.fixture(scope="session")
def is_rewriting_golden(request: pytest.FixtureRequest) -> bool:
    """True under `make golden`: expected files are written, and stale ones removed."""
    return bool(request.config.getoption("--golden"))


@pytest.fixture(scope="session")
def example() -> Edition:
    """The edition of the example content."""
    return edition_of(EXAMPLE)


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built example site, made once: nobody writes into it."""
    folders = Folders(ROOT, EXAMPLE, tmp_path_factory.mktemp("example"))
    build(folders, lambda _: None)
    return folders.site


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
