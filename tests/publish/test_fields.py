"""The head of a page: read as YAML reads it, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils import meta

from generator.publish.fields import NAMES, read_fields
from generator.render.escape import front_matter

SIGNS = st.one_of(
    st.characters(), st.sampled_from(['"', "\\", "\n", "\x85", "\u2028", "\ufeff", "---\n", "\x7f"])
)
TEXTS = st.lists(SIGNS, max_size=12).map("".join)


@given(st.dictionaries(st.sampled_from(sorted(NAMES)), TEXTS, max_size=5), TEXTS)
def test_a_head_is_read_as_the_builder_reads_it_or_not_at_all(
    fields: dict[str, str], body: str
) -> None:
    text = front_matter(fields) + body
    read = read_fields(text)

    assert read is None or read == tuple(reversed(meta.get_data(text)))


@given(
    st.dictionaries(
        st.sampled_from(sorted(NAMES)), st.text("甲\"'\\:#{}[]&*!|>%@`, \n", min_size=1)
    )
)
def test_a_head_of_ours_is_read(fields: dict[str, str]) -> None:
    read = read_fields(f"{front_matter(fields)}\n# 甲\n")

    assert read == ((fields, "# 甲\n") if fields else None)


@pytest.mark.parametrize(
    "text",
    [
        "# 甲\n",
        "---\ntitle: 甲\n---\n",
        '---\ntitle: "甲"\n',
        '---\ntemplate: "other.html"\n---\n',
        '---\ntitle: "\\x41"\n---\n',
        '---\ntitle: "\\ud83d\\ude00"\n---\n',
        '---\ntitle: ""\n---\n',
        '---\ntitle: "甲" # 乙\n---\n',
        '---\r\ntitle: "甲"\r\n---\r\n',
        "---\n---\n",
    ],
)
def test_any_other_head_is_left_to_the_builder(text: str) -> None:
    assert read_fields(text) is None
