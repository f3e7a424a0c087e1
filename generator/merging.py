"""The contents of other sites taken into one: a portal publishes what its provinces keep.

Taken over are report files, as they stand, and the records of reports that were taken down. Each
content is read and checked by its own settings, then all of it by those of the portal; where
anything is wrong nothing is written. Pages are not taken over: they carry another site's name, and
what a page says must come from the file that was checked.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from generator.errors import ContentError, GeneratorError
from generator.findings import Finding, Level, SourceRef, in_file_order
from generator.load.content import SETTINGS, read_content
from generator.load.paths import REPORTS, report_path
from generator.load.withdrawn import WITHDRAWN
from generator.model.dataset import Dataset, Tombstone
from generator.model.withdrawn import WithdrawnReport
from generator.release.tree import write_durably
from generator.withdraw.edit import fields_of, grave_fields, grave_key, tombstoned

_UNLIKE: Final = "两边是同一年同一个部门的报告，内容不同"
_KEEP_ONE: Final = "请两边商定，只留一份"
_TAKE_THEIRS: Final = "以新来的为准就加 --replace；改了已经公布的数的，先在报告里登记更正"


@dataclass(frozen=True, slots=True)
class Merge:
    """What is to be written below the content folder, by path, and how many reports were there."""

    writes: Mapping[PurePosixPath, bytes]
    known: int
    warnings: tuple[Finding, ...]

    @property
    def reports(self) -> int:
        """How many report files are new or other ones."""
        return sum(path.name != WITHDRAWN for path in self.writes)


def planned_merge(content: Path, others: Sequence[Path], *, replaces: bool = False) -> Merge:
    """What takes the reports of other content folders into this one.

    With `replaces` a report that is there with other bytes gives way.

    Raises:
        ContentError: something is wrong with one of the contents, or they do not go together.
        GeneratorError: a folder is the content itself, or is given twice.
    """
    places = [each.resolve() for each in (content, *others)]
    if len(set(places)) != len(places):
        raise GeneratorError("同一个内容文件夹写了两次")
    own = _read(content)
    plan = _Plan(content, own, replaces=replaces)
    for other in others:
        plan.add(other, _read(other))
    if plan.findings:
        raise ContentError(in_file_order(tuple(plan.findings)))
    return Merge(plan.writes, plan.known, _checked(content, plan.writes))


def merge(content: Path, plan: Merge) -> None:
    """Write what is planned. What was broken off is gone on with by doing it again.

    Raises:
        OSError: a file cannot be written.
    """
    for path in sorted(plan.writes, key=lambda each: each.name != WITHDRAWN):
        target = content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        write_durably(target, plan.writes[path])


def _read(content: Path) -> Dataset:
    if not content.is_dir():
        raise GeneratorError(f"没有这个内容文件夹：{content}")
    found = read_content(content, content.as_posix())
    if found.dataset is None:
        raise ContentError(in_file_order(found.findings))
    return found.dataset


class _Plan:
    """Collects what is to be written, and everything that stands in the way."""

    def __init__(self, content: Path, own: Dataset, *, replaces: bool) -> None:
        self._content = content
        self._own = own
        self._replaces = replaces
        self._withdrawn = {self._path(each.report, each): each for each in own.tombstones}
        self._from: dict[PurePosixPath, str] = {}
        self.writes: dict[PurePosixPath, bytes] = {}
        self.findings: list[Finding] = []
        self.known = 0

    def add(self, other: Path, theirs: Dataset) -> None:
        """Take another content in."""
        self.findings += _other_settings(other, self._own, theirs)
        self._take_down(other, theirs.tombstones)
        for entry in theirs.reports:
            file = PurePosixPath(entry.file).relative_to(other.as_posix())
            raw = (other / file).read_bytes()
            if self._own.divisions.of_code(entry.report.code) is None:
                self._complain(entry.file, "区划代码不在本站的 divisions.tsv 里", "先补上这个地方")
                continue
            path = report_path(entry.report, entry.division, self._own.site.department.key)
            self._put(path, entry.file, raw)

    def _put(self, path: PurePosixPath, file: str, raw: bytes) -> None:
        if path in self._withdrawn:
            self._complain(
                file, "本站已经撤下这份报告", f"要重新公布的，删去本站 {WITHDRAWN} 里的那一条"
            )
            return
        there = self._content / path
        before = self.writes.get(path) or (there.read_bytes() if there.is_file() else None)
        is_of_another = path in self.writes
        if before == raw:
            self.known += 1
        elif before is not None and (is_of_another or not self._replaces):
            where = self._from[path] if is_of_another else f"{self._content.name}/{path}"
            hint = _KEEP_ONE if is_of_another else _TAKE_THEIRS
            self._complain(file, f"{_UNLIKE}：另一份是 {where}", hint)
        else:
            self.writes[path] = raw
            self._from[path] = file

    def _take_down(self, other: Path, graves: Iterable[Tombstone]) -> None:
        name = PurePosixPath(WITHDRAWN)
        listed = self._content / name
        text = self.writes.get(name) or (listed.read_bytes() if listed.is_file() else b"")
        for grave in graves:
            path = self._path(grave.report, grave)
            if path in self._withdrawn:
                continue
            page = path.with_suffix("").relative_to(REPORTS).as_posix()
            if (self._content / path).is_file():
                self._complain(
                    f"{other.as_posix()}/{WITHDRAWN}",
                    f"那边已经撤下 {path}，本站还在公布",
                    f"先运行 disclose withdraw /{page}/ 把它从每次发布里撤下",
                )
                continue
            self._withdrawn[path] = grave
            text = _with_grave(text.decode(), page, grave.report).encode()
            self.writes[name] = text

    def _path(self, report: WithdrawnReport, grave: Tombstone) -> PurePosixPath:
        return report_path(report, grave.division, self._own.site.department.key)

    def _complain(self, file: str, message: str, hint: str) -> None:
        where = SourceRef(file)
        self.findings.append(Finding("merge-conflict", Level.ERROR, where, message, hint))


def _with_grave(text: str, page: str, report: WithdrawnReport) -> str:
    withdrawal = fields_of(report.withdrawn_on, report.withdrawn_for.value, report.decided_by)
    return tombstoned(text, grave_key(text, page), {**grave_fields(report), **withdrawal})


def _other_settings(other: Path, own: Dataset, theirs: Dataset) -> Iterator[Finding]:
    """Errors where a key means something else here: the same report would say another thing."""
    used = {project.topic for entry in theirs.reports for project in entry.card.projects}
    schemes = {key: each for key, each in theirs.schemes.items() if own.schemes.get(key) != each}
    topics = {key for key in used if own.topics.get(key) != theirs.topics.get(key)}
    for name, keys in (("schemes.yml", sorted(schemes)), ("topics.yml", sorted(topics))):
        for key in keys:
            yield Finding(
                "merge-conflict",
                Level.ERROR,
                SourceRef(f"{other.as_posix()}/{name}"),
                f"“{key}”与本站 {name} 里的不一样，或者本站没有",
                "先把两边改成一样的",
            )


def _checked(content: Path, writes: Mapping[PurePosixPath, bytes]) -> tuple[Finding, ...]:
    """What is found in the reports that come, beside the settings of this content.

    Raises:
        ContentError: they cannot be published so.
    """
    if not any(path.name != WITHDRAWN for path in writes):
        return ()
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder, content.name)
        trial.mkdir()
        for name in SETTINGS:
            shutil.copyfile(content / name, trial / name)
        for path, raw in writes.items():
            (trial / path).parent.mkdir(parents=True, exist_ok=True)
            (trial / path).write_bytes(raw)
        found = read_content(trial, content.name)
    if found.dataset is None:
        raise ContentError(in_file_order(found.findings))
    return in_file_order(found.findings)
