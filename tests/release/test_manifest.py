from __future__ import annotations

import hashlib

import pytest

from generator.release.manifest import (
    FileLine,
    decoded,
    digest_of,
    encoded,
    folder_name,
    manifest,
    sums_text,
)

A = FileLine("a/index.html", 3, "a" * 64)
B = FileLine("甲.txt", 5, "b" * 64)


def test_a_file_is_a_line_in_the_order_of_paths() -> None:
    raw = encoded(manifest(2, "2026-01-31", "c" * 64, [B, A]))

    assert raw.decode().splitlines()[1:3] == [
        f'{{"path":"a/index.html","bytes":3,"sha256":"{"a" * 64}"}},',
        f'{{"path":"甲.txt","bytes":5,"sha256":"{"b" * 64}"}}',
    ]
    assert raw == encoded(manifest(2, "2026-01-31", "c" * 64, [A, B]))


def test_reading_undoes_writing() -> None:
    for files in ([], [A], [A, B]):
        found = manifest(1, "2026-01-31", "", files)
        assert decoded(encoded(found)) == found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"bytes":3', '"bytes":4 '),
        ('"release":1', '"release": 1'),
        ('"content":"', '"content":"0'),
        ("a/index.html", "a/index.htm"),
        ("]}\n", "]}"),
        ('"files"', '"filez"'),
        ("{", ""),
    ],
)
def test_other_bytes_than_it_writes_are_no_manifest(old: str, new: str) -> None:
    text = encoded(manifest(1, "2026-01-31", "", [A, B])).decode()
    assert old in text

    assert decoded(text.replace(old, new, 1).encode()) is None


def test_the_content_has_one_digest_whatever_the_number_of_the_release() -> None:
    first, second = manifest(1, "2026-01-31", "", [A]), manifest(2, "2026-02-28", "x", [A])

    assert first.content == second.content == hashlib.sha256(sums_text([A]).encode()).hexdigest()
    assert first.name == folder_name(1, digest_of(sums_text([A]).encode()))
    assert first.name.startswith("0001-")


def test_sums_are_written_as_sha256sum_reads_them() -> None:
    assert sums_text([A]) == f"{'a' * 64}  a/index.html\n"
