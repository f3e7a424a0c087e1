from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from generator.export.side_by_side import compared_file, measures_file
from generator.model.edition import Edition
from generator.model.money import Money
from generator.model.reported import Stated
from generator.views.source import value_at
from generator.views.text import printed
from tests.builders import a_report, an_edition

LARGEST = 20_000


def side_by_side_files(edition: Edition) -> dict[str, bytes]:
    reports = (compared_file(edition, entry) for entry in edition.dataset.reports)
    return dict([measures_file(edition), *reports])


@pytest.fixture(scope="module")
def made(example: Edition) -> dict[str, bytes]:
    return side_by_side_files(example)


def read(made: dict[str, bytes], path: str) -> Any:
    return json.loads(made[path])


def test_the_rows_are_told_once_and_each_report_has_a_small_file(
    example: Edition, made: dict[str, bytes]
) -> None:
    assert len(made) == len(example.dataset.reports) + 1
    assert "compare/measures.json" in made
    assert max(map(len, made.values())) < LARGEST


def test_a_file_says_which_report_it_is_and_what_it_covers(made: dict[str, bytes]) -> None:
    found = read(made, "shili/dongshi/jiaxian/2024/compare.json")
    wanted = ("format", "address", "name", "place", "year", "kind", "coverage")

    assert [found[name] for name in wanted] == [
        1, "shili/dongshi/jiaxian/2024", "甲县委网信办", "示例省东示市甲县",
        "2024", "整体支出", "全部支出",
    ]  # fmt: skip


def test_every_row_has_a_cell_in_every_report(made: dict[str, bytes]) -> None:
    measures = read(made, "compare/measures.json")
    keys = [each["key"] for group in measures["groups"] for each in group["measures"]]

    for path in made.keys() - {"compare/measures.json"}:
        found = read(made, path)
        assert list(found["cells"]) == keys
        assert set(found["topics"]) <= {each["key"] for each in measures["topics"]}


def test_every_value_is_the_reports_own_to_the_last_digit(
    example: Edition, made: dict[str, bytes]
) -> None:
    checked = 0
    for entry in example.dataset.reports:
        page = entry.file.removeprefix("content/reports/").removesuffix(".yml")
        cells = read(made, f"{page}/compare.json")["cells"]
        for key, cell in cells.items():
            if "value" not in cell or key.startswith("score."):
                continue
            figure = value_at(entry.report, tuple(key.split(".")))
            assert isinstance(figure, Stated)
            exact = figure.value.yuan if isinstance(figure.value, Money) else figure.value
            assert Decimal(cell["value"]) == exact
            assert printed(figure).startswith(cell["text"])
            checked += 1

    assert checked > 50


def test_a_state_has_no_value(made: dict[str, bytes]) -> None:
    for path in made.keys() - {"compare/measures.json"}:
        for cell in read(made, path)["cells"].values():
            assert "value" not in cell or cell["state"] == "value"


def test_the_same_report_gives_the_same_bytes() -> None:
    one, other = an_edition(a_report()), an_edition(a_report())

    assert side_by_side_files(one) == side_by_side_files(other)
