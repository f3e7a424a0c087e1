"""Hand-written pages: the publisher's Markdown, and nothing that runs, styles or asks elsewhere."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest

from generator.load.content import read_content
from generator.render.escape import written
from tests.hostile.reading import html
from tests.hostile.site import Deal
from tests.hostile.site import written as content_written
from tests.hostile.sorting import sorted_out
from tests.hostile.texts import OWN, REFUSED, listed

RULES = {"character-forbidden", "character-combining", "character-control"}
LINKS = (
    "[点](javascript:alert(1))",
    "[点]( javascript:alert(1))",
    "[点](\njavascript:alert(1))",
    "[点](java\nscript:alert(1))",
    "[点](JAVASCRIPT:alert(1) '题')",
    "[点](&#106;avascript:alert(1))",
    "[点](data:text/html;base64,PHNjcmlwdD4=)",
    "[点][一]\n\n[一]: javascript:alert(1)",
    "[点][一]\n\n[一]:\n    javascript:alert(1)",
    "[点][一]\n\n[一]: <javascript:alert(1)>",
    "[点](<javascript:alert(1)>)",
    "[点](vbscript:x)",
    "[点](file:///etc/passwd)",
    "![图](https://example.org/x.png)",
    "![图](//example.org/x.png)",
    "![图](\\\\example.org/x.png)",
    "![图](javascript:alert(1))",
    "![图][一]\n\n[一]: https://example.org/x.png",
    "![一]\n\n[一]: https://example.org/x.png",
    "<javascript:alert(1)>",
    "段落\n{: onclick=alert(1) style=color:red }",
    "## 标题 {onclick=alert(1)}",
    "## 标题 {#x onclick=alert(1)}",
    "*斜*{: onmouseover=alert(1) }",
    "*斜*{onmouseover=alert(1)}",
    "[点](a){: target=_blank onclick=alert(1) }",
    "- 一\n{: style='position:fixed' }",
)


def shown(text: str) -> bytes:
    """The page as the site builder makes it of the text."""
    extensions = ["attr_list", "toc", "tables", "fenced_code"]
    made: str = markdown.markdown(written(text), extensions=extensions)
    return made.encode()


@pytest.mark.parametrize("text", LINKS)
def test_nothing_runs_and_nothing_is_asked_of_another_host(text: str) -> None:
    page = html(shown(text))  # refuses handlers, styles and schemes

    assert [line for line in page.frame if line.startswith(("<img src=http", "<img src=/"))] == []


def test_no_hostile_text_becomes_more_than_the_elements_of_markdown() -> None:
    taken, _ = sorted_out((*OWN, *(text for _, text in listed())))
    allowed = {
        *("p", "em", "strong", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"),
        *("ul", "ol", "li", "hr", "a", "br", "table", "thead", "tbody", "tr", "th", "td", "img"),
        "div",  # around the contents that [TOC] asks for
    }
    for text in taken:
        frame = html(shown(text)).frame

        assert {line.strip("</>").split()[0] for line in frame} <= allowed, text


def test_what_a_publisher_writes_stays() -> None:
    text = "## 二 {#er}\n\n[页](../a/) 和 [站](https://example.org/?a=1&b=2)，[信](mailto:a@example.com)。"

    page = html(shown(text))

    assert "<h2 id=er>" in page.frame
    assert "<a href=https://example.org/?a=1&b=2>" in page.frame
    assert "<a href=mailto:a@example.com>" in page.frame
    assert page.texts[0] == "二"


def test_what_no_reader_sees_is_refused_with_its_line(tmp_path: Path) -> None:
    harmless = Deal(("甲乙丙丁",), {})
    content = tmp_path / "content"
    content_written(content, harmless, harmless, 1, 1)
    page = content / "pages" / "about.md"
    for text in (text for each in REFUSED.values() for text in each):
        if text.endswith("\r") or any(0xD800 <= ord(sign) < 0xE000 for sign in text):
            continue  # a line end of Windows; no file in UTF-8 can hold the others
        page.write_bytes(f"# 标题\n\n第一段\n{text}\n".encode())

        found = read_content(content).findings

        assert [(each.where.line, each.rule in RULES) for each in found] == [(4, True)], ascii(text)


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        ("# 标题\n".encode("gbk"), "file-not-utf8"),
        ("# 标题\n".encode("utf-16"), "file-not-utf8"),
        (b"", "file-empty"),
        (b"# a\n" + b"b\n" * 1_000_001, "file-too-large"),
        (b"a\n", "page-without-title"),
    ],
)
def test_a_page_that_is_no_text_is_told_so(raw: bytes, rule: str, tmp_path: Path) -> None:
    harmless = Deal(("甲乙丙丁",), {})
    content = tmp_path / "content"
    content_written(content, harmless, harmless, 1, 1)
    (content / "pages" / "about.md").write_bytes(raw)

    assert [each.rule for each in read_content(content).findings] == [rule]


def test_a_mark_of_its_encoding_and_windows_line_ends_are_passed_over(tmp_path: Path) -> None:
    harmless = Deal(("甲乙丙丁",), {})
    content = tmp_path / "content"
    content_written(content, harmless, harmless, 1, 1)
    page = content / "pages" / "about.md"
    page.write_bytes("\ufeff# 标题\r\n\r\n一\r\n二\r\n".encode())

    found = read_content(content)

    assert found.findings == ()
    assert found.dataset is not None
    about = next(each for each in found.dataset.pages if each.name == "about")
    assert (about.title, about.markdown) == ("标题", "一\n二")
