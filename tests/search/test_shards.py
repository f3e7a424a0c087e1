from __future__ import annotations

import pytest

from generator.search.shards import fnv1a, records, shards


@pytest.mark.parametrize(
    ("gram", "expected"),
    [("", 0x811C9DC5), ("a", 0xDC7E8B26), ("鹿泉", None), ("\U000232d7", None)],
)
def test_the_hash_is_of_utf_16_low_byte_first(gram: str, expected: int | None) -> None:
    found = 0x811C9DC5
    for byte in gram.encode("utf-16-le"):
        found = (found ^ byte) * 0x01000193 % 2**32

    assert fnv1a(gram) == found
    assert expected is None or gram != "" or found == expected


def test_every_piece_stands_in_the_file_of_its_hash_with_its_list() -> None:
    postings = {f"{number:03}": bytes([number % 256]) * 40 for number in range(2000)}
    files = shards(postings)
    read = [dict(records(file)) for file in files]

    assert {gram: posting for file in read for gram, posting in file.items()} == postings
    assert all(
        fnv1a(gram) % len(files) == number for number, file in enumerate(read) for gram in file
    )


def test_files_are_as_many_as_a_power_of_two_and_small() -> None:
    files = shards({f"{number:05}": bytes(20) for number in range(5000)})

    assert len(files) == 16
    assert max(map(len, files)) < 16_000


def test_no_piece_makes_one_empty_file() -> None:
    assert shards({}) == [b""]


def test_the_order_in_which_pieces_come_does_not_matter() -> None:
    postings = {"鹿": b"1", "泉": b"2", "鹿泉": b"3"}

    assert shards(postings) == shards(dict(reversed(postings.items())))
