"""What a check or a rule is for, in Chinese."""

from __future__ import annotations

import pytest

from generator.checks import CHECKS
from generator.cli.explain import explained, listed
from generator.errors import GeneratorError
from generator.rules import RULES


def test_a_check_is_explained_with_its_sentence_and_verdicts() -> None:
    text = "\n".join(explained("basic-sum", CHECKS))

    assert "人员经费与公用经费之和应等于基本支出" in text
    assert "可能的结论：前后不一" in text


def test_a_rule_on_our_files_is_explained() -> None:
    text = "\n".join(explained("yaml-tab", CHECKS))

    assert RULES["yaml-tab"] in text


def test_an_unknown_id_names_the_nearest() -> None:
    with pytest.raises(GeneratorError, match="basic-sum"):
        list(explained("basic-sun", CHECKS))


def test_every_check_and_rule_is_listed_once() -> None:
    ids = [line.split()[0] for line in listed(CHECKS)]

    assert ids == [*(check.id for check in CHECKS), *RULES]
