"""Places, comparisons and corrections. Columns are identifiers that `model/columns.py` explains."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from generator.export.cells import IDENTITY, identity, number, permalink, text_cells
from generator.findings import dotted
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.verdict import Comparison, Operation
from generator.places.division import Division
from generator.views import address
from generator.views.corrections import newest_corrections
from generator.views.data_table import DataTable
from generator.views.figure_name import correction_anchor

_COMPUTED: Final = frozenset(
    {Operation.SUM, Operation.DIFFERENCE, Operation.RATIO, Operation.COUNT}
)


def divisions(edition: Edition) -> DataTable:
    """All places, current and former, one row each, in the order of their codes.

    Source: GB/T 2260 and its later changes; readings and addresses are this site's.
    """
    return DataTable(
        "divisions",
        "行政区划",
        "全部省、市、县的代码、名称、读音和本站地址，含停用的代码。",
        (
            "division_code",
            "name",
            "level",
            "parent",
            "reading",
            "address",
            "valid_from",
            "valid_to",
            "successor",
        ),
        tuple(_division(each) for each in edition.dataset.divisions.all),
    )


def _division(each: Division) -> tuple[str, ...]:
    return (
        each.code,
        each.name,
        each.kind.value,
        each.parent,
        each.reading,
        each.address,
        each.valid_from,
        each.valid_to,
        "+".join(each.successors),
    )


def comparisons(edition: Edition) -> DataTable:
    """Every comparison of every report, worst first within a report.

    Amounts are in yuan, rates are shares (0 to 1); a side that cannot be computed is empty.
    """
    return DataTable(
        "comparisons",
        "数据核对",
        "每一条比对：报告写的、重新计算的、两者之差和结论。金额单位为元，比率为小数。",
        (
            *IDENTITY,
            "id",
            "key",
            "verdict",
            "path",
            "expected",
            "actual",
            "origin",
            "difference",
            "unit",
            "address",
        ),
        tuple(
            _comparison(edition, entry, item)
            for entry in edition.dataset.reports
            for item in edition.of(entry)
        ),
    )


def _comparison(edition: Edition, entry: Entry, item: Comparison) -> tuple[str, ...]:
    return (
        *identity(entry),
        item.check,
        item.key,
        item.verdict.value,
        dotted(item.at),
        _number(item.expected),
        _number(item.actual),
        _origin(item),
        _number(item.difference),
        item.unit,
        permalink(edition, entry, address.comparison(item)),
    )


def _number(value: Decimal | None) -> str:
    """Plain decimal text; at most 12 decimals, as a quotient may have no end."""
    if value is None:
        return ""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -12:
        value = value.quantize(Decimal("0.000000000001"))
    return number(value)


def _origin(item: Comparison) -> str:
    """Whether the second side was computed here or is printed elsewhere in the report."""
    if item.actual is None:
        return ""
    return "computed" if item.operation in _COMPUTED else "printed"


def corrections(edition: Edition) -> DataTable:
    """Every published figure that was changed, newest first."""
    return DataTable(
        "corrections",
        "更正记录",
        "公布后改过的数：哪一个、原来的值、现在的值和原因，新的在前。",
        (
            *IDENTITY,
            "correction_key",
            "corrected_on",
            "path",
            "old",
            "old_state",
            "new",
            "new_state",
            "reason",
            "address",
        ),
        tuple(
            (
                *identity(entry),
                key,
                item.corrected_on,
                item.path,
                *text_cells(item.old),
                *text_cells(item.new),
                item.reason,
                permalink(edition, entry, correction_anchor(item)),
            )
            for entry, key, item in newest_corrections(edition)
        ),
    )
