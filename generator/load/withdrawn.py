"""What is recorded as withdrawn, held against the files: it must be gone from them.

A record that says a place was taken back while its content still stands there would publish both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final, TypeAlias

from generator.findings import DocPath, Finding, Level, SourceRef
from generator.load.paths import NOWHERE, value_at
from generator.load.schema import Shape, shape_if_asked
from generator.load.yaml_tree import Document
from generator.model.dataset import Tombstone
from generator.model.record import Record
from generator.model.report import Report
from generator.model.reported import WITHHELD_WORD, Withheld, entries
from generator.model.withdrawal import WITHDRAWN_WORD
from generator.model.withdrawn import WithdrawnReport
from generator.places.division import Division, Divisions

WITHDRAWN: Final = "withdrawn.yml"
"""The file below `content/` that keeps the addresses of reports that were taken down."""

GRAVES: Final[Shape[dict[str, WithdrawnReport]]] = shape_if_asked(dict[str, WithdrawnReport])
"""What that file holds: reports by a key."""


def withdrawal_findings(report: Report, document: Document, file: str) -> Iterator[Finding]:
    """Errors for withdrawals of nothing, and of what still stands in the report."""
    for key, each in entries(report.withdrawals).items():
        found = value_at(report, each.path)
        at: DocPath = ("withdrawals", key, "path")
        if found is NOWHERE and value_at(report, each.path.rpartition(".")[0]) is NOWHERE:
            yield Finding(
                "withdrawal-path-unknown",
                Level.ERROR,
                document.where(file, at),
                f"报告里没有“{each.path[:80]}”这个位置",
                "写成 spending.total.executed 的样子，与文件里的名字一样",
            )
        elif found is not NOWHERE and not _is_gone(found):
            yield Finding(
                "withdrawn-still-there",
                Level.ERROR,
                document.where(file, tuple(each.path.split("."))),
                f"撤下记录“{key}”写的是这里，这里却还有内容",
                f"要撤下的，用 disclose withdraw，或者把内容换成“{WITHHELD_WORD}”；"
                f"可以再公开的，删去 withdrawals 里的“{key}”，另写更正记录",
            )


Placed: TypeAlias = Mapping[str, tuple[PurePosixPath, Tombstone]]
"""Reports taken down by their key, with the path that the file of each had."""


def placed_tombstones(
    found: Mapping[str, WithdrawnReport],
    divisions: Divisions,
    path_of: Callable[[WithdrawnReport, Division], PurePosixPath],
) -> Placed:
    """The reports whose place is known."""
    places = {key: divisions.of_code(each.code) for key, each in found.items()}
    return {
        key: (path_of(found[key], place), Tombstone(found[key], place))
        for key, place in places.items()
        if place is not None
    }


def tombstone_findings(
    found: Mapping[str, WithdrawnReport],
    placed: Placed,
    document: Document,
    file: str,
) -> Iterator[Finding]:
    """Errors for reports taken down that are of no known place, or are listed twice."""
    first: dict[PurePosixPath, str] = {}
    for key, each in found.items():
        if key not in placed:
            yield Finding(
                "code-unknown",
                Level.ERROR,
                document.where(file, (key, "code")),
                f"区划代码 {each.code} 不在 divisions.tsv 里",
                "请核对六位代码",
            )
        elif first.setdefault(placed[key][0], key) != key:
            yield Finding(
                "withdrawn-twice",
                Level.ERROR,
                document.where(file, (key,)),
                f"“{key}”和“{first[placed[key][0]]}”是同一份报告",
                "保留一条",
            )


def still_there(file: str) -> Finding:
    """A warning for the file of a report that was taken down: it is not read."""
    return Finding(
        "withdrawn-file-there",
        Level.WARNING,
        SourceRef(file),
        f"{WITHDRAWN} 写明这份报告已撤下，文件却还在：没有读取，不会公布",
        f"删去这个文件；要重新公布的，删去 {WITHDRAWN} 里的那一条",
    )


def _is_gone(found: object) -> bool:
    """Whether nothing is left: the state word, or the word that stands where none can."""
    if isinstance(found, Record):
        required = type(found).model_fields.items()
        return _all_gone(getattr(found, name) for name, field in required if field.is_required())
    if isinstance(found, Mapping):
        return _all_gone(found.values())
    if isinstance(found, tuple):
        return _all_gone(found)
    return isinstance(found, Withheld) or found in (WITHHELD_WORD, WITHDRAWN_WORD)


def _all_gone(found: Iterable[object]) -> bool:
    return all(map(_is_gone, found))
