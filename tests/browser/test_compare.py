"""Reports side by side, as readers use it: figures, differences, the choice, the address."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any
from unicodedata import normalize
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, Request, Route, expect
from pypdf import PdfReader

from generator.model.edition import Edition
from generator.model.money import Money
from generator.model.reported import Stated
from generator.views.side_by_side.measures import Measure, MeasureKind, measure_groups
from generator.views.source import source_of, value_at
from generator.views.text import MINUS, percent, signed
from tests.browser.axe import PHONE, violations, violations_in_all_looks
from tests.browser.conftest import ROOT
from tests.browser.resting import at_rest
from tests.browser.serving import serve_folder
from tests.browser.test_every_page import _TOO_WIDE, POLICY, served_file

pytestmark = pytest.mark.browser

LUQUAN = "hebei/shijiazhuang/luquan/2024"
SHENZE = "hebei/shijiazhuang/shenze/2023"
QIAOXI = "hebei/shijiazhuang/qiaoxi/2025"
LAOTING = "hebei/tangshan/laoting/2023"
JIANGHUA = "hunan/yongzhou/jianghua/2024"
FIVE = (LUQUAN, JIANGHUA, LAOTING, SHENZE, QIAOXI)

JIAXIAN = ("shili/dongshi/jiaxian/2024", "shili/dongshi/jiaxian/2023")
BINGHE = "shili/xishi/binghe/2022"
DONGSHI = "shili/dongshi/2024"
PROJECT = "shili/dongshi/yishan/2023/wangxinban/project"

STATES = {"nothing", "withheld", "not_stated", "not_applicable"}

SMALLEST = {"width": 320, "height": 640}
TABLE = "#table-measures table"
STATUS = "#side-by-side [role=status]"
CHOSEN = ".chosen > li > a"
BOX = "#add-report"
OPTIONS = "#report-suggestions [role=option]"
FIRST_VIEW_BYTES = 300_000

_ROWS = """attribute => Object.fromEntries(
  [...document.querySelectorAll(`#table-measures tr[${attribute}]`)].map(row => [
    row.getAttribute(attribute),
    [...row.cells].slice(1).map(cell => {
      const small = cell.querySelector(":scope > small");
      const own = cell.cloneNode(true);
      own.querySelectorAll("small").forEach(each => each.remove());
      return {text: own.textContent, about: small ? small.textContent : "",
              state: cell.className.split(" ")[0], href: own.querySelector("a")?.href ?? ""};
    }),
  ]))"""


@pytest.fixture(scope="module")
def example_home(example_site: Path, served: Callable[[Path], str]) -> str:
    return served(example_site)


@pytest.fixture
def strict(real_site: Path) -> Iterator[str]:
    with serve_folder(real_site, {"Content-Security-Policy": POLICY}) as address:
        yield address


def compare(page: Page, home: str, *reports: str, more: str = "") -> Page:
    page.goto(f"{home}compare/?r={','.join(reports)}{more}")
    page.locator(TABLE).wait_for()
    return page


def rows(page: Page, attribute: str = "data-row") -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = page.evaluate(_ROWS, attribute)
    return found


def asked(page: Page) -> list[str]:
    return parse_qs(urlsplit(page.url).query).get("r", [""])[0].split(",")


def measures() -> list[Measure]:
    return [each for group in measure_groups() for each in group.measures]


def sources(edition: Edition, reports: Sequence[str]) -> list[Any]:
    found = {source_of(edition, entry).page: entry for entry in edition.dataset.reports}
    return [source_of(edition, found[each]) for each in reports]


def figures(page: Page, reports: int) -> list[str]:
    expect(page.locator(f"{TABLE} thead th")).to_have_count(reports + 1)
    return page.locator(f"{TABLE} thead th a").all_inner_texts()


# What the table says


@pytest.mark.parametrize("reports", [(*JIAXIAN, BINGHE, DONGSHI, PROJECT), JIAXIAN[::-1]])
def test_every_row_says_what_the_reports_say(
    page: Page, example_home: str, example: Edition, reports: tuple[str, ...]
) -> None:
    shown = rows(compare(page, example_home, *reports))
    told = {
        each.key: [each.read(source) for source in sources(example, reports)] for each in measures()
    }

    for key, cells in told.items():
        is_silent = all(cell.state == "not_stated" for cell in cells)
        is_never_computed = key.startswith(("total.parts", "share.")) and not any(
            cell.state == "computed" for cell in cells
        )
        assert (key in shown) == (not is_silent and not is_never_computed), key
        for cell, seen in zip(cells, shown.get(key, []), strict=False):
            lines = "".join(
                line.text + (f" {line.state}" if line.state else "") for line in cell.lines
            )
            assert seen["text"] == cell.text + lines
            assert seen["about"] == cell.about
            assert seen["state"] == ("state" if cell.state in STATES else cell.state)


def test_every_figure_leads_to_the_same_figure_on_the_reports_page(page: Page, home: str) -> None:
    shown = rows(compare(page, home, *FIVE))
    links: dict[str, list[tuple[str, str]]] = {}
    for cells in shown.values():
        for cell in cells:
            if cell["href"] and cell["state"] in {"value", "state"}:
                address, _, anchor = cell["href"].partition("#")
                links.setdefault(address, []).append((anchor, cell["text"]))

    for address, found in links.items():
        page.goto(address)
        for anchor, text in found:
            there = page.evaluate("id => document.getElementById(id)?.textContent", anchor)
            assert there is not None, (address, anchor)
            assert "." not in anchor or text.split(" ")[0] in there, (address, anchor)

    assert sum(map(len, links.values())) > 50


def test_a_row_that_no_report_fills_is_named_below_the_table(page: Page, home: str) -> None:
    compare(page, home, LUQUAN, JIANGHUA)
    page.locator(".side-by-side details summary").click()
    said = page.locator(".side-by-side details").inner_text()

    assert "全年支出：" in said
    assert "到位资金" in said
    assert "没有说明不等于没有，也不等于 0" in said
    assert "spending.total.received" not in rows(page)


def test_what_is_computed_here_is_in_italics_and_named_so(page: Page, home: str) -> None:
    shown = rows(compare(page, home, LUQUAN, JIANGHUA))
    share = page.locator("tr[data-row='share.project_expenditure']")

    assert shown["total.parts.executed"][1]["text"] == "157.83"
    assert shown["total.parts.executed"][1]["about"] == "69.38＋88.45"
    assert share.locator("th").inner_text() == "占全年支出（本站计算）"
    assert share.locator("td em").first.inner_text() == "24.69%"
    assert share.locator("td em").first.evaluate("e => getComputedStyle(e).fontStyle") == "italic"


def test_projects_stand_by_kind_and_what_is_withheld_apart(page: Page, home: str) -> None:
    compare(page, home, LUQUAN, JIANGHUA)
    table = page.locator("#table-topics tbody tr")
    said = {row.locator("th").inner_text().split("\n")[0]: row.inner_text() for row in table.all()}

    assert "本站相加（实际支出）：18.5" in said["网络安全"]
    assert "没有列出这类项目" in said["舆情监测"]
    assert list(said)[-1] == "依法不予公开"
    assert "其余：63.77 万元" in said["依法不予公开"]
    assert sum("63.77" in each for each in said.values()) == 1


# Differences


def expected(measure: Measure, first: Any, other: Any) -> tuple[str, str] | None:
    """The difference and its share as this module makes them; None where there may be none."""
    one, two = first.read, other.read
    if one.coverage is not two.coverage or one.kind is not two.kind:
        return None
    path = tuple(measure.key.split("."))
    if measure.key.startswith("score."):
        return None
    pair = [value_at(each, path) for each in (one, two)]
    if any(not isinstance(each, Stated) or each.is_approximate or each.is_nothing for each in pair):
        return None
    values = [each.value.yuan if isinstance(each.value, Money) else each.value for each in pair]
    scale = {MeasureKind.AMOUNT: Decimal("0.0001"), MeasureKind.RATE: Decimal(100)}.get(
        measure.kind, Decimal(1)
    )
    gap = values[1] - values[0]
    if not gap:
        return "相同", ""
    tail = " 个百分点" if measure.kind is MeasureKind.RATE else ""
    place = (max(each.place for each in pair) * scale).normalize()
    share = ""
    if measure.kind is MeasureKind.AMOUNT and values[0]:
        sign = MINUS if gap < 0 else "＋"
        share = f"（{sign}{percent(abs(gap) / abs(values[0]))}）"
    return f"{signed(gap * scale, place)}{tail}", share


@pytest.mark.parametrize(
    "reports", [JIAXIAN, (BINGHE, *JIAXIAN), (JIAXIAN[1], DONGSHI, PROJECT, BINGHE)]
)
def test_differences_are_exact_and_only_between_like_figures(
    page: Page, example_home: str, example: Edition, reports: tuple[str, ...]
) -> None:
    shown = rows(compare(page, example_home, *reports), "data-of")
    own = [_Own(source.report) for source in sources(example, reports)]
    subtracted = {MeasureKind.AMOUNT, MeasureKind.RATE, MeasureKind.COUNT}
    made = 0

    for measure in measures():
        if measure.kind not in subtracted or measure.is_computed:
            continue
        wanted = [expected(measure, own[0], each) for each in own[1:]]
        assert (measure.key in shown) == any(wanted), measure.key
        for want, cell in zip(wanted, shown.get(measure.key, [])[1:], strict=False):
            if want is None:
                assert cell["text"].endswith("，不比较"), measure.key
                assert cell["about"] == ""
            else:
                assert (cell["text"], cell["about"]) == want, measure.key
                made += 1

    assert made > 3


class _Own:
    """A report, as `expected` reads it."""

    def __init__(self, report: Any) -> None:
        self.read = report


def test_unlike_coverage_is_said_once_above_and_in_the_rows(page: Page, home: str) -> None:
    compare(page, home, LUQUAN, SHENZE)

    assert (
        "覆盖范围不同。第 1 份：全部支出；第 2 份：只含专项资金"
        in page.locator("p.apart").inner_text()
    )
    assert rows(page, "data-of") == {}
    note = page.locator("tr[data-row='spending.project_expenditure.initial_budget'] th small")
    assert note.inner_text() == "覆盖不同，不比较"


def test_a_self_evaluation_of_a_project_is_not_set_against_one_of_an_agency(
    page: Page, example_home: str
) -> None:
    yishan = "shili/dongshi/yishan/2023"
    compare(page, example_home, yishan, PROJECT)

    assert rows(page, "data-of") == {}
    assert "项目支出自评" in page.locator(f"{TABLE} thead").inner_text()


def altered(page: Page, changes: dict[str, dict[str, dict[str, str | int]]]) -> None:
    """Serve the reports' files with other cells."""

    def answer(route: Route) -> None:
        found = route.fetch()
        body = found.json()
        body["cells"].update(changes.get(body["address"], {}))
        route.fulfill(response=found, body=json.dumps(body))

    page.route(re.compile(r"/compare\.json"), answer)


def test_scores_of_unlike_scales_are_not_subtracted(page: Page, example_home: str) -> None:
    score = {"state": "value", "text": "95", "value": "95"}
    key = "self_evaluation.total_score"
    first, second = JIAXIAN
    one, other = score | {"scale": "甲"}, score | {"scale": "乙"}
    less = other | {"text": "90.5", "value": "90.5"}
    altered(page, {
        first: {key: one, "score.output": other},
        second: {key: other, "score.output": less},
    })  # fmt: skip
    compare(page, example_home, first, second)

    assert rows(page, "data-of")["score.output"][1]["text"] == f"{MINUS}4.5"
    assert key not in rows(page, "data-of")
    assert "标准不同或没有写，不比较" in page.locator(f"tr[data-row='{key}'] th").inner_text()


PAIRS = (
    ("0.1", "0.3"), ("3000", "1000"), ("99999999999999999999.99", "0.01"), ("7", "7.0"),
    ("0", "15"), ("-3.5", "4"), ("30000", "30000.005"), ("1", "1000000000000"), ("3", "3.0003"),
    ("200000", "100000"), ("80000", "80001"), ("640000", "640032"), ("400000", "400002.5"),
)  # fmt: skip


def test_differences_are_as_exact_as_decimals(page: Page, example_home: str) -> None:
    amounts = [each.key for each in measures() if each.kind is MeasureKind.AMOUNT]
    first, second = JIAXIAN
    made = dict(zip(amounts, PAIRS, strict=False))

    def cells(at: int) -> dict[str, dict[str, str | int]]:
        return {
            key: {"state": "value", "text": pair[at], "value": pair[at]}
            for key, pair in made.items()
        }

    altered(page, {first: cells(0), second: cells(1)})
    shown = rows(compare(page, example_home, first, second), "data-of")

    for key, pair in made.items():
        one, two = map(Decimal, pair)
        gap = two - one
        want = (signed(gap / 10000), "") if gap else ("相同", "")
        if gap and one:
            share = percent(abs(gap) / abs(one))
            want = (want[0], f"（{MINUS if gap < 0 else '＋'}{share}）")
        assert (shown[key][1]["text"], shown[key][1]["about"]) == want, pair


# The choice and the address


def test_reports_are_moved_and_removed_and_the_address_says_so(page: Page, home: str) -> None:
    compare(page, home, LUQUAN, JIANGHUA, LAOTING)
    page.get_by_role("button", name="左移：江华瑶族自治县委网信办 2024").click()
    expect(page.locator(CHOSEN).first).to_have_text("江华瑶族自治县委网信办 2024")
    assert asked(page) == [JIANGHUA, LUQUAN, LAOTING]
    assert "现在是第 1 份" in page.locator(STATUS).inner_text()
    page.get_by_role("button", name="移走：乐亭县委网信办 2023").click()
    expect(page.locator(CHOSEN)).to_have_count(2)
    assert asked(page) == [JIANGHUA, LUQUAN]

    page.go_back()
    expect(page.locator(CHOSEN)).to_have_count(3)
    page.go_back()
    expect(page.locator(CHOSEN).first).to_have_text("鹿泉区委网信办 2024")
    page.go_forward()
    page.reload()
    expect(page.locator(CHOSEN).first).to_have_text("江华瑶族自治县委网信办 2024")
    assert figures(page, 3)[0] == "江华瑶族自治县委网信办"


def test_a_report_is_added_by_typing_pinyin(page: Page, home: str) -> None:
    compare(page, home, LUQUAN)
    assert page.locator(STATUS).inner_text() == "现在只有 1 份。再加一份就能并排看。"
    page.locator(BOX).press_sequentially("jhyzzzx")
    page.locator(OPTIONS).first.wait_for()
    assert "江华瑶族自治县委网信办 2024" in page.locator(OPTIONS).first.inner_text()
    page.locator(OPTIONS).first.click()
    expect(page.locator(CHOSEN)).to_have_count(2)

    assert asked(page) == [LUQUAN, JIANGHUA]
    assert page.locator(BOX).input_value() == ""
    assert page.locator(BOX).evaluate("each => each === document.activeElement")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("江华", "江华瑶族自治县委网信办 2024"),
        ("深泽县委网信办", "深泽县委网信办 2023"),
        ("shenze2023", "深泽县委网信办 2023"),
        ("石家庄 2025", "桥西区委网信办 2025"),
        ("舆情中心", "鹿泉区委网信办 2024"),
        ("江華", "江华瑶族自治县委网信办 2024"),
    ],
)
def test_places_offices_and_projects_lead_to_their_reports(
    page: Page, home: str, typed: str, name: str
) -> None:
    page.goto(f"{home}compare/")
    page.locator(BOX).fill(typed)
    page.get_by_role("button", name="添加").click()

    expect(page.locator(CHOSEN)).to_have_text([re.compile(name)])


def test_a_year_that_a_place_has_not_finds_nothing_and_says_so(page: Page, home: str) -> None:
    page.goto(f"{home}compare/")
    page.locator(BOX).fill("鹿泉2020")
    page.locator(BOX).press("Enter")

    expect(page.locator(STATUS)).to_contain_text("没有找到“鹿泉2020”的报告")


def test_a_report_already_there_is_not_offered(page: Page, home: str) -> None:
    compare(page, home, LUQUAN)
    page.locator(BOX).press_sequentially("shijiazhuang")
    page.locator(OPTIONS).first.wait_for()

    assert not any("鹿泉" in each for each in page.locator(OPTIONS).all_inner_texts())


def test_only_differing_rows_are_shown_on_request(page: Page, example_home: str) -> None:
    compare(page, example_home, *JIAXIAN)
    everything = rows(page)
    page.get_by_label("只看不同的行").check()
    expect(page.locator("#table-measures caption")).to_contain_text("只列不同的行")
    some = rows(page)

    assert "kind" in everything
    assert "kind" not in some
    assert "spending.total.executed" in some
    assert all(len({cell["text"] for cell in cells}) > 1 for cells in some.values())
    assert "only=differing" in page.url
    page.reload()
    page.locator(TABLE).wait_for()
    assert rows(page).keys() == some.keys()


def test_the_link_is_copied(new_page: Callable[..., Page], home: str) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    compare(page, home, LUQUAN, JIANGHUA)
    page.get_by_role("button", name="复制链接").click()
    expect(page.locator(STATUS)).to_have_text("链接已复制。")

    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == f"{home}compare/?r={LUQUAN},{JIANGHUA}"


def test_where_the_address_may_not_change_the_choice_does(page: Page, home: str) -> None:
    page.add_init_script(
        "history.pushState = () => { throw new DOMException('no', 'SecurityError'); };"
    )
    compare(page, home, LUQUAN, JIANGHUA)
    page.get_by_role("button", name="移走：鹿泉区委网信办 2024").click()

    expect(page.locator(CHOSEN)).to_have_count(1)


# Links that are not as they should be


def test_an_unknown_or_withdrawn_report_is_named_and_the_others_are_shown(
    page: Page, home: str
) -> None:
    page.watch.expect("404")  # type: ignore[attr-defined]  # the missing file is the point
    compare(page, home, LUQUAN, "hebei/tangshan/nowhere/2019", JIANGHUA)

    assert page.locator(".messages").inner_text() == (
        "没有找到，可能地址写错，也可能报告已经撤下：hebei/tangshan/nowhere/2019。"
    )
    assert figures(page, 2) == ["鹿泉区委网信办", "江华瑶族自治县委网信办"]


@pytest.mark.parametrize(
    "hostile",
    [
        "<img src=x onerror=alert(1)>", "../../etc/passwd", "//evil.example/x", "a/../b",
        "javascript:alert(1)", "https://evil.example/a", "%2e%2e/secret", "HEBEI/x", "x?y=1",
        "a" * 5000, "\u202eabc",
    ],
)  # fmt: skip
def test_a_hostile_address_is_named_and_never_fetched(page: Page, home: str, hostile: str) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.watch.expect("404")  # type: ignore[attr-defined]  # what is well-formed may be asked for
    page.goto(f"{home}compare/?r={quote(hostile, safe='')},{LUQUAN}")
    page.locator(TABLE).wait_for()

    assert page.locator(".messages p").count() == 1
    assert page.locator("#side-by-side img").count() == 0
    assert [
        url for url in requests if "evil" in url.split("?")[0] or "etc" in url.split("?")[0]
    ] == []
    assert sum(url.endswith("/compare.json") for url in requests) <= 2
    assert len(page.locator(".messages").inner_text()) < 120


def test_twice_the_same_report_is_one_column(page: Page, home: str) -> None:
    compare(page, home, LUQUAN, f"/{LUQUAN}/", LUQUAN, JIANGHUA)

    assert len(figures(page, 2)) == 2
    assert page.locator(".messages p").count() == 0


def test_more_than_five_are_named_and_left_out(page: Page, home: str) -> None:
    compare(page, home, *FIVE, "hebei/a/b/2024", "hebei/a/c/2024")

    assert len(figures(page, 5)) == 5
    assert page.locator(".messages").inner_text() == (
        "最多并排 5 份，没有放进来的：hebei/a/b/2024、hebei/a/c/2024。"
    )
    assert page.locator(BOX).is_hidden()
    assert "已有 5 份" in page.locator(".adding").inner_text()


def test_a_file_of_another_report_is_not_taken_for_this_one(page: Page, home: str) -> None:
    page.route(
        re.compile(f"{LUQUAN}/compare.json"),
        lambda route: route.fulfill(json={"format": 1, "address": "x", "name": "<b>甲</b>"}),
    )
    compare(page, home, LUQUAN, JIANGHUA)

    assert "没有找到" in page.locator(".messages").inner_text()
    assert len(figures(page, 1)) == 1


def test_words_of_a_report_are_never_markup(page: Page, home: str) -> None:
    hostile = "<img src=x onerror=alert(1)>"

    def answer(route: Route) -> None:
        found = route.fetch()
        route.fulfill(response=found, body=found.text().replace("鹿泉区委网信办", hostile))

    page.route(re.compile(r"/compare\.json"), answer)
    compare(page, home, LUQUAN, JIANGHUA)

    assert figures(page, 2)[0] == hostile
    assert page.locator("main img").count() == 0


def test_where_a_file_cannot_be_read_it_says_so(page: Page, home: str) -> None:
    page.watch.expect("")  # type: ignore[attr-defined]  # the failed request is the point
    page.route(re.compile(r"measures\.json"), lambda route: route.abort())
    page.goto(f"{home}compare/?r={LUQUAN}")

    expect(page.locator(".messages")).to_contain_text("没有读到，请检查网络后刷新本页再试")


# From other pages


def test_reports_are_gathered_on_their_pages(page: Page, home: str) -> None:
    page.goto(f"{home}{LUQUAN}/")
    box = page.locator(".compare-add")
    assert box.get_by_role("link").count() == 0
    box.get_by_role("button", name="加入对比").click()
    assert "再打开一份报告加入" in box.locator("[role=status]").inner_text()
    expect(box.get_by_role("link")).to_have_text("对比（1）")
    page.goto(f"{home}{JIANGHUA}/")
    box.get_by_role("button", name="加入对比").focus()
    page.keyboard.press("Enter")
    expect(box.get_by_role("link")).to_have_text("对比（2）")
    assert box.get_by_role("button").inner_text() == "移出对比"
    box.get_by_role("link").click()

    assert figures(page, 2) == ["鹿泉区委网信办", "江华瑶族自治县委网信办"]
    page.get_by_role("button", name="移走：鹿泉区委网信办 2024").click()
    expect(page.locator(CHOSEN)).to_have_count(1)
    page.go_back()
    page.go_back()
    expect(box.get_by_role("link")).to_have_text(re.compile("对比"))


def test_a_sixth_report_is_not_gathered(page: Page, home: str) -> None:
    page.goto(f"{home}{LUQUAN}/")
    page.evaluate("() => self.disclose.chosen(['a', 'b', 'c', 'd', 'e'])")
    page.locator(".compare-add").get_by_role("button").click()

    assert "最多 5 份" in page.locator(".compare-add [role=status]").inner_text()


def test_the_empty_page_offers_what_was_gathered_and_good_starts(page: Page, home: str) -> None:
    page.goto(f"{home}{LUQUAN}/")
    page.locator(".compare-add").get_by_role("button").click()
    page.goto(f"{home}compare/")
    expect(page.locator(STATUS)).to_contain_text("还没有选报告")
    page.get_by_role("link", name="打开选过的 1 份").click()
    expect(page.locator(CHOSEN)).to_have_count(1)
    page.locator("#start ~ ul a").first.click()

    assert figures(page, 2) == ["鹿泉区委网信办", "江华瑶族自治县委网信办"]


def test_the_years_of_a_place_are_one_link_away(page: Page, example_home: str) -> None:
    page.goto(f"{example_home}shili/dongshi/jiaxian/")
    page.get_by_role("link", name="并排比较本地各年").click()

    figures(page, 2)
    assert asked(page) == list(JIAXIAN)


def test_without_javascript_links_are_plain_and_the_page_leads_on(
    new_page: Callable[..., Page], home: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{home}{LUQUAN}/")
    page.get_by_role("link", name="加入对比").click()

    assert page.url == f"{home}compare/?r={LUQUAN}"
    assert "需要 JavaScript" in page.locator(".needs-script").inner_text()
    page.locator("main").get_by_role("link", name=re.compile("河北省")).click()
    assert page.url == f"{home}hebei/"


# For everyone


def test_it_is_walked_by_keyboard(page: Page, home: str) -> None:
    page.goto(f"{home}compare/")
    page.locator(BOX).focus()
    for typed, count in (("lq", 1), ("leting", 2)):
        page.keyboard.type(typed)
        page.locator(OPTIONS).first.wait_for()
        page.keyboard.press("ArrowDown")
        active = page.locator(BOX).get_attribute("aria-activedescendant")
        assert active == page.locator(OPTIONS).first.get_attribute("id")
        page.keyboard.press("Enter")
        expect(page.locator(CHOSEN)).to_have_count(count)
        expect(page.locator(BOX)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="移走：乐亭县委网信办 2023")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator(CHOSEN).first).to_have_text("乐亭县委网信办 2023")
    expect(page.get_by_role("button", name="右移：乐亭县委网信办 2023")).to_be_focused()
    page.get_by_label("只看不同的行").focus()
    page.keyboard.press("Space")
    expect(page.locator("#table-measures caption")).to_contain_text("只列不同的行")
    page.get_by_role("button", name="移走：乐亭县委网信办 2023").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="移走：鹿泉区委网信办 2024")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator(BOX)).to_be_focused()
    assert page.locator("#side-by-side table").count() == 0


def test_tables_are_announced(page: Page, home: str) -> None:
    compare(page, home, *FIVE)

    for table in page.locator("#side-by-side table").all():
        assert table.locator("caption").inner_text()
        assert table.locator("th:not([scope])").count() == 0
    assert page.locator(STATUS).get_attribute("aria-live") == "polite"
    assert page.locator(STATUS).inner_text() == "并排 5 份报告。"


@pytest.mark.counted
@pytest.mark.parametrize("count", [0, 2, 5])
def test_the_comparison_is_accessible(new_page: Callable[..., Page], home: str, count: int) -> None:
    page = new_page(reduced_motion="reduce")
    page.goto(f"{home}compare/?r={','.join(FIVE[:count])},nowhere-" + "!" * 3)
    page.locator(TABLE if count else STATUS).wait_for()
    expect(page.locator(STATUS)).not_to_have_text(re.compile("^$|正在"))

    assert violations_in_all_looks(page) == {}


def test_it_is_accessible_in_forced_colours_and_with_suggestions(
    new_page: Callable[..., Page], home: str
) -> None:
    page = new_page(forced_colors="active", color_scheme="dark", reduced_motion="reduce")
    compare(page, home, LUQUAN, SHENZE)
    page.locator(BOX).press_sequentially("jianghua")
    page.locator(OPTIONS).first.wait_for()

    assert violations(page) == []


def test_it_fits_a_phone_and_only_the_table_scrolls(
    new_page: Callable[..., Page], home: str
) -> None:
    page = compare(new_page(viewport=PHONE, reduced_motion="reduce"), home, *FIVE)
    region = page.locator("#table-measures")
    region.evaluate("each => each.scrollTo(300, 400)")
    first = page.locator("tr[data-row='spending.total.initial_budget'] th")
    edges = [
        each.bounding_box() for each in (first, region, page.locator(f"{TABLE} thead th").first)
    ]
    assert all(edges)
    left, box, corner = ((each["x"], each["y"]) for each in edges if each)

    assert abs(left[0] - box[0]) < 2
    assert abs(corner[0] - box[0]) < 2
    assert abs(corner[1] - box[1]) < 2
    page.set_viewport_size(SMALLEST)
    for text in ("", "large", "largest"):
        page.evaluate("text => document.documentElement.setAttribute('data-text', text)", text)
        assert (text, page.evaluate(_TOO_WIDE)) == (text, [])


def test_on_a_desktop_headings_stay_in_sight(page: Page, home: str) -> None:
    compare(page, home, *FIVE)
    page.locator("tr[data-row='staff.established_posts']").scroll_into_view_if_needed()
    page.mouse.wheel(0, 400)
    at_rest(page)
    box = page.locator(f"{TABLE} thead th").nth(1).bounding_box()

    assert box is not None
    assert -1 <= box["y"] < 5
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_it_is_printed_across_with_all_columns(page: Page, home: str, tmp_path: Path) -> None:
    compare(page, home, *FIVE)
    page.pdf(path=tmp_path / "five.pdf", prefer_css_page_size=True)
    pages = PdfReader(tmp_path / "five.pdf").pages
    text = normalize("NFKC", "".join(each.extract_text() for each in pages))

    assert all(each.mediabox.width > each.mediabox.height for each in pages)
    assert "桥西区委网信办" in text
    assert "添加报告" not in text


def test_it_works_under_a_strict_policy_and_in_another_folder(
    page: Page, strict: str, real_site: Path, tmp_path: Path
) -> None:
    page.add_init_script(
        "window.refused = []; document.addEventListener('securitypolicyviolation',"
        " (event) => window.refused.push(event.violatedDirective))"
    )
    compare(page, strict, *FIVE[:4])
    page.locator(BOX).fill("桥西")
    page.locator(BOX).press("Enter")
    figures(page, 5)
    assert page.evaluate("() => window.refused") == []
    assert page.locator("[style], style").count() == 0

    (tmp_path / "gongkai").symlink_to(real_site)
    with serve_folder(tmp_path) as portal:
        compare(page, f"{portal}gongkai/", LUQUAN, JIANGHUA)
        page.locator(f"{TABLE} thead a").first.click()
        assert page.url == f"{portal}gongkai/{LUQUAN}/"


def test_five_reports_are_light(page: Page, home: str, real_site: Path) -> None:
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))  # noqa: PLW0108  # the handler is marked
    compare(page, home, *FIVE)
    paths = {request.url.removeprefix(home).split("?")[0] for request in requests}
    size = sum(len(gzip.compress(served_file(real_site, path).read_bytes())) for path in paths)

    assert size <= FIRST_VIEW_BYTES
    assert not any("search/" in path for path in paths)
    assert len(paths) <= 13


def test_the_example_of_this_module_is_what_the_site_holds() -> None:
    for report in FIVE:
        assert (ROOT / "content" / "reports" / f"{report}.yml").is_file()
