"""A table of the whole site as files, joined from the rows of places.

The files that stand are the memory of it: what the product says of itself is where in them the
rows of each place are, so that those of a place with its old state are copied as they are, and only
the others are made.
"""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, nullcontext
from io import BytesIO
from itertools import islice
from typing import IO, Any, Final, NamedTuple, TypeAlias

from generator.export.csv_file import csv_bytes, csv_rows
from generator.export.json_file import SIGN, json_chunks, json_rows
from generator.export.product import Made, Standing
from generator.model.edition import Edition
from generator.views.data_table import DataTable
from generator.views.groups import Group

_PIECES: Final = "pieces"
_AT_ONCE: Final = 1_000_000
"""Bytes that are copied at once, about."""
_IN_MEMORY: Final = 8_000_000
"""Bytes of JSON that wait in memory while the CSV file is written, before they wait on the disk."""

MakeTable: TypeAlias = Callable[[Edition], DataTable]


class Rows(NamedTuple):
    """The rows of one place: how many there are, and as they stand in both files."""

    number: int
    csv: bytes
    json: bytes


Span: TypeAlias = "Sequence[int]"
"""Of some bytes of a file: how many, and their sum."""


class _Piece(NamedTuple):
    """The rows of a place: made from what, how many, and what they are in both files."""

    name: str
    state: str
    number: int
    csv: Span
    json: Span


class _Stands(NamedTuple):
    """A piece, its number among those that stand, and where it begins in both files."""

    piece: _Piece
    number: int
    csv_at: int
    json_at: int


def rows_of(table: MakeTable, edition: Edition, group: Group) -> Rows:
    """The rows of a group."""
    found = table(edition.only(group.reports))
    return Rows(len(found.rows), csv_rows(found.rows), json_rows(found))


def name_of(head: DataTable, group: Group) -> str:
    """Under which name the rows of a place are kept for the build of the site."""
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
        for number, piece in enumerate(_Piece(*each) for each in pieces):
            json_at += len(SIGN) if piece.json[0] else 0
            found[piece.name] = _Stands(piece, number, csv_at, json_at)
            csv_at += piece.csv[0]
            json_at += piece.json[0]
        return found

    @property
    def _json_beginning(self) -> int:
        return len(next(json_chunks(self._head, ())))

    def _csv(self, path: str) -> Iterator[bytes]:
        yield self._beginning
        with self._opened(path) as file:
            for run in _in_runs((group, self._stands(group)) for group in self._groups):
                copied = _copy(file, ((each.csv_at, each.piece.csv) for _, each in run if each))
                if copied is not None:
                    self._pieces += (each.piece for _, each in run if each)
                    yield copied
                else:
                    yield from (self._made(group) for group, _ in run)

    def _made(self, group: Group) -> bytes:
        """The lines of a group for the first file; what the second one needs waits."""
        made = self._make(group)
        self._waiting.write(made.json)
        spans = _span(made.csv), _span(made.json)
        self._pieces.append(_Piece(group.name, group.state.hex(), made.number, *spans))
        return made.csv

    def _json(self, path: str) -> Iterator[bytes]:
        self._waiting.seek(0)
        with closing(self._waiting), self._opened(path) as file:
            yield from json_chunks(self._head, self._json_pieces(file))
        self._facts["rows"] = sum(piece.number for piece in self._pieces)
        self._facts[_PIECES] = self._pieces

    def _json_pieces(self, file: IO[bytes]) -> Iterator[bytes]:
        pieces = iter(self._pieces)
        for run in _in_runs(zip(self._groups, map(self._copied, self._pieces), strict=True)):
            own = list(islice(pieces, len(run)))
            copied = _copy(file, ((each.json_at, each.piece.json) for _, each in run if each))
            if copied is not None:
                yield copied
                continue
            for (group, each), piece in zip(run, own, strict=True):
                yield self._make(group).json if each else self._waiting.read(piece.json[0])

    def _copied(self, piece: _Piece) -> _Stands | None:
        """The piece that stands, if this one was copied from it."""
        found = self._before.get(piece.name)
        return found if found and found.piece is piece else None

    def _stands(self, group: Group) -> _Stands | None:
        found = self._before.get(group.name)
        return found if found and found.piece.state == group.state.hex() else None

    def _opened(self, path: str) -> Any:  # a file in a `with`
        return self._standing.opened(path) or nullcontext(BytesIO())


_Place: TypeAlias = tuple[Group, _Stands | None]


def _in_runs(places: Iterable[_Place]) -> Iterator[list[_Place]]:
    """What stands one after the other is copied at once; what does not stand is alone."""
    run: list[_Place] = []
    length = 0
    for group, stands in places:
        before = run[-1][1] if run else None
        follows = stands and before and stands.number == before.number + 1
        if run and not (follows and length < _AT_ONCE):
            yield run
            run, length = [], 0
        run.append((group, stands))
        length += stands.piece.json[0] if stands else 0
    if run:
        yield run


def _span(rows: bytes) -> Span:
    return len(rows), zlib.crc32(rows)


def _copy(file: IO[bytes], places: Iterable[tuple[int, Span]]) -> bytes | None:
    """The bytes of a file from the first to the last place, if in each are those written there."""
    held = [(at, *span) for at, span in places]
    if not held:
        return None
    filled = [each for each in held if each[1]] or held[:1]
    first, (last, size, _) = filled[0][0], filled[-1]
    file.seek(first)
    content = file.read(last + size - first)
    seen = memoryview(content)
    for at, size, wanted in held:
        piece = seen[at - first : at - first + size]
        if len(piece) != size or zlib.crc32(piece) != wanted:
            return None
    return content
