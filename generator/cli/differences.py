"""What readers will see change, as lines of text: for people or for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import Enum

from generator.release.against import ChangedReport, Difference
from generator.release.figures import Change
from generator.release.pages import PageChanges


class Shape(Enum):
    """How `diff` prints: one line each, whichever it is."""

    TEXT = "text"
    JSON = "json"


def difference_lines(found: Difference, pages: PageChanges, shape: Shape) -> Iterator[str]:
    """Reports, then figures, then pages."""
    yield from _json(found, pages) if shape is Shape.JSON else _text(found, pages)


def _text(found: Difference, pages: PageChanges) -> Iterator[str]:
    yield from (f"新增报告 /{page}/" for page in found.added)
    yield from (f"少了报告 /{page}/" for page in found.gone)
    for each in found.changed:
        for change in each.changes:
            told = "有更正记录" if each.is_explained(change) else "没有更正记录"
            yield (
                f"{each.entry.where(change.at)}: {change.path}（{change.term}）"
                f"{change.old} → {change.new}（{told}）"
            )
    for word, addresses in (("新增", pages.added), ("改了", pages.changed), ("少了", pages.gone)):
        yield from (f"{word}页面 /{page}" for page in addresses)
    figures = sum(len(each.changes) for each in found.changed)
    yield (
        f"报告：新增 {len(found.added)} 份，少了 {len(found.gone)} 份；数字改了 {figures} 处；"
        f"页面：新增 {len(pages.added)} 页，改了 {len(pages.changed)} 页，少了 {len(pages.gone)} 页"
    )


def _json(found: Difference, pages: PageChanges) -> Iterator[str]:
    for word, reports in (("added", found.added), ("removed", found.gone)):
        yield from (_line(kind="report", change=word, address=f"{page}/") for page in reports)
    for each in found.changed:
        yield from (_figure(each, change) for change in each.changes)
    told = (("added", pages.added), ("changed", pages.changed), ("removed", pages.gone))
    for word, addresses in told:
        yield from (_line(kind="page", change=word, address=page) for page in addresses)


def _figure(each: ChangedReport, change: Change) -> str:
    where = each.entry.where(change.at)
    return _line(
        kind="figure",
        change=change.kind,
        address=f"{each.page}/#{change.path}",
        path=change.path,
        term=change.term,
        old=change.old,
        old_state=change.old_state,
        new=change.new,
        new_state=change.new_state,
        has_correction=each.is_explained(change),
        file=where.file,
        line=where.line,
        column=where.column,
    )


def _line(**fields: str | int | bool) -> str:
    return json.dumps(fields, ensure_ascii=False)
