"""Walks `content/` and returns a dataset, or everything that is wrong with it.

A report's path is its address: a file in the wrong place is an error that names the right one.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, Final, TypeVar

from generator.findings import DocPath, Finding, Level
from generator.load.characters import character_findings
from generator.load.folder import Folder
from generator.load.hand_pages import hand_pages
from generator.load.judged import at_odds, unpublishable
from generator.load.near_states import near_state_findings
from generator.load.paths import REPORTS, folder_address, report_path
from generator.load.remembered import Read, Remembered, Stamp, stamp_of
from generator.load.reviews import review_findings
from generator.load.schema import Shape, model_from, shape_if_asked
from generator.load.settings import Settings
from generator.load.withdrawn import (
    GRAVES,
    WITHDRAWN,
    placed_tombstones,
    still_there,
    tombstone_findings,
)
from generator.load.yaml_tree import Document, read_tree
from generator.model.dataset import Dataset, Entry, HandPage, Tombstone
from generator.model.performance import GradeScheme, Topic
from generator.model.report import Report
from generator.model.review import ReviewRecord, Reviews
from generator.model.site import Site
from generator.places.division import Division
from generator.places.table import read_divisions
from generator.progress import Follow, unseen

T = TypeVar("T")

SETTINGS: Final = ("site.yml", "schemes.yml", "topics.yml", "divisions.tsv")
REVIEWS: Final = "reviews.yml"

REPORT: Final[Shape[Report]] = shape_if_asked(Report)
"""What a report file holds. Shapes stand here because each takes long to make, and is made once."""

_SITE: Final[Shape[Site]] = shape_if_asked(Site)
_SCHEMES: Final[Shape[dict[str, GradeScheme]]] = shape_if_asked(dict[str, GradeScheme])
_TOPICS: Final[Shape[dict[str, Topic]]] = shape_if_asked(dict[str, Topic])
_REVIEWS: Final[Shape[dict[str, ReviewRecord]]] = shape_if_asked(dict[str, ReviewRecord])


@dataclass(frozen=True, slots=True)
class Content:
    """What was found in a content folder; `dataset` is None where an error stands in the way."""

    dataset: Dataset | None
    findings: tuple[Finding, ...]


def read_content(
    root: Path,
    shown_as: str = "content",
    follow: Follow = unseen,
    remembered: Remembered[Settings] | None = None,
) -> Content:
    """All content under `root`; findings name files as `shown_as/...`.

    With `remembered` only files are read that changed since it was last given.
    """
    reader = _Reader(root, shown_as, remembered)
    settings = reader.settings()
    tombstones = reader.tombstones(settings)
    entries = reader.entries(settings, tombstones, follow)
    pages = reader.hand_pages()
    reviews = reader.reviews(settings, entries)
    findings = tuple(reader.findings)
    if settings is None or any(finding.level is Level.ERROR for finding in findings):
        return Content(None, findings)
    dataset = Dataset(
        settings.site,
        settings.divisions,
        settings.schemes,
        settings.topics,
        tuple(sorted(entries, key=_order)),
        pages,
        reviews,
        tuple(tombstones.values()),
    )
    return Content(dataset, findings)


def unread(
    root: Path, remembered: Remembered[Settings], shown_as: str = "content"
) -> tuple[str, ...]:
    """The report files that changed since they were last read, by path below `root`.

    There are none where the settings are wrong: no report can be read then.
    """
    reader = _Reader(root, shown_as, remembered)
    return reader.unread() if reader.settings() is not None else ()


def read_some(
    root: Path,
    paths: Iterable[str],
    remembered: Remembered[Settings],
    shown_as: str = "content",
) -> tuple[Entry, ...]:
    """The reports at some paths; they and all that is wrong with them stay in `remembered`."""
    reader = _Reader(root, shown_as, remembered)
    return tuple(sorted(reader.some(paths), key=_order))


def read_settings(root: Path, shown_as: str = "content") -> Settings | tuple[Finding, ...]:
    """The settings under `root` without any report, or what is wrong with them."""
    reader = _Reader(root, shown_as)
    found = reader.settings()
    return tuple(reader.findings) if found is None or reader.findings else found


def _order(entry: Entry) -> tuple[str, str, str, str]:
    return entry.division.address, str(entry.year), entry.department, entry.kind.name


class _Reader:
    """Collects findings while it walks; one for each run."""

    def __init__(
        self, root: Path, shown_as: str, remembered: Remembered[Settings] | None = None
    ) -> None:
        self._folder = Folder(root, shown_as)
        self._remembered = remembered or Remembered()
        self.findings = self._folder.findings
        self._paths: dict[DocPath, DocPath] = {}

    def settings(self) -> Settings | None:
        """The files at the top of the folder; None where one is missing or wrong."""
        stamps = tuple(stamp_of(self._folder.root / name) for name in SETTINGS)
        if self._remembered.settings is None or self._remembered.stamps != stamps:
            found = self._remembered.kept_settings() or self._settings()
            self._remembered.keep_settings(stamps, None if self.findings else found)
            return found
        return self._remembered.settings

    def _settings(self) -> Settings | None:
        site = self._model("site.yml", _SITE)
        schemes = self._model("schemes.yml", _SCHEMES)
        topics = self._model("topics.yml", _TOPICS)
        raw = self._folder.read(PurePosixPath("divisions.tsv"))
        if site is None or schemes is None or topics is None or raw is None:
            return None
        divisions, findings = read_divisions(
            raw.decode("utf-8", "replace"), self._folder.name(PurePosixPath("divisions.tsv"))
        )
        self.findings.extend(findings)
        return Settings(site, divisions, schemes, topics)

    def tombstones(self, settings: Settings | None) -> Mapping[PurePosixPath, Tombstone]:
        """The reports that were taken down, by the path that their file had."""
        path = PurePosixPath(WITHDRAWN)
        if settings is None or not os.path.lexists(self._folder.root / path):
            return {}
        raw = self._folder.read(path)
        document = self._document(path, raw) if raw is not None else None
        if document is None or (found := self._validated(path, document, GRAVES)) is None:
            return {}
        right = partial(report_path, department=settings.site.department.key)
        placed = placed_tombstones(found, settings.divisions, right)
        self.findings.extend(tombstone_findings(found, placed, document, self._folder.name(path)))
        return dict(placed.values())

    def entries(
        self, settings: Settings | None, withdrawn: Collection[PurePosixPath], follow: Follow
    ) -> tuple[Entry, ...]:
        """All reports that can be read, in file order, but for those that were taken down."""
        walk, self._remembered.walk = self._remembered.walk or self._folder.walk(REPORTS), None
        self.findings += walk.findings
        self._remembered.forget_others(path for path, _ in walk.files)
        taken = set(map(str, withdrawn))
        gone = (PurePosixPath(path) for path, _ in walk.files if path in taken)
        self.findings += (still_there(self._folder.name(path)) for path in gone)
        left = (each for each in walk.files if each[0] not in taken)
        read = follow(left, "读取报告", len(walk.files))
        found = (self._kept_entry(path, stamp, settings) for path, stamp in read)
        entries = tuple(entry for entry in found if entry is not None)
        if not entries and not any(each.level is Level.ERROR for each in self.findings):
            self._folder.complain(
                "no-reports", PurePosixPath(REPORTS), "没有找到报告", "把报告放在 reports 文件夹里"
            )
        return entries

    def unread(self) -> tuple[str, ...]:
        """The report files that are not known, in file order."""
        walk = self._remembered.walk = self._folder.walk(REPORTS)
        return tuple(path for path, stamp in walk.files if not self._remembered.read(path, stamp))

    def some(self, paths: Iterable[str]) -> Iterator[Entry]:
        """The reports at some paths that can be read."""
        settings, root = self.settings(), self._folder.root
        found = (self._kept_entry(path, stamp_of(root / path), settings) for path in paths)
        return (entry for entry in found if entry is not None)

    def hand_pages(self) -> tuple[HandPage, ...]:
        """The hand-written pages, by name."""
        return hand_pages(self._folder)

    def _kept_entry(
        self, path: str, stamp: Stamp | None, settings: Settings | None
    ) -> Entry | None:
        """A report as it was read before, if its file had the same stamp."""
        read = self._remembered.read(path, stamp)
        if read is None:
            before = len(self.findings)
            entry = self._entry(PurePosixPath(path), settings)
            if stamp is not None and settings is not None:
                found = tuple(self.findings[before:])
                self._remembered.reports[path] = Read(stamp, entry, found)
                return self._remembered.reports[path].entry
            return entry
        self.findings.extend(read.findings)
        return read.entry

    def reviews(self, settings: Settings | None, reports: Sequence[Entry]) -> Reviews:
        """The records of reviews; none where the file is left out."""
        path = PurePosixPath(REVIEWS)
        raw = self._folder.read(path) if os.path.lexists(self._folder.root / path) else None
        document = self._document(path, raw) if raw is not None else None
        found = self._validated(path, document, _REVIEWS) if document else None
        if document is None or settings is None or not isinstance(found, dict):
            return {}
        beside = (reports, settings.site, document, self._folder.name(path))
        self.findings.extend(review_findings(found, *beside))
        return found

    def _entry(self, path: PurePosixPath, settings: Settings | None) -> Entry | None:
        if path.suffix != ".yml":
            self._folder.complain(
                "file-not-yml", path, "报告文件要以 .yml 结尾", "改名或移出 reports 文件夹"
            )
            return None
        raw = self._folder.read(path)
        document = self._document(path, raw) if raw is not None else None
        if document is None or raw is None:
            return None
        self.findings.extend(
            unpublishable(document, raw.decode("utf-8-sig"), self._folder.name(path))
        )
        report = self._validated(path, document, REPORT)
        if report is None or settings is None:
            return None
        division = self._division(path, document, report, settings)
        if division is None:
            return None
        self.findings.extend(at_odds(report, settings, document, self._folder.name(path)))
        digest = hashlib.sha256(raw).hexdigest()
        # Reports share most of their paths: one copy of each serves thousands of reports.
        places = {self._paths.setdefault(at, at): found for at, found in document.places.items()}
        return Entry(report, division, self._folder.name(path), digest, places)

    def _division(
        self, path: PurePosixPath, document: Document, report: Report, settings: Settings
    ) -> Division | None:
        where = document.where(self._folder.name(path), ("code",))
        division = settings.divisions.of_code(report.code)
        if division is None:
            # A well-formed code that the table lacks is no reason to hold a report back,
            # if its folder says which place is meant.
            division = settings.divisions.at_address(folder_address(path))
            level = Level.ERROR if division is None else Level.WARNING
            message = f"区划代码 {report.code} 不在 divisions.tsv 里"
            hint = "请核对六位代码" if division is None else f"按所在文件夹认作{division.name}"
            self.findings.append(Finding("code-unknown", level, where, message, hint))
            if division is None:
                return None
        right = report_path(report, division, settings.site.department.key)
        if path != right:
            self.findings.append(
                Finding(
                    "path-not-address",
                    Level.ERROR,
                    where,
                    f"这份报告是{division.name} {report.year} 年的，放错了位置",
                    f"应当放在 {self._folder.name(right)}",
                )
            )
        return division

    def _model(self, name: str, kind: Shape[T]) -> T | None:
        path = PurePosixPath(name)
        raw = self._folder.read(path)
        document = self._document(path, raw) if raw is not None else None
        return self._validated(path, document, kind) if document else None

    def _validated(
        self,
        path: PurePosixPath,
        document: Document,
        kind: Shape[Any],  # of any kind of file
    ) -> Any | None:  # the type that the shape carries
        found = model_from(kind, document, self._folder.name(path))
        if isinstance(found, tuple):
            self.findings.extend(found)
            return None
        return found

    def _document(self, path: PurePosixPath, raw: bytes) -> Document | None:
        found = read_tree(raw, self._folder.name(path))
        if isinstance(found, Finding):
            self.findings.append(found)
            return None
        text = raw.decode("utf-8-sig")
        self.findings.extend(character_findings(found, text, self._folder.name(path)))
        self.findings.extend(near_state_findings(found, self._folder.name(path)))
        return found
