"""The publish log: one line for each time the published site was switched. Pure.

Each line carries the digest of the line before it, so none can be changed, moved or taken out
without all later lines being written anew. A later copy begins with every earlier one.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from generator.release.manifest import NONE, Manifest, compact, digest_of


class Action(Enum):
    """What was done."""

    PUBLISH = "publish"
    ROLLBACK = "rollback"
    WITHDRAW = "withdraw"


_MADE: Final = frozenset({Action.PUBLISH.value, Action.WITHDRAW.value})
"""The actions that made a release."""


@dataclass(frozen=True, slots=True, order=True)
class Withdrawn:
    """What is public no more: an address, a place in its report (empty for all of it), when, why.

    `on` and `ground` are the content's; what stood there is nowhere.
    """

    report: str
    path: str
    on: str
    ground: str


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One switch: to which release, and by which digests that release is known.

    `page` is the digest of the release's own page; `removed` names reports that went without being
    withdrawn, as the publisher confirmed; `note` is the publisher's word on it.
    """

    entry: int
    action: str
    release: int
    version: str
    content: str
    manifest: str
    page: str
    files: int
    removed: tuple[str, ...]
    note: str
    previous: str
    withdrawn: tuple[Withdrawn, ...] = ()
    taken_down: tuple[int, ...] = ()
    returned: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The line as it stands in the file, without its end."""
        fields = dataclasses.asdict(self)
        return compact({k: v for k, v in fields.items() if v or k not in _WHERE_THERE_IS_ANY})

    @property
    def digest(self) -> str:
        """What the next line carries."""
        return digest_of(self.line.encode())


Log = tuple[LogEntry, ...]
_TUPLES: Final = ("removed", "taken_down", "returned")
_WHERE_THERE_IS_ANY: Final = frozenset({"withdrawn", "taken_down", "returned"})


@dataclass(frozen=True, slots=True)
class Told:
    """What the publisher tells with a release: see `LogEntry`."""

    removed: tuple[str, ...] = ()
    note: str = ""
    withdrawn: tuple[Withdrawn, ...] = ()
    taken_down: tuple[int, ...] = ()
    returned: tuple[str, ...] = ()


def published(log: Log, shown: Manifest, digests: tuple[str, str], told: Told) -> Log:
    """The log with the release of a manifest; `digests` are those of manifest and page."""
    entry = LogEntry(
        entry=len(log) + 1,
        action=(Action.WITHDRAW if told.withdrawn else Action.PUBLISH).value,
        release=shown.release,
        version=shown.version,
        content=shown.content,
        manifest=digests[0],
        page=digests[1],
        files=len(shown.files),
        removed=tuple(sorted(told.removed)),
        note=told.note,
        previous=_head(log),
        withdrawn=tuple(sorted(told.withdrawn)),
        taken_down=tuple(sorted(told.taken_down)),
        returned=tuple(sorted(told.returned)),
    )
    return (*log, entry)


def rolled_back(log: Log, release: int, note: str) -> Log:
    """The log with the return to a release that it knows."""
    entry = dataclasses.replace(
        of_release(log, release),
        entry=len(log) + 1,
        action=Action.ROLLBACK.value,
        removed=(),
        note=note,
        previous=_head(log),
        withdrawn=(),
        taken_down=(),
        returned=(),
    )
    return (*log, entry)


def taken_down(log: Log) -> frozenset[int]:
    """The releases that hold something withdrawn: they are removed, and never shown again."""
    return frozenset(number for each in log for number in each.taken_down)


def withdrawn(log: Log) -> Mapping[tuple[str, str], Withdrawn]:
    """What is withdrawn as the log tells it, by address and path."""
    found: dict[tuple[str, str], Withdrawn] = {}
    for entry in log:
        found |= {(each.report, each.path): each for each in entry.withdrawn}
        found = {at: each for at, each in found.items() if place(each) not in entry.returned}
    return found


def place(each: Withdrawn) -> str:
    """How a withdrawn place is named: the address, and the path in the report if it is one."""
    return f"{each.report}#{each.path}" if each.path else each.report


def of_release(log: Log, release: int) -> LogEntry:
    """The entry with which a release was published."""
    return next(each for each in log if each.release == release and each.action in _MADE)


def last_published(log: Log) -> LogEntry | None:
    """The newest release, whether or not it is the one that is shown."""
    found = [each for each in log if each.action in _MADE]
    return found[-1] if found else None


def encoded(log: Log) -> bytes:
    """`publish-log.txt`."""
    return "".join(f"{each.line}\n" for each in log).encode()


def decoded(raw: bytes) -> tuple[Log, int]:
    """The entries up to the first line that is wrong, and the number of that line (0 for none)."""
    log: list[LogEntry] = []
    *lines, tail = raw.decode("utf-8", "replace").split("\n")
    for number, line in enumerate(lines, 1):
        entry = _entry(line)
        if entry is None or not _follows(entry, log):
            return tuple(log), number
        log.append(entry)
    return tuple(log), len(lines) + 1 if tail else 0


def _entry(line: str) -> LogEntry | None:
    try:
        tree = json.loads(line)
        entry = LogEntry(**{**tree, **{name: tuple(tree.get(name, ())) for name in _TUPLES}})
        told = tuple(Withdrawn(**each) for each in tree.get("withdrawn", ()))
        entry = dataclasses.replace(entry, withdrawn=told)
    except (ValueError, KeyError, TypeError):
        return None
    return entry if entry.line == line else None


def _follows(entry: LogEntry, log: Sequence[LogEntry]) -> bool:
    return (entry.entry, entry.previous) == (len(log) + 1, _head(log))


def _head(log: Sequence[LogEntry]) -> str:
    return log[-1].digest if log else NONE
