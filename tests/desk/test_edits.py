"""A value is written only if the reader takes it, and only into the file that was looked at."""

from __future__ import annotations

import pytest

from generator.desk.edits import Edit, RefusedError, refuse_new_faults, save, tick_off
from generator.desk.judge import judged
from generator.desk.reports import StaleError, open_report
from generator.errors import GeneratorError
from tests.desk.office import REPORT, Office, with_spent

EXECUTED = ("spending", "total", "executed")


def edit(office: Office, path: tuple[str, ...], value: str, **more: bool) -> Edit:
    return Edit(REPORT, office.digest(), path, value, **more)


def test_a_value_that_is_read_is_written(office: Office) -> None:
    before = office.file().read_text(encoding="utf-8")
    save(office.desk.content, office.desk.settings(), edit(office, EXECUTED, " 305.22 "))

    assert office.file().read_text(encoding="utf-8") == with_spent(before, "305.22")


@pytest.mark.parametrize("typed", ["三百", "3O5.21", "305.21.0", "1e3", "", "\n \n", "a" * 500])
def test_what_the_reader_refuses_leaves_the_file_as_it_was(office: Office, typed: str) -> None:
    before = office.file().read_bytes()
    with pytest.raises(GeneratorError, match=r"没有保存|不能空着"):
        save(office.desk.content, office.desk.settings(), edit(office, EXECUTED, typed))

    assert office.file().read_bytes() == before


@pytest.mark.parametrize("typed", ["联系人 13912345678", "绝密★启用前"])
def test_what_may_not_be_published_is_refused(office: Office, typed: str) -> None:
    before = office.file().read_bytes()
    with pytest.raises(RefusedError):
        save(
            office.desk.content, office.desk.settings(), edit(office, ("agency", "funding"), typed)
        )

    assert office.file().read_bytes() == before


def test_lines_of_a_list_are_written_as_a_list(office: Office) -> None:
    path = ("narrative", "problems")
    save(
        office.desk.content,
        office.desk.settings(),
        edit(office, path, "一件事\r\n\r\n另一件事\r\n", is_list=True),
    )

    assert "problems:\n    - 一件事\n    - 另一件事\n" in office.file().read_text(encoding="utf-8")


def test_a_change_made_elsewhere_meanwhile_is_not_written_over(office: Office) -> None:
    old = edit(office, EXECUTED, "1")
    text = office.file().read_text(encoding="utf-8") + "# 别处\n"
    office.file().write_text(text, encoding="utf-8")

    with pytest.raises(StaleError, match="别处改过"):
        save(office.desk.content, office.desk.settings(), old)
    with pytest.raises(StaleError):
        tick_off(office.desk.content, old)
    assert office.file().read_text(encoding="utf-8") == text


def test_a_mark_is_ticked_off(office: Office) -> None:
    text = office.file().read_text(encoding="utf-8")
    marked = with_spent(text, "305.21  # 请核对：拟")
    office.file().write_text(marked, encoding="utf-8")
    tick_off(office.desk.content, edit(office, EXECUTED, ""))

    assert office.file().read_text(encoding="utf-8") == text


def test_a_fault_that_was_there_does_not_stop_mending_another(office: Office) -> None:
    text = office.file().read_text(encoding="utf-8")
    office.file().write_text(
        text.replace("coverage: 全部支出", "coverage: 待核对"), encoding="utf-8"
    )
    save(office.desk.content, office.desk.settings(), edit(office, EXECUTED, "305.20"))
    file = open_report(office.desk.content, REPORT)

    assert "305.20" in file.text
    refuse_new_faults(judged(file, office.desk.settings()), judged(file, office.desk.settings()))
