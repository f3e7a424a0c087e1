"""The columns of the downloads: what each means and what type it has.

A column is named by the word of the report file, with its unit (`_yuan`) or `_state` at the end; a
figure of a group by both words (`total_executed_yuan`). The meaning is put together from the rows
of `terms`; what only downloads know stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from generator.model.terms import TERMS, Term


class ColumnType(Enum):
    """The type of a column, as Table Schema names it; figures are exact decimals."""

    TEXT = "string"
    YEAR = "year"
    INTEGER = "integer"
    DECIMAL = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    MIXED = "any"


_STATES: Final = (
    "value 有数值，nothing 写明没有（未安排、无），withheld 依法不予公开，"
    "not_stated 未说明，not_applicable 不适用；每一行都填。"
)
_ROWS: Final = (
    ("short_name", "编制单位", "编制报告的单位的简称。"),
    (
        "measure",
        "数的种类",
        "amount 金额、rate 比率、count 个数、score 分数、quantity 目标值或完成值、date 日期、items 一组条目整体的状态。",
    ),
    (
        "stage",
        "预算环节",
        "年初预算数、全年预算数、到位资金、实际支出等，用列名的词表示；与环节无关的为空。",
    ),
    ("fund", "资金来源", "哪一本账，用列名的词表示；与资金来源无关的为空。"),
    ("term", "叫法", "这个数的中文名称。"),
    ("facts.printed", "照录", "报告印出的样子，不带金额单位；没有写数的为空。"),
    (
        "facts.value",
        "数值",
        "金额一律折成元，比率为小数（1 即 100%），日期写到报告写明的位数（没有写年份的为 XXXX-月-日）；没有写数的为空，依法不予公开的也为空，不是 0。",
    ),
    ("facts.unit", "印的单位", "报告在这个数旁边印的单位；数值一列的金额总是元。"),
    ("facts.state", "状态", _STATES),
    ("is_approximate", "约数", "报告写的是不是约数（约、余、多、近、左右）；没有写数的为空。"),
    ("source_line", "行号", "数字在报告数据文件里的行号。"),
    ("reports.name", "地方", "报告所属的地方的名称。"),
    ("divisions.name", "名称", "地方的名称。"),
    ("divisions.division_code", "区划代码", "六位行政区划代码，按文字保存；停用的代码也在内。"),
    ("scores.name", "名称", "总分，或报告给这一类指标的名称。"),
    ("corrections.reason", "更正原因", "为什么更正。"),
    ("origin", "来历", "printed 报告印出，computed 本站计算；没有数的为空。"),
    ("indicator_key", "指标短名", "指标在数据文件里的固定短名。"),
    ("score_key", "分数短名", "总分为 total，各类为数据文件里的固定短名。"),
    ("comparisons.unit", "单位", "元、%（数值为小数）、分、个；文字比对为空。"),
    ("correction_key", "更正短名", "更正在数据文件里的固定短名。"),
    ("data_digest", "数据指纹", "报告数据文件的 SHA-256 指纹：内容变了，指纹就变。"),
)
_COLUMNS: Final[Mapping[str, Term]] = {
    name: Term(name, chinese, plain) for name, chinese, plain in _ROWS
}
_TYPES: Final[Mapping[str, ColumnType]] = {
    "year": ColumnType.YEAR,
    "source_line": ColumnType.INTEGER,
    "facts.value": ColumnType.MIXED,
    "is_approximate": ColumnType.BOOLEAN,
    "checked_on": ColumnType.DATE,
    "corrected_on": ColumnType.DATE,
    "expected": ColumnType.DECIMAL,
    "comparisons.actual": ColumnType.DECIMAL,
    "difference": ColumnType.DECIMAL,
    "points": ColumnType.DECIMAL,
    "score": ColumnType.DECIMAL,
    "share": ColumnType.DECIMAL,
    "established_posts": ColumnType.DECIMAL,
    "staff_in_post": ColumnType.DECIMAL,
    "total_points": ColumnType.DECIMAL,
    "total_score": ColumnType.DECIMAL,
}
_DECIMAL_ENDS: Final = ("_yuan", "_rate", "_number")
_STATE: Final = "_state"
_ENDS: Final[Mapping[str, tuple[str, str]]] = {
    _STATE: ("的状态", f"“{{}}”的状态：{_STATES}"),
    "_yuan": ("（元）", "{}金额折成元；没有写数的为空。"),
    "_number": ("：数", "{}取其中的数；万、亿已折算，百分数为小数；没有数的为空。"),
    "_comparator": ("：比较符", "{}= 等于，≥ 不低于，≤ 不超过，> 大于，< 小于，定性指文字。"),
    "_unit": ("：单位", "{}数后面的量词。"),
}


def column_term(table: str, column: str) -> Term:
    """What a column means, where a table uses the word in a sense of its own; by name and end."""
    for name in (f"{table}.{column}", column):
        found = _COLUMNS.get(name) or TERMS.get(name)
        if found:
            return found
    for end, (word, plain) in _ENDS.items():
        if column.endswith(end):
            base = column_term(table, column.removesuffix(end))
            said = base.chinese if end == _STATE else base.plain
            return Term(column, f"{base.chinese}{word}", plain.format(said))
    return _of_group(column)


def column_type(table: str, column: str) -> ColumnType:
    """The type of a column; words where nothing else is said."""
    found = _TYPES.get(f"{table}.{column}") or _TYPES.get(column)
    if found is None and column.endswith(_DECIMAL_ENDS):
        return ColumnType.DECIMAL
    return found or ColumnType.TEXT


def is_state(column: str) -> bool:
    """Whether a column holds one of the five states, and so is always filled."""
    return column == "state" or column.endswith(_STATE)


def _of_group(column: str) -> Term:
    """`total_executed`: the figure of a group, named by the group's word and its own."""
    steps = column.split("_")
    for cut in range(len(steps) - 1, 0, -1):
        group, figure = TERMS.get("_".join(steps[:cut])), TERMS.get("_".join(steps[cut:]))
        if group and figure:
            return Term(column, f"{group.chinese}：{figure.chinese}", figure.plain)
    raise KeyError(column)
