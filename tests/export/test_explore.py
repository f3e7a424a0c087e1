from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from generator.cache.values import Values
from generator.export.explore import explore_products, keep_cells
from generator.export.product import Nothing
from generator.model.edition import Edition
from generator.views.groups import by_area
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


def test_another_cell_of_one_table_leaves_the_other_as_it_is() -> None:
    def states(**changes: object) -> dict[str, bytes | None]:
        shown = an_edition(a_report(**changes), a_report(code="130110"))
        return {each.name: each.state for each in explore_products(shown)}

    before = states()
    spent = states(spending={"total": {"received": "5"}})
    assert before["explore/reports"] != spent["explore/reports"]
    assert before["explore/projects"] == spent["explore/projects"]
    added = states(projects={"a": {"name": "甲"}})
    assert before["explore/projects"] != added["explore/projects"]


def test_cells_are_taken_from_who_has_made_them(example: Edition) -> None:
    made: dict[str, tuple[bytes, Any]] = {}

    def keep(name: str, state: bytes, make: Callable[[], Any]) -> Any:
        made[name] = state, make()

    class Standing(Nothing):
        def taken(self, name: str, state: bytes) -> tuple[Any] | None:
            known, value = made.pop(name)
            return (value,) if known == state else None

    for area in by_area(example):
        keep_cells(example, area, keep)
    values = Values()
    shown = replace(example, keep=values)

    assert list(files_of(explore_products(shown, Standing()))) == explore_files(example)
    assert made == {}
