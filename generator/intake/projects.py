"""The projects of a report under all the names that it gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from generator.intake.stages import left_over, line_in
from generator.search.readings import reading

_YEAR: Final = re.compile(r"^(?:20\d\d年度?|年度)")
_PLACE: Final = re.compile(r"^(?:全)?[省市县区](?=.{4,})(?:委|级)?")
_ENDING: Final = re.compile("(?:等)?(?:项目|资金|经费|专项)+$")
NAME: Final = (
    r"[^，；：。、（）\d%]{2,34}?(?:项目资金|项目经费|项目|工程|经费|资金|运行费|服务费|补助|费)"
)
_NO_NAME: Final = re.compile(
    "^(?:(?:本|我|全)(?:部门|单位)|(?:基本|项目|预算|专项|财政|人员|公用|公务|其他|一般|政府|国有|社会|各个?|所有|该|此|以上|上述|评价|支出|收入|公用|三公|日常)"
    "(?:支出)?(?:经费|资金|项目|费)?$|(?:预算|专项|各个?|所有)项目|部门|单位|财政|基本支出|项目支出|三公|公务|因公)"
)


def core(name: str) -> str:
    """What two names of one project share: no year, no place, no 项目 at the end."""
    kept = _PLACE.sub("", _YEAR.sub("", name))
    return _ENDING.sub("", kept) or kept


def is_name(text: str) -> bool:
    """Whether a text that ends like a project's name is one."""
    return len(text) >= 4 and _NO_NAME.match(text) is None


def names_one(text: str) -> bool:
    """Whether a text is a project's name, and not a line's or a stage's."""
    return is_name(text) and not line_in(text) and bool(left_over(text))


@dataclass(slots=True)
class Project:
    """One project: its key, the name that stood first, the other names and where they stood."""

    key: str
    name: str
    where: str
    others: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Projects:
    """All projects in the order in which the report first names them."""

    items: list[Project] = field(default_factory=list)

    def named(self, name: str, where: str, *, may_add: bool = True) -> Project | None:
        """The project of a name, which is added if it is new; None where names are alike.

        A name that is part of another's is that project's, unless two projects have it.
        """
        found = self.find(name)
        if found is None and may_add:
            found = Project(key_of(core(name), (each.key for each in self.items)), name, where)
            self.items.append(found)
        elif found is not None and found.name != name:
            found.others.setdefault(name, where)
        return found

    def find(self, name: str) -> Project | None:
        """The project of a name that is known, exactly or as the only one that is like it."""
        wanted = core(name)
        for each in self.items:
            if wanted in (core(each.name), *map(core, each.others)):
                return each
        alike = [
            each
            for each in self.items
            if len(wanted) >= 4 and (wanted in core(each.name) or core(each.name) in wanted)
        ]
        return alike[0] if len(alike) == 1 else None


def key_of(name: str, taken: Iterable[str]) -> str:
    """A short name for an item: the sounds of its first four characters."""
    sounds = reading("".join(re.findall("[\u4e00-\u9fff]", name))[:4], {}).split()
    halves = ("".join(sounds[:2]), "".join(sounds[2:]))
    stem = re.sub("[^a-z0-9-]", "", "-".join(filter(None, halves))) or "x"
    known, number, key = set(taken), 1, stem
    while key in known:
        number += 1
        key = f"{stem}-{number}"
    return key
