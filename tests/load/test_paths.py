from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from generator.load.paths import folder_address


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("reports/a/b/c/2024.yml", "a/b/c"),
        ("reports/a/b/c/2024/kejiju.yml", "a/b/c"),
        ("reports/a/2024.yml", "a"),
        ("reports/2024.yml", ""),
    ],
)
def test_the_folders_of_a_report_name_its_place(path: str, place: str) -> None:
    assert folder_address(PurePosixPath(path)) == place
