"""A report by its address or its file, and a way out where there is none."""

from __future__ import annotations

import pytest

from generator.errors import GeneratorError
from generator.model.edition import Edition
from generator.views.named import report_named
from tests.builders import a_report, an_edition

REPORT = "reports/shili/dongshi/yishan/2023/kejiju.yml"


@pytest.mark.parametrize(
    "told",
    [
        "/shili/dongshi/yishan/2023/kejiju/", "shili/dongshi/yishan/2023/kejiju",
        f"content/{REPORT}",
        f"./content/{REPORT}", f"/srv/site/content/{REPORT}", REPORT,
        f"content/{REPORT}".replace("/", "\\"),
    ],
)  # fmt: skip
def test_a_report_is_found_by_address_and_by_file(example: Edition, told: str) -> None:
    assert report_named(told, example.dataset).file == f"content/{REPORT}"


def test_the_address_in_a_browser_will_do() -> None:
    edition = an_edition(a_report(), site={"address": "https://gk.example.cn/a"})
    told = "https://gk.example.cn/a/hebei/shijiazhuang/p130110/2024/"

    assert report_named(told, edition.dataset) is edition.dataset.reports[0]


def test_a_report_that_is_not_there_is_told_with_the_nearest(example: Edition) -> None:
    with pytest.raises(GeneratorError, match=r"没有这份报告：.*是不是 /shili/dongshi/yishan/2023/"):
        report_named("/shili/dongshi/yishan/2032/", example.dataset)
    with pytest.raises(GeneratorError, match="写报告的地址"):
        report_named("", example.dataset)
