"""`content/divisions.tsv` to places, and back. Every defect is a finding at its line and column.

A sound row is matched as a whole; only an unsound one is looked at field by field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from generator.findings import Finding, Level, SourceRef, in_file_order
from generator.places.address import RESERVED_SEGMENTS, shared_wrongly
from generator.places.division import Division, DivisionKind, Divisions, is_in_order, kind_of

COLUMNS: Final = (
    "code",
    "name",
    "kind",
    "parent",
    "reading",
    "address",
    "valid_from",
    "valid_to",
    "successor",
)

_CODE = r"[0-9]{6}"
_HAN = "[\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+"
_SEGMENT = r"[a-z]+"
_PERIOD = r"(?:[0-9]{4}(?:-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))?)?"

_FORMS: Final = {
    "code": (_CODE, "代码应是六位数字"),
    "name": (_HAN, "名称应全是汉字"),
    "kind": ("province|prefecture|county", "类别应是 province、prefecture 或 county"),
    "parent": (f"(?:{_CODE})?", "上级代码应是六位数字，省级的留空"),
    "reading": (r"[a-z]+(?: [a-z]+)*", "读音应是小写拼音，音节之间一个空格，ü 写作 v"),
    "address": (rf"{_SEGMENT}(?:/{_SEGMENT}){{0,2}}", "网址应是一至三段小写字母，用 / 隔开"),
    "valid_from": (_PERIOD, "日期应是年份或 2024-01-31 这样的日期，或者留空"),
    "valid_to": (_PERIOD, "日期应是年份或 2024-01-31 这样的日期，或者留空"),
    "successor": (rf"(?:{_CODE}(?:\+{_CODE})*)?", "后继代码应是六位数字，多个用 + 连接"),
}
_ROW: Final = re.compile(r"\t".join(f"({form})" for form, _ in _FORMS.values()))
_FIELDS: Final = {column: re.compile(form) for column, (form, _) in _FORMS.items()}
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
_KINDS: Final = {kind.value: kind for kind in DivisionKind}
_RANKS: Final = {kind: rank for rank, kind in enumerate(DivisionKind)}

_Row: TypeAlias = tuple[int, Division]
"""The line and what it holds."""

_Defect: TypeAlias = tuple[str, str, str]
"""The column, the rule and the sentence."""


def read_divisions(text: str, file: str) -> tuple[Divisions, tuple[Finding, ...]]:
    """All places of the table; a row that is itself unsound is left out and told."""
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    findings: list[Finding] = []
    if not lines or tuple(lines[0].split("\t")) != COLUMNS:
        expected = "、".join(COLUMNS)
        findings.append(
            _finding("division-header", file, (1, 1), f"第一行应是各列的名字：{expected}")
        )
    rows: list[_Row] = []
    unsound: set[str] = set()
    for number, line in enumerate(lines[1:], 2):
        if matched := _ROW.fullmatch(line):
            rows.append((number, _division(matched.groups())))
        else:
            findings.extend(_field_findings(line, file, number))
            unsound.add(line[:6])
    findings.extend(_table_findings(rows, frozenset(unsound), file))
    return Divisions(tuple(each for _, each in rows)), in_file_order(tuple(findings))


def written_divisions(divisions: Sequence[Division]) -> str:
    """The table as it is committed: a header, one line a place, in the order given."""
    lines = ["\t".join(COLUMNS), *("\t".join(_fields(each)) for each in divisions)]
    return "\n".join(lines) + "\n"


def _fields(each: Division) -> tuple[str, ...]:
    names = (each.code, each.name, each.kind.value, each.parent, each.reading, each.address)
    return (*names, each.valid_from, each.valid_to, "+".join(each.successors))


def _division(fields: Sequence[str]) -> Division:
    code, name, kind, parent, reading, address, valid_from, valid_to, successor = fields
    successors = tuple(successor.split("+")) if successor else ()
    return Division(
        code, name, _KINDS[kind], parent, reading, address, valid_from, valid_to, successors
    )


def _field_findings(line: str, file: str, number: int) -> Iterator[Finding]:
    """What is wrong with a line that is no sound row."""
    if found := _INVISIBLE.search(line):
        message = f"有看不见的字符 U+{ord(found.group()):04X}，请删去"
        place = (number, found.start() + 1)
        yield _finding("division-invisible-character", file, place, message)
        return
    fields = line.split("\t")
    if len(fields) != len(COLUMNS):
        message = f"这一行有 {len(fields)} 列，应有 {len(COLUMNS)} 列"
        yield _finding("division-columns", file, (number, 1), message)
        return
    column = 1
    for name, field in zip(COLUMNS, fields, strict=True):
        if not _FIELDS[name].fullmatch(field):
            message = f"“{field}”不合要求：{_FORMS[name][1]}"
            yield _finding(f"division-{name.replace('_', '-')}", file, (number, column), message)
        column += len(field) + 1


def _table_findings(rows: Sequence[_Row], unsound: frozenset[str], file: str) -> Iterator[Finding]:
    """What is wrong between the rows, each of them sound in itself.

    `unsound` are the codes of the rows left out: they are told already, and are not missed here.
    """
    by_code = {each.code: each for _, each in rows}
    known = unsound.union(by_code)
    previous: Division | None = None
    for number, each in rows:
        if previous is not None and each.code <= previous.code:
            above = [other for line, other in rows if line < number and other.code == each.code]
            yield from _findings(_order_defects(each, above, previous), each, number, file)
        if not _is_plain(each, by_code.get(each.parent)) or not known.issuperset(each.successors):
            yield from _findings(_defects(each, by_code, known), each, number, file)
        previous = each
    lines = {id(each): number for number, each in rows}
    for first, *others in shared_wrongly(each for _, each in rows):
        for each in others:
            message = f"网址 {each.address} 重复：{first.code} {first.name} 已经用了"
            defect = ("address", "division-duplicate-address", message)
            yield from _findings((defect,), each, lines[id(each)], file)


def _is_plain(each: Division, parent: Division | None) -> bool:
    """Whether the row needs no closer look: `_defects` would say nothing but of successors."""
    return (
        parent is not None
        and _RANKS[parent.kind] < _RANKS[each.kind]
        and each.address.rpartition("/")[0] == parent.address
        and len(each.name) == each.reading.count(" ") + 1
        and each.kind is kind_of(each.code)
        and bool(each.valid_to) == bool(each.successors)
        and (not each.valid_to or is_in_order(each.valid_from, each.valid_to))
    )


def _order_defects(
    each: Division, above: Sequence[Division], previous: Division
) -> Iterator[_Defect]:
    """A code may stand twice, for two times that follow each other (130502 桥东区, then 襄都区)."""
    if not all(other.has_given_way_to(each) for other in above):
        message = f"代码 {each.code} 重复：同一时间只能有一个地方用它"
        yield "code", "division-duplicate-code", message
    elif each.code < previous.code:
        message = f"代码 {each.code} 的位置不对：各行按代码、再按起始时间排列"
        yield "code", "division-order", message


def _defects(
    each: Division, by_code: dict[str, Division], known: frozenset[str]
) -> Iterator[_Defect]:
    """The closer look at one row."""
    if each.parent or each.kind is not DivisionKind.PROVINCE:
        yield from _parent_defects(each, by_code, known)
    elif "/" in each.address or each.address in RESERVED_SEGMENTS:
        message = f"省级网址不能是 {each.address}：只有一段，也不能是网站其他栏目的名字"
        yield "address", "division-address", message
    if len(each.name) != each.reading.count(" ") + 1:
        yield "reading", "division-reading", f"“{each.reading}”应一字一个音节"
    if each.kind is not kind_of(each.code):
        yield "kind", "division-kind", f"{each.code} 的类别应是 {kind_of(each.code).value}"
    yield from _end_defects(each, known)


def _end_defects(each: Division, known: frozenset[str]) -> Iterator[_Defect]:
    if bool(each.valid_to) != bool(each.successors):
        yield "valid_to", "division-successor", "终止时间和后继代码应一起填写或一起留空"
    elif each.valid_to and not is_in_order(each.valid_from, each.valid_to):
        yield "valid_to", "division-period", "终止时间早于起始时间"
    for code in each.successors:
        if code not in known:
            yield "successor", "division-unknown-successor", f"后继代码 {code} 不在本表中"


def _parent_defects(
    each: Division, by_code: dict[str, Division], known: frozenset[str]
) -> Iterator[_Defect]:
    parent = by_code.get(each.parent)
    if parent is None:
        if each.parent not in known:
            message = f"上级代码 {each.parent or '（空）'} 不在本表中"
            yield "parent", "division-unknown-parent", message
        return
    if _is_own_ancestor(each, by_code):
        yield "parent", "division-parent-cycle", f"{each.code} {each.name} 成了自己的上级"
    elif _RANKS[parent.kind] >= _RANKS[each.kind]:
        message = f"上级 {parent.code} {parent.name} 的级别不高于它"
        yield "parent", "division-parent-kind", message
    if each.address.rpartition("/")[0] != parent.address:
        message = f"网址应以上级的网址 {parent.address}/ 开头，再加一段"
        yield "address", "division-address-parent", message


def _is_own_ancestor(each: Division, by_code: dict[str, Division]) -> bool:
    seen: set[str] = set()
    code = each.parent
    while code in by_code and code not in seen:
        seen.add(code)
        code = by_code[code].parent
    return each.code in seen


def _findings(
    defects: Iterable[_Defect], each: Division, number: int, file: str
) -> Iterator[Finding]:
    """The defects of one row, each at the column where its field begins."""
    for column, rule, message in defects:
        before = _fields(each)[: COLUMNS.index(column)]
        start = sum(len(field) + 1 for field in before) + 1
        yield _finding(rule, file, (number, start), message)


def _finding(rule: str, file: str, place: tuple[int, int], message: str) -> Finding:
    return Finding(rule, Level.ERROR, SourceRef(file, *place), message)
