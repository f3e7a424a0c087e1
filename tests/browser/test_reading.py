"""What a reader does on a page, by keyboard and by finger: settings, tables, links to a figure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.pages import COUNTY, HOME, NOWHERE, PROVINCE, REPORT, REPORTS

pytestmark = pytest.mark.browser

MOST_TAB_STOPS = 400

_FOCUSED = """() => {
  const each = document.activeElement;
  if (each === document.body) return null;
  const style = getComputedStyle(each), box = each.getBoundingClientRect();
  return {
    index: window.controls.indexOf(each),
    name: each.localName + " " + each.textContent.trim().slice(0, 20),
    isOutlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    isInWindow: box.width > 0 && box.right > 0 && box.left < innerWidth && box.top < innerHeight
      && box.bottom > 0,
  };
}"""
# Remembered, because the search adds elements once its box has the focus.
_CONTROLS = """() => {
  window.controls = [...document.querySelectorAll(
    "a[href], button, summary, input, select, textarea, [tabindex='0']")]
    .filter(each => each.checkVisibility() && !each.disabled);
  return window.controls.map((_, index) => index);
}"""

# What takes the focus by an attribute, or calls itself a control and is none that a browser knows.
_FOREIGN = """() => [...document.querySelectorAll(
  "[tabindex]:not([tabindex='-1'], .ledger), [role=button]:not(button), [role=link]:not(a)")]
  .map(each => each.outerHTML.slice(0, 100))"""

# One page of each kind, and those made in the browser with something in them.
WALKED = (
    HOME, PROVINCE, COUNTY, REPORT, NOWHERE,
    "years/2024/", "topics/yuqing-jiance/", "coverage/", "checks/", "checks/basic-sum/",
    "glossary/", "corrections/", "data/", "about/accessibility/", "about/release/",
    "search/?q=舆情", f"compare/?r={REPORT[:-1]},{REPORTS[1][:-1]}", "explore/",
)  # fmt: skip


@pytest.fixture
def still_page(new_page: Callable[..., Page]) -> Page:
    """A desktop page that scrolls at once."""
    return new_page(reduced_motion="reduce")


def press_until(page: Page, wanted: Locator) -> None:
    """Press Tab until `wanted` has the focus."""
    for _ in range(MOST_TAB_STOPS):
        page.keyboard.press("Tab")
        if wanted.evaluate("each => each === document.activeElement"):
            return
    pytest.fail(f"Tab does not reach {wanted}")


def test_the_first_tab_stop_leads_past_the_header(still_page: Page, home: str) -> None:
    still_page.goto(home + REPORT)
    still_page.keyboard.press("Tab")
    skip = still_page.locator(":focus")

    assert skip.inner_text() == "跳到正文"
    assert (skip.bounding_box() or {"x": -1})["x"] >= 0

    still_page.keyboard.press("Enter")
    still_page.keyboard.press("Tab")

    assert still_page.url.endswith("#top")
    assert still_page.locator(":focus").evaluate("each => !!each.closest('main')")
    assert still_page.locator(":focus").evaluate("each => !each.closest('.crumbs')")


@pytest.mark.parametrize("address", WALKED, ids=lambda address: address or "home")
def test_every_control_is_a_tab_stop_with_a_visible_focus(
    still_page: Page, home: str, address: str
) -> None:
    if address == NOWHERE:
        still_page.watch.expect("404 (Not Found)")  # type: ignore[attr-defined]  # set by the fixture
    still_page.goto(home + address)
    still_page.wait_for_load_state("networkidle")
    wanted = set(still_page.evaluate(_CONTROLS))
    stops: list[dict[str, Any]] = []
    stop = None
    for _ in range(MOST_TAB_STOPS):
        still_page.keyboard.press("Tab")
        stop = still_page.evaluate(_FOCUSED)
        if stop is None:
            break
        stops.append(stop)

    assert stop is None  # no trap: the last stop leads out of the page
    assert stops[0]["name"] == "a 跳到正文"
    assert [stop["name"] for stop in stops if not stop["isOutlined"]] == []
    assert [stop["name"] for stop in stops if not stop["isInWindow"]] == []
    assert wanted - {stop["index"] for stop in stops} == set()
    # A table that is wider than the window is a stop too, by which it is scrolled.
    known = [stop["index"] for stop in stops if stop["index"] >= 0]
    assert known == sorted(known)
    assert still_page.evaluate(_FOREIGN) == []

    still_page.keyboard.press("Shift+Tab")

    assert still_page.evaluate(_FOCUSED)["index"] == stops[-1]["index"]


def test_a_table_is_sorted_by_keyboard(still_page: Page, home: str) -> None:
    still_page.goto(home + HOME)
    table = still_page.locator("table.sortable").first
    heading = table.get_by_role("columnheader", name="预算", exact=True)
    press_until(still_page, heading.locator("button"))
    still_page.keyboard.press("Enter")

    rising = column(table, heading)
    numbers = [float(text) for text in rising if text is not None]
    assert heading.get_attribute("aria-sort") == "ascending"
    assert len(numbers) > 3
    assert numbers == sorted(numbers)
    # As words these would stand in another order.
    assert [str(number) for number in numbers] != sorted(str(number) for number in numbers)

    still_page.keyboard.press("Space")

    assert heading.get_attribute("aria-sort") == "descending"
    assert [text for text in column(table, heading) if text is not None] == [
        text for text in reversed(rising) if text is not None
    ]
    assert table.locator("[aria-sort]").count() == 1


@pytest.mark.parametrize("name", ["实际支出", "自评得分", "等级"])
def test_rows_without_a_value_are_last_either_way(still_page: Page, home: str, name: str) -> None:
    still_page.goto(home + HOME)
    table = still_page.locator("table.sortable").first
    heading = table.get_by_role("columnheader", name=name, exact=True)
    for order in ("ascending", "descending"):
        heading.locator("button").click()
        states = [cell == "" for cell in states_of(table, heading)]

        assert heading.get_attribute("aria-sort") == order
        assert any(states)
        assert states == sorted(states)


def column(table: Locator, heading: Locator) -> list[str | None]:
    """The sort keys of a column from top to bottom; None where there is none."""
    index = heading.evaluate("each => each.cellIndex")
    found: list[str | None] = table.evaluate(
        "(each, index) => [...each.tBodies[0].rows].map(r => r.cells[index].dataset.sort ?? null)",
        index,
    )
    return found


def states_of(table: Locator, heading: Locator) -> list[str]:
    """The words of a column from top to bottom; empty where a state stands."""
    index = heading.evaluate("each => each.cellIndex")
    found: list[str] = table.evaluate(
        """(each, index) => [...each.tBodies[0].rows].map(row => row.cells[index]).map(cell =>
             cell.classList.contains("state") ? "" : cell.textContent)""",
        index,
    )
    return found


@pytest.mark.parametrize(
    ("setting", "values", "words"),
    [
        ("text", ["large", "largest", None], ["大字", "特大字", "标准字"]),
        ("theme", ["dark", "light", None], ["深色", "浅色", "自动配色"]),
    ],
)
def test_a_reading_setting_goes_round_and_survives_a_reload(
    still_page: Page, home: str, setting: str, values: list[str | None], words: list[str]
) -> None:
    still_page.goto(home + REPORT)
    root = still_page.locator("html")
    for value, word in zip(values, words, strict=True):
        button = still_page.locator(f".reading button[data-set={setting}]")
        button.focus()
        still_page.keyboard.press("Enter")

        assert root.get_attribute(f"data-{setting}") == value
        assert button.inner_text() == word

        still_page.reload()

        assert root.get_attribute(f"data-{setting}") == value
        assert button.inner_text() == word


def test_the_largest_type_is_twice_the_standard(still_page: Page, home: str) -> None:
    still_page.goto(home + REPORT)
    size = "() => parseFloat(getComputedStyle(document.querySelector('main td')).fontSize)"
    standard = still_page.evaluate(size)
    for _ in range(2):
        still_page.locator(".reading button[data-set=text]").click()

    assert still_page.evaluate(size) == 2 * standard


def test_what_holds_is_unfolded_by_keyboard(still_page: Page, home: str) -> None:
    still_page.goto(home + REPORT)
    folded = still_page.locator("details.holds")
    summary = folded.locator("summary")
    assert not folded.locator("li").first.is_visible()
    summary.focus()
    still_page.keyboard.press("Enter")

    assert "相符" in summary.inner_text()
    assert folded.locator("li").first.is_visible()


def test_a_click_on_a_figure_gives_its_address(still_page: Page, home: str) -> None:
    still_page.goto(home + REPORT)
    still_page.locator("[id='spending.total.initial_budget']").click(position={"x": 4, "y": 8})

    assert still_page.url == f"{home}{REPORT}#spending.total.initial_budget"

    still_page.reload()

    assert still_page.locator(":target").inner_text().startswith("355.53")


def test_a_link_to_a_folded_comparison_unfolds_it(still_page: Page, home: str) -> None:
    still_page.goto(home + REPORT)
    anchor = still_page.locator("details.holds li").last.get_attribute("id")
    still_page.goto("about:blank")
    still_page.goto(f"{home}{REPORT}#{anchor}")
    target = still_page.locator(f"[id='{anchor}']")

    assert target.is_visible()
    assert target.evaluate("each => each.getBoundingClientRect().top < innerHeight")
    assert target.evaluate("each => each.getBoundingClientRect().bottom > 0")


def test_a_link_on_the_same_page_unfolds_a_comparison(still_page: Page, home: str) -> None:
    still_page.goto(home + REPORT)
    anchor = still_page.locator("details.holds li").last.get_attribute("id")
    still_page.evaluate("anchor => { location.hash = anchor; }", anchor)

    assert still_page.locator("details.holds[open]").count() == 1


def test_a_link_to_nothing_leaves_the_page_as_it_is(still_page: Page, home: str) -> None:
    for hash_ in ("nothing", "%E0%A4%A", "check.%22%5D"):
        still_page.goto("about:blank")
        still_page.goto(f"{home}{REPORT}#{hash_}")

        assert still_page.locator("h1").is_visible()
        assert still_page.locator(".reading").is_visible()


def test_the_citation_is_copied(new_page: Callable[..., Page], home: str) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(home + REPORT)
    box = page.locator(".copy").first
    box.locator("button").focus()
    page.keyboard.press("Enter")
    box.get_by_text("已复制").wait_for()

    assert page.evaluate("() => navigator.clipboard.readText()") == (
        box.locator(".text").text_content()
    )
