from __future__ import annotations

import pytest

from generator.desk.reports import StaleError, open_report, report_names, write_report
from generator.errors import GeneratorError
from tests.desk.office import REPORT, Office


def test_reports_are_found_by_name(office: Office) -> None:
    names = report_names(office.desk.content)
    (office.file().parent / ".2025.yml").write_text("x", encoding="utf-8")
    (office.file().parent / "2026.yml").symlink_to(office.file())

    assert REPORT in names
    assert report_names(office.desk.content) == names == tuple(sorted(names))


@pytest.mark.parametrize("name", ["", "../site", "none/2024", f"/{REPORT}", f"{REPORT}.yml"])
def test_no_other_file_is_opened(office: Office, name: str) -> None:
    with pytest.raises(GeneratorError, match="没有这份报告"):
        open_report(office.desk.content, name)


def test_line_ends_and_mark_stay(office: Office) -> None:
    raw = b"\xef\xbb\xbfa: 1\r\nb: 2\n"
    office.file().write_bytes(raw)
    file = open_report(office.desk.content, REPORT)
    write_report(file, file.text.replace("1", "3"))

    assert office.file().read_bytes() == raw.replace(b"1", b"3")
    with pytest.raises(StaleError):
        write_report(file, "again")
    office.file().write_bytes(b"\xff")
    with pytest.raises(GeneratorError, match="UTF-8"):
        open_report(office.desk.content, REPORT)
