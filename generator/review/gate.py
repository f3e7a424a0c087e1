"""Which reports may not be published yet, because nobody agreed to them as they stand. Pure.

A report that readers have already, to the byte, needs no new agreement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.findings import Finding, Level, SourceRef
from generator.model.dataset import Dataset, Entry
from generator.model.review import SHORT, Outcome, ReviewRecord, Reviews
from generator.model.site import Switch
from generator.views import address
from generator.views.text import iso_date


@dataclass(frozen=True, slots=True)
class Standing:
    """What was decided on a report as it stands, and on what it was before."""

    current: tuple[ReviewRecord, ...]
    before: tuple[ReviewRecord, ...]

    @property
    def objections(self) -> tuple[ReviewRecord, ...]:
        """The last word of each who does not agree to it as it stands."""
        last = {record.reviewed_by: record for record in self.current}
        return tuple(each for each in last.values() if each.outcome is not Outcome.AGREED)

    @property
    def is_agreed(self) -> bool:
        """Whether somebody agreed and nobody objects any more."""
        return bool(self.current) and not self.objections


def standing(entry: Entry, page: str, reviews: Reviews) -> Standing:
    """The records of the report at `page`, in the order in which they were made."""
    return _standing(entry, [each for each in reviews.values() if each.address == page])


def _standing(entry: Entry, records: Sequence[ReviewRecord]) -> Standing:
    current = tuple(each for each in records if each.digest == entry.digest)
    before = tuple(each for each in records if each.digest != entry.digest)
    return Standing(current, before)


def review_findings(
    dataset: Dataset, published: Mapping[str, str], level: Level, only: Iterable[Entry] = ()
) -> Iterator[Finding]:
    """A finding for each report that is new or changed and was not agreed to as it stands.

    `published` has the digest of each published report by its address; `only` some reports.
    Nothing where the site does not ask for reviews.
    """
    if dataset.site.switches.review_required is Switch.OFF:
        return
    records: dict[str, list[ReviewRecord]] = {}
    for record in dataset.reviews.values():
        records.setdefault(record.address, []).append(record)
    for entry in tuple(only) or dataset.reports:
        page = address.report(entry, dataset.site)
        if published.get(page) != entry.digest:
            found = _standing(entry, records.get(page, ()))
            if not found.is_agreed:
                yield _finding(entry, page, found, level)


def _finding(entry: Entry, page: str, found: Standing, level: Level) -> Finding:
    command = f"disclose review /{page}/"
    where = SourceRef(entry.file)
    if found.objections:
        said = "；".join(
            f"{each.reviewed_by} {iso_date(each.reviewed_on)}的意见是“{each.outcome.value}”"
            for each in found.objections
        )
        hint = f"按意见改好以后再送审：{command}；改变意见的，用 --record 再登记一次"
        return Finding("review-not-agreed", level, where, said, hint)
    if found.before:
        last = found.before[-1]
        said = (
            f"送审以后又改过：{last.reviewed_by} {iso_date(last.reviewed_on)}看的是"
            f" {last.digest[:SHORT]}，现在是 {entry.digest[:SHORT]}"
        )
        return Finding("review-outdated", level, where, said, f"重新送审：{command}")
    said = "公开前要先送审，这份报告还没有“同意公开”的记录"
    hint = f"先打印送审稿：{command}；签字以后用 --record 登记"
    return Finding("review-missing", level, where, said, hint)
