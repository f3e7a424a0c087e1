"""Skeletons: links from any address, texts in their gaps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils import get_relative_url

from generator.publish.stamp import (
    ANCHOR,
    LINK,
    TITLE,
    Gap,
    Sections,
    Skeleton,
    is_simple,
    relative,
)

PARTS = st.lists(st.sampled_from(["a", "b", "about", "2024", "x-y"]), max_size=4)
PATHS = st.builds(
    lambda parts, end: "/".join(parts) + end, PARTS, st.sampled_from(["", "/", "/f.css"])
)


@given(PATHS.map(lambda path: (path.strip("/") and path.removeprefix("/")) or "."), PARTS)
def test_a_link_is_written_as_the_builder_writes_it(path: str, parts: list[str]) -> None:
    address = "/".join(parts)

    assert is_simple(path)
    assert relative(path, address) == get_relative_url(path, f"{address}/" if address else "")


@pytest.mark.parametrize(
    "path", ["", "/", "/a", "../a", "a/../b", "a//b", "#a", "?a", "https://a/b", "a b"]
)
def test_only_paths_down_from_home_are_simple(path: str) -> None:
    assert not is_simple(path)


def test_texts_go_where_their_gaps_are_escaped_where_the_theme_escapes_them() -> None:
    made = Skeleton(
        (
            "<title>",
            Gap("title", is_escaped=True),
            "</title>",
            Gap(f"{LINK}about/", is_escaped=False),
            Sections((Gap(ANCHOR, is_escaped=True), "=", Gap(TITLE, is_escaped=False)), ", "),
        )
    )
    shown = made.at("a/b").filled({"title": "<甲>"}, [("x", "&#40;"), ("y", "乙")])

    assert shown == "<title>&lt;甲&gt;</title>../../about/#x=&#40;, #y=乙"
    assert made.folders == {"about"}
    assert made.at("about").filled({"title": ""}, []) == "<title></title>./"
