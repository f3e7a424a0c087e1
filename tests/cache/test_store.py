from __future__ import annotations

from pathlib import Path

import pytest

from generator.cache.store import Store, packed, unpacked
from generator.errors import CacheError

TABLES = "CREATE TABLE words (word TEXT PRIMARY KEY, value BLOB);"


def words(path: Path, version: str = "1") -> list[str]:
    store = Store(path, version, TABLES)
    found = [word for (word,) in store.rows("SELECT word FROM words")]
    store.close()
    return found


def test_what_was_kept_is_there_for_the_next_program(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.sqlite"
    store = Store(path, "1", TABLES)
    store.keep("INSERT INTO words VALUES (?, ?)", "甲", b"1")
    store.done()
    store.keep("INSERT INTO words VALUES (?, ?)", "乙", b"2")
    store.close()

    assert words(path) == ["甲"]


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_counts_for_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.sqlite"
    path.write_bytes(content)

    assert words(path) == []


def test_a_file_of_another_version_counts_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    store = Store(path, "1", TABLES)
    store.keep("INSERT INTO words VALUES (?, ?)", "甲", b"1")
    store.done()
    store.close()

    assert words(path, "2") == []
    assert words(path, "1") == []


def test_what_cannot_be_asked_or_kept_is_an_error_of_the_cache(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.sqlite", "1", TABLES)

    with pytest.raises(CacheError):
        store.rows("SELECT * FROM nowhere")
    with pytest.raises(CacheError):
        store.keep("INSERT INTO nowhere VALUES (1)")
    store.close()
    with pytest.raises(CacheError):
        store.done()


def test_a_file_that_cannot_be_made_is_an_error_of_the_cache(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a file where a folder should be")

    with pytest.raises(CacheError, match="写不进缓存"):
        Store(tmp_path / "a" / "a.sqlite", "1", TABLES)


def test_a_value_that_was_changed_is_not_unpacked() -> None:
    content = packed({"甲": (1, None)})

    assert unpacked(content) == {"甲": (1, None)}
    for at in (0, 8, len(content) - 1):
        changed = bytearray(content)
        changed[at] ^= 1
        with pytest.raises(CacheError):
            unpacked(bytes(changed))
