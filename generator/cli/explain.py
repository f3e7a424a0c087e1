"""What a check or a finding is for, where it comes from, and what to do about it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from generator.checks.check import Check
from generator.errors import GeneratorError
from generator.model.verdict import Verdict
from generator.views.text import verdict_word


def explained(identifier: str, checks: Iterable[Check]) -> Iterator[str]:
    """The lines that explain a check.

    Raises:
        GeneratorError: there is no such check; names the nearest ones.
    """
    known = {check.id: check for check in checks}
    if identifier not in known:
        near = difflib.get_close_matches(identifier, known, n=3) or sorted(known)[:3]
        raise GeneratorError(
            f"没有编号是“{identifier[:60]}”的核对；相近的有 {'、'.join(near)}。"
            "全部编号：disclose explain --list"
        )
    check = known[identifier]
    yield f"{check.id}　{check.family}"
    yield f"应当成立：{check.sentence}"
    yield f"为什么核对：{check.why}"
    yield f"依据：{check.source or '报告自己的数字'}"
    verdicts = "、".join(verdict_word(each) for each in Verdict if each in check.verdicts)
    yield f"可能的结论：{verdicts}"
    yield "差异可能有多种原因：先核对录入是否与原文一致；一致的，可以在 notes 里登编制单位的说明。"


def listed(checks: Iterable[Check]) -> Iterator[str]:
    """Every check on a line."""
    for check in checks:
        yield f"{check.id:36} {check.sentence}"
