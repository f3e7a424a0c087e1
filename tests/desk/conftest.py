"""A desk for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.office import Office, an_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return an_office(tmp_path)
