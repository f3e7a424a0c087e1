"""A table as JSON: its columns explained, then one record a row. No number is ever a float.

Exact decimals are strings, because a reader of JSON numbers may round them; years and lines are
integers, yes and no are booleans, an empty cell is null.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, assert_never

from generator.model.columns import ColumnType, column_term, column_type
from generator.views.data_table import DataTable

_NO_ROWS: Final = b"[]\n}\n"
SIGN: Final = b"[\n"
"""Before the first part of the rows; before a later one stands as much."""
_NEXT: Final = b",\n"
_AS_TEXT: Final = frozenset(
    {ColumnType.TEXT, ColumnType.DECIMAL, ColumnType.DATE, ColumnType.MIXED}
)
_text: Final = json.JSONEncoder(ensure_ascii=False).encode  # `dumps` makes one for each call
Value = str | int | bool | None


def json_bytes(table: DataTable) -> bytes:
    """The whole file."""
    return encoded({**described(table), "rows": records(table)})


def json_rows(table: DataTable) -> bytes:
    """The rows as they stand in a file, without what is before and after them."""
    return ",\n".join(map(_text, records(table))).encode()


def json_chunks(head: DataTable, parts: Iterable[bytes]) -> Iterator[bytes]:
    """The whole file of a table, from its rows in parts; empty ones are passed over."""
    empty = json_bytes(head)
    before, after = empty.removesuffix(_NO_ROWS), b"\n]\n}\n"
    sign = SIGN
    yield before
    for part in filter(None, parts):
        yield sign
        yield part
        sign = _NEXT
    yield after if sign == _NEXT else _NO_ROWS


def described(table: DataTable) -> dict[str, object]:
    """What a table and its columns mean, without the rows."""
    columns = []
    for name in table.columns:
        term = column_term(table.name, name)
        kind = column_type(table.name, name).value
        columns.append(
            {"name": name, "title": term.chinese, "description": term.plain, "type": kind}
        )
    return {
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "columns": columns,
    }


def records(table: DataTable) -> list[dict[str, Value]]:
    """One record a row, with every column."""
    types = [column_type(table.name, name) for name in table.columns]
    columns = [
        (name, None if kind in _AS_TEXT else kind)
        for name, kind in zip(table.columns, types, strict=True)
    ]
    return [
        {
            name: json_value(cell, kind) if kind else cell or None
            for (name, kind), cell in zip(columns, row, strict=True)
        }
        for row in table.rows
    ]


def json_value(cell: str, kind: ColumnType) -> Value:
    """One cell: null where it is empty."""
    if not cell:
        return None
    match kind:
        case ColumnType.YEAR | ColumnType.INTEGER:
            return int(cell)
        case ColumnType.BOOLEAN:
            return cell == "true"
        case ColumnType.TEXT | ColumnType.DECIMAL | ColumnType.DATE | ColumnType.MIXED:
            return cell
        case _:
            assert_never(kind)


def encoded(fields: Mapping[str, object]) -> bytes:
    """An object as it is written everywhere: one field or one item of a list a line."""
    lines = ",\n".join(f"{_text(name)}: {_lined(value)}" for name, value in fields.items())
    return f"{{\n{lines}\n}}\n".encode()


def _lined(value: object) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(_text, value)) + "\n]"
    return _text(value)
