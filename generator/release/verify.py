"""Whether a folder still is what was published: names every file and every line that is not.

Takes a folder of releases, one release, or a site that was downloaded. What a release says of
itself is made anew from its manifest and its log, and compared to the byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.errors import OutputError
from generator.release import log as logs
from generator.release import manifest as manifests
from generator.release.log import Log, LogEntry
from generator.release.manifest import LOG, MANIFEST, OWN, PAGE, STATEMENT, SUMS, FileLine, Manifest
from generator.release.statement import statement
from generator.release.switch import JOURNAL, RELEASES
from generator.release.target import Target, number_of
from generator.release.tree import digests, links, listed


@dataclass(frozen=True, slots=True)
class Fault:
    """What differs: where, and what is wrong with it."""

    where: str
    said: str

    def __str__(self) -> str:
        return f"{self.where}：{self.said}"


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, in sentences, and what differs."""

    looked_at: tuple[str, ...]
    faults: tuple[Fault, ...]


def verified(folder: Path, earlier: bytes | None = None) -> Verified:
    """Everything that differs in a folder; `earlier` is a copy of the log kept by a reader.

    Raises:
        OutputError: nothing was published here.
    """
    if (folder / RELEASES).is_dir():
        return _target(Target(folder), earlier)
    if (folder / MANIFEST).is_file():
        found = _Release(folder, folder.name)
        faults = (*found.faults(), *_since(found.log, earlier))
        return Verified((found.sentence,), faults)
    raise OutputError(f"{folder} 里没有 {MANIFEST}，也没有 {RELEASES} 文件夹：这不是发布出来的网站")


def _target(target: Target, earlier: bytes | None) -> Verified:
    found = [_Release(target.folder(name), name) for name in target.names]
    shown = next((each for each in found if each.name == target.current), None)
    faults = [fault for each in found for fault in each.faults(each.name)]
    if shown is None:
        faults.append(Fault("current", "没有指向任何一次发布；再发布一次会恢复"))
    else:
        faults += _since(shown.log, earlier)
        for each in found:
            faults += each.beside(shown.log)
    if (target.root / JOURNAL).exists():
        faults.append(Fault(JOURNAL, "有一次切换没有做完；再发布一次会恢复"))
    return Verified(tuple(each.sentence for each in found), tuple(faults))


class _Release:
    """One release as it lies on the disk."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.name = name
        self._raw = _bytes(folder / MANIFEST)
        self.manifest = manifests.decoded(self._raw)
        self.log, self._wrong = logs.decoded(_bytes(folder / LOG))

    @property
    def sentence(self) -> str:
        """What this is."""
        if self.manifest is None:
            return f"{self.name}：清单读不出来"
        digest = manifests.digest_of(self._raw)
        files = len(self.manifest.files)
        return (
            f"第 {self.manifest.release} 次发布（数据日期 {self.manifest.version}，{files} 个文件）"
            f"　清单指纹 {digest}"
        )

    def faults(self, below: str = "") -> tuple[Fault, ...]:
        """Everything that differs within the release; `below` begins each place."""
        shown = self.manifest
        if shown is None:
            found = [Fault(MANIFEST, "缺少或者被改写过，读不出来")]
        else:
            found = [*self._of_files(shown), *self._of_own(shown)]
        return tuple(
            Fault(f"{below}/{each.where}" if below else each.where, each.said) for each in found
        )

    def _of_files(self, shown: Manifest) -> Iterator[Fault]:
        there = [path for path in listed(self.folder) if path not in OWN]
        yield from differences(shown.files, digests(self.folder, there))
        yield from (Fault(path, "是一个链接，发布里没有链接") for path in links(self.folder))

    def _of_own(self, shown: Manifest) -> Iterator[Fault]:
        if self._wrong:
            yield Fault(LOG, f"第 {self._wrong} 行被改写过，或者前面少了一行")
        elif not self.log:
            yield Fault(LOG, _lost(self.folder / LOG, "是空的"))
        if _bytes(self.folder / SUMS) != manifests.sums_text(shown.files).encode():
            yield Fault(SUMS, _lost(self.folder / SUMS, "与清单不符"))
        entry = _entry(self.log, shown)
        if entry is None:
            yield Fault(MANIFEST, f"写的是第 {shown.release} 次发布，{LOG} 里没有这一次")
            return
        yield from self._against(shown, entry)

    def _against(self, shown: Manifest, entry: LogEntry) -> Iterator[Fault]:
        digest = manifests.digest_of(self._raw)
        if entry.manifest != digest:
            yield Fault(MANIFEST, "与发布记录里的清单指纹不符")
        if _bytes(self.folder / STATEMENT) != statement(shown, digest, entry):
            yield Fault(STATEMENT, _lost(self.folder / STATEMENT, "与清单和发布记录不符"))
        if manifests.digest_of(_bytes(self.folder / PAGE)) != entry.page:
            yield Fault(PAGE, _lost(self.folder / PAGE, "与发布记录里的指纹不符"))
        if shown.previous != _before(self.log, entry):
            yield Fault(MANIFEST, "写的上一次清单指纹，与发布记录里的上一次发布不符")

    def beside(self, current: Log) -> Iterator[Fault]:
        """What does not fit the releases around it."""
        if self.manifest and self.name != self.manifest.name:
            yield Fault(self.name, f"文件夹的名字应当是 {self.manifest.name}")
        together = min(len(current), len(self.log))
        if current[:together] != self.log[:together]:
            yield Fault(f"{self.name}/{LOG}", "与当前发布里的记录不是同一条链")
        if not any(each.release == number_of(self.name) for each in current):
            yield Fault(self.name, "当前的发布记录里没有这一次；再发布一次会清理")
        if number_of(self.name) in logs.taken_down(current):
            yield Fault(self.name, "里面有已撤下的内容，应当已经删去；再发布一次会清理")


def differences(told: Sequence[FileLine], found: Sequence[FileLine]) -> Iterator[Fault]:
    """Each file that is changed, missing, added, moved, or has the content of another."""
    wanted = {each.path: each.digest for each in told}
    there = {each.path: each.digest for each in found}
    by_digest = {digest: path for path, digest in wanted.items()}
    for path in sorted(wanted.keys() | there.keys()):
        if path not in there:
            yield Fault(path, "少了这个文件")
        elif path not in wanted:
            origin = by_digest.get(there[path])
            yield Fault(path, f"多出来的文件，内容是 {origin} 的" if origin else "多出来的文件")
        elif wanted[path] != there[path]:
            origin = by_digest.get(there[path])
            yield Fault(path, f"内容被换成了 {origin} 的" if origin else "内容变了")


def _since(log: Log, earlier: bytes | None) -> Iterator[Fault]:
    """Whether the log goes on from a copy that a reader kept."""
    if earlier is None:
        return
    kept, wrong = logs.decoded(earlier)
    if wrong:
        yield Fault(LOG, f"你留的那一份第 {wrong} 行不完好，没有比")
    elif log[: len(kept)] != kept:
        line = next(
            (at for at, pair in enumerate(zip(log, kept, strict=False), 1) if pair[0] != pair[1]),
            len(log) + 1,
        )
        yield Fault(LOG, f"从第 {line} 行起与你留的那一份不同：以前的记录被改写过")


def _entry(log: Log, shown: Manifest) -> LogEntry | None:
    known = {each.release for each in log}
    return logs.of_release(log, shown.release) if shown.release in known else None


def _before(log: Log, entry: LogEntry) -> str:
    last = logs.last_published(log[: entry.entry - 1])
    return last.manifest if last else manifests.NONE


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _lost(path: Path, said: str) -> str:
    return said if path.is_file() else "少了这个文件"
