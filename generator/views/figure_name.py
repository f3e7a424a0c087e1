"""What a reader calls a figure: the words of its path instead of the path."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.record import Record
from generator.model.report import ITEM_REMOVED, Correction, Report
from generator.model.terms import TERMS


def figure_name(report: Report, path: str) -> str:
    """`projects.wangluo-anquan.executed` is 网络安全监测：实际支出.

    An item without a name, or that is there no more, is called by its key.
    """
    first, *rest = path.split(".")
    found: object = getattr(report, first, None)
    words = []
    for step in rest:
        found = _below(found, step)
        words.append(_word(step, found))
    return "：".join(words) or _word(first, None)


def correction_anchor(item: Correction) -> str:
    """Where a correction leads on the report's page; an item that went has no place of its own."""
    return "corrections" if item.new == ITEM_REMOVED else item.path


def _word(step: str, found: object) -> str:
    if step in TERMS:
        return TERMS[step].chinese
    name = getattr(found, "name", None)
    return name if isinstance(name, str) else step


def _below(found: object, step: str) -> object:
    if isinstance(found, Record):
        return getattr(found, step, None)
    return found.get(step) if isinstance(found, Mapping) else None
