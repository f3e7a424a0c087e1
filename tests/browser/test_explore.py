"""The table of all reports and projects, as readers narrow, sort, share and take it."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, Request, Route, expect

from generator.export.csv_file import safe
from generator.export.explore import explore_products
from tests.browser.axe import PHONE, violations_in_all_looks
from tests.browser.many_reports import many_reports
from tests.browser.resting import at_rest
from tests.browser.serving import serve_folder
from tests.browser.test_every_page import FIRST_VIEW_OF_TABLES, POLICY, served_file
from tests.plans import files_of

pytestmark = pytest.mark.browser

ROWS = ".rows .tabulator-row"
TOTAL = "#explore > [role=status]"
MANY = 14_250
MOST_IN_SIGHT = 60
MOST_MILLISECONDS = 5000  # fifty times what a desktop takes: drawing every row takes longer

# As the offline edition takes the place of what reads files and makes links.
ANOTHER_DOOR = """
self.readThere = [];
const readHere = self.disclose.read;
self.disclose.read = (url, options) => {
  self.readThere.push(String(url));
  return readHere(url, options);
};
self.disclose.page = (root, address) => "about:blank#" + address;
"""

# Every choice of every box but the first, which chooses nothing: name, value, text.
_OFFERED = """() => [...document.querySelectorAll("#explore select")].flatMap(box =>
  [...box.options].slice(1).map(option => [box.name, option.value, option.innerText]))"""

# From a choice to what is drawn of it.
NARROWED = """year => {
  const box = document.querySelector("select[name=year]");
  box.value = year;
  const start = performance.now();
  box.dispatchEvent(new Event("change", { bubbles: true }));
  const spent = done => setTimeout(() => done(performance.now() - start));
  return new Promise(done => requestAnimationFrame(() => spent(done)));
}"""


@pytest.fixture(scope="module")
def example_home(example_site: Path, served: Callable[[Path], str]) -> str:
    return served(example_site)


@pytest.fixture(scope="module")
def many_site(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site with a table of very many made-up reports."""
    folder: Path = shutil.copytree(real_site, tmp_path_factory.mktemp("many") / "site")
    shutil.rmtree(folder / "explore" / "reports")
    for path, content in files_of(explore_products(many_reports(MANY))):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def many_home(many_site: Path) -> Iterator[str]:
    with serve_folder(many_site, {"Content-Security-Policy": POLICY}) as address:
        yield address


def explore(page: Page, home: str, query: str = "") -> Page:
    page.goto(f"{home}explore/{query}")
    page.locator(f"{ROWS}, .tabulator-placeholder").first.wait_for()
    expect(page.locator("#explore")).not_to_have_attribute("aria-busy", "true")
    return page


def column(page: Page, key: str) -> list[str]:
    """The texts of one column, as far as rows are drawn."""
    cells = page.locator(f"{ROWS} [tabulator-field={key}]")
    return [each.replace("\n", " ").strip() for each in cells.all_inner_texts()]


def names(page: Page) -> list[str | None]:
    links = page.locator(f"{ROWS} .what a")
    return [each.get_attribute("aria-label") for each in links.all()]


def asked(page: Page) -> dict[str, str]:
    return {name: found[0] for name, found in parse_qs(urlsplit(page.url).query).items()}


def facet(page: Page, label: str) -> Locator:
    return page.locator(f"#explore label:has(> span:text-is('{label}')) select")


def choices(page: Page, label: str) -> list[str]:
    return facet(page, label).locator("option").all_inner_texts()


def with_writer(page: Page) -> None:
    """The script that writes files comes with the first file."""
    saved(page, "csv")


def saved(page: Page, ending: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=ending.upper(), exact=True).click()
    assert waiting.value.suggested_filename.endswith(f".{ending}")
    return Path(waiting.value.path()).read_bytes()


def test_all_reports_stand_in_one_table_and_each_leads_to_its_page(page: Page, home: str) -> None:
    explore(page, home)

    assert page.locator(TOTAL).inner_text() == "5 / 5 份报告"
    assert page.locator(TOTAL).get_attribute("aria-live") == "polite"
    assert "鹿泉区委网信办 2024" in names(page)
    page.get_by_role("link", name="鹿泉区委网信办 2024").click()
    assert page.url == f"{home}hebei/shijiazhuang/luquan/2024/"


def test_figures_stand_as_printed_and_states_by_name(page: Page, home: str) -> None:
    explore(page, home)

    assert column(page, "budget") == ["355.53", "19.84", "46.8648", "230.85", "未说明"]
    assert column(page, "execution_rate")[2:4] == ["100%", "99.91%"]
    assert page.locator(f"{ROWS} [tabulator-field=executed] em").count() == 3


def test_every_row_says_what_its_figures_cover(page: Page, home: str) -> None:
    for table in ("", "?table=projects", "?columns=year"):
        explore(page, home, table)
        assert set(column(page, "coverage")) <= {"全部支出", "只含项目支出", "只含专项资金"}
        assert "" not in column(page, "coverage")


def test_an_amount_in_another_unit_keeps_its_own(page: Page, example_home: str) -> None:
    explore(page, example_home, "?sort=-budget")
    units = [each for each in column(page, "budget") if each.endswith(" 元")]

    assert units
    assert column(page, "budget")[-1] in {"未说明", "依法不予公开", "不适用"}


def test_projects_lead_to_their_place_in_their_report(page: Page, home: str) -> None:
    explore(page, home)
    page.get_by_role("button", name="项目", exact=True).click()
    expect(page.locator(TOTAL)).to_have_text("14 / 14 个项目")
    link = page.locator(f"{ROWS} .what a").first.get_attribute("href")

    assert asked(page) == {"table": "projects"}
    assert (
        link == f"{home}hebei/shijiazhuang/luquan/2024/#projects.yuqing-zhibao" or "#proj" in link
    )  # type: ignore[operator]  # every link has its address
    assert page.locator(f"{ROWS} input").count() == 0


def test_a_choice_says_how_many_rows_it_leaves(page: Page, home: str) -> None:
    explore(page, home)
    assert choices(page, "预算年度") == ["全部", "2025 年（1）", "2024 年（2）", "2023 年（2）"]
    facet(page, "预算年度").select_option("2023")
    expect(page.locator(TOTAL)).to_have_text("2 / 5 份报告")

    assert choices(page, "省份") == ["全部", "河北省（2）"]
    assert choices(page, "预算年度") == ["全部", "2025 年（1）", "2024 年（2）", "2023 年（2）"]
    assert all(name and name.endswith(" 2023") for name in names(page))


def test_prefectures_are_offered_within_a_province(page: Page, home: str) -> None:
    explore(page, home)
    assert facet(page, "地市").count() == 0
    facet(page, "省份").select_option("hebei")
    facet(page, "地市").select_option("hebei/tangshan")
    expect(page.locator(TOTAL)).to_have_text("1 / 5 份报告")

    assert asked(page) == {"province": "hebei", "prefecture": "hebei/tangshan"}
    facet(page, "省份").select_option("hunan")
    expect(page.locator(TOTAL)).to_have_text("1 / 5 份报告")
    assert asked(page) == {"province": "hunan"}


@pytest.mark.parametrize(
    "label",
    [
        "省份",
        "预算年度",
        "覆盖范围",
        "自评得分",
        "评价等级",
        "最重的核对结论",
        "依法不予公开",
        "项目类别",
    ],
)
def test_every_facet_is_offered(page: Page, home: str, label: str) -> None:
    explore(page, home)

    assert len(choices(page, label)) > 2


def test_counts_and_rows_agree(page: Page, example_home: str) -> None:
    explore(page, example_home)
    offered = page.evaluate(_OFFERED)
    assert len(offered) > 20
    for name, value, text in offered:
        count = re.search(r"（(\d+)）$", text)
        explore(page, example_home, f"?{name}={value}")
        assert count
        assert page.locator(TOTAL).inner_text().startswith(f"{count[1]} / 7 "), value


def test_free_words_are_looked_for_as_the_search_does(page: Page, home: str) -> None:
    explore(page, home)
    words = page.get_by_label("只看含有")
    for typed in ("石家庄\u3000\uff12\uff10\uff12\uff13", "SHENZE", "深泽 网信办"):
        words.fill(typed)
        expect(page.locator(TOTAL)).to_have_text("1 / 5 份报告")
        assert names(page) == ["深泽县委网信办 2023"]


def test_who_withheld_money_is_two_actions_from_home(page: Page, home: str) -> None:
    page.goto(home)
    page.get_by_role("navigation", name="网站").get_by_role("link", name="探索").click()
    page.get_by_role("link", name="哪些报告写明依法不予公开").click()
    expect(page.locator(TOTAL)).to_have_text("1 / 5 份报告")

    assert names(page) == ["江华瑶族自治县委网信办 2024"]


def test_which_reports_state_no_score_is_two_actions_from_home(page: Page, home: str) -> None:
    page.goto(home)
    page.locator("main").get_by_role("link", name=re.compile("^探索")).click()
    page.get_by_role("link", name="哪些报告没有写自评得分").click()
    expect(page.locator(TOTAL)).to_have_text("4 / 5 份报告")

    assert set(column(page, "total_score")) == {"未说明"}


def test_money_of_unlike_coverage_is_put_in_order_apart(page: Page, home: str) -> None:
    explore(page, home)
    page.get_by_role("button", name="预算", exact=True).click()
    expect(page.locator(TOTAL)).to_contain_text("覆盖范围不同的分开排列")
    assert column(page, "budget") == ["230.85", "355.53", "19.84", "46.8648", "未说明"]
    page.get_by_role("button", name="预算", exact=True).click()
    expect(page.locator("[role=columnheader][tabulator-field=budget]")).to_have_attribute(
        "aria-sort", "descending"
    )

    assert column(page, "budget") == ["355.53", "230.85", "46.8648", "19.84", "未说明"]
    assert asked(page) == {"sort": "-budget"}


def test_states_are_last_whichever_way_a_column_is_sorted(page: Page, example_home: str) -> None:
    for sort in ("total_score", "-total_score", "grade", "-grade"):
        explore(page, example_home, f"?sort={sort}")
        cells = column(page, sort.removeprefix("-"))
        has = [each not in {"未说明", "依法不予公开", "不适用"} for each in cells]
        assert has == sorted(has, reverse=True)
        if sort.endswith("score"):
            figures = [float(each) for each in cells if re.fullmatch(r"[\d.]+", each)]
            assert figures == sorted(figures, reverse=sort.startswith("-"))


def test_the_address_says_it_all_and_back_goes_back(page: Page, home: str) -> None:
    explore(page, home)
    facet(page, "预算年度").select_option("2024")
    expect(page.locator(TOTAL)).to_have_text("2 / 5 份报告")
    facet(page, "省份").select_option("hunan")
    expect(page.locator(TOTAL)).to_have_text("1 / 5 份报告")
    page.go_back()
    expect(page.locator(TOTAL)).to_have_text("2 / 5 份报告")
    assert facet(page, "省份").input_value() == ""
    page.go_forward()
    expect(page.locator(TOTAL)).to_have_text("1 / 5 份报告")
    shared = explore(page.context.new_page(), home, f"?{urlsplit(page.url).query}")

    assert shared.locator(TOTAL).inner_text() == "1 / 5 份报告"
    assert facet(shared, "省份").input_value() == "hunan"


def test_typing_is_one_step_back(page: Page, home: str) -> None:
    explore(page, home)
    page.get_by_label("只看含有").press_sequentially("深泽", delay=200)
    expect(page.locator(TOTAL)).to_have_text("1 / 5 份报告")
    page.go_back()
    expect(page.locator(TOTAL)).to_have_text("5 / 5 份报告")

    assert page.get_by_label("只看含有").input_value() == ""


def test_conditions_are_told_and_taken_off(page: Page, home: str) -> None:
    explore(page, home, "?year=2024&text=网信办&sort=-budget&columns=budget")
    told = page.get_by_role("list", name="已选的条件")
    assert told.get_by_role("listitem").all_inner_texts() == [
        "预算年度：2024 年 ×", "含“网信办” ×", "全部清除",
    ]  # fmt: skip
    told.get_by_role("button", name="去掉条件：预算年度：2024 年").click()
    expect(page.locator(TOTAL)).to_contain_text("5 / 5")
    assert page.locator(TOTAL).evaluate("each => each === document.activeElement")
    page.get_by_role("button", name="全部清除").click()
    expect(told).to_have_count(0)

    assert asked(page) == {}


def test_a_condition_that_nothing_meets_says_so(page: Page, home: str) -> None:
    explore(page, home, "?text=阿房宫")

    assert page.locator(TOTAL).inner_text() == "0 / 5 份报告"
    assert page.locator(".tabulator-placeholder").inner_text().strip() == "没有符合条件的报告"


def test_columns_are_chosen_and_fetched_when_asked_for(page: Page, home: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(urlsplit(request.url).path))
    explore(page, home)
    assert not [path for path in fetched if path.startswith("/explore/reports/")]
    page.get_by_text("选择列").click()
    page.get_by_label("编制（人）").check()
    page.locator(f"{ROWS} [tabulator-field=established_posts]").first.wait_for()
    page.get_by_label("预算（万元）", exact=True).uncheck()
    expect(page.locator("[role=columnheader][tabulator-field=budget]")).to_have_count(0)

    assert [path for path in fetched if path.startswith("/explore/reports/")] == [
        "/explore/reports/established_posts.json"
    ]
    assert "established_posts" in asked(page)["columns"].split(",")


def test_columns_can_all_be_taken_off_but_what_figures_cover(page: Page, home: str) -> None:
    explore(page, home, "?columns=")

    assert page.locator("[role=columnheader]").all_inner_texts() == ["报告", "覆盖范围"]


def test_turning_to_the_projects_keeps_what_both_tables_have(page: Page, home: str) -> None:
    explore(page, home, "?year=2024&score=not_stated&sort=-budget")
    page.get_by_role("button", name="项目", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator(TOTAL)).to_contain_text("/ 14 个项目")

    assert asked(page) == {"table": "projects", "year": "2024"}
    assert page.evaluate("() => document.activeElement.textContent") == "项目"


def test_verdicts_lead_to_the_comparisons_of_the_report(page: Page, home: str) -> None:
    explore(page, home, "?verdict=contradicts")
    mark = page.locator(f"{ROWS} .mark.contradicts").first

    assert mark.inner_text() == "✕ 前后不一 1"
    assert mark.get_attribute("href") == f"{home}hebei/shijiazhuang/luquan/2024/#verification"


def test_files_and_pages_are_reached_through_the_one_door(page: Page, home: str) -> None:
    def altered(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text() + ANOTHER_DOOR)

    fetched: set[str] = set()
    page.on("request", lambda request: fetched.add(request.url))
    page.route(re.compile("disclose[.][0-9a-f]{8}[.]js"), altered)
    explore(page, home, "?columns=staff_in_post")
    links = [each.get_attribute("href") or "" for each in page.locator(f"{ROWS} a").all()]

    assert {each for each in fetched if each.endswith(".json") or ".json?" in each} == set(
        page.evaluate("() => self.readThere")
    )
    assert links
    assert [each for each in links if not each.startswith("about:blank#hebei/")] == [
        "about:blank#hunan/yongzhou/jianghua/2024"
    ]


def test_totals_are_only_of_the_same_year_and_coverage(page: Page, example_home: str) -> None:
    explore(page, example_home)
    page.get_by_text("合计", exact=True).first.click()
    said = page.locator(".explore details:has-text('合计') li").all_inner_texts()

    assert said
    assert all(re.match(r"\d{4} 年(全部支出|只含项目支出|只含专项资金)：", each) for each in said)
    assert all(re.search(r"本站相加，\d+ 份中 \d+ 份写了这个数", each) for each in said)


def test_sums_are_exact(page: Page, home: str) -> None:
    explore(page, home)
    found = page.evaluate(
        """() => {
          const { sum, shifted } = self.discloseExplore;
          return [sum(["0.1", "0.2"]), sum(["-1.05", "12345678901234567.1"]), sum(["1", "2"]),
            shifted("563662", 4), shifted("5", 4), shifted("-1.5", 4), shifted("1.25", -4)];
        }"""
    )

    assert found == [
        "0.3", "12345678901234566.05", "3", "56.3662", "0.0005", "-0.00015", "12500",
    ]  # fmt: skip


# Downloads


QUERY = "?coverage=all_spending&sort=-executed&columns=executed,budget,grade,verdicts"


def test_a_download_is_exactly_the_view(page: Page, example_home: str) -> None:
    explore(page, example_home, QUERY)
    view = names(page)
    table = list(csv.reader(io.StringIO(saved(page, "csv").decode("utf-8-sig"), newline="")))
    head, rows = table[0], table[1:]
    records = json.loads(saved(page, "json"))
    book = openpyxl.load_workbook(io.BytesIO(saved(page, "xlsx")))
    sheet = list(book["报告"].iter_rows(values_only=True))
    executed = head.index("实际支出（万元）")

    assert [f"{row[0]} {row[1]}" for row in rows] == view
    assert head == [each["title"] for each in records["columns"]] == list(sheet[0])
    assert "自评得分（分）" not in head
    assert [list(each.values()) for each in records["rows"]] == [
        [None if not cell else int(cell) if at == 1 else cell for at, cell in enumerate(row)]
        for row in rows
    ]
    assert [[str(cell or "") for cell in row[:3]] for row in sheet[1:]] == [row[:3] for row in rows]
    for row, written in zip(rows, sheet[1:], strict=True):
        assert float(row[executed] or 0) == (written[executed] or 0)
    assert len(sheet) - 1 == len(rows) == len(view)


def test_a_state_has_no_value_and_is_named_beside_it(page: Page, home: str) -> None:
    explore(page, home)
    rows = list(csv.DictReader(io.StringIO(saved(page, "csv").decode("utf-8-sig"))))
    found = [(row["预算（万元）"], row["预算：状态"]) for row in rows]

    assert found[-1] == ("", "未说明")
    assert found[2] == ("46.8648", "有数值")
    assert rows[0]["网址"] == "hebei/shijiazhuang/luquan/2024/"


def test_a_csv_is_for_excel(page: Page, home: str) -> None:
    explore(page, home)
    raw = saved(page, "csv")

    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == raw.count(b"\n") == 6


def test_what_a_spreadsheet_would_run_is_made_safe_as_in_the_other_files(
    page: Page, home: str
) -> None:
    cells = [
        "=1+1", "+1", "-1", "-1.5", "-a", "@x", "＝1", "\ufe621", " =1", "\u200b=1", "\t1", "\r",
        "甲=乙", "1", "", "'=1", "\x00=1", "\u3000+1", "3-1", "\n", "\uff11", "-\uff11",
    ]  # fmt: skip
    explore(page, home)
    with_writer(page)
    found = page.evaluate("cells => cells.map(self.discloseSheet.safe)", cells)

    assert found == [safe(cell) for cell in cells]


def test_a_workbook_holds_exact_figures_and_no_formula(page: Page, home: str) -> None:
    explore(page, home)
    with_writer(page)
    raw = page.evaluate(
        """() => Array.from(self.discloseSheet.xlsx({
          title: "表", view: "", notes: ["=说明"], columns: [
            { key: "a", title: "=头", isNumber: true }, { key: "b", title: "乙 & <丙>" }],
          rows: [["355.50", "=1+1"], ["12345678901234567.5", "a\\u0000b\\nc"], ["", "007"]],
        }))"""
    )
    book = openpyxl.load_workbook(io.BytesIO(bytes(raw)))
    sheet: Any = book["表"]

    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["=头", "乙 & <丙>"],
        [355.5, "=1+1"],
        ["12345678901234567.5", "ab\nc"],
        [None, "007"],
    ]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"n", "s", "inlineStr"}
    assert sheet["A2"].number_format == "0.00"
    assert sheet["B2"].quotePrefix
    assert book["说明"]["A1"].value == "=说明"


# Side by side


def test_up_to_five_reports_are_chosen_for_comparison(page: Page, example_home: str) -> None:
    explore(page, example_home)
    bar = page.get_by_role("group", name="并排比较")
    boxes = page.locator(f"{ROWS} input")
    boxes.nth(0).check()
    expect(bar).to_contain_text("已选 1 份，再选一份就能并排比较")
    for at in range(1, 5):
        boxes.nth(at).check()
    link = bar.get_by_role("link", name="并排比较").get_attribute("href")
    pages = [
        urlsplit(each.get_attribute("href") or "").path.strip("/")
        for each in page.locator(f"{ROWS} .what a").all()[:5]
    ]

    assert link == f"{example_home}compare/?r={','.join(pages)}"
    assert boxes.nth(5).is_disabled()
    assert asked(page)["chosen"].split(",") == pages
    bar.get_by_role("button", name="不选了").click()
    expect(bar).to_be_hidden()
    assert boxes.nth(5).is_enabled()


# Everyone


@pytest.mark.counted
@pytest.mark.parametrize(
    "query", ["", "?table=projects&topic=qita", "?text=x", "?withheld=yes&sort=-budget&chosen=a,b"]
)
def test_the_table_is_accessible(new_page: Callable[..., Page], home: str, query: str) -> None:
    page = explore(new_page(reduced_motion="reduce"), home, query)
    for summary in page.locator("#explore summary").all():
        summary.click()

    assert violations_in_all_looks(page, at_rest) == {}
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_the_table_is_one_to_programs_that_read_aloud(page: Page, home: str) -> None:
    table = explore(page, home, "?sort=-budget").get_by_role("table")

    assert table.get_attribute("aria-rowcount") == "6"
    expect(table).to_have_accessible_name(re.compile("^全部报告（单位：万元"))
    assert table.get_by_role("columnheader").count() == 8
    assert table.get_by_role("rowheader").count() == 5
    assert table.get_by_role("row").nth(1).get_attribute("aria-rowindex") == "2"


def test_the_table_is_walked_by_keyboard(page: Page, home: str) -> None:
    explore(page, home)
    seen: list[str] = []
    page.get_by_role("button", name="报告", exact=True).first.focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                "() => document.activeElement.getAttribute('aria-label')"
                " || document.activeElement.textContent"
            )
        )
        assert page.evaluate(
            "() => getComputedStyle(document.activeElement).outlineStyle"
        ) != "none", seen[-1]  # fmt: skip
        if seen[-1] == "江华瑶族自治县委网信办 2024":
            break
    assert {"CSV", "预算", "选“鹿泉区委网信办 2024”并排比较"} <= set(seen)
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{home}hunan/yongzhou/jianghua/2024/")


def test_a_heading_is_pressed_by_keyboard_and_keeps_the_focus(page: Page, home: str) -> None:
    explore(page, home)
    page.get_by_role("button", name="预算", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator(TOTAL)).to_contain_text("分开排列")

    assert page.evaluate("() => document.activeElement.textContent") == "预算"


def test_on_a_phone_the_first_column_stays_and_the_page_does_not_scroll(
    new_page: Callable[..., Page], home: str
) -> None:
    page = explore(new_page(viewport=PHONE), home)
    assert not facet(page, "预算年度").is_visible()
    before = page.locator(f"{ROWS} .what").first.bounding_box()
    page.locator(".tabulator-tableholder").evaluate("each => { each.scrollLeft = 300; }")
    at_rest(page)

    assert page.locator(f"{ROWS} .what").first.bounding_box() == before
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_larger_text_makes_larger_rows(page: Page, home: str) -> None:
    explore(page, home)
    row = page.locator(ROWS).first
    small = row.bounding_box()
    page.locator(".reading button").first.click()
    page.locator(".reading button").first.click()
    at_rest(page)
    large = page.locator(ROWS).first.bounding_box()

    assert small
    assert large
    assert large["height"] > 1.9 * small["height"]


def test_words_of_a_report_are_never_markup(page: Page, home: str) -> None:
    hostile = "<img src=x onerror=alert(1)>"

    def altered(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("委网信办", hostile))

    page.route(re.compile(r"explore/reports\.json"), altered)
    explore(page, home, f"?text={hostile}")
    page.get_by_label("只看含有").fill("")
    expect(page.locator(TOTAL)).to_have_text("5 / 5 份报告")

    assert hostile in str(names(page)[0])
    assert page.locator("#explore img").count() == 0


def test_where_the_data_cannot_be_read_it_says_so(page: Page, home: str) -> None:
    page.watch.expect("")  # type: ignore[attr-defined]  # the failed request is the point
    page.route(re.compile(r"explore/reports\.json"), lambda route: route.abort())
    page.goto(f"{home}explore/")

    expect(page.locator(TOTAL)).to_have_text("没有读到表格的数据，请检查网络后再试。")


def test_an_address_that_may_not_change_stops_nothing(page: Page, home: str) -> None:
    page.add_init_script("history.pushState = () => { throw new DOMException('no'); }")
    explore(page, home)
    facet(page, "预算年度").select_option("2024")

    expect(page.locator(TOTAL)).to_have_text("2 / 5 份报告")


def test_the_table_works_below_another_folder_under_a_strict_policy(
    page: Page, real_site: Path, tmp_path: Path
) -> None:
    (tmp_path / "gongkai").symlink_to(real_site)
    page.add_init_script(
        "window.refused = []; document.addEventListener('securitypolicyviolation',"
        " (event) => window.refused.push(event.violatedDirective))"
    )
    with serve_folder(tmp_path, {"Content-Security-Policy": "default-src 'self'"}) as portal:
        explore(page, f"{portal}gongkai/", "?sort=-budget&columns=budget,staff_in_post")
        saved(page, "xlsx")
        link = page.get_by_role("link", name="鹿泉区委网信办 2024")

        assert link.evaluate("each => each.href") == (
            f"{portal}gongkai/hebei/shijiazhuang/luquan/2024/"
        )
        assert page.evaluate("() => window.refused") == []


# A country of reports


def test_the_first_view_of_a_country_is_light(page: Page, many_site: Path, many_home: str) -> None:
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))  # noqa: PLW0108  # the handler is marked
    explore(page, many_home)
    files = [
        served_file(many_site, urlsplit(url).path.lstrip("/"))
        for url in {request.url for request in requests}
    ]
    size = sum(len(gzip.compress(file.read_bytes())) for file in files)

    assert page.locator(TOTAL).inner_text() == "14,250 / 14,250 份报告"
    assert size <= FIRST_VIEW_OF_TABLES[0]


def test_only_the_rows_in_sight_are_drawn_wherever_one_scrolls(page: Page, many_home: str) -> None:
    explore(page, many_home)
    holder = page.locator(".tabulator-tableholder")
    first = names(page)[0]
    for part in (0.25, 0.5, 1):
        holder.evaluate("(each, part) => { each.scrollTop = each.scrollHeight * part; }", part)
        at_rest(page)
        assert 0 < page.locator(ROWS).count() <= MOST_IN_SIGHT
    expect(page.locator(ROWS).last).to_have_attribute("aria-rowindex", "14251")

    assert first not in names(page)


def test_a_country_is_narrowed_and_sorted_at_once(page: Page, many_home: str) -> None:
    explore(page, many_home)
    spent = [page.evaluate(NARROWED, year) for year in ("2021", "2022", "2023", "", "2024")]
    expect(page.locator(TOTAL)).to_have_text("2,850 / 14,250 份报告")
    page.get_by_role("button", name="实际支出", exact=True).click()
    expect(page.locator(TOTAL)).to_contain_text("分开排列")

    assert min(spent) < MOST_MILLISECONDS
    assert page.locator(ROWS).count() <= MOST_IN_SIGHT


def test_a_country_is_taken_away_whole(page: Page, many_home: str) -> None:
    explore(page, many_home, "?year=2023&coverage=all_spending")
    total = page.locator(TOTAL).inner_text().split(" / ")[0].replace(",", "")
    rows = list(csv.DictReader(io.StringIO(saved(page, "csv").decode("utf-8-sig"))))

    assert len(rows) == int(total) > 1000
    assert {row["预算年度"] for row in rows} == {"2023"}
    assert {row["覆盖范围"] for row in rows} == {"全部支出"}
