"""Our Markdown to HTML: what Python-Markdown makes of it, or nothing."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.convert import Converted, convert
from generator.render.escape import markdown as escaped
from generator.render.escape import raw_html

SIGNS = [
    *"`*_{}[]()<>#+-.!|\\&;:/\"'=~^$%@,? \t\n0123456789abx万元（）〔〕，。　",
    *("  ", "http://a.b", "<b>", "</p>", "&lt;", "&#40;", "1. ", "- ", "    ", "{#a}", "![x](y)"),
    *("\u00a0", "\u2028", "\x85", "\x0b", "\x0c", "\x1c", "\ufeff", "\x02", "\x03wzxhzdk:0", "é"),
    *(
        "**",
        "***",
        "\n\n",
        "\n\n- ",
        "\n- ",
        "\n\n# ",
        "# ",
        "## ",
        " {#a}",
        "~~~",
        "```",
        "[x](y/)",
    ),
    *("<p>", "<div>", "</div>", "\n</div>\n", "<br>", "<hr>", "<!-- ", "<script>", "<p a='b'>"),
    *('甲<span class="whole">', "甲</span>", '<span class="whole">甲</span>'),
]
HOSTILE = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=14).map("".join)


def of_the_builder(text: str) -> Converted:
    """What the builder makes, with the extensions of mkdocs.yml and those that MkDocs adds."""
    made = markdown.Markdown(
        extensions=["toc", "tables", "fenced_code", "attr_list"],
        extension_configs={"toc": {"toc_depth": "2-2"}},
    )
    html = made.convert(text)
    contents = getattr(made, "toc_tokens")  # noqa: B009  # the extension adds it
    return Converted(html, tuple((each["id"], each["name"]) for each in contents))


def page(heading: str, words: str, cell: str, item: str) -> str:
    """A page as the templates make it."""
    return (
        f'<nav aria-label="{cell}"><ol>\n<li><a href="../">{cell}</a></li>\n'
        f"</ol></nav>\n\n# {heading} {{#top}}\n\n{words}\n\n## {heading} {{#a-b}}\n\n"
        f'<div class="ledger" id="t" tabindex="0">\n<table class="figures">\n'
        f'<tbody>\n<tr class="total">\n<th scope="row">{cell}</th>\n'
        f'<td class="n" id="x.y">{cell} <a class="mark" href="#z"><span>{cell}</span></a></td>\n'
        f"</tr>\n</tbody>\n</table>\n</div>\n\n\n<p>{cell}</p>\n<p>{cell}</p>\n\n"
        f'甲<span class="whole">{item}</span>；<span class="whole">甲{item}</span>。\n\n'
        f"- {item}\n- *{item}*\n- **{item}**：*{item}*\n\n"
        f"{words}[{item}](../a/?q=b&amp;c=d#e.f)。\n"
    )


@given(HOSTILE)
def test_any_markdown_is_made_the_same_or_not_at_all(text: str) -> None:
    made = convert(text)

    assert made is None or made == of_the_builder(text)


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_any_page_with_any_text_in_it_is_made_the_same_or_not_at_all(
    heading: str, words: str, cell: str, item: str
) -> None:
    text = page(heading, words, cell, item)
    made = convert(text)

    assert made is None or made == of_the_builder(text)


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_hostile_texts_that_are_escaped_for_their_slots_are_made_the_same(
    heading: str, words: str, cell: str, item: str
) -> None:
    shown = (escaped(heading), escaped(words), raw_html(cell), escaped(item))
    text = page(*(each.strip("　") or "甲" for each in shown))
    made = convert(text)

    assert made == of_the_builder(text)


def test_the_sections_are_those_of_the_second_level() -> None:
    made = convert("# 甲 {#top}\n\n## 乙　丙&#40;1&#41; {#a}\n\n### 丁 {#b}\n\n## 戊 {#c-d}\n")

    assert made is not None
    assert made.sections == (("a", "乙 丙&#40;1&#41;"), ("c-d", "戊"))


@pytest.mark.parametrize(
    "text",
    [
        "一行\n又一行\n",
        "# 没有编号\n",
        "甲 {#a}\n",
        "- 甲\n\n- 乙\n",
        "- 甲\n    - 乙\n",
        "1. 甲\n",
        "1\\. 甲\n",
        "> 甲\n",
        "| 甲 | 乙 |\n| --- | --- |\n",
        "[甲](b.md)\n",
        "[甲](/b/)\n",
        "[甲](https://example.com/)\n",
        "[甲](b/ '丙')\n",
        "![甲](b/)\n",
        "*甲***乙**\n",
        "*甲*\n* * *\n",
        "`甲`\n",
        "<span>甲</span>\n",
        "<p>甲\n",
        "<p>甲</p>乙\n",
        "<p>甲</p>\n乙\n",
        "甲\n<p>乙</p>\n",
        "<p><b>甲</p></b>\n",
        "<p>甲<br>乙</p>\n",
        "<p><script>甲</script></p>\n",
        "<p>&nbsp;</p>\n",
        "<p id='a'>甲</p>\n",
        "<p>甲\n \n</p>\n",
        "<div>\n~~~\n</div>\n\n<div>\n~~~\n</div>\n",
        f"{'<div>' * 11}{'</div>' * 11}\n",
        "　甲\n",
        "*甲 *\n",
    ],
)
def test_what_our_templates_do_not_make_is_left_to_the_builder(text: str) -> None:
    assert convert(text) is None


def test_html_that_is_never_closed_takes_no_longer_than_its_length() -> None:
    assert convert("<div>" * 9 + "<p>甲</p>" * 100_000) is None
    assert convert("<p>" + "<" * 100_000) is None
    assert convert("[" * 100_000 + "\n") is None
    assert convert("*甲" * 50_001 + "\n") is None
