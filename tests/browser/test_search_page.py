"""The box in the header and the page of results, as readers use them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.axe import violations_in_all_looks
from tests.browser.serving import serve_folder
from tests.browser.test_every_page import POLICY
from tests.waiting import until

pytestmark = pytest.mark.browser

BOX = "form.find input[name=q]"
RESULTS = "ol#search-results > li"
OPTIONS = "#search-suggestions [role=option]"


@pytest.fixture
def strict(real_site: Path) -> Iterator[str]:
    """The site under a strict policy, below another folder as on a county's portal."""
    with serve_folder(real_site, {"Content-Security-Policy": POLICY}) as address:
        yield address


def search(page: Page, home: str, query: str, **more: str) -> Page:
    page.goto(f"{home}search/?{urlencode({'q': query} | more)}")
    page.locator(f"{RESULTS}, .advice:not([hidden])").first.wait_for()
    return page


def titles(page: Page) -> list[str]:
    return page.locator(f"{RESULTS} > a").all_inner_texts()


def asked(page: Page) -> dict[str, str]:
    return {name: found[0] for name, found in parse_qs(urlsplit(page.url).query).items()}


def typed(page: Page, text: str) -> None:
    page.locator(BOX).press_sequentially(text)
    page.locator(OPTIONS).first.wait_for()


# The page of results


def test_a_result_is_its_link_first_then_what_it_covers_then_the_words(
    page: Page, home: str
) -> None:
    result = search(page, home, "舆情中心运行费").locator(RESULTS).first

    assert result.evaluate("(each) => each.firstElementChild.tagName") == "A"
    assert "鹿泉区委网信办 2024" in result.locator("a").inner_text()
    assert re.search("覆盖：全部支出.*2024 年.*等级：未说明", result.locator(".about").inner_text())
    assert result.locator("mark").all_inner_texts()[0] == "舆情中心运行费"
    result.locator("a").click()
    expect(page.locator("h1")).to_contain_text("鹿泉区委网信办 2024")


def test_the_total_is_told_to_all(page: Page, home: str) -> None:
    total = search(page, home, "涉密").locator("#search-page [role=status]")

    assert total.inner_text() == "共 1 条结果"
    assert total.get_attribute("aria-live") == "polite"


def test_results_are_narrowed_and_the_address_says_so(page: Page, home: str) -> None:
    search(page, home, "预算")
    page.get_by_label("预算年度").select_option("2023")
    expect(page.locator(RESULTS)).to_have_count(2)

    assert asked(page) == {"q": "预算", "year": "2023"}
    assert all("2023" in each for each in titles(page))
    page.get_by_label("覆盖范围").select_option("all_spending")
    expect(page.locator(RESULTS)).to_have_count(1)
    page.go_back()
    expect(page.locator(RESULTS)).to_have_count(2)
    page.reload()
    expect(page.locator(RESULTS)).to_have_count(2)
    assert page.get_by_label("预算年度").input_value() == "2023"


def test_a_choice_says_how_many_results_it_leaves(page: Page, home: str) -> None:
    search(page, home, "预算")
    choice = page.get_by_label("预算年度").locator("option[value='2024']").inner_text()
    page.get_by_label("预算年度").select_option("2024")
    expect(page.locator(RESULTS)).to_have_count(2)

    assert choice == "2024 年（2）"


@pytest.mark.parametrize("key", ["province", "year", "coverage", "grade", "verdict", "topic"])
def test_every_facet_is_offered(page: Page, home: str, key: str) -> None:
    search(page, home, "网信办")

    assert page.locator(f".filters select[name={key}] option").count() > 2


def test_results_are_sorted_by_year(page: Page, home: str) -> None:
    search(page, home, "绩效自评", sort="newest")
    years = [re.search(r"20\d\d", each) for each in titles(page)[:5]]

    assert [found and found[0] for found in years] == ["2025", "2024", "2024", "2023", "2023"]


def test_amounts_of_unlike_coverage_are_never_in_one_order(page: Page, home: str) -> None:
    search(page, home, "绩效自评", sort="amount")
    abouts = page.locator(f"{RESULTS} .about").all_inner_texts()[:5]
    coverages = [found[1] for each in abouts if (found := re.search("覆盖：(\\S+)", each))]

    assert len(coverages) == 5
    assert coverages == sorted(coverages, key=["全部支出", "只含项目支出", "只含专项资金"].index)
    assert "覆盖范围不同的分开排列" in page.locator("#search-page [role=status]").inner_text()


def test_more_results_follow_and_the_first_of_them_is_in_focus(page: Page, home: str) -> None:
    search(page, home, "预算")
    page.get_by_role("button", name="显示更多结果").click()
    expect(page.locator(RESULTS)).to_have_count(20)

    assert page.locator(f"{RESULTS} > a").nth(10).evaluate("(e) => e === document.activeElement")


def test_what_is_near_is_named_so(page: Page, home: str) -> None:
    search(page, home, "路泉区")

    assert "近似结果" in page.locator("#search-page [role=status]").inner_text()
    assert page.locator(".search-label").inner_text() == (
        "没有“路泉区”。下面是读音或字形相近的“鹿泉区”："
    )
    assert "鹿泉区" in titles(page)[0]


def test_where_nothing_is_found_it_says_what_was_tried(page: Page, home: str) -> None:
    search(page, home, "阿房宫赋")

    assert page.locator("#search-page [role=status]").inner_text() == "没有找到“阿房宫赋”。"
    assert "试过：原文" in page.locator(".advice").inner_text()
    assert page.locator("main .places a").count() > 3


def test_where_filters_leave_nothing_they_can_be_taken_off(page: Page, home: str) -> None:
    search(page, home, "涉密", year="2023")
    page.get_by_role("button", name="去掉筛选").click()
    expect(page.locator(RESULTS)).to_have_count(1)

    assert asked(page) == {"q": "涉密"}


def test_the_last_of_several_quick_queries_is_answered(page: Page, home: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile(r"/grams/"), hold)
    page.goto(f"{home}search/?q={'舆情'}")

    def is_held() -> bool:
        page.wait_for_timeout(20)  # only then requests are heard
        return bool(held)

    until(is_held, "no request")
    page.unroute_all(behavior="ignoreErrors")
    page.locator(BOX).fill("涉密")
    page.locator(BOX).press("Enter")
    expect(page.locator(RESULTS)).to_have_count(1)
    page.wait_for_timeout(200)

    assert held
    assert page.locator("#search-page [role=status]").inner_text() == "共 1 条结果"
    page.watch.expect("ERR_")  # type: ignore[attr-defined]  # the broken-off requests


def test_words_of_a_page_are_never_markup(page: Page, home: str) -> None:
    hostile = "<img src=x onerror=alert(1)>"

    def altered(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("鹿泉区委网信办", hostile))

    page.route(re.compile(r"meta\.json|entities\.json"), altered)
    search(page, home, "鹿泉区")

    assert hostile in titles(page)[0]
    assert page.locator("#search-page img").count() == 0


def test_a_query_is_never_markup(page: Page, home: str) -> None:
    search(page, home, "<b>阿房宫赋</b>")

    assert page.locator("#search-page b").count() == 0
    assert "<b>" in page.locator("#search-page [role=status]").inner_text()


def test_where_the_index_cannot_be_read_it_says_so(page: Page, home: str) -> None:
    page.watch.expect("")  # type: ignore[attr-defined]  # the failed request is the point
    page.route(re.compile(r"/grams/"), lambda route: route.abort())
    page.goto(f"{home}search/?q=x")

    expect(page.locator("#search-page [role=status]")).to_contain_text("没有读到搜索数据")


def test_search_works_under_a_strict_policy(page: Page, strict: str) -> None:
    page.add_init_script(
        "window.refused = []; document.addEventListener('securitypolicyviolation',"
        " (event) => window.refused.push(event.violatedDirective))"
    )
    search(page, strict, "lq")

    assert "鹿泉区" in titles(page)[0]
    assert page.evaluate("() => window.refused") == []


def test_search_works_below_another_folder(page: Page, real_site: Path, tmp_path: Path) -> None:
    (tmp_path / "gongkai").symlink_to(real_site)
    with serve_folder(tmp_path) as portal:
        search(page, f"{portal}gongkai/", "深泽")
        page.locator(f"{RESULTS} > a").first.click()

        assert page.url == f"{portal}gongkai/hebei/shijiazhuang/shenze/2023/"


@pytest.mark.counted
@pytest.mark.parametrize("query", ["舆情", "路泉区", "阿房宫赋", ""])
def test_results_are_accessible(new_page: Callable[..., Page], home: str, query: str) -> None:
    page = new_page(reduced_motion="reduce")
    page.goto(f"{home}search/?{urlencode({'q': query})}")
    expect(page.locator("#search-page [role=status]")).not_to_have_text(re.compile("^$|正在"))

    assert violations_in_all_looks(page) == {}
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


# The box


@pytest.mark.counted
def test_suggestions_are_accessible(new_page: Callable[..., Page], home: str) -> None:
    page = new_page(reduced_motion="reduce")
    page.goto(home)
    typed(page, "luquan")
    page.keyboard.press("ArrowDown")

    assert violations_in_all_looks(page) == {}


def test_the_box_is_walked_by_keyboard(page: Page, home: str) -> None:
    page.goto(home)
    box = page.locator(BOX)
    box.focus()
    typed(page, "lq")
    assert box.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    first = page.locator(OPTIONS).first
    assert box.get_attribute("aria-activedescendant") == first.get_attribute("id")
    assert first.get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    last = page.locator(OPTIONS).last
    assert last.get_attribute("aria-selected") == "true"
    page.keyboard.press("Escape")
    expect(page.locator(OPTIONS).first).to_be_hidden()
    assert box.get_attribute("aria-expanded") == "false"
    assert box.input_value() == "lq"
    page.keyboard.press("ArrowDown")
    page.locator(OPTIONS).first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{home}hebei/shijiazhuang/luquan/")


def test_a_list_that_is_walked_through_stays_under_the_choice(page: Page, home: str) -> None:
    page.goto(home)
    typed(page, "luquan")
    chosen = page.locator(OPTIONS).first.inner_text()
    page.evaluate(
        """(selector) => {
            const box = document.querySelector(selector);
            box.value = "shenze";
            box.dispatchEvent(new InputEvent("input"));
            box.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown" }));
        }""",
        BOX,
    )
    page.wait_for_timeout(400)  # longer than a list waits for more letters

    selected = page.locator(f"{OPTIONS}[aria-selected=true]")
    assert selected.inner_text() == chosen
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{home}hebei/shijiazhuang/luquan/")


def test_a_suggestion_is_taken_by_a_click(page: Page, home: str) -> None:
    page.goto(f"{home}glossary/")
    typed(page, "yuqingzhongxin")
    expect(page.locator(OPTIONS).first).to_contain_text("舆情中心")
    page.locator(OPTIONS).first.click()

    expect(page).to_have_url(re.compile("luquan/2024/#projects[.]"))
    assert page.evaluate("() => Boolean(document.getElementById(location.hash.slice(1)))")


def test_enter_without_a_choice_searches(page: Page, home: str) -> None:
    page.goto(home)
    typed(page, "lq")
    page.keyboard.press("Enter")
    page.locator(RESULTS).first.wait_for()

    assert asked(page) == {"q": "lq"}
    assert page.locator(BOX).input_value() == "lq"


# Of each address, given with places in its page: the places that the page does not have.
_LOST = """async asked => {
  const lost = [];
  for (const [address, places] of Object.entries(asked)) {
    const answer = await fetch(`${address}/`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok) lost.push([address, answer.status]);
    for (const each of places)
      if (each && !page.getElementById(each)) lost.push([address, each]);
  }
  return lost;
}"""


def test_every_suggestion_leads_to_something(page: Page, home: str) -> None:
    page.goto(home)
    hrefs = page.evaluate(
        "async () => (await (await fetch('search/entities.json')).json()).map((row) => row[3])"
    )
    places: dict[str, list[str]] = {}
    for address, _, place in (each.partition("#") for each in hrefs):
        places.setdefault(address, []).append(place)

    assert len(places) > 20
    assert any(any(each) for each in places.values())
    assert page.evaluate(_LOST, places) == []

    page.watch.expect("404 (Not Found)")  # type: ignore[attr-defined]  # set by the fixture
    known = next(address for address, each in places.items() if any(each))
    assert page.evaluate(_LOST, {"nowhere": [], known: ["nowhere"]}) == [
        ["nowhere", 404],
        [known, "nowhere"],
    ]


def test_keys_of_an_input_method_are_left_to_it(page: Page, home: str) -> None:
    page.goto(home)
    page.locator(BOX).focus()
    protocol = page.context.new_cdp_session(page)
    protocol.send("Input.imeSetComposition", {"text": "lu", "selectionStart": 2, "selectionEnd": 2})
    page.wait_for_timeout(400)
    assert page.locator(OPTIONS).count() == 0
    page.locator(BOX).dispatch_event("keydown", {"key": "ArrowDown", "isComposing": True})
    page.locator(BOX).dispatch_event("keydown", {"key": "Enter", "keyCode": 229})
    assert page.url == home
    protocol.send("Input.insertText", {"text": "鹿泉"})
    page.locator(OPTIONS).first.wait_for()

    assert "鹿泉区" in page.locator(OPTIONS).first.inner_text()


def test_a_script_that_comes_late_leaves_what_is_being_composed_alone(
    page: Page, home: str
) -> None:
    held: list[Route] = []
    page.route("**/*search*.js", lambda route: held.append(route))  # noqa: PLW0108  # Playwright marks its handlers
    page.goto(home)
    page.evaluate(
        "box => document.querySelector(box).addEventListener("
        "'compositionend', () => { self.hasEnded = true; })",
        BOX,
    )
    protocol = page.context.new_cdp_session(page)
    with page.expect_request("**/*search*.js"):
        page.locator(BOX).focus()
    protocol.send("Input.imeSetComposition", {"text": "lu", "selectionStart": 2, "selectionEnd": 2})
    held[0].continue_()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(400)

    assert page.locator(OPTIONS).count() == 0
    assert page.evaluate("() => Boolean(self.hasEnded)") is False

    protocol.send("Input.insertText", {"text": "鹿泉"})
    page.locator(OPTIONS).first.wait_for()
    assert page.locator(BOX).input_value() == "鹿泉"
    assert "鹿泉区" in page.locator(OPTIONS).first.inner_text()


def test_without_javascript_the_form_leads_to_a_page_that_leads_on(
    new_page: Callable[..., Page], home: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(home)
    page.locator(BOX).fill("鹿泉")
    page.locator(BOX).press("Enter")

    assert urlsplit(page.url).path == "/search/"
    assert page.locator(".needs-script").is_visible()
    page.locator("main").get_by_role("link", name=re.compile("河北省")).click()
    assert page.url == f"{home}hebei/"


def test_the_report_of_a_county_is_three_actions_from_home(page: Page, home: str) -> None:
    page.goto(home)
    page.locator(BOX).fill("jhyzzzx")
    page.locator(BOX).press("Enter")
    page.locator(f"{RESULTS} > a").first.click()

    assert page.url == f"{home}hunan/yongzhou/jianghua/2024/"
