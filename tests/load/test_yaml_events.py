from __future__ import annotations

import pytest
import yaml

from generator.load.yaml_events import events
from generator.load.yaml_spans import spans
from generator.load.yaml_tree import read_tree
from tests.conftest import EXAMPLE


def test_events_are_those_of_the_text() -> None:
    kinds = [type(event).__name__ for event in events("a: [1]")]

    assert kinds[2:-2] == [
        "MappingStartEvent", "ScalarEvent", "SequenceStartEvent", "ScalarEvent",
        "SequenceEndEvent", "MappingEndEvent",
    ]  # fmt: skip


def test_a_computer_without_libyaml_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [path.read_text("utf-8") for path in EXAMPLE.rglob("*.yml")]
    texts.append("a: |\n  甲\n\n  乙\n\nb: {c: 'd', e: [1, \"二\"]}  # 注\nf:\n- 三\n")
    found = [(read_tree(text.encode(), "a.yml"), spans(text)) for text in texts]
    monkeypatch.setattr("generator.load.yaml_events._Parser", yaml.SafeLoader)

    assert [(read_tree(text.encode(), "a.yml"), spans(text)) for text in texts] == found
