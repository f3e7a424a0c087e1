from __future__ import annotations

import pytest

from generator.errors import GeneratorError
from generator.model.edition import Edition
from generator.withdraw.report_file import ReportFile
from tests.conftest import EXAMPLE

NAME = "reports/shili/dongshi/jiaxian/2024.yml"


@pytest.fixture(scope="module")
def file(example: Edition) -> ReportFile:
    entry = next(each for each in example.dataset.reports if each.file.endswith(NAME))
    return ReportFile(example.dataset, entry, (EXAMPLE / NAME).read_text("utf-8"))


def test_a_place_is_found_by_its_path(file: ReportFile) -> None:
    steps = file.steps("spending.total.executed")

    assert steps == ("spending", "total", "executed")
    assert not file.is_item(steps)
    assert len(list(file.values(steps))) == 1
    assert file.place(steps)[0] > 1


def test_the_only_item_of_a_list_is_the_list(file: ReportFile) -> None:
    assert file.steps("restated.zhichu") == ("restated",)
    assert file.is_item(("restated", "zhichu"))
    assert len(file.entry.report.projects) > 1  # type: ignore[arg-type]  # the example has them
    first = next(iter(file.entry.report.projects))  # type: ignore[arg-type]  # as above
    assert file.steps(f"projects.{first}") == ("projects", first)


def test_days_and_paths_of_an_entry_are_not_what_it_says(file: ReportFile) -> None:
    said = list(file.values(("corrections",)))

    assert "补录附表里的数" in said
    assert "staff.institution_posts" not in said
    assert "2025-06-20" not in said


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("spending.total.execute", "是不是 spending.total.executed"),
        ("甲", "写成 spending.total.executed 的样子"),
        ("year", "不能单独撤下"),
    ],
)
def test_what_is_no_place_is_refused(file: ReportFile, path: str, said: str) -> None:
    with pytest.raises(GeneratorError, match=said):
        file.steps(path)


def test_a_text_is_judged_as_the_loader_would(file: ReportFile) -> None:
    assert file.tried(file.text).findings == ()
    wrong = file.tried(file.text.replace("format: 1", "format: 9"))
    assert ([each.rule for each in wrong.findings], wrong.entry) == (["format-unknown"], None)
    assert file.tried("[").findings[0].rule == "yaml-syntax"
    assert file.withdrawn == frozenset()
