"""What fuzzing found, tried again; and sound inputs, so that every target is known to run."""

from __future__ import annotations

import pytest

from tests.hostile.fuzzing import CASES, TARGETS, seeds

FOUND = sorted(path for path in CASES.rglob("*") if path.is_file())


@pytest.mark.parametrize("target", TARGETS)
def test_a_sound_input_is_read(target: str) -> None:
    for data in seeds(target):
        TARGETS[target](data)
        TARGETS[target](data[: len(data) // 2])


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_found_once_is_read_or_refused(path: object) -> None:
    found = next(each for each in FOUND if each == path)

    TARGETS[found.parent.name](found.read_bytes())
