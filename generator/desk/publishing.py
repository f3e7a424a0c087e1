"""What readers will see change, publishing exactly that, and going back to an earlier release."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.desk.workshop import Workshop, fingerprint
from generator.errors import GeneratorError, OutputError
from generator.model.edition import Edition
from generator.pipeline import held_against
from generator.release.against import ChangedReport, Difference, difference, is_large
from generator.release.asked import Against
from generator.release.draft import drafted
from generator.release.figures import Change
from generator.release.pages import PageChanges, page_changes
from generator.release.publish import Done, publish, roll_back
from generator.release.published import site_in
from generator.release.target import Target, number_of
from generator.release.withdrawals import is_pending
from generator.views import address
from generator.views.figure_name import figure_name
from generator.withdraw.run import cleared

Say = Callable[[str], None]

KEEP: Final = 10
_RELEASES: Final = "releases"


@dataclass(frozen=True, slots=True)
class ToldChange:
    """One figure that readers will see change; `reason_for` is where to say why, if not said."""

    report: str
    path: str
    name: str
    old: str
    new: str
    is_explained: bool


@dataclass(frozen=True, slots=True)
class Prepared:
    """What publishing would do, in words, and the state of the content that it speaks of."""

    fingerprint: str
    is_first: bool
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    changes: tuple[ToldChange, ...] = ()
    pages: PageChanges | None = None

    @property
    def unexplained(self) -> tuple[ToldChange, ...]:
        """Changes of published figures that readers are not told the reason of yet."""
        return tuple(each for each in self.changes if not each.is_explained)

    @property
    def needs_removal(self) -> bool:
        """Whether something that readers know would be gone, so that it must be meant."""
        pages = self.pages
        return bool(self.gone) or (pages is not None and is_large(len(pages.gone), pages.before))

    @property
    def is_nothing(self) -> bool:
        """Whether readers would see what they see today."""
        pages = self.pages
        none = pages is not None and not (pages.added or pages.changed or pages.gone)
        return not self.is_first and none and not (self.added or self.gone or self.changes)


def checked_folder(typed: str, content: Path, root: Path) -> Path:
    """A folder to publish into: named in full, empty or published into before.

    Raises:
        GeneratorError: it is not fit.
    """
    path = Path(typed.strip().strip('"'))
    if not typed.strip() or not path.is_absolute():
        raise GeneratorError(
            "请写文件夹的完整位置，例如 D:\\网站发布；在资源管理器的地址栏里可以复制。"
        )
    path = path.resolve()
    if any(path == each or path.is_relative_to(each) for each in (content, root)):
        raise GeneratorError("不能发布到程序自己的文件夹里，请另选一个，例如 D:\\网站发布。")
    if path.exists() and not path.is_dir():
        raise GeneratorError("这里是一个文件，不是文件夹，请另选一个。")
    if path.is_dir() and any(path.iterdir()) and not (path / _RELEASES).is_dir():
        raise GeneratorError("这个文件夹里有别的文件。请选一个空文件夹，或者上次发布用的那个。")
    return path


def prepared(workshop: Workshop, folder: Path, say: Say) -> Prepared:
    """Make the site and hold it against what was published last.

    Raises:
        ContentError: the content has errors; carries all findings.
    """
    built = workshop.built(say)
    before = site_in(folder)
    if before is None:
        pages = tuple(sorted(_pages(built.edition)))
        return Prepared(built.fingerprint, is_first=True, added=pages)
    say("与上次发布的逐个数字对比 …")
    found = difference(built.edition, before)
    return Prepared(
        built.fingerprint,
        is_first=False,
        added=found.added,
        gone=found.gone,
        changes=tuple(_changes(found)),
        pages=page_changes(workshop.folders.site, before),
    )


def _pages(edition: Edition) -> Iterator[str]:
    yield from (address.report(each, edition.dataset.site) for each in edition.dataset.reports)


def _changes(found: Difference) -> Iterator[ToldChange]:
    for each in found.changed:
        yield from (_told(each, change) for change in each.changes)


def _told(each: ChangedReport, change: Change) -> ToldChange:
    return ToldChange(
        each.entry.file.partition("/reports/")[2].removesuffix(".yml"),
        change.path,
        figure_name(each.entry.report, change.path),
        change.old,
        change.new,
        each.is_explained(change),
    )


def publish_prepared(
    workshop: Workshop, folder: Path, seen: Prepared, say: Say, *, allows_removals: bool
) -> str:
    """Publish what was shown; a sentence on how it ended.

    Raises:
        OutputError: the content changed since it was shown, or it cannot be published.
        ContentError: a published figure changed without a word to readers.
    """
    folders = workshop.folders
    if fingerprint(folders.content) != seen.fingerprint:
        raise OutputError("看过变化以后，内容又有了改动，没有发布。请再看一次变化。")
    if seen.needs_removal and not allows_removals:
        raise OutputError("这次会少掉读者看得到的内容，没有勾选“确实要去掉”，没有发布。")
    before = site_in(folder)
    edition = workshop.built(say).edition
    against = Against(folder if before else None, allows_removals, needs_reviews=True)
    held_against(edition, folders.content, against)
    target = Target(folder)
    if is_pending(target, edition):
        cleared(folders, but=(folders.docs, folders.site))
    made = drafted(edition, folders.site, folders.whole, before, allows_removals=allows_removals)
    with made as draft:
        return told(folder, publish(target, draft, KEEP, say))


def told(folder: Path, done: Done) -> str:
    """How publishing ended, in a sentence.

    Raises:
        OutputError: a release that holds something withdrawn could not be removed.
    """
    number = number_of(done.name)
    if done.stuck:
        raise OutputError(
            f"{folder} 里还有删不掉的：{'、'.join(done.stuck)}，里面有已撤下的内容。"
            "请关闭正在打开这些文件的程序，再发布一次，就会删去。"
        )
    removed = "、".join(map(str, done.taken_down))
    tail = f"含有已撤下内容的第 {removed} 次发布已整个删去。" if removed else ""
    if not done.is_new:
        return f"内容与第 {number} 次发布相同，没有新的发布。{tail}"
    return f"发布好了：第 {number} 次发布。读者现在看到的就是它。{tail}"


@dataclass(frozen=True, slots=True)
class Release:
    """A release that can be shown again: its number and the day its content speaks of."""

    number: int
    version: str
    is_shown: bool


def releases(folder: Path) -> tuple[Release, ...]:
    """The releases that are kept, newest first, and which of them readers see."""
    target = Target(folder)
    if not target.current:
        return ()
    found = (
        Release(number_of(name), target.manifest(name).version, name == target.current)
        for name in target.names
    )
    return tuple(reversed(tuple(found)))


def show_again(folder: Path, number: int) -> str:
    """Return to an earlier release; a sentence on how it ended.

    Raises:
        OutputError: there is no such release.
    """
    done = roll_back(Target(folder), number, "")
    said = "已经换回" if done.is_new else "本来就是"
    return f"{said}第 {number_of(done.name)} 次发布。读者现在看到的就是它。"
