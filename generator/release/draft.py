"""What is published of a built site: the draft of a release, from the edition that made it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import OutputError
from generator.export.datapackage import PATH as DATAPACKAGE
from generator.export.datapackage import DescriptionError
from generator.model.edition import Edition
from generator.release.against import difference
from generator.release.check import base_path, expected_files
from generator.release.publish import Draft
from generator.release.whole import write_whole_set
from generator.release.withdrawals import withdrawn_in


@contextmanager
def drafted(
    edition: Edition,
    site: Path,
    whole: Path,
    before: Path | None,
    note: str = "",
    *,
    allows_removals: bool = False,
) -> Iterator[Draft]:
    """The finished `site` with the whole set, which is in the folder `whole` until the end.

    `before` is the site published last, if any.

    Raises:
        OutputError: the description of the site's tables is missing or damaged, or the whole set
            cannot be written.
    """
    try:
        left_out = _written(edition, site, whole)
        yield Draft(
            site,
            edition.dataset.site.as_of,
            whole,
            left_out,
            tuple(expected_files(edition)),
            base_path(edition),
            difference(edition, before).gone if before else (),
            note,
            withdrawn_in(edition),
            allows_removals,
        )
    finally:
        shutil.rmtree(whole, ignore_errors=True)


def _written(edition: Edition, site: Path, whole: Path) -> tuple[str, ...]:
    described = site / DATAPACKAGE
    damaged = OutputError(f"{described} 缺失或损坏：删去 {site} 后重新生成再发布")
    if not described.is_file():
        raise damaged
    try:
        return write_whole_set(edition, described.read_bytes(), whole)
    except DescriptionError as error:
        raise damaged from error
    except (OSError, sqlite3.Error) as error:
        raise OutputError(f"整套数据写不进 {whole}（{error}），现在的网站没有动") from error
