"""The years of one place side by side: a table and a chart for each of its agencies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from generator.model.card import Card
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.money import Money, Unit
from generator.model.reported import Reported, Stated
from generator.views import address
from generator.views.bar import bar
from generator.views.blocks import Block, Chart, Paragraph
from generator.views.figures import change_words
from generator.views.source import word_cell
from generator.views.summary import amount_cell
from generator.views.table import Cell, CellKind, Column, Row, Table
from generator.views.text import line, printed
from generator.views.words import link, words

_LEAST_BARS: Final = 2
"""Years from which a chart says more than the table."""


def years_side_by_side(edition: Edition, own: tuple[Entry, ...], page: str) -> Iterator[Block]:
    """Of the place's own reports, newest first; none where no agency has several years."""
    for agency in _agencies(own):
        yield from _years(edition, agency, page)


def _agencies(own: tuple[Entry, ...]) -> Iterator[tuple[Entry, ...]]:
    """The reports of each department and kind that has several years, newest first."""
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in own:
        groups.setdefault((entry.department, entry.kind.name), []).append(entry)
    return (tuple(group) for group in groups.values() if len(group) > 1)


def _years(edition: Edition, own: tuple[Entry, ...], page: str) -> Iterator[Block]:
    newest = own[0]
    is_short = address.report(newest, edition.dataset.site).endswith(f"/{newest.year}")
    tail = "" if is_short else f"-{newest.department}-{newest.kind.name.lower().replace('_', '-')}"
    yield _years_table(edition, own, page, f"table-years{tail}")
    chart = _years_chart(own, f"chart-years{tail}")
    if chart:
        yield chart
    chosen = [address.report(each, edition.dataset.site) for each in own[: address.MOST_COMPARED]]
    beside = link("并排比较本地各年", address.compare(page, chosen))
    what = f"最近 {len(chosen)} 年" if len(chosen) < len(own) else "各年"
    yield Paragraph(words(beside, f"（{what}的全部数字逐行对照）。"))


def _years_table(edition: Edition, own: tuple[Entry, ...], page: str, identifier: str) -> Table:
    """One column a measure, one row a year, each with its change from the year before."""
    rows = []
    for index, entry in enumerate(own):
        earlier = own[index + 1] if index + 1 < len(own) else None
        target = address.report(entry, edition.dataset.site)
        rows.append(
            Row(
                (
                    Cell(str(entry.year), href=address.href(page, target)),
                    Cell(entry.card.coverage.value),
                    _with_change(entry, earlier, _budget),
                    _with_change(entry, earlier, _executed),
                    _figure(entry.card.total_score),
                    word_cell(entry.card.grade),
                    _figure(entry.card.staff_in_post),
                )
            )
        )
    columns = (
        Column("年度"),
        Column("覆盖"),
        Column("预算", is_figure=True),
        Column("实际支出", is_figure=True),
        Column("自评得分", is_figure=True),
        Column("等级"),
        Column("在编人数", is_figure=True),
    )
    note = words("增减是本站用相邻两年的数字相减；覆盖范围不同的两年不相减。")
    caption = f"{own[0].card.short_name}各年对照（单位：万元）"
    return Table(identifier, caption, columns, tuple(rows), (note,))


def _years_chart(own: tuple[Entry, ...], identifier: str) -> Chart | None:
    """What was spent each year, budget where no spending is printed; of like coverage only."""
    alike = [entry for entry in own if entry.card.coverage is own[0].card.coverage]
    found = [(entry, _spent_or_budget(entry)) for entry in reversed(alike)]
    stated = [
        (entry, name, figure) for entry, (name, figure) in found if isinstance(figure, Stated)
    ]
    if len(stated) < _LEAST_BARS:
        return None
    largest = max(figure.value.yuan for _, _, figure in stated)
    bars = tuple(
        bar(
            f"{entry.year} {name}",
            printed(figure, Unit.WAN_YUAN.value),
            figure.value.yuan,
            largest,
        )
        for entry, name, figure in stated
    )
    said = "，".join(f"{each.label} {each.value}" for each in bars)
    caption = f"各年支出（单位：万元；{own[0].card.coverage.value}）"
    title = f"{own[0].card.short_name}各年支出"
    return Chart(identifier, title, f"单位万元：{said}。", bars, caption)


def _spent_or_budget(entry: Entry) -> tuple[str, Reported[Money]]:
    card = entry.card
    spent = card.executed
    return ("实际支出", spent) if isinstance(spent, Stated) else ("预算", card.budget)


def _budget(card: Card) -> Reported[Money]:
    return card.budget


def _executed(card: Card) -> Reported[Money]:
    return card.executed


def _with_change(
    entry: Entry, earlier: Entry | None, read: Callable[[Card], Reported[Money]]
) -> Cell:
    figure = read(entry.card)
    cell = amount_cell(figure)
    if earlier is None or earlier.card.coverage is not entry.card.coverage:
        return cell
    change = change_words(figure, read(earlier.card))
    return Cell(cell.text, cell.kind, small=change, sort=cell.sort)


def _figure(figure: object) -> Cell:
    if isinstance(figure, Stated):
        return Cell(printed(figure, "分" if figure.unit == "分" else "人"), CellKind.FIGURE)
    return Cell(line(figure), CellKind.STATE)  # type: ignore[arg-type]  # a state, as it is not stated
