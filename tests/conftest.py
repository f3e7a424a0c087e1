"""What every test may ask for: a way to rewrite the golden files."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="rewrite the golden files")


@pytest.fixture(scope="session")
def is_rewriting_golden(request: pytest.FixtureRequest) -> bool:
    """True under `make golden`: expected files are written, and stale ones removed."""
    return bool(request.config.getoption("--golden"))
