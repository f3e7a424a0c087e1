"""When a sum is worth comparing: what silence about some of its parts allows to say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from generator.checks.compare import compare_sum, undecided
from generator.checks.operands import is_silent, is_stated
from generator.model.verdict import Comparison, Operand, Verdict

AGREES: Final = frozenset({Verdict.HOLDS, Verdict.ROUNDS, Verdict.TRUNCATED})

_NO_STAGE: Final = "报告没有写明不予公开的金额是预算还是支出"
_OPEN_LIST: Final = "列出的各项之和小于总数，报告没有写明列出的是不是全部"


def sum_of_all(
    check: str, key: str, whole: Operand, parts: Sequence[Operand], unit: str, subject: str
) -> Iterator[Comparison]:
    """The sum of parts that are all there are; silence about one leaves only what cannot be."""
    if not is_stated(whole) or not any(map(is_stated, parts)):
        return
    comparison = compare_sum(check, key, whole, parts, unit, subject)
    if comparison.verdict is Verdict.CONTRADICTS or not any(map(is_silent, parts)):
        yield comparison


def sum_of_list(
    identity: tuple[str, str, str],
    whole: Operand,
    parts: Sequence[Operand],
    is_complete: Callable[[], bool],
) -> Iterator[Comparison]:
    """The sum of a list of money; `identity` is check, key and subject.

    A list that may be open (主要有……) does not contradict a larger whole; only there is
    `is_complete` asked.
    """
    check, key, subject = identity
    told = [part for part in parts if not is_silent(part)]
    if not is_stated(whole) or not any(map(is_stated, told)):
        return
    comparison = compare_sum(check, key, whole, told, "元", subject)
    is_short = comparison.verdict is Verdict.CONTRADICTS and (comparison.difference or 0) < 0
    if is_short and (len(told) < len(parts) or not is_complete()):
        yield undecided(comparison, _OPEN_LIST)
    else:
        yield comparison


def of_one_stage(found: Sequence[Comparison]) -> Iterator[Comparison]:
    """Sums by stage (the latest last) with a withheld amount that belongs to one of them.

    The report does not say to which: only if none agrees does the latest contradict.
    """
    agrees = any(each.verdict in AGREES for each in found)
    for each in found:
        is_open = agrees or each is not found[-1]
        if each.verdict is Verdict.CONTRADICTS and _has_withheld(each) and is_open:
            yield undecided(each, _NO_STAGE)
        else:
            yield each


def _has_withheld(comparison: Comparison) -> bool:
    return any(part.path[0] == "withheld" for part in comparison.parts)
