from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from generator.export.explore import explore_products
from generator.model.edition import Edition
from tests.builders import a_report, an_edition
from tests.plans import files_of


def explore_files(edition: Edition) -> list[tuple[str, bytes]]:
    return list(files_of(explore_products(edition)))


def read(edition: Edition, path: str) -> Any:
    return json.loads(dict(explore_files(edition))[path])


def test_the_first_file_holds_the_columns_shown_and_names_the_others(example: Edition) -> None:
    first = read(example, "explore/reports.json")
    further = {each["key"] for each in first["columns"] if not each["shown"]}
    paths = {path for path, _ in explore_files(example)}

    assert set(first["data"]) == {each["key"] for each in first["columns"] if each["shown"]}
    assert further
    assert {f"explore/reports/{key}.json" for key in further} <= paths


def test_projects_have_files_of_their_own(example: Edition) -> None:
    first = read(example, "explore/projects.json")

    assert first["measure"] == "个"
    assert first["count"] == len(first["rows"]["report"])


def test_another_figure_of_a_further_column_is_another_version() -> None:
    one, other = (
        read(an_edition(a_report(spending={"total": {"received": figure}})), "explore/reports.json")
        for figure in ("1", "2")
    )

    assert one["version"] != other["version"]


def test_where_the_page_is_not_made_there_are_no_files(example: Edition) -> None:
    assert explore_files(replace(example, has_explore=False)) == []


def test_the_same_content_gives_the_same_bytes(example: Edition) -> None:
    assert explore_files(example) == explore_files(example)
