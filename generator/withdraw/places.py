"""Places of a report taken back: what stands there goes, and `withdrawals` says that it did."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Final

from generator.errors import ContentError, GeneratorError
from generator.findings import DocPath, Finding, Level, SourceRef, dotted, in_file_order
from generator.load.paths import REPORTS
from generator.model.dataset import Dataset, Entry
from generator.model.edition import Edition
from generator.model.reported import WITHHELD_WORD, entries
from generator.model.withdrawal import WITHDRAWN_WORD
from generator.reading import edition as edition_with
from generator.release.log import Withdrawn
from generator.release.silent import free_key
from generator.release.withdrawals import Asked
from generator.search.texts import page_text
from generator.views import address
from generator.views.county_year.page import county_years
from generator.views.draft import made
from generator.views.withdrawn import identity
from generator.withdraw.edit import fields_of, recorded, removed, replaced
from generator.withdraw.elsewhere import Sought, lines_with, sought
from generator.withdraw.report_file import ReportFile, Tried
from generator.withdraw.request import Planned, Request

_MOST_PLACES: Final = 6
_OUT: Final = ""
"""Stands for taking an item out, where a word is put in the place of others."""
_WORDS: Final = (WITHHELD_WORD, WITHDRAWN_WORD)


def planned_places(content: Path, edition: Edition, page: str, request: Request) -> Planned:
    """What takes back places of the report at an address.

    Raises:
        GeneratorError: there is no such report or place.
        ContentError: the same is said elsewhere in the report, or the rest would not be valid.
    """
    dataset = edition.dataset
    entry = _entry(dataset, page)
    path = content / REPORTS / f"{page}.yml"
    raw = path.read_bytes()
    if hashlib.sha256(raw).hexdigest() != entry.digest:
        raise GeneratorError(f"{entry.file} 正在被改动：等改完再试")
    file = ReportFile(dataset, entry, raw.decode())
    wanted = tuple(dict.fromkeys(file.steps(each) for each in request.paths))
    new = tuple(each for each in wanted if dotted(each) not in file.withdrawn)
    if len(new) > _MOST_PLACES:
        raise GeneratorError(f"一次最多撤下 {_MOST_PLACES} 处：请撤下整份报告，或者分几次")
    told = tuple(_told(dataset, entry, each, request) for each in wanted)
    asked = tuple(Asked(each, identity(entry.report)) for each in told)
    if not new:
        return Planned({}, asked, (f"{entry.file} 里已经登记撤下",))
    tried = _best(file, new, request.decided_by or dataset.site.sponsor, told)
    look_for = sought(text for each in new for text in file.values(each))
    still = in_file_order(tuple(_elsewhere(dataset, tried, look_for)))
    if still and not request.others_stay:
        raise ContentError(still)
    said = [f"{entry.file}：撤下 {dotted(each)}，登记在 withdrawals" for each in new]
    if not look_for.is_complete:
        said.append("提示：有的内容太短，查不出别处是不是也写着，请把这份报告通读一遍")
    return Planned({path: tried.text.encode()}, asked, tuple(said))


def _entry(dataset: Dataset, page: str) -> Entry:
    found = (each for each in dataset.reports if address.report(each, dataset.site) == page)
    entry = next(found, None)
    if entry is None:
        raise GeneratorError(f"没有 /{page}/ 这份报告：地址写成 /hebei/shijiazhuang/luquan/2024/")
    return entry


def _told(dataset: Dataset, entry: Entry, path: DocPath, request: Request) -> Withdrawn:
    """The withdrawal of a place, as the report has it already or as it will."""
    report = f"{address.report(entry, dataset.site)}/"
    for each in entries(entry.report.withdrawals).values():
        if each.path == dotted(path):
            return Withdrawn(report, each.path, each.withdrawn_on, each.withdrawn_for.value)
    return Withdrawn(report, dotted(path), request.on or dataset.site.as_of, request.ground.value)


def _best(
    file: ReportFile, paths: Sequence[DocPath], office: str, told: Sequence[Withdrawn]
) -> Tried:
    """The first way of taking the places out that leaves a valid report.

    Raises:
        ContentError: there is none; with what is wrong after the first way.
    """
    ways = [(_OUT, *_WORDS) if file.is_item(path) else _WORDS for path in paths]
    by_path = {each.path: each for each in told}
    first: Tried | None = None
    for chosen in product(*ways):
        text = _without(file, tuple(zip(paths, chosen, strict=True)))
        keys = set(entries(file.entry.report.withdrawals))
        for path in map(dotted, paths):
            key = free_key(path, keys)
            keys.add(key)
            each = by_path[path]
            text = recorded(text, key, {"path": path, **fields_of(each.on, each.ground, office)})
        tried = file.tried(text)
        if tried.entry is not None:
            return tried
        first = first or tried
    raise ContentError(first.findings if first else ())


def _without(file: ReportFile, places: Sequence[tuple[DocPath, str]]) -> str:
    """The text without some places; the last in the file first, so that the others stay put."""
    text = file.text
    for path, word in sorted(places, key=lambda each: file.place(each[0]), reverse=True):
        text = replaced(text, path, word) if word else removed(text, path)
    return text


def _elsewhere(dataset: Dataset, tried: Tried, look_for: Sought) -> Iterator[Finding]:
    """Errors where the file, or what is computed of it, still says what is withdrawn."""
    if tried.entry is None:
        return
    file = tried.entry.file
    found = tuple(lines_with(look_for, tried.text))
    for number in found:
        yield _still(SourceRef(file, number, 1), "这一行还写着同样的内容")
    shown = edition_with(_alone(dataset, tried.entry), ())
    said = "\n".join(page_text(page) for page in made(county_years(shown)))
    if not found and any(lines_with(look_for, said)):
        yield _still(SourceRef(file), "网页上还会有同样的数，是用这份报告别的数算出来的")


def _alone(dataset: Dataset, entry: Entry) -> Dataset:
    return Dataset(
        dataset.site, dataset.divisions, dataset.schemes, dataset.topics, (entry,), dataset.pages
    )


def _still(where: SourceRef, message: str) -> Finding:
    return Finding(
        "withdrawn-elsewhere",
        Level.ERROR,
        where,
        message,
        "也要撤下的，把它的位置一起写在命令里；只是碰巧相同、可以留下的，加 --others-stay",
    )
