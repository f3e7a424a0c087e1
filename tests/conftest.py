"""What every test may ask for: a way to rewrite the golden files, and the built example site."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from generator.model.edition import Edition
from generator.pipeline import Folders, build, edition_of

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "tests" / "example" / "content"

# A busy machine fails no test, and the same tree passes or fails on all machines; new examples
# are what the long runs look for (`--hypothesis-profile`).
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=5000)
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
