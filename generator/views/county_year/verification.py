"""数据核对: every comparison of a report in words, worst first, what holds folded."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from generator.model.edition import CheckFacts, Edition
from generator.model.money import Money, Unit
from generator.model.report import NoteBy
from generator.model.reported import Stated, entries
from generator.model.verdict import Comparison, Operand, Operation, Verdict
from generator.views import address
from generator.views.anchors import nearest
from generator.views.blocks import (
    Block,
    ComparisonEntry,
    ComparisonGroup,
    EntryLine,
    Folded,
    HoldsLine,
    Paragraph,
    Section,
    Strip,
    StripItem,
)
from generator.views.source import Source
from generator.views.text import (
    MINUS,
    VERDICT_MARKS,
    iso_date,
    money,
    percent,
    plain,
    printed,
    signed,
    verdict_word,
)
from generator.views.words import Span, Words, link, state, words

_INTRODUCTION: Final = (
    "下面用这份报告自己的数字做算术比对，逐条列出报告写的数、重新计算的数和两者之差。"
    "比对由程序完成，不是审计，不评价工作，也不判断哪个数字准确；报告的数字一律照录，未作改动。"
    "出现差异可能有多种原因，请以编制单位的说明或更正为准。单位的说明会登在对应条目下面。"
)
_DISCLAIMER: Final = "由程序用报告自己的数字比对，不是审计，也不评价工作好坏。"
_SIGNS: Final = {Operation.SUM: "＋", Operation.DIFFERENCE: MINUS, Operation.RATIO: "÷"}
_SIDES: Final = {
    Operation.SUM: "各项相加",
    Operation.DIFFERENCE: "相减",
    Operation.RATIO: "重新计算",
    Operation.SAME: "另一处写",
    Operation.COUNT: "数一数",
    Operation.AT_MOST: "上限",
    Operation.AT_LEAST: "下限",
    Operation.GRADE: "按分数线",
    Operation.ORDER: "另一个日期",
    Operation.TEXT: "另一处写",
    Operation.PRESENCE: "报告中",
}


def strip(source: Source) -> Strip:
    """Counts by verdict in one line, for the top of the page."""
    items = strip_items(source.comparisons)
    return Strip(items, strip_lines(source.comparisons), "#verification")


def strip_items(comparisons: Sequence[Comparison]) -> tuple[StripItem, ...]:
    """Counts by verdict, worst first, zero counts left out."""
    return tuple(
        StripItem(verdict, VERDICT_MARKS[verdict], verdict_word(verdict), count)
        for verdict in Verdict
        if (count := sum(item.verdict is verdict for item in comparisons))
    )


def strip_lines(comparisons: Sequence[Comparison]) -> tuple[str, ...]:
    """未发现前后不一 where there is none, and what the comparison is not."""
    has_none = not any(item.verdict is Verdict.CONTRADICTS for item in comparisons)
    return (("未发现前后不一",) if has_none else ()) + (_DISCLAIMER,)


def verification_section(source: Source, known: frozenset[str]) -> Section:
    """All comparisons: what differs unfolded, what holds one line each.

    `known` are the anchors of the page's other sections, which the figures link to.
    """
    if not source.comparisons:
        return Section(
            "verification", "数据核对", (Paragraph(words("这份报告没有可以比对的数字。")),)
        )
    blocks: list[Block] = [Paragraph(words(_INTRODUCTION))]
    for verdict in Verdict:
        found = [item for item in source.comparisons if item.verdict is verdict]
        if found and verdict is Verdict.HOLDS:
            blocks.append(_folded(source, found, known))
        elif found:
            blocks.append(
                ComparisonGroup(
                    verdict,
                    VERDICT_MARKS[verdict],
                    verdict_word(verdict),
                    tuple(_entry(source, item, known) for item in found),
                )
            )
    return Section("verification", "数据核对", tuple(blocks))


def _entry(source: Source, item: Comparison, known: frozenset[str]) -> ComparisonEntry:
    facts = check_facts(source.edition, item)
    own = address.comparison(item)
    related = _related(item, known)
    return ComparisonEntry(
        own,
        item.verdict,
        VERDICT_MARKS[item.verdict],
        verdict_word(item.verdict),
        f"{facts.sentence}：{item.subject}" if item.subject else facts.sentence,
        (*comparison_lines(source.unit, item), *_notes(source, item)),
        words(
            "相关数字：",
            related,
            "　",
            link("这条核对怎样计算", address.href(source.page, address.check(item.check))),
            "　",
            link("本条的固定地址", f"#{own}"),
        ),
    )


def _related(item: Comparison, known: frozenset[str]) -> Words:
    """Links to the figures on the printed side, with commas between."""
    spans: list[Span | str] = []
    for operand in item.printed:
        anchor = nearest(operand.path, known)
        spans += ["、", Span(operand.label, href=f"#{anchor}" if anchor else "")]
    return words(*spans[1:])


def check_facts(edition: Edition, item: Comparison) -> CheckFacts:
    """The check that made a comparison."""
    return next(facts for facts in edition.checks if facts.id == item.check)


def comparison_lines(unit: Unit, item: Comparison) -> tuple[EntryLine, ...]:
    """Both sides, the difference and what rounding explains, each on a line."""
    found = [EntryLine("报告写", words(_operands(item.printed) + "。"))]
    second = second_side(unit, item)
    if item.verdict is Verdict.MISSING:
        found = [EntryLine("依据", words(item.ground + "。"))]
        if item.reason:
            found.append(EntryLine("报告中", words(item.reason + "。")))
    elif item.verdict is Verdict.UNDECIDED:
        if item.parts:
            found.append(EntryLine(_SIDES[item.operation], words(_operands(item.parts) + "。")))
        found.append(EntryLine("为什么无法判断", words(item.reason + "。")))
    elif second:
        found.append(EntryLine(_SIDES[item.operation], words(second + "。")))
    if item.difference and item.verdict is not Verdict.HOLDS:
        found.append(EntryLine("相差", words(_difference(unit, item))))
    found.extend(EntryLine("换一种算法（同一处差异，不另计）", words(each)) for each in item.also)
    if item.verdict is Verdict.CONTRADICTS:
        found.append(EntryLine("原因", words("报告没有说明原因。")))
    return tuple(found)


def _notes(source: Source, item: Comparison) -> tuple[EntryLine, ...]:
    notes = [
        note
        for note in entries(source.report.notes).values()
        if note.check == item.check and (not isinstance(note.key, str) or note.key == item.key)
    ]
    if notes:
        return tuple(
            EntryLine(
                "单位说明" if note.by is NoteBy.AGENCY else "本站说明",
                words(f"{note.text}（{iso_date(note.noted_on)}）"),
            )
            for note in notes
        )
    if item.verdict is not Verdict.CONTRADICTS:
        return ()
    return (EntryLine("单位说明", words(state("暂无"), "。编制单位可以提交说明，原样登在此处。")),)


def _operands(operands: Sequence[Operand]) -> str:
    return "；".join(f"{each.label} {_figure(each)}" for each in operands)


def _figure(operand: Operand) -> str:
    if isinstance(operand.figure, str):
        return f"“{operand.figure}”" if operand.figure else "未说明"
    return printed(operand.figure)


def second_side(unit: Unit, item: Comparison) -> str:
    """The recomputed side with its formula: `3.5＋15＝18.5 万元`."""
    if item.actual is None:
        return _operands(item.parts)
    sign = _SIGNS.get(item.operation)
    result = amount_text(unit, item, item.actual)
    if sign is None or not item.parts:
        return _operands(item.parts) if item.parts else result
    shown = _shown_unit(unit, item)
    formula = sign.join(_addend(shown, each) for each in item.parts)
    equals = "＝" if item.operation is not Operation.RATIO or item.verdict is Verdict.HOLDS else "≈"
    return f"{formula}{equals}{result}"


def _addend(shown: str, operand: Operand) -> str:
    figure = operand.figure
    if isinstance(figure, Stated) and figure.unit == shown:
        return figure.printed
    if isinstance(figure, Stated) and isinstance(figure.value, Money):
        known = {each.value: each for each in Unit}
        return money(figure.value, known.get(shown, Unit.YUAN), figure.place)
    return _figure(operand)


def _shown_unit(unit: Unit, item: Comparison) -> str:
    """The unit that both sides are shown in: the one most of the figures are printed in."""
    units = [
        each.figure.unit for each in (*item.printed, *item.parts) if isinstance(each.figure, Stated)
    ]
    own = {each.value for each in Unit}
    counted = [each for each in units if each in own]
    return max(counted, key=counted.count) if counted else unit.value


def amount_text(unit: Unit, item: Comparison, value: Decimal) -> str:
    """One exact side in the unit of the comparison; shares with two decimals at least."""
    if item.unit == Unit.YUAN.value:
        shown = {each.value: each for each in Unit}[_shown_unit(unit, item)]
        return f"{money(Money(value), shown, _place(item))} {shown.value}"
    if item.unit == "%":
        return percent(value, _percent_places(item))
    return f"{plain(value, _place(item))}{f' {item.unit}' if item.unit else ''}"


def _place(item: Comparison) -> Decimal:
    """The finest printed place that takes part, in the unit of the value."""
    places = [
        each.figure.place
        for each in (*item.printed, *item.parts)
        if isinstance(each.figure, Stated) and each.figure.place
    ]
    return min(places, default=Decimal(0))


def _percent_places(item: Comparison) -> int:
    figure = item.printed[0].figure
    text = figure.printed if isinstance(figure, Stated) else ""
    decimals = len(text.rstrip("%％ ").partition(".")[2])
    # One more place than the report prints shows why a figure was rounded or cut.
    return max(2, decimals) + (item.verdict is not Verdict.HOLDS)


def _difference(unit: Unit, item: Comparison) -> str:
    difference = item.difference or Decimal(0)
    which = "重新计算的较大" if difference > 0 else "报告写的较大"
    if item.unit == Unit.YUAN.value:
        shown = {each.value: each for each in Unit}[_shown_unit(unit, item)]
        size = signed(difference / shown.yuan, _place(item) / shown.yuan)
        slack = plain(_rounded(item.tolerance / shown.yuan))
        return f"{size} {shown.value}（{which}）。四舍五入最多能解释 {slack} {shown.value}。"
    if item.unit == "%":
        points = percent(abs(difference), _percent_places(item)).removesuffix("%")
        return f"{'＋' if difference > 0 else MINUS}{points} 个百分点（{which}）。"
    return f"{signed(difference, _place(item))} {item.unit}（{which}）。"


def _rounded(slack: Decimal) -> Decimal:
    """A tolerance as it is, without the noise of a division: at most six significant digits."""
    return (
        +slack.normalize()
        if len(slack.as_tuple().digits) <= 6
        else slack.quantize(Decimal(1).scaleb(slack.adjusted() - 2))
    )


def _folded(source: Source, found: Sequence[Comparison], known: frozenset[str]) -> Folded:
    lines = tuple(
        HoldsLine(
            address.comparison(item),
            holds_text(source, item),
            f"#{nearest(item.at, known) or 'verification'}",
        )
        for item in found
    )
    return Folded(
        f"{VERDICT_MARKS[Verdict.HOLDS]} {verdict_word(Verdict.HOLDS)}　{len(found)}",
        Verdict.HOLDS,
        lines,
    )


def holds_text(source: Source, item: Comparison) -> str:
    """One comparison that holds, in one line with its figures."""
    facts = check_facts(source.edition, item)
    what = f"{facts.sentence}：{item.subject}" if item.subject else facts.sentence
    second = second_side(source.unit, item)
    first = _operands(item.printed)
    return (
        f"{what}（{first}；{_SIDES[item.operation]} {second}）" if second else f"{what}（{first}）"
    )
