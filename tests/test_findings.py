from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import Finding, Level, SourceRef, dotted, in_file_order, visible

SMALL = st.integers(0, 3)
PLACES = st.builds(SourceRef, st.sampled_from(["a.yml", "b.yml"]), SMALL, SMALL)
RULES, MESSAGES = st.sampled_from(["r", "s"]), st.sampled_from(["甲", "乙"])
FINDINGS = st.builds(Finding, RULES, st.just(Level.ERROR), PLACES, MESSAGES)


def test_a_finding_names_place_level_rule_message_and_hint() -> None:
    finding = Finding(
        "year-not-a-year", Level.ERROR, SourceRef("a.yml", 4, 7), "“23”不是年度", "四位"
    )

    assert str(finding) == "a.yml:4:7: error[year-not-a-year] “23”不是年度。四位"


def test_a_whole_file_has_no_line() -> None:
    assert str(Finding("r", Level.WARNING, SourceRef("a.yml"), "空")) == "a.yml: warning[r] 空"


def test_a_path_is_written_as_keepers_read_it() -> None:
    assert dotted(("projects", "yuqing", "indicators", 0)) == "projects.yuqing.indicators.0"


@given(st.lists(FINDINGS))
def test_findings_come_in_file_order_whatever_order_they_are_found_in(found: list[Finding]) -> None:
    ordered = in_file_order(tuple(found))

    assert ordered == in_file_order(tuple(reversed(found)))
    assert [each.where for each in ordered] == sorted(each.where for each in found)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("88\u202e.80", "88⟨U+202E⟩.80"),
        ("甲\u200b乙", "甲⟨U+200B⟩乙"),
        ("甲\x1b[31m", "甲⟨U+001B⟩[31m"),
        ("甲\n乙", "甲⟨U+000A⟩乙"),
        ("甲　乙 丙", "甲　乙 丙"),
        ("\U000e0041", "⟨U+E0041⟩"),
    ],
)
def test_what_cannot_be_seen_is_written_as_its_code_point(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_a_finding_is_one_line_that_a_terminal_only_shows(text: str) -> None:
    line = str(Finding("r", Level.ERROR, SourceRef(text, 1, 1), text, text))

    assert len(line.splitlines()) == 1
    assert line.replace("　", "").isprintable()
