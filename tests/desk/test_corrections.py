from __future__ import annotations

import pytest

from generator.desk.corrections import explain_change, with_correction
from generator.desk.publishing import ToldChange
from generator.desk.yaml_edit import EditError, read_as
from generator.errors import GeneratorError
from tests.desk.office import REPORT, Office

FIELDS = {
    "corrected_on": "2025-06-30", "path": "spending.total.executed",
    "old": "1: # \"a\"", "new": "2", "reason": "录入时写反",
}  # fmt: skip
KEY = "spending-total-executed"


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\ncorrections: 无  # 还没有\n# 尾\n",
        "corrections:\n  x: {path: a, old: b}  # 旧\nz: 1\n",
        "corrections:\n  x:\n    path: a  # 旧\n\n# 尾\n",
        "a: 1\r\ncorrections: 无\r\n",
        "corrections: 无",
    ],
)
def test_an_entry_is_added_and_all_else_stays(text: str) -> None:
    changed = with_correction(text, FIELDS["path"], FIELDS)
    before, after = read_as(text), read_as(changed)
    kept = [line for line in text.splitlines() if line.strip() != "corrections: 无"]

    assert after["corrections"][KEY] == FIELDS  # type: ignore[index,call-overload]  # a mapping
    assert {**after, "corrections": 0} == {**before, "corrections": 0}  # type: ignore[dict-item]  # mappings
    assert all(line.replace(" 无 ", "") in changed for line in kept if "无" not in line)


def test_a_second_entry_has_a_key_of_its_own() -> None:
    once = with_correction("corrections: 无\n", FIELDS["path"], FIELDS)
    twice = with_correction(once, FIELDS["path"], FIELDS)

    assert set(read_as(twice)["corrections"]) == {KEY, f"{KEY}-2"}  # type: ignore[index,call-overload]  # a mapping


@pytest.mark.parametrize("text", ["a: 1\n", "- a\n", "corrections: [a]\n"])
def test_a_file_that_takes_none_is_left_alone(text: str) -> None:
    with pytest.raises(EditError):
        with_correction(text, "a", FIELDS)


def test_a_reason_is_written_into_the_report(office: Office) -> None:
    change = ToldChange(REPORT, "staff.retired", "离退休人数", "5人", "4人", is_explained=False)
    content, settings = office.desk.content, office.desk.settings()
    with pytest.raises(GeneratorError, match="为什么改"):
        explain_change(content, settings, change, " \n")
    explain_change(content, settings, change, "录入时 看错\n一行")

    assert 'reason: "录入时 看错 一行"' in office.file().read_text(encoding="utf-8")
