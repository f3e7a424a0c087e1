"""A whole content folder with a hostile text in every field, and the same with its twin."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from generator.model.kinds import LONGEST_LINE
from generator.model.performance import GradeScheme, Topic
from generator.model.report import Report
from generator.model.site import Site
from generator.model.withdrawn import WithdrawnReport
from tests.conftest import EXAMPLE
from tests.hostile.filling import Place, Tree, filled

HELD: Final[Mapping[Place, Any]] = {
    ("format",): "1",
    ("code",): "990101",
    ("year",): "2024",
    ("kind",): "整体支出",
    ("unit",): "万元",
    ("disclosure", "scope"): "向社会公开",
    ("projects", "topic"): "hostile",
    # Texts that are addresses of something else in the file, and so not free.
    ("restated", "path"): "spending.total.executed",
    ("restated", "printed"): "12.50 万元",
    ("notes", "check"): "fund-spending-total",
    ("notes", "key"): "未说明",
    ("corrections", "path"): "spending.total.executed",
    ("provenance", "original_address"): "https://www.example.com/a.html?b=1&c=2#d",
    ("withdrawals", "path"): "three_public.abroad_executed",
    ("three_public", "abroad_executed"): "依法不予公开",
}
HELD_OF_SITE: Final[Mapping[Place, Any]] = {
    ("publisher",): "编制单位",
    ("address",): "https://gk.example.com/shili/",
    ("as_of",): "2026-06-30",
    ("department", "key"): "wangxinban",
    ("switches",): {"names": "是", "contradictions_on_home": "是", "review_required": "否"},
    # A folder of this computer, which nobody reads of.
    ("releases",): "../nowhere",
}
HELD_OF_GRAVES: Final[Mapping[Place, Any]] = {
    ("code",): "990201",
    ("department",): "wangxinban",
    ("kind",): "整体支出",
}
NAMES: Final = {
    ("report", "projects", "name"),
    ("report", "projects", "other_names", "name"),
    ("report", "projects", "grade"),
    ("report", "self_evaluation", "grade"),
    ("report", "self_evaluation", "stated_grades", "name"),
    ("report", "self_evaluation", "grade_bands", "grade"),
}
"""Names and grades that checks hold against each other: what stands behind each keeps them apart.

A check reads past the quotes around a grade, where its twin has letters.
"""
_ACTIVE: Final = re.compile(r"[!-$&-,/:-@\[-`{-~]|(?<![0-9A-Za-z])-|-(?![0-9A-Za-z])|_")


def twin(text: str) -> str:
    """The text with a Chinese character for every mark that could be active: as long, harmless."""
    return _ACTIVE.sub("丙", text)


def _apart(place: Place, number: int, text: str) -> str:
    """An end that makes a name unlike every other, whatever both begin with, and near to none."""
    own = chr(ord("一") + (101 * number + 37 * len(place)) % 20_000)
    return f"第{number}{own * min(len(text) + 10, LONGEST_LINE - len(text) - 10)}"


def _short(texts: Sequence[str]) -> tuple[str, ...]:
    """Those that leave room in a line for an end as long."""
    return tuple(text for text in texts if len(text) <= LONGEST_LINE // 2 - 10)


@dataclass
class Deal:
    """Deals texts to fields: each field is given all of them in turn, each from its own place.

    Every second time it deals a line of `lines`, in which several texts stand behind each other.
    """

    texts: Sequence[str]
    lines: Mapping[str, Sequence[str]]
    text: Callable[[str], str] = str
    given: dict[Place, list[str]] = field(default_factory=dict)

    def take(self, place: Place) -> str:
        """The next text of the field."""
        had = self.given.setdefault(place, [])
        turn, is_line = divmod(len(had), 2)
        dealt = tuple(self.lines) if is_line and self.lines else self.texts
        if place in NAMES:
            dealt = _short(dealt) or _short(self.texts)
        text = dealt[(sum(map(ord, "".join(place))) * 7 + turn) % len(dealt)]
        had.append(text + (_apart(place, len(had), text) if place in NAMES else ""))
        return self.text(had[-1])

    def under(self, *names: str) -> Callable[[Place], str]:
        """For the fields of another file."""
        return lambda place: self.take((*names, *place))

    @property
    def cases(self) -> set[tuple[Place, str]]:
        """Every text in every field that it was given to."""
        return {
            (place, each)
            for place, texts in self.given.items()
            for text in texts
            for each in self.lines.get(text, (text,))
        }


def written(folder: Path, reports: Deal, site: Deal, number: int, items: int) -> None:
    """The folder: settings with the texts of `site`, and as many reports as asked for."""
    folder.mkdir(parents=True)
    shutil.copy(EXAMPLE / "divisions.tsv", folder)
    write(folder / "site.yml", filled(Site, site.under("site"), HELD_OF_SITE, 2))
    topic, scheme = site.under("topics"), site.under("schemes")
    topics = {key: filled(Topic, topic, {}) for key in ("hostile", "other", "qita")}
    write(folder / "topics.yml", topics)
    schemes = {key: filled(GradeScheme, scheme, {}, 2) for key in ("first", "second")}
    write(folder / "schemes.yml", schemes)
    graves = {
        f"gone-{year}": filled(
            WithdrawnReport, site.under("withdrawn"), {**HELD_OF_GRAVES, ("year",): year}
        )
        for year in ("2021", "2022")
    }
    write(folder / "withdrawn.yml", graves)
    for name, tree in report_trees(reports, number, items):
        write(folder / name, tree)
    page = "# {}\n\n第一段。\n\n## 第二段\n\n- 一项\n"
    (folder / "pages").mkdir()
    for name in ("about", "method", "accessibility"):
        (folder / "pages" / f"{name}.md").write_text(page.format(site.take(("pages", "title"))))


def report_trees(reports: Deal, number: int, items: int) -> Iterator[tuple[str, Tree]]:
    """Name and tree of each report: one office after the other, of one county and year."""
    for each in range(number):
        letters = chr(ord("a") + each // 26) + chr(ord("a") + each % 26)
        held = {**HELD, ("department",): letters}
        tree = filled(Report, reports.under("report"), held, items)
        yield f"reports/shili/dongshi/jiaxian/2024/{letters}.yml", tree


def write(path: Path, tree: Tree, *, is_escaped: bool = False) -> None:
    """JSON is YAML: every text in double quotes, one value a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(tree, ensure_ascii=False, indent=1)
    if is_escaped:
        text = "".join(s if s.isascii() else f"\\U{ord(s):08x}" for s in text)
    path.write_text(f"{text}\n", "utf-8")
