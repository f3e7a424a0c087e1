from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator.errors import GeneratorError
from generator.load.content import read_content
from generator.model.withdrawal import Ground
from generator.reading import edition_of
from generator.withdraw.request import Request
from generator.withdraw.whole import planned_report
from tests.conftest import EXAMPLE

PAGE = "shili/dongshi/yishan/2023/kejiju"
REQUEST = Request(PAGE, (), Ground.ON_REQUEST)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "content"))


def test_the_address_is_kept_before_the_file_goes(content: Path) -> None:
    plan = planned_report(content, edition_of(content), PAGE, REQUEST)

    (listed, text), (file, gone) = plan.writes.items()
    assert (listed.name, file.name, gone) == ("withdrawn.yml", "kejiju.yml", None)
    assert text is not None
    assert text.startswith(listed.read_bytes())
    listed.write_bytes(text)
    found = read_content(content)
    assert [each.rule for each in found.findings] == ["withdrawn-file-there"]
    assert found.dataset is not None
    assert [each.report.decided_by for each in found.dataset.tombstones][1:] == [
        "示例省网络信息办公室"
    ]
    assert plan.asked[0].told.on == "2025-06-30"


def test_what_was_begun_is_gone_on_with(content: Path) -> None:
    plan = planned_report(content, edition_of(content), PAGE, REQUEST)
    (listed, text), (file, _) = plan.writes.items()
    assert text is not None
    listed.write_bytes(text)

    again = planned_report(content, edition_of(content), PAGE, REQUEST)
    assert again.writes == {file: None}
    assert again.asked == plan.asked
    file.unlink()
    assert planned_report(content, edition_of(content), PAGE, REQUEST).writes == {}


def test_the_only_report_cannot_go_alone(content: Path) -> None:
    edition = edition_of(content)
    only = [each for each in edition.dataset.reports if each.file.endswith("kejiju.yml")]
    alone = replace(edition, dataset=replace(edition.dataset, reports=tuple(only)))

    with pytest.raises(GeneratorError, match="唯一的一份报告"):
        planned_report(content, alone, PAGE, REQUEST)


def test_there_is_no_such_report(content: Path) -> None:
    with pytest.raises(GeneratorError, match="没有 /x/2024/ 这份报告"):
        planned_report(content, edition_of(content), "x/2024", REQUEST)
