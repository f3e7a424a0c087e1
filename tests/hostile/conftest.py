"""What several tests here need: the example of hostile texts, and a process that runs commands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.hostile.pairs import Pair, pair_in, pair_made
from tests.hostile.sorting import sorted_out
from tests.hostile.texts import OWN
from tests.hostile.workers import Worker, a_worker


@pytest.fixture(scope="session")
def pair(made_once: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """Two reports with our own families in every field, and their twins; nobody writes there."""
    taken, _ = sorted_out(OWN)
    folder = made_once("hostile", partial(pair_made, texts=taken, number=2))
    return pair_in(folder, tmp_path_factory.mktemp("hostile"), taken, 2)


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """A process that runs commands, each in one of its own."""
    found = a_worker()
    yield found
    found.close()
