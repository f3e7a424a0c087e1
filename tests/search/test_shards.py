from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search import shards as module
from generator.search.hashing import fnv1a
from generator.search.shards import Shards, changed_shard, records, shard_count

PIECES: Final = st.text("鹿泉乐亭19.", min_size=1, max_size=60)


def files_of(postings: dict[str, bytes]) -> list[bytes]:
    held = Shards()
    for gram, posting in postings.items():
        held.add(gram, posting)
    return list(held.files())


def test_every_piece_stands_in_the_file_of_its_hash_with_its_list() -> None:
    postings = {f"{number:03}": bytes([number % 256]) * 40 for number in range(2000)}
    files = files_of(postings)
    read = [dict(records(file)) for file in files]

    assert {gram: posting for file in read for gram, posting in file.items()} == postings
    assert all(
        fnv1a(gram) % len(files) == number for number, file in enumerate(read) for gram in file
    )


def test_files_are_as_many_as_a_power_of_two_and_small() -> None:
    files = files_of({f"{number:05}": bytes(20) for number in range(5000)})

    assert len(files) == 16
    assert max(map(len, files)) < 16_000


def test_there_may_be_more_files_than_heaps(monkeypatch: pytest.MonkeyPatch) -> None:
    postings = {f"{number:05}": bytes(20) for number in range(5000)}
    files = files_of(postings)
    monkeypatch.setattr(module, "_APART", 4)

    assert files_of(postings) == files


def test_no_piece_makes_one_empty_file() -> None:
    assert files_of({}) == [b""]


def test_the_order_in_which_pieces_come_does_not_matter() -> None:
    postings = {"鹿": b"1", "泉": b"2", "鹿泉": b"3"}

    assert files_of(postings) == files_of(dict(reversed(postings.items())))


def test_a_file_is_doubled_when_it_grows_too_large() -> None:
    assert [shard_count(total) for total in (0, 10_000, 10_001, 40_000)] == [1, 1, 2, 4]


def changed(before: dict[str, bytes], changes: dict[str, bytes]) -> bytes:
    [file] = files_of(before)
    return changed_shard(file, changes, lambda gram, _: changes[gram])


def test_a_file_changes_as_if_it_were_made_anew() -> None:
    before = {"鹿": b"1", "泉": b"2", "鹿泉": b"3"}
    changes = {"泉": b"22", "鹿泉": b"", "乐亭": b"4"}

    assert [changed(before, changes)] == files_of({"鹿": b"1", "泉": b"22", "乐亭": b"4"})


@given(
    st.dictionaries(PIECES, st.binary(min_size=1, max_size=300), max_size=9),
    st.dictionaries(PIECES, st.binary(max_size=300), max_size=5),
)
def test_any_change_gives_the_file_made_anew(
    before: dict[str, bytes], changes: dict[str, bytes]
) -> None:
    kept = {gram: posting for gram, posting in {**before, **changes}.items() if posting}

    assert [changed(before, changes)] == files_of(kept)


def test_a_change_is_told_the_list_that_there_was() -> None:
    [file] = files_of({"鹿": b"1", "泉": b"22"})
    told = {}
    changed_shard(file, ("泉", "乐"), told.setdefault)

    assert told == {"泉": b"22", "乐": b""}
