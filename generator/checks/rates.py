"""When a printed rate or share can be recomputed, and of which stage of the year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.checks.compare import best_of, compare_ratio, is_exact, number
from generator.checks.operands import BUDGETS, LATEST_FIRST, Row, is_stated
from generator.model.reported import NotApplicable, NotStated, Stated
from generator.model.verdict import Comparison, Operand, Verdict


def execution_rate(check: str, row: Row) -> Iterator[Comparison]:
    """The printed rate of a row against what was spent and what was budgeted."""
    if not row.has("execution_rate"):
        return iter(())
    budgets = [row.figure(stage) for stage in BUDGETS]
    if not any(map(_is_told, budgets)) and _is_told(received := row.figure("received")):
        budgets = [received]
    return rate_of(
        (check, row.key, row.subject), row.figure("execution_rate"), row.figure("executed"), budgets
    )


def rate_of(
    identity: tuple[str, str, str], rate: Operand, executed: Operand, budgets: Sequence[Operand]
) -> Iterator[Comparison]:
    """A printed rate against `executed` over the budget that fits best.

    `identity` is check, key and subject. Where the report gives one side only, a reader expects
    the other: undecided.
    """
    check, key, subject = identity
    told = [budget for budget in budgets if _is_told(budget)]
    if not is_stated(rate) or not (told or _is_told(executed)):
        return
    yield best_of(
        [
            compare_ratio(check, key, rate, executed, budget, subject)
            for budget in told or budgets[:1]
        ]
    )


def share_of(check: str, row: Row, whole: Row) -> Iterator[Comparison]:
    """The printed share of a row in a whole, at the stage that fits best."""
    pairs = pairs_of(row, whole) if row.has("share") else []
    if pairs:
        share = row.figure("share")
        exact = [pair for pair in pairs if is_exact(pair[0]) and is_exact(pair[1])]
        yield best_of(
            [
                compare_ratio(check, row.key, share, part, all_of_it, row.subject)
                for part, all_of_it in exact or pairs
            ]
        )


def fits_a_sum(row: Row, whole: Row, sums: Sequence[Comparison]) -> bool:
    """Whether a share that differs from the printed whole follows from the sum of its parts.

    `sums` are those of the whole, keyed by stage: where one contradicts, the share shows the same
    difference once more.
    """
    differing = [each for each in sums if each.verdict is Verdict.CONTRADICTS]
    found = share_of("", row, whole) if differing else ()
    if not any(each.verdict is Verdict.CONTRADICTS for each in found):
        return False
    share = row.figure("share").figure
    return any(
        isinstance(share, Stated)
        and each.actual
        and isinstance(part := row.figure(each.key).figure, Stated)
        and abs(number(part) / each.actual - number(share)) < share.place
        for each in differing
    )


def pairs_of(row: Row, whole: Row) -> list[tuple[Operand, Operand]]:
    """Part and whole at every stage that the report tells of both."""
    return [
        (row.figure(stage, row.subject), whole.figure(stage, whole.subject))
        for stage in LATEST_FIRST
        if row.tells(stage) and whole.tells(stage)
    ]


def _is_told(operand: Operand) -> bool:
    return not isinstance(operand.figure, NotStated | NotApplicable)
