"""The report files of a content folder, by name: `hebei/shijiazhuang/luquan/2024`."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.desk.drawer import write_whole
from generator.errors import GeneratorError
from generator.load.paths import REPORTS

_ENDING: Final = ".yml"
_writing: Final = threading.Lock()


class StaleError(GeneratorError):
    """The file is not as it was when the page was made."""


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A file as it was read: its text with line ends as they are, and the digest of its bytes."""

    name: str
    path: Path
    text: str
    digest: str

    @property
    def shown(self) -> str:
        """The file as findings name it."""
        return f"content/{REPORTS}/{self.name}{_ENDING}"


def report_names(content: Path) -> tuple[str, ...]:
    """All report files, in the order of their addresses."""
    root = content / REPORTS
    found = (path for path in root.rglob(f"*{_ENDING}") if path.is_file() and not path.is_symlink())
    names = (path.relative_to(root).as_posix().removesuffix(_ENDING) for path in found)
    return tuple(sorted(name for name in names if not name.rpartition("/")[2].startswith(".")))


def open_report(content: Path, name: str) -> ReportFile:
    """A report file by its name.

    Raises:
        GeneratorError: there is none of this name, or it is no text in UTF-8.
    """
    if name not in report_names(content):
        raise GeneratorError("没有这份报告；可能刚被移走或改名。请回首页再选一次。")
    path = content / REPORTS / f"{name}{_ENDING}"
    raw = path.read_bytes()
    try:
        return ReportFile(name, path, raw.decode("utf-8"), hashlib.sha256(raw).hexdigest())
    except UnicodeDecodeError as error:
        raise GeneratorError(f"{path.name} 不是 UTF-8 文字，请用记事本另存为 UTF-8。") from error


def write_report(file: ReportFile, text: str) -> None:
    """Another text in the place of a file, if nobody changed it meanwhile.

    Raises:
        StaleError: it is not as it was read.
    """
    with _writing:
        if hashlib.sha256(file.path.read_bytes()).hexdigest() != file.digest:
            raise StaleError(STALE)
        write_whole(file.path, text.encode("utf-8"))


STALE: Final = (
    "这份报告刚才在别处改过（另一个窗口，或者别的程序），为了不盖掉那次改动，这次没有保存。"
    "请看一眼现在的内容，再改一次。"
)
