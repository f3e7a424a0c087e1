from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from tests.conftest import Ended

Run = Callable[..., Ended]


def test_a_digest_is_that_of_the_file(disclose: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"original")

    assert disclose("digest", file).out.strip() == hashlib.sha256(b"original").hexdigest()


def test_a_passage_is_measured_as_checks_compare_it(disclose: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("做好 监测，\n及时报告。", "utf-8")

    ended = disclose("digest", "--passage", file)

    assert ended.out.startswith("length: 10\ndigest: ")


def test_a_file_that_is_not_there_ends_with_two(disclose: Run, tmp_path: Path) -> None:
    ended = disclose("digest", tmp_path / "nowhere.pdf")

    assert ended.code == 2
    assert "nowhere.pdf" in ended.err
    assert "Traceback" not in ended.err
