from __future__ import annotations

import pytest

from generator.findings import Finding, Level
from generator.load.markings import marking_findings, scope_findings
from generator.load.yaml_tree import Document, read_tree
from tests.builders import a_report

FILE = "content/reports/a/2024.yml"


def findings(value: str) -> list[Finding]:
    text = f'title: "{value}"\n'
    document = read_tree(text.encode(), FILE)
    assert isinstance(document, Document)
    return list(marking_findings(document, text, FILE))


@pytest.mark.parametrize(
    "value",
    [
        "机密",
        "【绝密】",
        "（秘密）",
        "机密级",
        "秘密★",
        "秘密★10年",
        "机密 ★ 5 年",
        "绝密★启用前",
        "绝密★长期",
        "工作秘密☆3年",
        "秘密10年",
        "密级：机密",
        "关于印发方案的通知 机密★1年",
        "机密文件，阅后退回",
        "机 密".replace(" ", ""),
    ],
)
def test_a_security_marking_stops_the_run(value: str) -> None:
    found = findings(value)

    assert [(each.rule, each.level) for each in found] == [("security-marking", Level.ERROR)]


@pytest.mark.parametrize(
    "value",
    [
        "内部资料",
        "内部资料 注意保存",
        "内部文件，注意保存",
        "内部资料★",
        "（内部资料）",
        "内部使用，请勿外传",
        "不得外传",
        "本件严禁翻印",
        "请勿复印和外传",
        "此件不公开",
        "此件发至县团级",
        "阅后收回",
    ],
)
def test_an_internal_marking_stops_the_run(value: str) -> None:
    found = findings(value)

    assert [(each.rule, each.level) for each in found] == [("internal-marking", Level.ERROR)]


@pytest.mark.parametrize(
    "value",
    [
        "中华人民共和国保守国家秘密法",
        "其余经费因内容涉密，依法不予公开",
        "内容涉密",
        "严守国家秘密和工作秘密",
        "开展保密教育，签订保密承诺书",
        "不涉及国家秘密、商业秘密和个人隐私",
        "定密、解密和密级变更的培训 2 次",
        "密级管理制度",
        "成立内审和内控小组",
        "部门内部公开",
        "将在部门内部进行公开",
        "建立内部控制制度",
        "健全单位内部文件管理制度",
        "整理内部资料 3 万字",
        "取得内部资料性出版物准印证",
        "要求工作人员不得外传敏感数据",
        "严禁违规转发有害信息",
        "制定网络安全事件报告制度，严禁迟报",
        "机要文件交换 120 件",
        "网络强军工程及网宣经费项目",
        "秘密战线宣传片",
    ],
)
def test_ordinary_words_are_no_marking(value: str) -> None:
    assert findings(value) == []


def test_a_marking_is_named_with_its_place_and_a_way_out() -> None:
    assert str(findings("通知 秘密★10年")[0]) == (
        "content/reports/a/2024.yml:1:8: error[security-marking] 这里有密级标志“秘密★10年”。"
        "带密级标志的内容不能公开；请先停下，交保密工作负责人处理"
    )


def test_an_internal_marking_is_named_with_a_way_out() -> None:
    assert str(findings("内部资料 注意保存")[0]) == (
        "content/reports/a/2024.yml:1:8: error[internal-marking] 这里有"
        "“内部资料 注意保存”一类的内部标志。先由单位确认可以公开；可以公开的，删去这个标志"
    )


def test_a_report_kept_within_the_department_waits_for_a_decision() -> None:
    report = a_report(disclosure={"scope": "部门内部公开"})
    document = Document({}, {("disclosure", "scope"): (7, 10)})

    (found,) = scope_findings(report, document, FILE)

    assert str(found) == (
        "content/reports/a/2024.yml:7:10: error[scope-without-decision] "
        "报告写明在部门内部公开，这里还没有可以对外公开的决定。决定公开的，在 disclosure 下写 "
        "decision（decided_on、decided_by、text）；没有决定的，移出这份报告"
    )


@pytest.mark.parametrize(
    "disclosure",
    [
        {"scope": "向社会公开"},
        {"scope": "未说明"},
        {"scope": "部门内部公开", "decision": {"decided_by": "主任会议"}},
    ],
)
def test_a_public_or_decided_report_needs_no_decision(disclosure: dict[str, object]) -> None:
    report = a_report(disclosure=disclosure)

    assert list(scope_findings(report, Document({}, {}), FILE)) == []
