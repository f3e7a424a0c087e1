"""The flat tables, one function each. Columns are identifiers that `model/terms.py` explains."""

from __future__ import annotations

from decimal import Decimal

from generator.findings import dotted
from generator.model.edition import Edition
from generator.places.division import Division
from generator.views import address
from generator.views.data_table import DataTable
from generator.views.text import MINUS, plain


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
    rows = tuple(
        (
            entry.report.code,
            entry.report.year,
            item.check,
            item.key,
            item.verdict.value,
            dotted(item.at),
            _number(item.expected),
            _number(item.actual),
            _number(item.difference),
            item.unit,
            f"{address.report(entry, edition.dataset.site)}/#{address.comparison(item)}",
        )
        for entry in edition.dataset.reports
        for item in edition.of(entry)
    )
    return DataTable(
        "comparisons",
        "数据核对",
        "每一条比对：报告写的、重新计算的、两者之差和结论。金额单位为元，比率为小数。",
        (
            "division_code",
            "year",
            "id",
            "key",
            "verdict",
            "path",
            "expected",
            "actual",
            "difference",
            "unit",
            "address",
        ),
        rows,
    )


def _number(value: Decimal | None) -> str:
    """Plain decimal text; at most 12 decimals, as a quotient may have no end."""
    if value is None:
        return ""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -12:
        value = value.quantize(Decimal("0.000000000001"))
    return plain(value).replace(MINUS, "-")
