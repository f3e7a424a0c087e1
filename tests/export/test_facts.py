"""Each figure of each report page is its row of the facts, character by character."""

from __future__ import annotations

from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.export.facts import facts, stage
from generator.model.edition import Edition
from generator.model.reported import NOT_APPLICABLE_WORD, NOT_STATED_WORD, WITHHELD_WORD
from generator.reading import edition_of
from generator.render.templates import Templates
from generator.views import address
from tests.builders import a_report, an_edition
from tests.conftest import EXAMPLE, ROOT
from tests.plans import plan
from tests.tables import records

WORDS = {
    "withheld": WITHHELD_WORD,
    "not_stated": NOT_STATED_WORD,
    "not_applicable": NOT_APPLICABLE_WORD,
}


class Figures(HTMLParser):
    """The text of every table cell with an id, without marks and second lines; and of every
    labelled line with an id, which may say more than the figure.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.cells: list[tuple[str, str]] = []
        self.lines: list[tuple[str, str]] = []
        self._line = ""
        self._id = ""
        self._text: list[str] = []
        self._aside = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in {"td", "th"} and given.get("id"):
            self._id, self._text, self._aside = given["id"] or "", [], 0
        elif tag == "div":
            self._line = given.get("id") or ""
        elif tag == "dd":
            self._text = []
        elif tag == "small" or "mark" in (given.get("class") or "").split():
            self._aside += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"} and self._id:
            self.cells.append((self._id, "".join(self._text).strip(" ")))
            self._id = ""
        elif tag == "dd" and self._line:
            self.lines.append((self._line, "".join(self._text)))
        elif tag in {"small", "a"} and self._aside:
            self._aside -= 1

    def handle_data(self, data: str) -> None:
        if not self._aside if self._id else self._line:
            self._text.append(data)


@pytest.mark.parametrize("content", [ROOT / "content", EXAMPLE], ids=["content", "example"])
def test_every_figure_on_every_page_is_its_fact_character_by_character(content: Path) -> None:
    edition = edition_of(content)
    pages = {
        artifact.path.parent.as_posix(): artifact.content.decode()
        for artifact in plan(edition, Templates(ROOT / "site_templates").page).pages
    }
    compared, stated = 0, 0
    wrong = []
    for entry in edition.dataset.reports:
        page = address.report(entry, edition.dataset.site)
        rows = {row["path"]: row for row in records(facts(edition.only([entry])))}
        rows = {path: row for path, row in rows.items() if row["measure"] != "items"}
        stated += sum(row["state"] in {"value", "nothing"} for row in rows.values())
        shown = Figures(pages[page])
        for path, text in shown.cells:
            if path in rows and text not in as_shown(rows[path]):
                wrong.append((page, path, text, as_shown(rows[path])))
        for path, text in shown.lines:
            if path in rows and not any(each in text for each in as_shown(rows[path])):
                wrong.append((page, path, text, as_shown(rows[path])))
        anchored = {path for path, _ in (*shown.cells, *shown.lines)}
        compared += sum(
            row["state"] in {"value", "nothing"} for path, row in rows.items() if path in anchored
        )

    assert wrong == []
    assert compared > stated * 0.85, "figures with a permalink"


def as_shown(row: dict[str, str]) -> set[str]:
    """How a page may print a fact: bare in a table of its unit, else with its unit."""
    if row["state"] in WORDS:
        return {WORDS[row["state"]]}
    return {row["printed"] + tail for tail in ("", f" {row['unit']}", row["unit"])}


def rows_of(edition: Edition) -> dict[str, dict[str, str]]:
    return {row["path"]: row for row in records(facts(edition))}


def test_an_amount_is_in_yuan_and_keeps_what_is_printed() -> None:
    found = rows_of(an_edition(a_report(spending={"total": {"executed": "355.50"}})))
    row = found["spending.total.executed"]

    assert [row[each] for each in ("value", "printed", "unit", "state", "stage", "measure")] == [
        "3555000", "355.50", "万元", "value", "executed", "amount",
    ]  # fmt: skip
    assert row["term"] == "实际支出"
    assert row["address"].endswith("/#spending.total.executed")


@pytest.mark.parametrize(
    ("printed", "state", "value"),
    [
        ("未安排", "nothing", "0"),
        ("0.00", "value", "0"),
        ("依法不予公开", "withheld", ""),
        ("未说明", "not_stated", ""),
        ("不适用", "not_applicable", ""),
        ("12.50 元", "value", "12.50"),
        ("约 3 万元", "value", "30000"),
    ],
)
def test_the_five_states_stay_five(printed: str, state: str, value: str) -> None:
    found = rows_of(an_edition(a_report(spending={"total": {"executed": printed}})))
    row = found["spending.total.executed"]

    assert (row["state"], row["value"]) == (state, value)
    assert row["is_approximate"] == ("" if not value else str("约" in printed).lower())


def test_a_date_goes_as_far_as_it_is_stated() -> None:
    dates = {
        "2024-05-16": "2024-05-16",
        "2024年5月": "2024-05",
        "2024年": "2024",
        "5月16日前": "XXXX-05-16",
        "年底": "",
    }
    for printed, value in dates.items():
        row = rows_of(an_edition(a_report(disclosure={"due_on": printed})))["disclosure.due_on"]
        assert (row["printed"], row["value"], row["state"]) == (printed, value, "value")


def test_words_have_no_value_and_a_share_is_a_share() -> None:
    one = {"target": "全部整改", "actual": "99.50%", "name": "整改"}
    found = rows_of(an_edition(a_report(indicators={"zhenggai": one})))

    assert found["indicators.zhenggai.target"]["value"] == ""
    assert found["indicators.zhenggai.target"]["state"] == "value"
    assert found["indicators.zhenggai.actual"]["value"] == "0.9950"


def test_the_second_printing_of_a_figure_is_a_row_of_its_own() -> None:
    again = {"path": "staff.staff_in_post", "printed": "6 人", "place": "第三部分"}
    found = rows_of(an_edition(a_report(staff={"staff_in_post": "6"}, restated={"bianzhi": again})))

    assert found["restated.bianzhi.printed"]["value"] == found["staff.staff_in_post"]["value"]
    assert found["restated.bianzhi.printed"]["measure"] == "count"


def test_a_list_that_is_withheld_or_empty_says_so() -> None:
    found = rows_of(an_edition(a_report(projects="依法不予公开", indicators="无")))

    assert (found["projects"]["state"], found["projects"]["measure"]) == ("withheld", "items")
    assert found["indicators"]["state"] == "nothing"


def test_funds_and_projects_are_columns_of_their_own(example: Edition) -> None:
    found = records(facts(example))
    funds = {row["fund"] for row in found if row["path"].startswith("funds.")}

    assert "general_public_budget" in funds
    assert all(row["project_key"] for row in found if row["path"].startswith("projects."))
    assert stage(("three_public", "three_public_budget")) == "budget"
    assert stage(("staff", "retired")) == ""


def test_every_line_of_the_source_is_true(example: Edition) -> None:
    for entry in example.dataset.reports:
        lines = (EXAMPLE.parent / entry.file).read_text("utf-8").splitlines()
        for row in records(facts(example.only([entry]))):
            said = lines[int(row["source_line"]) - 1]
            if row["state"] == "value" and row["path"].count(".") > 1:
                assert row["printed"].strip() in said, (entry.file, row)


def test_nothing_computed_is_a_fact(example: Edition) -> None:
    assert all(
        Decimal(row["value"]).is_finite()
        for row in records(facts(example))
        if row["value"] and row["measure"] != "date"
    )
    assert "origin" not in facts(example).columns
