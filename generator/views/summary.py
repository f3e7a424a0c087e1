"""Reports as rows: the summary table that home, place, year and check pages share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.funds import Coverage
from generator.model.money import Money, Unit
from generator.model.reported import Reported, Stated
from generator.model.verdict import Verdict
from generator.views import address
from generator.views.source import sort_key, word_cell
from generator.views.table import Cell, CellKind, Column, Mark, Row, Table
from generator.views.tally import Sums, Tally, tally_of
from generator.views.text import VERDICT_MARKS, line, listing, money, printed, verdict_word
from generator.views.words import Span, Tone, Words, words


def report_table(
    edition: Edition, entries: Sequence[Entry], origin: str, identifier: str, caption: str
) -> Table:
    """One row for each report, with totals by coverage that say how many are in them."""
    rows = [_row(edition, entry, origin) for entry in entries]
    columns = (
        Column("报告"),
        Column("覆盖"),
        Column("预算", is_figure=True),
        Column("实际支出", is_figure=True),
        Column("执行率", is_figure=True),
        Column("自评得分", is_figure=True),
        Column("等级"),
        Column("数据核对"),
    )
    return Table(
        identifier,
        f"{caption}（单位：万元；{len(entries)} 份）",
        columns,
        tuple(rows),
        totals(tally_of(edition, entries)),
        is_sortable=len(rows) > 1,
    )


def _row(edition: Edition, entry: Entry, origin: str) -> Row:
    card = entry.card
    target = address.report(entry, edition.dataset.site)
    return Row(
        (
            Cell(
                f"{card.short_name} {entry.year}",
                href=address.href(origin, target),
                sort=f"{entry.division.address} {entry.year}",
            ),
            Cell(card.coverage.value),
            amount_cell(card.budget),
            amount_cell(card.executed),
            _cell(card.execution_rate),
            _cell(card.total_score),
            word_cell(card.grade),
            verdict_cell(edition.verdicts([entry]), address.href(origin, target, "verification")),
        )
    )


def amount_cell(figure: Reported[Money]) -> Cell:
    """An amount in 万元; one printed in another unit keeps its own."""
    if not isinstance(figure, Stated):
        return Cell(line(figure), CellKind.STATE)
    return Cell(printed(figure, Unit.WAN_YUAN.value), CellKind.FIGURE, sort=sort_key(figure))


def _cell(figure: Reported[object]) -> Cell:
    if not isinstance(figure, Stated):
        return Cell(line(figure), CellKind.STATE)
    return Cell(printed(figure, "分"), CellKind.FIGURE, sort=sort_key(figure))


def worst_verdict(edition: Edition, entry: Entry) -> Verdict | None:
    """The worst verdict of a report; None where nothing could be compared."""
    counts = edition.verdicts([entry])
    return next((each for each in Verdict if counts[each]), None)


def verdict_cell(counts: Mapping[Verdict, int], href: str) -> Cell:
    """How many comparisons contradict or are missing; 未发现前后不一 where none does."""
    marks = tuple(
        Mark(verdict, VERDICT_MARKS[verdict], f"{verdict_word(verdict)} {counts[verdict]}", href)
        for verdict in (Verdict.CONTRADICTS, Verdict.MISSING)
        if counts.get(verdict)
    )
    contradicts = counts.get(Verdict.CONTRADICTS, 0)
    calm = "" if contradicts else "未发现前后不一"
    if not counts:
        calm = "没有可比对的数字"
    return Cell(calm, sort=str(contradicts), marks=marks)


def totals(tally: Tally) -> tuple[Words, ...]:
    """Budgets and spending added by year and coverage: unlike ones are never in one sum.

    Reports on single projects are left out, as the agency's own report may hold their money.
    """
    order = list(Coverage)
    alike = sorted(tally.sums, key=lambda each: (-each[0], order.index(each[1])))
    return tuple(
        _total(f"{year} 年{coverage.value}", tally.sums[year, coverage])
        for year, coverage in alike
        if tally.sums[year, coverage].reports > 1
    )


def _total(what: str, sums: Sums) -> Words:
    said = [
        f"{label}相加 {money(found.amount, Unit.WAN_YUAN, found.place or Unit.YUAN.yuan)} 万元"
        f"（本站相加，{sums.reports} 份中 {found.stated} 份写了这个数）"
        for label, found in (("预算", sums.budget), ("实际支出", sums.executed))
        if found.stated > 1
    ]
    if not said:
        return words(f"{what}：{sums.reports} 份，写了同一种金额的不足两份，不相加。")
    return words(f"{what}：{'；'.join(said)}。")


def verdict_counts(tally: Tally) -> Words:
    """`数据核对：✕ 前后不一 1；○ 应有未见 3；✓ 相符 30。`, or nothing where nothing is compared."""
    parts: list[str | Span] = []
    for verdict in filter(tally.verdicts.get, Verdict):
        said = f"{VERDICT_MARKS[verdict]} {verdict_word(verdict)} {tally.verdicts[verdict]}"
        parts += ["；", Span(said, Tone.WHOLE)]
    return words("数据核对：", *parts[1:], "。") if parts else ()


def coverage_words(tally: Tally) -> str:
    """How many reports cover what."""
    counts = tally.coverages
    return listing([f"{each.value} {counts[each]} 份" for each in Coverage if counts.get(each)])


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """Reports by the date they were checked, then by year, newest first; then by address."""
    by_address = sorted(entries, key=lambda entry: entry.division.address)
    by_year = sorted(by_address, key=lambda entry: entry.year, reverse=True)
    return sorted(by_year, key=lambda entry: entry.checked_on, reverse=True)
