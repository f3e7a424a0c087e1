from __future__ import annotations

import pytest

from generator.search.traditional import has_converter, simplified

pytestmark = pytest.mark.skipif(not has_converter(), reason="opencc 未安装，繁体字不转换")


def test_traditional_characters_become_those_of_the_corpus() -> None:
    assert simplified(set("网络舆情")).items() >= {("網", "网"), ("絡", "络"), ("輿", "舆")}


def test_a_character_that_the_corpus_writes_is_left_alone() -> None:
    found = simplified(set("网網"))

    assert "網" not in found


def test_nothing_leads_to_what_the_corpus_lacks() -> None:
    assert set(simplified(set("网络")).values()) == {"网", "络"}
