"""Taking down in one run: the content, what was built of it, and every kept release.

The content is written first, so that it says what is withdrawn; whatever stops the run after that,
the next one that publishes finishes it, with this command or another.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.errors import GeneratorError
from generator.folders import Folders
from generator.load.paths import REPORTS
from generator.pipeline import build, build_offline, held_against
from generator.reading import edition_of
from generator.release.asked import Against
from generator.release.draft import drafted
from generator.release.publish import Done, publish
from generator.release.published import site_in
from generator.release.target import Target
from generator.release.tree import write_durably
from generator.release.withdrawals import holding
from generator.withdraw.places import planned_places
from generator.withdraw.request import Planned, Request
from generator.withdraw.whole import planned_report

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Publishing:
    """Where it was published, and how the release without it is made: see `publish`."""

    folder: Path
    keep: int = 10
    note: str = ""
    renames: bool = False


def planned(folders: Folders, request: Request, folder: Path) -> Planned:
    """What a request changes in the content; `folder` is published into. Nothing is written.

    Raises:
        GeneratorError: there is no such report or place, or the site would be empty.
        ContentError: the content has errors or cannot be published, or the same is said elsewhere
            in the report.
    """
    if site_in(folder) is None:
        raise GeneratorError(f"{folder} 里没有发布过的网站")
    edition = edition_of(folders.content, folders.content.name)
    edition = held_against(edition, folders.content, Against(folder))
    page = _page(folders.content, request.report)
    plan = planned_places if request.paths else planned_report
    return plan(folders.content, edition, page, request)


def releases_with(folder: Path, plan: Planned) -> tuple[int, ...]:
    """The kept releases that a plan removes, by number."""
    return holding(Target(folder), plan.asked)


def withdraw(folders: Folders, plan: Planned, to: Publishing, say: Say) -> Done:
    """Do what is planned: content, then a build from nothing, then releases.

    Raises:
        GeneratorError: something stood in the way; the next run goes on from there.
    """
    written(plan)
    for said in plan.said:
        say(said)
    had_offline = folders.offline.exists()
    cleared(folders)
    edition = build(folders, say, Against(to.folder))
    if had_offline:
        build_offline(folders, say)
    before = site_in(to.folder)
    with drafted(edition, folders.site, folders.whole, before, to.note) as draft:
        return publish(Target(to.folder), draft, to.keep, say, renames=to.renames)


def written(plan: Planned) -> None:
    """Write the content, in the order of the plan: what is withdrawn is said before it goes."""
    for path, content in plan.writes.items():
        if content is None:
            path.unlink(missing_ok=True)
            _remove_empty(path.parent)
        else:
            write_durably(path, content)


def cleared(folders: Folders, but: Collection[Path] = ()) -> None:
    """Remove what was built: databases and archives keep what was taken out of them.

    `but` was made anew since.
    """
    for path in (each for each in folders.made if each not in but):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _remove_empty(folder: Path) -> None:
    while folder.name != REPORTS and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _page(content: Path, report: str) -> str:
    """The address of a report, of its address or the path of its file.

    Raises:
        GeneratorError: it is neither.
    """
    if not report.endswith(".yml"):
        return report.strip("/")
    inside = Path(report).absolute()
    root = content / REPORTS
    if not inside.is_relative_to(root):
        raise GeneratorError(f"{report} 不在 {root} 里")
    return PurePosixPath(inside.relative_to(root).as_posix()).with_suffix("").as_posix()
