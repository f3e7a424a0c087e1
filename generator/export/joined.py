"""A table of the whole site as files, joined from the rows of areas.

The files that stand are the memory of it: what the product says of itself is where in them the
rows of each area are, so that those of an area with its old state are copied as they are, and only
the others are made.
"""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, nullcontext
from io import BytesIO
from typing import IO, Any, Final, NamedTuple, TypeAlias

from generator.export.csv_file import csv_bytes, csv_rows
from generator.export.json_file import SIGN, json_chunks, json_rows
from generator.export.product import Made, Standing
from generator.model.edition import Edition
from generator.views.data_table import DataTable
from generator.views.groups import Group

_PIECES: Final = "pieces"
_IN_MEMORY: Final = 8_000_000
"""Bytes of JSON that wait in memory while the CSV file is written, before they wait on the disk."""

MakeTable: TypeAlias = Callable[[Edition], DataTable]


class Rows(NamedTuple):
    """The rows of one area: how many there are, and as they stand in both files."""

    number: int
    csv: bytes
    json: bytes


Span: TypeAlias = "Sequence[int]"
"""Of some bytes of a file: how many, and their sum."""


class _Piece(NamedTuple):
    """The rows of an area: made from what, how many, and what they are in both files."""

    name: str
    state: str
    number: int
    csv: Span
    json: Span


class _Stands(NamedTuple):
    """A piece, and where it begins in the files that stand."""

    piece: _Piece
    csv_at: int
    json_at: int


def rows_of(table: MakeTable, edition: Edition, group: Group) -> Rows:
    """The rows of a group."""
    found = table(edition.only(group.reports))
    return Rows(len(found.rows), csv_rows(found.rows), json_rows(found))


def name_of(head: DataTable, group: Group) -> str:
    """Under which name an area keeps its rows of a table for the build of the site."""
    return f"{head.name} {group.name}"


class JoinedTable:
    """The files of one table; used once."""

    def __init__(
        self,
        table: Callable[[Group], Rows],
        head: DataTable,
        groups: Sequence[Group],
        standing: Standing,
        product: str,
    ) -> None:
        """`table` makes the rows of a group, `head` is the table without any."""
        self._make = table
        self._head = head
        self._groups = groups
        self._standing = standing
        self._beginning = csv_bytes(head)
        self._pieces: list[_Piece] = []
        self._facts: dict[str, Any] = {}  # as JSON holds them
        self._before = self._known(standing.facts(product).get(_PIECES, ()))
        self._waiting: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # closed when the second file is written

    def made(self, csv: str, json: str) -> Made:
        """Both files by their paths; what they say of themselves is known when they are written."""
        return Made(((csv, self._csv(csv)), (json, self._json(json))), self._facts)

    def _known(self, pieces: Iterable[Sequence[Any]]) -> Mapping[str, _Stands]:  # as JSON has them
        csv_at, json_at = len(self._beginning), self._json_beginning
        found = {}
        for piece in (_Piece(*each) for each in pieces):
            json_at += len(SIGN) if piece.json[0] else 0
            found[piece.name] = _Stands(piece, csv_at, json_at)
            csv_at += piece.csv[0]
            json_at += piece.json[0]
        return found

    @property
    def _json_beginning(self) -> int:
        return len(next(json_chunks(self._head, ())))

    def _csv(self, path: str) -> Iterator[bytes]:
        yield self._beginning
        with self._opened(path) as file:
            for group in self._groups:
                stands = self._stands(group)
                rows = _read(file, stands.csv_at, stands.piece.csv) if stands else None
                if stands is None or rows is None:
                    made = self._make(group)
                    self._waiting.write(made.json)
                    known = (group.name, group.state.hex(), made.number)
                    piece, rows = _Piece(*known, _span(made.csv), _span(made.json)), made.csv
                else:
                    piece = stands.piece
                self._pieces.append(piece)
                yield rows

    def _json(self, path: str) -> Iterator[bytes]:
        self._waiting.seek(0)
        with closing(self._waiting), self._opened(path) as file:
            yield from json_chunks(self._head, self._json_pieces(file))
        self._facts["rows"] = sum(piece.number for piece in self._pieces)
        self._facts[_PIECES] = self._pieces

    def _json_pieces(self, file: IO[bytes]) -> Iterator[bytes]:
        for group, piece in zip(self._groups, self._pieces, strict=True):
            stands = self._before.get(group.name)
            if stands is None or stands.piece is not piece:
                yield self._waiting.read(piece.json[0])
                continue
            rows = _read(file, stands.json_at, piece.json)
            yield self._make(group).json if rows is None else rows

    def _stands(self, group: Group) -> _Stands | None:
        found = self._before.get(group.name)
        return found if found and found.piece.state == group.state.hex() else None

    def _opened(self, path: str) -> Any:  # a file in a `with`
        return self._standing.opened(path) or nullcontext(BytesIO())


def _span(rows: bytes) -> Span:
    return len(rows), zlib.crc32(rows)


def _read(file: IO[bytes], at: int, span: Span) -> bytes | None:
    """Some bytes of a file, if they are those that were written there."""
    file.seek(at)
    rows = file.read(span[0])
    return rows if _span(rows) == tuple(span) else None
