"""What one sentence may take from the one before it."""

from __future__ import annotations

from generator.intake.said import Said
from generator.intake.stages import BASIC, PROJECT, TOTAL


def test_behind_a_full_stop_the_passage_s_own_line_is_meant() -> None:
    said = Said(line=BASIC, main=TOTAL, heard={BASIC})
    said.carry("。")

    assert (said.line, said.heard) == (TOTAL, set())


def test_behind_a_semicolon_the_only_line_goes_on() -> None:
    said = Said(line=BASIC, main=TOTAL, heard={BASIC})
    said.carry("；")

    assert said.line == BASIC


def test_of_two_lines_or_of_parts_none_goes_on() -> None:
    for said in (Said(line=BASIC, heard={BASIC, PROJECT}), Said(line=BASIC, has_parts=True)):
        said.carry("；")

        assert said.line is None
