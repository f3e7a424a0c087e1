"""What a draft leaves to a person, the most important first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator.findings import DocPath
from generator.intake.draft import Draft, Excerpt
from generator.model.terms import TERMS

_MOST: Final = 40
_MONEY: Final = frozenset({"funds", "spending", "projects", "withheld", "self_evaluation"})


def agenda(draft: Draft, unplaced: Iterable[Excerpt], warnings: Iterable[str]) -> tuple[str, ...]:
    """One sentence for each thing to do: dangers, doubts, figures left over, words to shorten."""
    return (
        *(f"原件要处理：{each}" for each in warnings),
        *(f"没有读的表：{each.where} {each.words}" for each in draft.refused),
        *_doubts(draft, with_money=True),
        *_left_over(tuple(unplaced)),
        "覆盖范围（coverage、coverage_note）：写明这些金额是全部支出、只含项目支出还是只含专项资金",
        *_doubts(draft, with_money=False),
        *(f"概括成短句：{_named(path)}" for path in draft.excerpts),
        "录入和核对的日期（provenance）：核对完以后填写",
    )


def _doubts(draft: Draft, *, with_money: bool) -> Iterator[str]:
    for path, reading in draft.readings.items():
        if (
            reading.doubt
            and (path[0] in _MONEY and path[-1] != "topic") is with_money
            and path[-1] != "purpose"
        ):
            yield f"请核对 {_named(path)}：{reading.printed}；{reading.doubt}"


def _left_over(unplaced: tuple[Excerpt, ...]) -> Iterator[str]:
    yield from (f"原文有这个数，没有读入：{each.where} “{each.words}”" for each in unplaced[:_MOST])
    if len(unplaced) > _MOST:
        yield f"另有 {len(unplaced) - _MOST} 个数没有读入，请对照原文补录"


def _named(path: DocPath) -> str:
    """A path as an officer knows it: the Chinese words of its fields, and the path itself."""
    words = "、".join(TERMS[str(step)].chinese for step in path[-1:] if str(step) in TERMS)
    return f"{words}（{'.'.join(map(str, path))}）" if words else ".".join(map(str, path))
