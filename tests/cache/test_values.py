from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cache.reports import TABLES
from generator.cache.store import Store
from generator.cache.values import StoredValues, Values
from generator.errors import CacheError
from generator.model.keep import Keep


@pytest.fixture(params=["held", "stored"])
def keep(request: pytest.FixtureRequest, tmp_path: Path) -> Keep:
    if request.param == "held":
        return Values()
    return StoredValues(Store(tmp_path / "a.sqlite", "1", TABLES), is_reader=False)


def counted(made: list[str], name: str) -> Callable[[], str]:
    def make() -> str:
        made.append(name)
        return f"{name} {len(made)}"

    return make


def test_a_value_is_made_again_only_where_its_state_is_new(keep: Keep) -> None:
    made: list[str] = []

    assert keep("a", b"1", counted(made, "a")) == keep("a", b"1", counted(made, "a")) == "a 1"
    assert keep("b", b"1", counted(made, "b")) == "b 2"
    assert keep("a", b"2", counted(made, "a")) == "a 3"
    assert keep("a", b"1", counted(made, "a")) == "a 4"
    assert keep("b", b"1", counted(made, "b")) == "b 2"
    assert made == ["a", "b", "a", "a"]


def test_values_are_there_for_the_next_program(tmp_path: Path) -> None:
    made: list[str] = []
    for _ in range(2):
        store = Store(tmp_path / "a.sqlite", "1", TABLES)
        assert StoredValues(store, is_reader=False)("a", b"1", counted(made, "a")) == "a 1"
        store.done()
        store.close()

    assert made == ["a"]


def test_a_reader_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    made: list[str] = []
    Store(tmp_path / "a.sqlite", "1", TABLES).close()
    reader = StoredValues(Store(tmp_path / "a.sqlite", "1", TABLES, is_reader=True), is_reader=True)

    assert reader("a", b"1", counted(made, "a")) == "a 1"
    assert reader("a", b"1", counted(made, "a")) == "a 2"


def test_a_damaged_value_is_not_taken(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.sqlite", "1", TABLES)
    keep = StoredValues(store, is_reader=False)
    keep("a", b"1", lambda: "value")
    store.keep("UPDATE kept SET value = X'00'")

    with pytest.raises(CacheError):
        keep("a", b"1", lambda: "value")
