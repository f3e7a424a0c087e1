"""An officer's whole way: a Word file, one value corrected beside its passage, published, back."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.desk.desk import Desk
from generator.desk.server import listening
from generator.pipeline import Folders
from tests.browser.axe import violations
from tests.conftest import EXAMPLE, ROOT
from tests.intake.making import written

pytestmark = pytest.mark.browser

ORIGINAL = (
    "附件3",
    "中共乙山县委网信办2024年度部门整体支出绩效自评报告",
    "一、部门基本情况",
    "示例省东示市乙山县委网信办为行政单位，编制7人，年末在职6人。",
    "二、部门收支情况",
    "2024年支出预算为30万元，其中基本支出20万元，项目支出10万元。",
    (
        ("项目名称", "预算数", "执行数", "执行率"),
        ("网络安全监测项目", "4万元", "4万元", "100%"),
        ("网络舆情监测项目", "6万元", "6万元", "100%"),
    ),
)
NAME = "shili/dongshi/yishan/2024"
FILL = {
    "coverage": "全部支出",
    "provenance.transcribed_on": "2025-06-01",
    "provenance.checked_on": "2025-06-02",
}


@dataclass(frozen=True)
class Office:
    """A running desk, its content, and the folder that it will publish into."""

    address: str
    content: Path
    target: Path

    def at(self, path: str) -> str:
        return self.address.partition("?")[0] + path.lstrip("/")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    content = tmp_path / "content"
    shutil.copytree(EXAMPLE, content)
    folders = Folders(ROOT, content, tmp_path / "build")
    running = listening(Desk(folders, folders.output / "desk"), 0)
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    yield Office(running.address, content, tmp_path / "网站 发布")
    running.close()


def finished(page: Page) -> None:
    """Wait until no job is shown as running."""
    page.wait_for_function("() => !document.querySelector('[data-progress]')", timeout=90_000)


def part_of(page: Page, name: str) -> Locator:
    return page.locator(f"[id='{name}']")


def press_to(page: Page, target: Locator) -> None:
    """Reach something with the keyboard alone."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if target.evaluate("each => each === document.activeElement"):
            return
    pytest.fail("the keyboard does not reach it")


def answer_all(page: Page) -> None:
    """Fill in what a person must decide, one thing at a time, as the first field asks."""
    for _ in range(60):
        first = page.locator("article.field").first
        if page.get_by_text("都看过了").count():
            return
        name = first.get_attribute("id") or ""
        value = first.locator("[name=value]")
        if name in FILL and value.evaluate("each => each.tagName") == "SELECT":
            value.select_option(FILL[name])
            first.get_by_role("button", name="保存").click()
        elif name in FILL or not value.input_value():
            value.fill(FILL.get(name, "照原件概括"))
            first.get_by_role("button", name="保存").click()
        else:
            first.get_by_role("button", name="看过了，没有错").click()
    pytest.fail("there is no end of questions")


def publish(page: Page, office: Office) -> None:
    page.goto(office.at("publish"))
    page.get_by_label("文件夹的位置").fill(str(office.target))
    page.get_by_role("button", name="记住这个文件夹").click()
    page.get_by_role("button", name="看看读者会看到什么变化").click()
    finished(page)
    expect(page.locator(".changes")).to_contain_text("这是第一次发布")
    page.get_by_role("button", name="确认，发布").click()
    finished(page)
    expect(page.get_by_role("status")).to_contain_text("第 1 次发布")


def test_from_a_word_file_to_the_site_and_back(page: Page, office: Office, tmp_path: Path) -> None:
    report = office.content / "reports" / f"{NAME}.yml"
    page.goto(office.address)
    assert "key=" not in page.url
    press_to(page, page.get_by_role("link", name="导入一份报告"))
    page.keyboard.press("Enter")
    page.set_input_files("#file", written(tmp_path, "乙山县2024年自评", ORIGINAL, "docx"))
    press_to(page, page.get_by_role("button", name="读出内容"))
    page.keyboard.press("Enter")
    page.get_by_role("link", name="去核对").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("核对：乙山县 2024 年")
    assert violations(page) == []

    page.goto(office.at(f"report/{NAME}?part=spending"))
    basic = part_of(page, "spending.basic_expenditure.initial_budget")
    expect(basic.locator("mark")).to_have_text("20")
    expect(basic.locator("blockquote")).to_contain_text("其中基本支出20万元，项目支出10万元")
    before = report.read_text(encoding="utf-8")
    box = basic.locator("[name=value]")
    box.focus()
    box.press("Control+a")
    page.keyboard.type("20.50")
    box.press("Enter")
    expect(box).to_have_value("20.50")
    page.wait_for_url("**saved=**")
    changed = report.read_text(encoding="utf-8")
    assert changed == before.replace("initial_budget: 20  #", "initial_budget: 20.50  #")
    expect(page.locator(".compared > .contradicts").first).to_contain_text("30")

    page.goto(office.at(f"report/{NAME}?part=todo"))
    answer_all(page)
    assert violations(page) == []
    page.get_by_role("button", name="预览", exact=True).click()
    finished(page)
    with page.expect_popup() as opened:
        page.get_by_role("link", name="打开这份报告的网页").click()
    site = opened.value
    expect(part_of(site, "spending.basic_expenditure.initial_budget")).to_contain_text("20.50")
    site.close()

    publish(page, office)
    shown = office.target / "current" / NAME / "index.html"
    assert "20.50" in shown.read_text(encoding="utf-8")

    page.goto(office.at(f"report/{NAME}?part=spending"))
    box.fill("20")
    box.press("Enter")
    page.wait_for_url("**saved=**")
    page.goto(office.address)
    expect(page.locator(".reports")).to_contain_text("发布后改过")
    page.goto(office.at("publish"))
    page.get_by_role("button", name="看看读者会看到什么变化").click()
    finished(page)
    expect(page.locator(".told")).to_contain_text("20.50 → 20")
    expect(page.get_by_role("button", name="确认，发布")).to_have_count(0)
    page.get_by_label("为什么改").fill("录入时写反")
    page.get_by_role("button", name="记下原因").click()
    finished(page)
    assert violations(page) == []
    page.get_by_role("button", name="确认，发布").click()
    finished(page)
    expect(page.get_by_role("status")).to_contain_text("第 2 次发布")
    assert "录入时写反" in shown.read_text(encoding="utf-8")

    page.goto(office.at("undo"))
    page.get_by_role("link", name="换回上一次发布").click()
    page.get_by_role("link", name="换回第 1 次").click()
    assert violations(page) == []
    press_to(page, page.get_by_role("button", name="确认，换回第 1 次"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("已经换回第 1 次发布")
    assert "录入时写反" not in shown.read_text(encoding="utf-8")
