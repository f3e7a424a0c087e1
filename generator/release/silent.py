"""Nothing published changes silently: findings for what was changed without a correction entry.

Each finding stands at the figure and gives the entry to paste. Pure: what was published is given.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final

from generator.findings import Finding, Level, SourceRef
from generator.model.dataset import Entry
from generator.model.report import ITEM_REMOVED, Correction
from generator.model.reported import WITHHELD_WORD, entries
from generator.model.terms import chinese
from generator.model.withdrawal import WITHDRAWN_WORD, covers
from generator.release.figures import Change
from generator.release.published import PublishedReport
from generator.views.text import line

_LONGEST_KEY: Final = 48


def change_findings(
    entry: Entry, was: PublishedReport, found: Sequence[Change], as_of: str
) -> Iterator[Finding]:
    """Errors for changes of one report that no correction of it explains."""
    corrections = entries(entry.report.corrections)
    for change in found:
        of_it = {key: each for key, each in corrections.items() if each.path == change.path}
        if is_taken_back(change, entry) or is_explained(change, tuple(of_it.values())):
            continue
        new = [key for key in of_it if key not in was.corrections]
        if new:
            yield _unlike(entry, change, new[-1], of_it[new[-1]])
        else:
            yield _unexplained(entry, change, corrections, as_of)


def is_taken_back(change: Change, entry: Entry) -> bool:
    """Whether a withdrawal of the report tells that this went."""
    is_gone = change.new in (WITHHELD_WORD, WITHDRAWN_WORD, ITEM_REMOVED)
    withdrawals = entries(entry.report.withdrawals).values()
    return is_gone and any(covers(each.path, change.path) for each in withdrawals)


def is_explained(change: Change, corrections: Sequence[Correction]) -> bool:
    """Whether corrections lead from the old text to the new one, in one step or several."""
    now = None
    for each in sorted(corrections, key=lambda item: item.corrected_on):
        if line(each.old) == (change.old if now is None else now):
            now = line(each.new)
    return now == change.new


def kept_findings(entry: Entry, was: PublishedReport) -> Iterator[Finding]:
    """Errors for published corrections that were taken out or written anew, but for withdrawals."""
    now = entries(entry.report.corrections)
    withdrawn = {each.path for each in entries(entry.report.withdrawals).values()}
    for key, row in was.corrections.items():
        if withdrawn & {"corrections", f"corrections.{key}"}:
            continue
        if key not in now or _told(now[key]) != _published(row):
            yield Finding(
                "published-correction-changed",
                Level.ERROR,
                entry.where(("corrections", key)),
                f"已经公布的更正记录“{key}”被改动或删去",
                f"照上次发布的写回：{_entry_text(key, _published(row))}；又有变化的另写一条",
            )


def vanished(page: str, shown_as: str, *, is_allowed: bool) -> Finding:
    """A published report that the content holds no more."""
    level = Level.WARNING if is_allowed else Level.ERROR
    return Finding(
        "report-vanished",
        level,
        SourceRef(f"{shown_as}/reports/{page}.yml"),
        "上次发布有这份报告，现在没有了",
        "误删的请放回原处；依法要撤下的，用 disclose withdraw；"
        "确实要去掉的，加 --allow-removals，去掉了哪份会写进发布记录",
    )


def _unexplained(
    entry: Entry, change: Change, corrections: Mapping[str, Correction], as_of: str
) -> Finding:
    fields = (as_of, change.path, change.old, change.new, "todo")
    text = _entry_text(free_key(change.path, corrections), fields)
    where = "corrections 下面" if corrections else "把 corrections 后面的字去掉，下面"
    return Finding(
        "figure-changed-without-correction",
        Level.ERROR,
        entry.where(change.at),
        f"{change.path}（{change.term}）上次发布的是“{change.old}”，现在是“{change.new}”，没有更正记录",
        f"录错了请改回；确实要改的，{where}加一行（缩进两格，todo 换成原因）：{text}",
    )


def _unlike(entry: Entry, change: Change, key: str, item: Correction) -> Finding:
    fields = (item.corrected_on, change.path, change.old, change.new, item.reason)
    return Finding(
        "correction-does-not-match",
        Level.ERROR,
        entry.where(("corrections", key)),
        f"更正记录写的是“{line(item.old)}”改成“{line(item.new)}”，"
        f"{change.path} 上次发布的是“{change.old}”，现在是“{change.new}”",
        f"改成：{_entry_text(key, fields)}",
    )


_Told = tuple[str, str, str, str, str]


def _told(item: Correction) -> _Told:
    return item.corrected_on, item.path, line(item.old), line(item.new), item.reason


def _published(row: Mapping[str, Any]) -> _Told:  # JSON of any shape
    old, new = (row[name] or chinese(row[f"{name}_state"]) for name in ("old", "new"))
    return row["corrected_on"], row["path"], old, new, row["reason"]


def _entry_text(key: str, fields: _Told) -> str:
    """The entry on one line, as it can be pasted into the file."""
    day, path, old, new, reason = fields
    quoted = [json.dumps(each, ensure_ascii=False) for each in (old, new)]
    reason = reason if reason == "todo" else json.dumps(reason, ensure_ascii=False)
    return (
        f"{key}: {{corrected_on: {day}, path: {path}, "
        f"old: {quoted[0]}, new: {quoted[1]}, reason: {reason}}}"
    )


def free_key(path: str, taken: Collection[str]) -> str:
    """A key made of the path that no other entry has."""
    base = path.replace("_", "-").replace(".", "-")[-_LONGEST_KEY:].strip("-")
    keys = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
    return next(key for key in keys if key not in taken)
