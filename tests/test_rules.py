"""Every rule on our own files says why it is there."""

from __future__ import annotations

import re
from pathlib import Path

from generator.rules import RULES

ROOT = Path(__file__).resolve().parent.parent
BROKEN = ROOT / "tests" / "broken"
PARTS = ("cli", "desk", "load", "model", "release", "review", "template", "withdraw")
SOURCES = (
    ROOT / "generator" / "merging.py",
    *(path for part in PARTS for path in (ROOT / "generator" / part).glob("*.py")),
)


def test_every_rule_that_refuses_a_broken_site_is_explained() -> None:
    shown = {
        rule
        for expected in BROKEN.glob("*/expected.txt")
        for rule in re.findall(r"(?:error|warning)\[([a-z0-9-]+)\]", expected.read_text("utf-8"))
    }

    assert len(shown) > 20
    assert sorted(shown - RULES.keys()) == []


def test_every_rule_explained_is_one_that_the_code_gives() -> None:
    code = "".join(path.read_text("utf-8") for path in SOURCES)
    table = (ROOT / "generator" / "places" / "table.py").read_text("utf-8")

    assert [rule for rule in RULES if f'"{rule}"' not in code + table] == []


def test_a_reason_is_a_chinese_sentence() -> None:
    assert [rule for rule, why in RULES.items() if not why.endswith("。") or len(why) < 8] == []
