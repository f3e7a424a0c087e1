"""What a release says of itself: `release.json` and the figures on its page. Pure."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from generator.errors import OutputError
from generator.export.json_file import encoded as json_lines
from generator.release.log import LogEntry
from generator.release.manifest import (
    FORMAT,
    LOG,
    MANIFEST,
    PAGE,
    STATEMENT,
    SUMS,
    FileLine,
    Manifest,
)
from generator.views import address
from generator.views.release_page import FILLED_IN, WHOLE_SET

_MANY: Final = ".parquet"
_TABLES: Final = (".csv", ".json")
"""The format with a file for each table: these come last."""
_CELL: Final = r'(id="release\.{}">\s*<dt>[^<]*</dt>\s*<dd>){}(</dd>)'


def statement(shown: Manifest, digest: str, entry: LogEntry) -> bytes:
    """`release.json`: follows from the manifest and the line of the log, and from nothing else."""
    return json_lines(
        {
            "format": FORMAT,
            "release": shown.release,
            "version": shown.version,
            "content": shown.content,
            "manifest": digest,
            "previous_manifest": shown.previous,
            "files": len(shown.files),
            "bytes": sum(each.size for each in shown.files),
            "log_entry": entry.entry,
            "log_entry_sha256": entry.digest,
        }
    )


def filled_in(page: bytes, shown: Manifest, digest: str, left_out: Sequence[str]) -> bytes:
    """The release's page with what is only known once the manifest is made.

    Raises:
        OutputError: the page has no place for it.
    """
    text = page.decode()
    for name, said in _cells(shown, digest, left_out).items():
        pattern = _CELL.format(name, re.escape(FILLED_IN))
        head, *rest = re.split(pattern, text)
        if len(rest) != 3:
            raise OutputError(f"发布页 {PAGE} 里没有“{name}”的位置：请重新生成网站再发布")
        text = head + rest[0] + said + rest[1] + rest[2]
    return text.encode()


def _cells(shown: Manifest, digest: str, left_out: Sequence[str]) -> Mapping[str, str]:
    """What is written, as HTML, by the name of its place."""
    size = sum(each.size for each in shown.files)
    folders = {posixpath.dirname(each.path) for each in shown.files}
    whole = sorted(
        (each for each in shown.files if _is_whole(each.path, folders)),
        key=lambda each: (each.path.endswith(_MANY), each.path),
    )
    return {
        "number": str(shown.release),
        "version": html.escape(shown.version),
        "content": shown.content,
        "manifest": digest,
        "previous": shown.previous or "这是第一次发布，前面没有",
        "files": f"{len(shown.files):,} 个，{size:,} 字节",
        "own": "、".join(_link(name) for name in (STATEMENT, MANIFEST, SUMS, LOG)),
        "whole": "<br>".join([*map(_file, whole), *map(html.escape, left_out)]),
    }


def _is_whole(path: str, folders: Collection[str]) -> bool:
    """Whether a file has a whole table, or all: its parts lie in a folder of its name."""
    table, extension = posixpath.splitext(path)
    is_table = posixpath.dirname(path) == address.DATA and extension in _TABLES
    return path.startswith(WHOLE_SET) or (is_table and table in folders)


def _file(each: FileLine) -> str:
    return f"{_link(each.path)}（{each.size:,} 字节）"


def _link(path: str) -> str:
    href = address.file_href(address.RELEASE, path)
    return f'<a href="{html.escape(href)}">{html.escape(posixpath.basename(path))}</a>'
