"""Whatever a value holds, it comes back from every slot as the same text and nothing else."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import markdown as python_markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.render.escape import (
    front_matter,
    heading_id,
    markdown,
    raw_html,
    script_json,
    written,
)

# As mkdocs.yml and MkDocs itself set them.
EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list"]
HOSTILE = (
    "</title><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "<!-- 注释",
    "]]>",
    "&lt;b&gt;",
    "&#60;script&#62;",
    "&amp;amp;",
    "[链接](javascript:alert(1))",
    "![图](http://192.0.2.1/x.png)",
    "<http://192.0.2.1>",
    "http://192.0.2.1/",
    "a@b.example",
    "**粗** __粗__ *斜* _斜_",
    "`代码` ``代码``",
    "# 标题",
    "标题 #",
    "===",
    "---",
    "- 项",
    "1. 项",
    "1) 项",
    "> 引",
    "    代码",
    "| 甲 | 乙 |",
    "|---|---|",
    "{: .class #id onclick=alert(1)}",
    "{#id}",
    "{% raw %}{{ 7*7 }}{% endraw %}",
    "${7*7} #{7*7}",
    "[^1]: 脚注",
    "[ref]: http://192.0.2.1",
    "*[HTML]: 缩写",
    "\\* \\<",
    "甲  \n乙",
    "甲\\\n乙",
    "\ufeff甲",
    "甲\x00乙",
    "甲\u2028乙",
    "甲\tb",
    "~~~\n甲\n~~~",
    "+++ +",
    "::: 甲",
    "!!! note",
    '??? "甲"',
    "%25 %s %(a)s",
    "<b",
    "b>",
    "<",
    "&",
    "&copy",
    "&nbsp;",
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="<>&\"'`*_{}[]()#+-.!|~^=:/\\%@ \nabc12甲", max_size=40),
    st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=3).map("".join),
)
GAPS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")


class Seen(HTMLParser):
    """Elements with attributes, and the text in them."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.others: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def one_line(text: str) -> str:
    """The text as every slot shows it: runs of spaces and controls as one space."""
    return GAPS.sub(lambda run: "　" if run[0] == "　" else " ", text).strip(" ")


def through_markdown(source: str) -> Seen:
    return Seen(python_markdown.markdown(source, extensions=EXTENSIONS))


def check(slot: Seen, elements: list[str], text: str) -> None:
    assert [tag for tag, _ in slot.elements] == elements
    assert slot.others == []
    assert slot.text.strip(" \n") == text


def check_every_slot(text: str) -> None:
    shown, within = one_line(text), one_line(f"甲{text}乙")
    check(through_markdown(f"{markdown(text)}"), ["p"] if shown else [], shown)
    check(through_markdown(f"甲{markdown(text)}乙"), ["p"], f"甲{shown}乙")
    check(through_markdown(f"- {markdown('甲' + text)}"), ["ul", "li"], one_line("甲" + text))
    check(through_markdown(f"*{markdown('甲' + text + '乙')}*"), ["p", "em"], within)
    check(through_markdown(f"[甲{markdown(text)}乙](../)"), ["p", "a"], f"甲{shown}乙")
    heading = through_markdown(f"## 甲{markdown(text)} {heading_id('top')}")
    check(heading, ["h2"], one_line(f"甲{shown}"))
    assert heading.elements == [("h2", (("id", "top"),))]
    in_html = Seen(f'<p title="{raw_html(text)}">{raw_html(text)}</p>')
    check(in_html, ["p"], shown)
    assert in_html.elements == [("p", (("title", shown),))]
    block = through_markdown(
        f'<div class="x"><p title="{raw_html(text)}">{raw_html(text)}</p></div>'
    )
    check(block, ["div", "p"], shown)
    assert dict(block.elements[1][1]) == {"title": shown}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_text_in_every_slot(text: str) -> None:
    check_every_slot(text)


@given(TEXTS)
def test_any_text_is_that_text_in_every_slot(text: str) -> None:
    check_every_slot(text)


@given(st.dictionaries(st.sampled_from(["title", "description", "article"]), TEXTS, max_size=3))
def test_a_head_is_read_back_as_it_was(fields: dict[str, str]) -> None:
    fields = {
        name: re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", "", text)
        for name, text in fields.items()
    }
    text = front_matter(fields)
    head = text.removeprefix("---\n").removesuffix("\n---\n")

    assert text == f"---\n{head}\n---\n"
    assert (yaml.load(head, yaml.BaseLoader) or {}) == fields  # noqa: S506, TID251  # as MkDocs reads it
    assert head.count("\n") == max(len(fields) - 1, 0)


def test_a_head_holds_no_line_that_ends_it() -> None:
    assert front_matter({"title": "甲\n---\n# 乙"}).count("---\n") == 2


@pytest.mark.parametrize(
    "text", ["12.50", "1,234.5", "99.91%", "2024-05-16", "355.53 万元", "未说明", "县委网信办"]
)
def test_figures_and_words_stay_readable_in_markdown(text: str) -> None:
    assert markdown(text) == text


def test_the_wide_space_of_chinese_typesetting_is_kept() -> None:
    assert markdown("甲　乙") == "甲　乙"
    assert raw_html("甲　乙") == "甲　乙"


@pytest.mark.parametrize("identifier", ["2024", "Top", "a b", "a}", "标题", "a_b", "-a"])
def test_an_id_that_is_not_ours_is_a_defect(identifier: str) -> None:
    with pytest.raises(ValueError, match=re.escape(identifier)):
        heading_id(identifier)


@given(TEXTS)
def test_a_written_page_keeps_its_structure_and_no_tag(text: str) -> None:
    assert "<" not in written(text)
    assert written("## 甲\n\n- **乙**") == "## 甲\n\n- **乙**"


@given(TEXTS)
def test_a_written_page_has_only_the_elements_of_markdown(text: str) -> None:
    tags = {tag for tag, _ in through_markdown(written(text)).elements}

    assert tags <= {
        "p", "em", "strong", "a", "img", "code", "pre", "ul", "ol", "li", "hr", "br", "blockquote",
        "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip


@given(TEXTS)
def test_json_in_a_page_reads_back_and_cannot_end_its_element(text: str) -> None:
    block = script_json({"name": text, "list": [text]})

    assert json.loads(block) == {"name": text, "list": [text]}
    assert not set("<>&\u2028\u2029") & set(block)


def test_json_in_a_page_ends_no_script() -> None:
    assert script_json("</script><!--") == '"\\u003c/script\\u003e\\u003c!--"'
