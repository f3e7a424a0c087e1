"""Title, year and the documents that a report rests on."""

from __future__ import annotations

from generator.intake.draft import Draft
from generator.intake.identity import read_title, year_of
from generator.intake.paragraphs import parts_of
from tests.intake.truth import original_of, read_lines, values


def titled(*lines: str) -> tuple[dict[str, str], str]:
    draft, parts = Draft(), parts_of(original_of(*lines))
    read_title(parts, draft)
    return {path[-1]: each.printed for path, each in draft.readings.items()}, year_of(parts, draft)  # type: ignore[misc]  # names only


def test_a_title_on_two_lines_is_one() -> None:
    found, year = titled(
        "附件3", "鹿泉区委网信办", "2024年度整体支出绩效自评报告", "我单位开展了自评。"
    )

    assert found["title"] == "鹿泉区委网信办2024年度整体支出绩效自评报告"
    assert found["attachment_label"] == "附件3"
    assert found["short_name"] == "鹿泉区委网信办"
    assert year == "2024"


def test_a_year_is_told_only_where_it_is_certain() -> None:
    assert titled("整体支出绩效自评报告", "2023年支出1万元，2024年支出2万元。")[1] == ""
    assert titled("整体支出绩效自评报告", "2024年度支出2万元。")[1] == "2024"


def test_documents_have_issuer_and_number() -> None:
    found = values(
        read_lines(
            "为贯彻落实某县人民政府《关于绩效管理的意见》(某发(2019)5号)和《预算法》精神，开展自评。"
        )
    )

    assert found["documents.moufa-hao.issuer"] == "某县人民政府"
    assert found["documents.moufa-hao.number"] == "某发(2019)5号"
    assert found["documents.yusuan-fa.title"] == "预算法"


def test_a_work_is_no_document() -> None:
    found = values(read_lines("一、部门概况", "作品《反诈短剧》获奖，见《自评表》。"))

    assert not any(path.startswith("documents") for path in found)
