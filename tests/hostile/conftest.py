"""What several tests here need: the example of hostile texts, and a process that runs commands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.hostile.pairs import Pair, a_pair
from tests.hostile.sorting import sorted_out
from tests.hostile.texts import OWN
from tests.hostile.workers import Worker, a_worker


@pytest.fixture(scope="session")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """Two reports with our own families in every field, and their twins."""
    taken, _ = sorted_out(OWN)
    return a_pair(tmp_path_factory.mktemp("hostile"), taken, 2)


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """A process that runs commands, each in one of its own."""
    found = a_worker()
    yield found
    found.close()
