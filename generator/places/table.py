"""`content/divisions.tsv` to places, and back. Every defect is a finding at its line and column.

A sound row is matched as a whole; only an unsound one is looked at field by field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.findings import Finding, Level, SourceRef, in_file_order
from generator.places.address import RESERVED_SEGMENTS, shared_wrongly
from generator.places.division import Division, DivisionKind, Divisions, kind_of

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
_PERIOD = r"(?:[0-9]{4}(?:-[0-9]{2}-[0-9]{2})?)?"

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

_Row = tuple[int, Division]


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
    for number, line in enumerate(lines[1:], 2):
        if matched := _ROW.fullmatch(line):
            rows.append((number, _division(matched.groups())))
        else:
            findings.extend(_field_findings(line, file, number))
    findings.extend(_table_findings(rows, file))
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


def _table_findings(rows: Sequence[_Row], file: str) -> Iterator[Finding]:
    """What is wrong between the rows, each of them sound in itself."""
    by_code = {each.code: each for _, each in rows}
    previous: Division | None = None
    for number, each in rows:
        if previous is not None and each.code <= previous.code:
            yield from _order_findings(file, number, each, rows, previous)
        if not _is_plain(each, by_code.get(each.parent), by_code):
            yield from _row_findings(file, number, each, by_code)
        previous = each
    lines = {id(each): number for number, each in rows}
    for group in shared_wrongly(each for _, each in rows):
        first, *others = group
        for each in others:
            message = f"网址 {each.address} 重复：{first.code} {first.name} 已经用了"
            number = lines[id(each)]
            yield _at(file, number, each, "address", "division-duplicate-address", message)


def _order_findings(
    file: str, number: int, each: Division, rows: Sequence[_Row], previous: Division
) -> Iterator[Finding]:
    """A code may stand twice, for two times that follow each other (130502 桥东区, then 襄都区)."""
    above = (other for line, other in rows if line < number and other.code == each.code)
    if any(not other.valid_to or other.valid_to > each.valid_from for other in above):
        message = f"代码 {each.code} 重复：同一时间只能有一个地方用它"
        yield _at(file, number, each, "code", "division-duplicate-code", message)
    elif each.code < previous.code:
        message = f"代码 {each.code} 的位置不对：各行按代码、再按起始时间排列"
        yield _at(file, number, each, "code", "division-order", message)


def _is_plain(each: Division, parent: Division | None, by_code: dict[str, Division]) -> bool:
    """Whether nothing about the row needs a closer look."""
    return (
        parent is not None
        and _RANKS[parent.kind] < _RANKS[each.kind]
        and each.address.rpartition("/")[0] == parent.address
        and len(each.name) == each.reading.count(" ") + 1
        and each.kind is kind_of(each.code)
        and ((not each.successors and not each.valid_to) or _is_plainly_former(each, by_code))
    )


def _is_plainly_former(each: Division, by_code: dict[str, Division]) -> bool:
    return (
        bool(each.valid_to and each.successors)
        and all(code in by_code for code in each.successors)
        and each.valid_from <= each.valid_to
    )


def _row_findings(
    file: str, number: int, each: Division, by_code: dict[str, Division]
) -> Iterator[Finding]:
    """The closer look: each rule of `_is_plain` in its own words, and what a province may be."""
    checks = (
        *_parent_checks(each, by_code),
        (
            len(each.name) != each.reading.count(" ") + 1,
            ("reading", "division-reading", f"“{each.reading}”应一字一个音节"),
        ),
        (
            each.kind is not kind_of(each.code),
            ("kind", "division-kind", f"{each.code} 的类别应是 {kind_of(each.code).value}"),
        ),
        (
            bool(each.valid_to) != bool(each.successors),
            ("valid_to", "division-successor", "终止时间和后继代码应一起填写或一起留空"),
        ),
        *(
            (
                code not in by_code,
                ("successor", "division-unknown-successor", f"后继代码 {code} 不在本表中"),
            )
            for code in each.successors
        ),
        (
            bool(each.valid_to) and each.valid_from > each.valid_to,
            ("valid_to", "division-period", "终止时间早于起始时间"),
        ),
    )
    for is_wrong, (column, rule, message) in checks:
        if is_wrong:
            yield _at(file, number, each, column, rule, message)


def _parent_checks(
    each: Division, by_code: dict[str, Division]
) -> tuple[tuple[bool, tuple[str, str, str]], ...]:
    parent = by_code.get(each.parent)
    if each.kind is DivisionKind.PROVINCE and not each.parent:
        is_taken = "/" in each.address or each.address in RESERVED_SEGMENTS
        message = f"省级网址不能是 {each.address}：只有一段，也不能是网站其他栏目的名字"
        return ((is_taken, ("address", "division-address", message)),)
    if parent is None:
        message = f"上级代码 {each.parent or '（空）'} 不在本表中"
        return ((True, ("parent", "division-unknown-parent", message)),)
    return (
        (
            _is_own_ancestor(each, by_code),
            ("parent", "division-parent-cycle", f"{each.code} {each.name} 成了自己的上级"),
        ),
        (
            _RANKS[parent.kind] >= _RANKS[each.kind],
            ("parent", "division-parent-kind", f"上级 {parent.code} {parent.name} 的级别不高于它"),
        ),
        (
            each.address.rpartition("/")[0] != parent.address,
            ("address", "division-address-parent", f"网址应以上级的网址 {parent.address}/ 开头"),
        ),
    )


def _is_own_ancestor(each: Division, by_code: dict[str, Division]) -> bool:
    seen: set[str] = set()
    code = each.parent
    while code in by_code and code not in seen:
        seen.add(code)
        code = by_code[code].parent
    return each.code in seen


def _at(file: str, number: int, each: Division, column: str, rule: str, message: str) -> Finding:
    before = _fields(each)[: COLUMNS.index(column)]
    start = sum(len(field) + 1 for field in before) + 1
    return _finding(rule, file, (number, start), message)


def _finding(rule: str, file: str, place: tuple[int, int], message: str) -> Finding:
    return Finding(rule, Level.ERROR, SourceRef(file, *place), message)
