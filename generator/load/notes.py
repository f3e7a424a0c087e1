"""Notes in report files against the comparisons they speak of.

Only known once the checks have run, so the stage that runs them asks here: reading knows no checks.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping

from generator.findings import Finding, Level
from generator.model.dataset import Entry
from generator.model.reported import entries


def note_findings(entry: Entry, keys: Mapping[str, Collection[str]]) -> Iterator[Finding]:
    """Errors for notes that no comparison of the report would stand beside.

    `keys` has every check's id, with the keys of its comparisons of this report.
    """
    for name, note in entries(entry.report.notes).items():
        known = keys.get(note.check)
        if known is None:
            near = difflib.get_close_matches(note.check, sorted(keys), n=1)
            yield Finding(
                "note-check-unknown",
                Level.ERROR,
                entry.where(("notes", name, "check")),
                f"没有“{note.check[:60]}”这条核对",
                f"是不是想写 {near[0]}？" if near else "核对的名称见网站的核对目录",
            )
        elif isinstance(note.key, str) and note.key not in known:
            possible = (
                f"可以写：{'、'.join(sorted(known))}" if known else "这份报告没有这条核对的结果"
            )
            yield Finding(
                "note-key-unknown",
                Level.ERROR,
                entry.where(("notes", name, "key")),
                f"{note.check} 里没有“{note.key[:60]}”这一条",
                possible,
            )
