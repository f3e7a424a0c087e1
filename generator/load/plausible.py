"""A report file beside itself and the site: what cannot be, and what is hardly meant.

Errors for a year that the site does not know yet, for a correction of nothing and for an address
that cannot be opened or hides where it leads; a warning for an amount that seems to be in 元 among
others in 万元.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from generator.findings import DocPath, Finding, Level
from generator.load.paths import NOWHERE, value_at
from generator.load.yaml_tree import Document
from generator.model.amounts import printed_amounts
from generator.model.money import Money, Unit
from generator.model.performance import Topic
from generator.model.report import ITEM_REMOVED, Report
from generator.model.reported import Stated, entries

_ADDRESS: Final = re.compile(
    # A host in plain letters, so that none looks like another; no name or word before it.
    r"https?://[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+(?::[0-9]{1,5})?"
    r"(?:[/?#][^\s\\<>\"`{|}^]*)?"
)
_TABLES: Final = ("funds", "spending", "projects", "withheld", "three_public", "assets")
_FACTOR: Final = Unit.WAN_YUAN.yuan
_APART: Final = Decimal(1000)
"""An amount this many times all its neighbours is worth a look: in the reports of one office, true
amounts of one table are within a few hundred times of each other."""

_LARGE: Final = Decimal(10_000_000)
"""Yuan: a line of ten million and more is rare in such an office, and what 1,000 元 and more become
when they are read as 万元."""

_LIKE: Final = Decimal(10)
"""Read in the other unit, the amount must come this near to its neighbours."""


def year_findings(report: Report, as_of: str, document: Document, file: str) -> Iterator[Finding]:
    """An error for a report on a year after the date the site speaks for."""
    if int(report.year) > int(as_of[:4]):
        yield Finding(
            "year-in-future",
            Level.ERROR,
            document.where(file, ("year",)),
            f"{report.year} 年晚于 site.yml 的 as_of（{as_of}）",
            "请核对预算年度；站点更新了日期的，改 as_of",
        )


def address_findings(report: Report, document: Document, file: str) -> Iterator[Finding]:
    """An error for an address of the original that is none: pages make a link of it."""
    address = report.provenance.original_address
    if isinstance(address, str) and not _ADDRESS.fullmatch(address):
        yield Finding(
            "original-address-not-http",
            Level.ERROR,
            document.where(file, ("provenance", "original_address")),
            f"“{address[:80]}”不是可以打开的网址",
            "写成 https://www.example.gov.cn/a.html 的样子，不带用户名，域名用小写字母；"
            "没有网址的写“未说明”",
        )


def topic_findings(
    report: Report, topics: Mapping[str, Topic], document: Document, file: str
) -> Iterator[Finding]:
    """Errors for projects of a kind that there is not."""
    for key, project in entries(report.projects).items():
        if project.topic not in topics:
            where = document.where(file, ("projects", key, "topic"))
            message = f"没有“{project.topic}”这个项目类别"
            hint = f"可以写：{'、'.join(topics)}"
            yield Finding("topic-unknown", Level.ERROR, where, message, hint)


def correction_findings(report: Report, document: Document, file: str) -> Iterator[Finding]:
    """Errors for corrections whose path leads nowhere in the report."""
    for key, correction in entries(report.corrections).items():
        # An item that was taken out leads nowhere; the list that held it is still there.
        is_gone = correction.new == ITEM_REMOVED
        path = correction.path.rpartition(".")[0] if is_gone else correction.path
        if value_at(report, path) is NOWHERE:
            yield Finding(
                "correction-path-unknown",
                Level.ERROR,
                document.where(file, ("corrections", key, "path")),
                f"报告里没有“{correction.path[:80]}”这个位置",
                "写成 spending.total.executed 的样子，与文件里的名字一样",
            )


def scale_findings(report: Report, document: Document, file: str) -> Iterator[Finding]:
    """Warnings for amounts about ten thousand times larger or smaller than their neighbours.

    Neighbours stand in the same row, or in the same column of one table.
    """
    for name in _TABLES:
        amounts = [
            (path, figure)
            for path, figure in printed_amounts(getattr(report, name), (name,))
            if figure.value.yuan > 0
        ]
        for path, figure in _out_of_scale(amounts):
            yield Finding(
                "amount-out-of-scale",
                Level.WARNING,
                document.where(file, path),
                f"“{figure.printed}”按{figure.unit}读，与同一张表里的其他金额相差约一万倍",
                "请对照原文核对是元还是万元；与全文件不同的，把单位写在数的后面",
            )


_Amounts = Sequence[tuple[DocPath, Stated[Money]]]


def _out_of_scale(amounts: _Amounts) -> Iterator[tuple[DocPath, Stated[Money]]]:
    large = [each for each in amounts if _is_too_large(each, amounts)]
    yield from large
    # What is only small beside an amount already named has its neighbours elsewhere.
    rest = [each for each in amounts if each not in large]
    yield from (each for each in rest if _is_too_small(each, rest))


def _is_too_large(each: tuple[DocPath, Stated[Money]], amounts: _Amounts) -> bool:
    own, others = each[1].value.yuan, _neighbours(each, amounts)
    if not others or own < max(_LARGE, _APART * max(others)):
        return False
    return min(others) / _LIKE <= own / _FACTOR <= max(others) * _LIKE


def _is_too_small(each: tuple[DocPath, Stated[Money]], amounts: _Amounts) -> bool:
    """Small amounts are common beside large ones, so more is asked: the figure looks like 万元.

    Either it has a unit of its own (`15 元` among 万元), or more decimals than 万元 have.
    """
    path, figure = each
    own, others = figure.value.yuan, _neighbours(each, amounts)
    if not others or own * _APART > min(others):
        return False
    units = {other.unit for other_path, other in amounts if other_path != path}
    is_marked = figure.unit not in units or figure.place < 1
    return is_marked and min(others) / _LIKE <= own * _FACTOR <= max(others) * _LIKE


def _neighbours(each: tuple[DocPath, Stated[Money]], amounts: _Amounts) -> list[Decimal]:
    path = each[0]
    return [
        figure.value.yuan
        for other, figure in amounts
        if other != path and (other[:-1] == path[:-1] or other[-1] == path[-1])
    ]
