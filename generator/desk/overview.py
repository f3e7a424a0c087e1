"""The list of reports with what each still needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from generator.desk.desk import Desk
from generator.desk.judge import Judged
from generator.desk.remarks import remarks
from generator.desk.reports import ReportFile, open_report, report_names
from generator.errors import GeneratorError
from generator.model.dataset import Entry
from generator.release.published import read_published, site_in
from generator.views import address


class State(Enum):
    """How far a report is."""

    DRAFT = "草稿待核对"
    WRONG = "有错误"
    READY = "可以发布"
    PUBLISHED = "已发布"
    CHANGED = "发布后改过"


@dataclass(frozen=True, slots=True)
class Row:
    """A report in the list; `count` is how many places are still to be looked at or mended."""

    name: str
    title: str
    place: str
    year: str
    state: State
    count: int


def overview(desk: Desk) -> tuple[Row, ...]:
    """All reports, those that need work first."""
    published = _published(desk)
    rows = [_row(desk, name, published) for name in report_names(desk.content)]
    order = [State.WRONG, State.DRAFT, State.CHANGED, State.READY, State.PUBLISHED]
    return tuple(sorted(rows, key=lambda row: order.index(row.state)))


def row_of(desk: Desk, name: str) -> Row:
    """One report of the list."""
    return _row(desk, name, _published(desk))


def title_of(file: ReportFile, judged: Judged) -> tuple[str, str]:
    """Place and year as a person says them."""
    tree = judged.document.tree if judged.document else None
    year = tree.get("year") if isinstance(tree, dict) else None
    place = judged.division.name if judged.division else file.name.rpartition("/")[0]
    return place, year if isinstance(year, str) else ""


def _row(desk: Desk, name: str, published: Mapping[str, str]) -> Row:
    try:
        file = open_report(desk.content, name)
    except GeneratorError:
        return Row(name, name, "", "", State.WRONG, 1)
    found = desk.judged(file)
    place, year = title_of(file, found)
    title = f"{place} {year} 年" if year else place
    state, count = _state(file, found, published)
    return Row(name, title, place, year, state, count)


def _state(file: ReportFile, found: Judged, published: Mapping[str, str]) -> tuple[State, int]:
    open_places = 0
    if found.document is not None:
        marks = remarks(file.text.removeprefix("\ufeff"))
        open_places = sum(each.needs_look for each in marks.values())
    if open_places:
        return State.DRAFT, open_places
    if found.errors:
        return State.WRONG, len(found.errors)
    digest = _digest_published(found, published)
    if not digest:
        return State.READY, 0
    return (State.PUBLISHED if digest == file.digest else State.CHANGED), 0


def _digest_published(found: Judged, published: Mapping[str, str]) -> str:
    if found.edition is None:
        return ""
    entries: tuple[Entry, ...] = found.edition.dataset.reports
    return next(
        (published.get(address.report(each, found.edition.dataset.site), "") for each in entries),
        "",
    )


def _published(desk: Desk) -> Mapping[str, str]:
    """The digest of each published report by its address; none before the first release."""
    folder = desk.publish_folder
    site = site_in(folder) if folder is not None else None
    return read_published(site).reports if site is not None else {}
