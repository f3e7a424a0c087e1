from __future__ import annotations

from generator.desk.desk import PUBLISH_FOLDER
from generator.desk.reports import open_report
from tests.desk.office import REPORT, Office


def test_a_file_is_judged_once_until_it_or_the_settings_change(office: Office) -> None:
    file = open_report(office.desk.content, REPORT)
    first = office.desk.judged(file)

    assert office.desk.judged(file) is first
    site = office.desk.content / "site.yml"
    site.write_text(site.read_text(encoding="utf-8") + "# 改\n", encoding="utf-8")
    assert office.desk.judged(file) is not first


def test_the_folder_is_remembered(office: Office) -> None:
    assert office.desk.publish_folder is None
    office.desk.drawer.remember(PUBLISH_FOLDER, str(office.desk.content))
    assert office.desk.publish_folder == office.desk.content
    assert office.desk.published_site is None
