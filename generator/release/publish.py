"""Publish a finished site as a release, or return to an earlier one. One switch at the end of each.

Until the switch readers see what they saw before, and after it the new release; whatever stops a
run in between, the next one tidies up.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.errors import OutputError
from generator.progress import Follow, unseen
from generator.release import log as logs
from generator.release import manifest as manifests
from generator.release.check import broken_links, missing_files
from generator.release.lock import held
from generator.release.log import Log, Told
from generator.release.manifest import LOG, MANIFEST, OWN, PAGE, STATEMENT, SUMS, FileLine, Manifest
from generator.release.statement import filled_in, statement
from generator.release.switch import switch, way_of
from generator.release.target import Target, number_of
from generator.release.tree import copied, digests, flush, flush_folder, listed, write_durably
from generator.release.withdrawals import Asked, holding, pending, refuse_returned

Say = Callable[[str], None]

_NEW: Final = ".new"
_TOLD: Final = 5


@dataclass(frozen=True, slots=True)
class Draft:
    """A finished site and what publishing adds to it.

    `whole` is a folder of more files, in the place of those of the site where it has them, and
    `left_out` says what was not made. `expected` must be there; `base` is the site's place on its
    host. `withdrawn` is all that content says is withdrawn: what the log does not know yet is
    withdrawn with this release, and every kept release that holds it goes.
    """

    site: Path
    version: str
    whole: Path | None = None
    left_out: tuple[str, ...] = ()
    expected: tuple[str, ...] = ()
    base: str = "/"
    removed: tuple[str, ...] = ()
    note: str = ""
    withdrawn: tuple[Asked, ...] = ()
    allows_return: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """How it ended: the release that is shown, whether it is new, and what was not kept.

    `taken_down` are the releases removed because they held something withdrawn, and `stuck` those
    that should be and could not: a program has a file of them open.
    """

    name: str
    is_new: bool
    gone: tuple[str, ...] = ()
    taken_down: tuple[int, ...] = ()
    stuck: tuple[str, ...] = ()


def publish(
    target: Target,
    draft: Draft,
    keep: int,
    say: Say,
    *,
    renames: bool = False,
    follow: Follow = unseen,
) -> Done:
    """Make the site the release that is shown; nothing happens where it is that already.

    Raises:
        OutputError: another run is at work, the site is not whole, or it cannot be written.
    """
    with held(target.root):
        log = target.recover()
        paths = tuple(path for path in listed(draft.site) if path not in OWN)
        lines = _lines(draft, paths, follow)
        last = logs.last_published(log)
        shown = manifests.manifest(
            last.release + 1 if last else 1,
            draft.version,
            last.manifest if last else manifests.NONE,
            lines,
        )
        told = _told_with(target, draft, log)
        if _is_shown(target, shown) and not (told.withdrawn or told.returned):
            return Done(target.current, is_new=False, stuck=target.held_back(log))
        say(f"制作发布 {shown.name}（{len(lines)} 个文件）…")
        log = _made(target, draft, paths, shown, (log, told), follow)
        say("检查无误，切换 …")
        switch(target.root, shown.name, way_of(target.root, renames=renames))
        stuck = target.take_down(log)
        return Done(
            shown.name,
            is_new=True,
            gone=target.prune(keep),
            taken_down=told.taken_down,
            stuck=stuck,
        )


def _is_shown(target: Target, shown: Manifest) -> bool:
    return bool(target.current) and target.manifest(target.current).content == shown.content


def _told_with(target: Target, draft: Draft, log: Log) -> Told:
    """What the line of the log says beside the release itself."""
    found = pending(log, (each.told for each in draft.withdrawn))
    refuse_returned(found, is_allowed=draft.allows_return)
    new = set(found.withdrawn)
    asked = (each for each in draft.withdrawn if each.told in new)
    return Told(draft.removed, draft.note, found.withdrawn, holding(target, asked), found.returned)


def _lines(draft: Draft, paths: tuple[str, ...], follow: Follow) -> tuple[FileLine, ...]:
    """Every file of the release but its own."""
    whole, more = _more(draft)
    of_site = tuple(path for path in paths if path not in more)
    return (*digests(draft.site, of_site, follow), *digests(whole, more))


def _more(draft: Draft) -> tuple[Path, tuple[str, ...]]:
    """What is published beside the site: a folder and its files."""
    return (draft.whole, listed(draft.whole)) if draft.whole else (draft.site, ())


def _made(
    target: Target,
    draft: Draft,
    paths: tuple[str, ...],
    shown: Manifest,
    after: tuple[Log, Told],
    follow: Follow,
) -> Log:
    """The release as a whole folder in its place, checked and not yet shown; the log with it.

    `after` is the log before it, and what its line says.
    """
    folder = target.releases / _NEW
    try:
        copied(draft.site, folder, paths, _more(draft), follow)
        log = _signed(folder, draft, shown, after)
        _refuse_faults(folder, draft, shown, follow)
        flush(folder)
        folder.rename(target.releases / shown.name)
        flush_folder(target.releases)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise OutputError(
            f"发布没有做成（{error.strerror}：{error.filename or folder}），现在的网站没有动"
        ) from error
    except OutputError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return log


def _signed(folder: Path, draft: Draft, shown: Manifest, after: tuple[Log, Told]) -> Log:
    """Write the release's own files; the log with its line."""
    raw = manifests.encoded(shown)
    digest = manifests.digest_of(raw)
    page = filled_in((draft.site / PAGE).read_bytes(), shown, digest, draft.left_out)
    log = logs.published(after[0], shown, (digest, manifests.digest_of(page)), after[1])
    own = {
        MANIFEST: raw,
        SUMS: manifests.sums_text(shown.files).encode(),
        LOG: logs.encoded(log),
        STATEMENT: statement(shown, digest, log[-1]),
        PAGE: page,
    }
    for path, content in own.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return log


def _refuse_faults(folder: Path, draft: Draft, shown: Manifest, follow: Follow) -> None:
    """Read the copy back: links, counts, manifest."""
    files = listed(folder)
    if digests(folder, [path for path in files if path not in OWN], follow) != shown.files:
        raise OutputError("复制出来的文件与清单不符：请再发布一次；仍然这样，磁盘可能有问题")
    missing = missing_files(files, draft.expected)
    if missing:
        raise OutputError(f"网站不完整，没有发布。缺少 {_told(missing)}")
    broken = tuple(broken_links(folder, files, draft.base))
    if broken:
        raise OutputError(f"有 {len(broken)} 个站内链接打不开，没有发布：{_told(broken)}")


def _told(found: tuple[str, ...]) -> str:
    more = f" 等 {len(found)} 个" if len(found) > _TOLD else ""
    return "、".join(found[:_TOLD]) + more


def roll_back(target: Target, to: int | None, note: str, *, renames: bool = False) -> Done:
    """Show an earlier release again: the one before the current, or the one of that number.

    Raises:
        OutputError: there is no such release, or another run is at work.
    """
    if not target.root.is_dir():
        raise OutputError(f"没有 {target.root} 这个文件夹")
    with held(target.root):
        log = target.recover()
        name = _earlier(target, to, logs.taken_down(log))
        if name == target.current:
            return Done(name, is_new=False)
        log = logs.rolled_back(log, number_of(name), note)
        write_durably(target.folder(name) / LOG, logs.encoded(log))
        switch(target.root, name, way_of(target.root, renames=renames))
        return Done(name, is_new=True)


def _earlier(target: Target, to: int | None, taken_down: Collection[int]) -> str:
    if to in taken_down:
        raise OutputError(f"第 {to} 次发布里有已撤下的内容，不能换回，文件也已删去")
    kept = "、".join(str(number_of(name)) for name in target.names)
    if not target.current:
        raise OutputError(f"{target.root} 里还没有发布过")
    now = number_of(target.current)
    names = [name for name in target.names if number_of(name) not in taken_down]
    found = [n for n in names if (number_of(n) == to if to else number_of(n) < now)]
    if not found:
        wanted = f"没有第 {to} 次发布" if to else f"第 {now} 次发布前面没有留下的发布"
        raise OutputError(f"{wanted}。留下的有：{kept}")
    return found[-1]
