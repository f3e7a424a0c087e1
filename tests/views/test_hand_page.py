from __future__ import annotations

from generator.model.edition import Edition
from generator.views.hand_page import hand_pages


def test_a_hand_written_page_keeps_its_words_and_its_title(example: Edition) -> None:
    pages = {page.address: page for page in hand_pages(example)}

    assert set(pages) == {"about", "about/method", "about/accessibility"}
    assert pages["about"].heading == "关于这个示例"
    assert "## 为什么有它" in pages["about"].markdown
    assert "<b>标签</b>" in pages["about/method"].markdown


def test_other_pages_are_reached_by_the_first(example: Edition) -> None:
    page = next(page for page in hand_pages(example) if page.address == "about/method")

    assert [(step.title, step.href) for step in page.crumbs] == [
        ("首页", "../../"),
        ("关于这个示例", "../"),
        ("怎样录入和核对", ""),
    ]
