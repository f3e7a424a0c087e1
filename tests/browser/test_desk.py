"""An officer's whole way: a Word file, one value corrected beside its passage, published, back."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.desk.desk import Desk
from generator.desk.server import listening
from generator.folders import Folders
from tests.browser.axe import PHONE, violations
from tests.conftest import EXAMPLE, ROOT
from tests.counts import few_or_all
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
FIGURE = "spending.basic_expenditure.initial_budget"
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
def office(tmp_path: Path, example_output: Path) -> Iterator[Office]:
    content = tmp_path / "content"
    shutil.copytree(EXAMPLE, content)
    shutil.copytree(example_output, tmp_path / "build")
    folders = Folders(ROOT, content, tmp_path / "build")
    running = listening(Desk(folders, folders.output / "desk"), 0)
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    yield Office(running.address, content, tmp_path / "网站 发布")
    running.close()


def finished(page: Page) -> None:
    """Wait until no job is shown as running."""
    page.wait_for_function("() => !document.querySelector('[data-progress]')")


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


def import_it(page: Page, office: Office, tmp_path: Path) -> None:
    """From the home page to the form, by keyboard but for the system's own file window."""
    page.goto(office.address)
    assert "key=" not in page.url
    press_to(page, page.get_by_role("link", name="导入一份报告"))
    page.keyboard.press("Enter")
    page.set_input_files("#file", written(tmp_path, "乙山县2024年自评", ORIGINAL, "docx"))
    press_to(page, page.get_by_role("button", name="读出内容"))
    page.keyboard.press("Enter")
    page.get_by_role("link", name="去核对").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("核对：乙山县 2024 年")


def change(page: Page, office: Office, value: str) -> None:
    """Another value for one figure, beside its passage."""
    page.goto(office.at(f"report/{NAME}?part=spending"))
    box = part_of(page, FIGURE).locator("[name=value]")
    box.focus()
    box.press("Control+a")
    page.keyboard.type(value)
    box.press("Enter")
    page.wait_for_url("**saved=**")
    expect(box).to_have_value(value)


def preview(page: Page) -> str:
    """What the preview says of the figure."""
    page.get_by_role("button", name=re.compile("^预览")).first.click()
    finished(page)
    with page.expect_popup() as opened:
        page.get_by_role("link", name="打开这份报告的网页").click()
    text = part_of(opened.value, FIGURE).inner_text()
    opened.value.close()
    return text


def agree(page: Page, office: Office) -> None:
    """Print, sign, write down."""
    page.goto(office.at(f"review/{NAME}"))
    page.get_by_role("button", name="做一份送审稿").click()
    digest = page.locator("code").inner_text()
    with page.expect_popup() as opened:
        page.get_by_role("link", name="打开送审稿").click()
    expect(opened.value.locator("body")).to_contain_text("签字")
    opened.value.close()
    assert violations(page) == []
    page.get_by_label("签字页上的指纹").fill(digest)
    page.get_by_label("签字的日期").fill("2025-06-03")
    page.get_by_label("谁的意见").fill("办公室")
    page.get_by_label("同意公开").check()
    page.get_by_role("button", name="登记").click()
    expect(page.get_by_role("status")).to_contain_text("已经同意公开")


def publish(page: Page, office: Office, number: int, *, reason: str = "") -> None:
    page.goto(office.at("publish"))
    if number == 1:
        page.get_by_label("文件夹的位置").fill(str(office.target))
        page.get_by_role("button", name="记住这个文件夹").click()
    page.get_by_role("button", name="看看读者会看到什么变化").click()
    expect(page.locator(".changes")).to_be_visible()
    if reason:
        expect(page.get_by_role("button", name="确认，发布")).to_have_count(0)
        page.get_by_label("为什么改").fill(reason)
        page.get_by_role("button", name="记下原因").click()
    confirm = page.get_by_role("button", name="确认，发布")
    expect(confirm).to_be_visible()
    assert violations(page) == []
    confirm.click()
    expect(page.get_by_role("status")).to_contain_text(f"第 {number} 次发布")


def test_from_a_word_file_to_the_site_and_back(page: Page, office: Office, tmp_path: Path) -> None:
    report = office.content / "reports" / f"{NAME}.yml"
    shown = office.target / "current" / NAME / "index.html"
    import_it(page, office, tmp_path)
    assert violations(page) == []
    page.goto(office.at(f"report/{NAME}?part=spending"))
    expect(part_of(page, FIGURE).locator("mark")).to_have_text("20")
    expect(part_of(page, FIGURE).locator("blockquote")).to_contain_text("其中基本支出20万元")
    before = report.read_text(encoding="utf-8")
    change(page, office, "20.50")
    assert report.read_text(encoding="utf-8") == before.replace(
        "initial_budget: 20  #", "initial_budget: 20.50  #"
    )
    expect(page.locator(".compared > .contradicts").first).to_contain_text("30")
    page.goto(office.at(f"report/{NAME}?part=first"))
    answer_all(page)
    assert "20.50" in preview(page)
    agree(page, office)
    publish(page, office, 1)
    assert "20.50" in shown.read_text(encoding="utf-8")

    change(page, office, "20")
    page.goto(office.at(""))
    expect(page.locator(".reports")).to_contain_text("发布后改过")
    publish(page, office, 2, reason="录入时写反")
    assert "录入时写反" in shown.read_text(encoding="utf-8")

    page.goto(office.at("undo"))
    page.get_by_role("link", name="换回上一次发布").click()
    page.get_by_role("link", name="换回第 1 次").click()
    assert violations(page) == []
    press_to(page, page.get_by_role("button", name="确认，换回第 1 次"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("已经换回第 1 次发布")
    assert "录入时写反" not in shown.read_text(encoding="utf-8")


def test_a_value_is_taken_down(page: Page, office: Office) -> None:
    page.goto(office.address)
    publish(page, office, 1)
    shown = office.target / "current" / "shili/dongshi/jiaxian/2024/index.html"
    assert "150.06" in shown.read_text(encoding="utf-8")
    page.goto(office.at("undo"))
    page.get_by_role("link", name="撤下一份报告或一个数字").click()
    page.get_by_role("link", name="选 甲县 2024 年").click()
    page.locator("#field").select_option("spending.personnel_expenditure.executed")
    page.get_by_label("个人隐私").check()
    assert violations(page) == []
    page.get_by_role("button", name="看看会做什么").click()
    others = page.get_by_label("只是碰巧相同，可以留下")
    if others.count():
        others.check()
        page.get_by_role("button", name="看看会做什么").click()
    expect(page.locator("form")).to_contain_text("整个删去，不能再换回：第 1 次")
    assert violations(page) == []
    page.get_by_role("button", name="确认，撤下").click()
    expect(page.get_by_role("status")).to_contain_text("撤下了")
    assert "150.06" not in shown.read_text(encoding="utf-8")


LOOKS: dict[str, dict[str, Any]] = {
    "desktop": {},
    **few_or_all(
        {"phone, dark": {"viewport": PHONE, "color_scheme": "dark"}},
        {"phone": {"viewport": PHONE}, "dark": {"color_scheme": "dark"}},
    ),
    "without scripts": {"java_script_enabled": False},
}
PAGES = (
    "",
    "import",
    "show",
    "publish",
    "undo",
    "undo/release",
    "undo/withdraw",
    f"report/{NAME}",
    f"report/{NAME}?part=projects",
    "report/shili/dongshi/jiaxian/2024?part=narrative",
    "review/shili/dongshi/jiaxian/2024",
    "nowhere",
)


@pytest.mark.counted
@pytest.mark.parametrize("look", LOOKS)
def test_every_page_can_be_read_by_everybody(
    new_page: Callable[..., Page], office: Office, tmp_path: Path, look: str
) -> None:
    page = new_page(**LOOKS[look])
    page.watch.expect("404")  # type: ignore[attr-defined]  # one page is not there
    page.watch.expect("409")  # type: ignore[attr-defined]  # and one cannot be shown yet
    page.goto(office.at("import") + "?" + office.address.partition("?")[2])
    page.set_input_files("#file", written(tmp_path, "乙山县2024年自评", ORIGINAL, "docx"))
    page.get_by_role("button", name="读出内容").click()
    for each in PAGES:
        page.goto(office.at(each))
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_have_count(1)
        if look != "without scripts":
            assert violations(page) == [], each
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= page.evaluate("document.documentElement.clientWidth"), each
