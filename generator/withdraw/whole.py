"""A whole report taken down: its file goes, and `withdrawn.yml` keeps its address."""

from __future__ import annotations

from pathlib import Path

from generator.errors import GeneratorError
from generator.load.paths import REPORTS
from generator.load.withdrawn import WITHDRAWN
from generator.model.edition import Edition
from generator.release.log import Withdrawn
from generator.release.withdrawals import Asked, withdrawn_in
from generator.views import address
from generator.views.withdrawn import identity
from generator.withdraw.edit import fields_of, grave_fields, grave_key, tombstoned
from generator.withdraw.request import Planned, Request


def planned_report(content: Path, edition: Edition, page: str, request: Request) -> Planned:
    """What takes down the report at an address.

    Raises:
        GeneratorError: there is no such report, or it is the only one of the site.
    """
    site = edition.dataset.site
    file = content / REPORTS / f"{page}.yml"
    done = [each for each in withdrawn_in(edition) if each.told.report == f"{page}/"]
    if any(not each.told.path for each in done):
        writes: dict[Path, bytes | None] = {file: None} if file.is_file() else {}
        return Planned(writes, tuple(done), (f"{WITHDRAWN} 里已经写明撤下 /{page}/",))
    entry = next(
        (each for each in edition.dataset.reports if address.report(each, site) == page), None
    )
    if entry is None:
        raise GeneratorError(f"没有 /{page}/ 这份报告")
    if len(edition.dataset.reports) == 1:
        raise GeneratorError(
            "这是网站上唯一的一份报告，撤下以后就没有网站了。请先停掉网站服务器，再删去发布文件夹"
            "和内容文件夹里的这份报告"
        )
    told = Withdrawn(f"{page}/", "", request.on or site.as_of, request.ground.value)
    path = content / WITHDRAWN
    before = path.read_bytes().decode() if path.is_file() else ""
    key = grave_key(before, page)
    withdrawal = fields_of(told.on, told.ground, request.decided_by or site.sponsor)
    text = tombstoned(before, key, {**grave_fields(entry.report), **withdrawal})
    return Planned(
        {path: text.encode(), file: None},
        (Asked(told, identity(entry.report)),),
        (f"{WITHDRAWN} 加一条“{key}”", f"删去 {entry.file}"),
    )
