"""One project under several names, and no project where only a line is named."""

from __future__ import annotations

from generator.intake.projects import Projects, core, is_name, key_of, names_one


def test_year_place_and_ending_do_not_make_another_project() -> None:
    assert core("2024年区网络文明建设服务项目") == core("网络文明建设服务项目")


def test_a_second_name_is_kept_beside_the_first() -> None:
    projects = Projects()
    first = projects.named("舆情中心运行费", "第1段")
    again = projects.named("2024年舆情中心运行费项目", "第9段")

    assert first is again
    assert first is not None
    assert first.others == {"2024年舆情中心运行费项目": "第9段"}


def test_a_name_like_two_projects_is_none_of_them() -> None:
    projects = Projects()
    projects.named("网络安全监测项目", "1")
    projects.named("网络安全培训项目", "1")

    assert projects.find("网络安全项目") is None


def test_lines_and_stages_are_no_names() -> None:
    assert not is_name("项目支出")
    assert not names_one("到位资金")
    assert names_one("舆情监测服务项目")


def test_a_key_is_of_sounds_and_its_own() -> None:
    assert key_of("舆情监测服务", ()) == "yuqing-jiance"
    assert key_of("舆情监测服务", ("yuqing-jiance",)) == "yuqing-jiance-2"
    assert key_of("5G", ()) == "x"
