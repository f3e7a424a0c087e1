"""Changing one value leaves every other byte of a file as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.desk.yaml_edit import EditError, with_value, without_mark
from generator.findings import DocPath
from generator.load.yaml_spans import Span
from generator.load.yaml_spans import spans as plain_spans
from generator.load.yaml_tree import Document, Tree, read_tree
from tests.conftest import EXAMPLE, ROOT

TEXTS = [
    path.read_text(encoding="utf-8")
    for path in sorted((*EXAMPLE.glob("reports/**/*.yml"), *ROOT.glob("content/reports/**/*.yml")))
]
TEXTS.append(TEXTS[0].replace("\n", "\r\n"))
TEXTS.append("\ufeff" + TEXTS[1])


def spans(text: str) -> dict[DocPath, Span]:
    """The spans of a text that may begin with a byte order mark."""
    mark = len(text) - len(text.removeprefix("\ufeff"))
    return {
        path: replace(span, start=span.start + mark, end=span.end + mark)
        for path, span in plain_spans(text.removeprefix("\ufeff")).items()
    }


def value_at(tree: Tree, path: DocPath) -> Tree:
    for step in path:
        tree = tree[step]  # type: ignore[index,call-overload]  # the path is one of the tree
    return tree


def values_of(text: str) -> Iterator[DocPath]:
    read = read_tree(text.encode(), "")
    assert isinstance(read, Document)
    yield from (path for path in read.places if isinstance(value_at(read.tree, path), str))


PLACES = [(number, path) for number, text in enumerate(TEXTS) for path in values_of(text)]

TYPED = (
    st.text(
        st.characters(
            blacklist_categories=("Cs", "Cc", "Cn"), blacklist_characters="\ufeff\u2028\u2029"
        ),
        min_size=1,
        max_size=30,
    )
    .map(str.strip)
    .filter(bool)
)
SNAGS = st.sampled_from(
    ["#", "a # b", "a: b", "- a", "'", '"', "{a}", "[a", "&a", "*a", "!a", "%", "@", "`", "null",
     "~", "010", "12.50", "<script>alert(1)</script>", "{{ x }}", "a\\b", "|", ">", "?", "是：“好”"]
)  # fmt: skip


def tree_of(text: str) -> Tree:
    found = read_tree(text.encode(), "")
    assert isinstance(found, Document)
    return found.tree


@given(place=st.sampled_from(PLACES), value=st.one_of(TYPED, SNAGS))
def test_only_the_value_changes(place: tuple[int, DocPath], value: str) -> None:
    number, path = place
    text = TEXTS[number]
    span = spans(text)[path]
    changed = with_value(text, path, value)
    size = len(changed) - len(text) + span.end - span.start

    assert value_at(tree_of(changed), path) == value
    assert changed[: span.start] == text[: span.start]
    assert changed[span.start + size :] == text[span.end :]


@given(place=st.sampled_from(PLACES), value=st.one_of(TYPED, SNAGS))
def test_the_old_value_put_back_gives_the_old_file(place: tuple[int, DocPath], value: str) -> None:
    number, path = place
    text = TEXTS[number]
    old = value_at(tree_of(text), path)
    back = with_value(with_value(text, path, value), path, str(old))

    assert tree_of(back) == tree_of(text)
    assert back.replace(f'"{old}"', str(old)) == text.replace(f'"{old}"', str(old))


DRAFT = """\
# 头
a: 20  # 来源：第3段 “其中基本支出20万元”；把握：低；请核对：同一处还有 30
b: 待核对  # 请把上面的原文概括成短句
c: 4  # 请核对：拟
d:
  - 一  # 来源：第4段 “一”；把握：高
  - 二
# 尾
e:
"""


def test_a_text_gives_way_to_a_list_and_its_remark_stays() -> None:
    changed = with_value(DRAFT, ("b",), ["甲", "乙 # 丙"])

    assert 'b:  # 请把上面的原文概括成短句\n  - 甲\n  - "乙 # 丙"\nc: 4' in changed
    assert tree_of(changed) == tree_of(DRAFT) | {"b": ["甲", "乙 # 丙"]}  # type: ignore[operator]  # a mapping


def test_values_of_a_list_that_stay_keep_their_line() -> None:
    changed = with_value(DRAFT, ("d",), ["零", "一"])

    assert "d:\n  - 零\n  - 一  # 来源：第4段 “一”；把握：高\n# 尾\n" in changed


def test_a_list_gives_way_to_one_text() -> None:
    changed = with_value(DRAFT, ("d",), "未说明")

    assert "d: 未说明\n# 尾\n" in changed


def test_an_empty_value_is_filled_in() -> None:
    assert with_value(DRAFT, ("e",), "5").endswith("# 尾\ne: 5\n")


def test_a_mark_goes_and_the_source_stays() -> None:
    assert without_mark(DRAFT, ("a",)) == DRAFT.replace("；请核对：同一处还有 30", "")
    assert without_mark(DRAFT, ("c",)) == DRAFT.replace("  # 请核对：拟", "")
    assert without_mark(DRAFT, ("d", 0)) == DRAFT


def test_what_is_no_value_is_refused() -> None:
    with pytest.raises(EditError, match="没有这一项"):
        with_value(DRAFT, ("x",), "1")
    with pytest.raises(EditError, match="没有这一项"):
        without_mark(DRAFT, ("x",))
    with pytest.raises(EditError, match="读不出来"):
        with_value("a: [", ("a",), "1")


def test_a_value_in_brackets_is_changed(tmp_path: Path) -> None:
    text = 'a: {b: 1, c: "2"}\nd: [x, y]\n'

    assert with_value(text, ("a", "b"), "1, 2") == 'a: {b: "1, 2", c: "2"}\nd: [x, y]\n'
    assert with_value(text, ("d", 1), "z") == 'a: {b: 1, c: "2"}\nd: [x, z]\n'
