"""How the address of a place is made from its name and its reading.

An address is the address of the parent and one segment: the reading of the name without its
generic ending, and in autonomous places without the peoples' names. The table of places holds
the result, because an address is a promise; a test makes every one of them again.

**Uniqueness.** No two current places have one address. A former place is at the address of a
later one only where both are the same place by name: the later one is its successor, began when
it ended, and has the same name but for the ending (太谷县 and 太谷区). In any other case where two
places would share an address, at one time or one after the other, both keep their ending; a
former place goes along with the one that is the same by name (云安县 is at `yunanqu` too).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from generator.places.division import Division

ENDINGS: Final = (
    "特别行政区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "联合旗",
    "地区",
    "新区",
    "特区",
    "堂区",
    "省",
    "盟",
    "市",
    "县",
    "区",
    "旗",
)
"""Longest first; the first that leaves two characters is taken off (清新区 is 清新, not 清)."""

FORESTRY_DISTRICT: Final = "神农架林区"
"""The only 林区: elsewhere 林 belongs to the name (万柏林区, 碑林区, 北林区)."""

MINING_ENDING: Final = "矿区"
"""No ending to take off: 井陉矿区 and 井陉县 lie side by side."""

PEOPLES: Final = (
    *(
        "满",
        "回",
        "苗",
        "侗",
        "壮",
        "瑶",
        "彝",
        "傣",
        "佤",
        "黎",
        "畲",
        "羌",
        "水",
        "土",
        "白",
        "怒",
    ),
    *("藏", "各", "蒙古", "朝鲜", "哈尼", "拉祜", "傈僳", "纳西", "景颇", "布朗", "独龙", "普米"),
    *("土家", "布依", "仡佬", "仫佬", "毛南", "东乡", "保安", "撒拉", "裕固", "达斡尔", "鄂温克"),
    *("鄂伦春", "哈萨克", "塔吉克", "柯尔克孜", "锡伯", "维吾尔"),
)
"""Peoples that name an autonomous place, without 族; 各 is 各族 (隆林各族自治县)."""

OFFICIAL_ROMANISATIONS: Final = {
    "陕西省": "shaanxi",
    "内蒙古自治区": "neimenggu",
    "香港特别行政区": "hongkong",
    "澳门特别行政区": "macao",
}
"""Where the usual spelling is not what the rule gives; 山西 and 西藏 follow the rule."""

RESERVED_SEGMENTS: Final = frozenset(
    {
        *("years", "topics", "search", "explore", "compare", "checks", "coverage"),
        *("corrections", "data", "glossary", "about", "assets"),
    }
)
"""First segments of other pages, which no province may have."""


def stem(name: str) -> str:
    """The name without its generic ending and its peoples; a single character keeps all."""
    return _split(name)[0]


def segment(name: str, reading: str, *, with_ending: bool = False) -> str:
    """The last segment of an address; `reading` has one syllable for each character."""
    if name in OFFICIAL_ROMANISATIONS:
        return OFFICIAL_ROMANISATIONS[name]
    kept, ending = _split(name)
    syllables = reading.split(" ")
    tail = syllables[len(name) - len(ending) :] if with_ending else []
    return "".join((*syllables[: len(kept)], *tail))


def is_same_place(former: Division, later: Division) -> bool:
    """Whether `later` takes over from `former` and differs in the ending of the name at most.

    A place that only changed its name goes on under its code: 庐山区 became 濂溪区, and the 庐山市
    that took a town from it is another place.
    """
    heirs = {former.code} if former.code in former.successors else set(former.successors)
    return (
        later.code in heirs
        and former.has_given_way_to(later)
        and stem(former.name) == stem(later.name)
    )


def shared_wrongly(divisions: Iterable[Division]) -> tuple[tuple[Division, ...], ...]:
    """The groups of places at one address that are not one place, each in order of time."""
    groups: dict[str, list[Division]] = {}
    for each in divisions:
        groups.setdefault(each.address, []).append(each)
    shared = [
        sorted(group, key=lambda each: each.valid_from)
        for group in groups.values()
        if len(group) > 1
    ]
    return tuple(tuple(group) for group in shared if not _is_succession(group))


def with_addresses(divisions: Sequence[Division]) -> tuple[Division, ...]:
    """The same places, each at the address that its name, its reading and its neighbours give."""
    placed = _placed(divisions, [segment(each.name, each.reading) for each in divisions])
    longer: dict[Division, str] = {}
    for group in shared_wrongly(placed):
        for each in group:
            last = _last_of(each, group)
            longer[each] = segment(last.name, last.reading, with_ending=True)
    return _placed(
        placed, [longer.get(each) or segment(each.name, each.reading) for each in placed]
    )


def _split(name: str) -> tuple[str, str]:
    """The stem and the generic ending, without the peoples' names between them."""
    if name == FORESTRY_DISTRICT:
        return name.removesuffix("林区"), "林区"
    if name.endswith(MINING_ENDING):
        return name, ""
    for ending in ENDINGS:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            body = name.removesuffix(ending)
            if ending.startswith("自治"):
                return _without_peoples(body), ending
            return (_without_peoples(body) if body.endswith("族") else body), ending
    return name, ""


def _without_peoples(body: str) -> str:
    """江华瑶族 is 江华, 昌吉回族 and 巴里坤哈萨克 too; a people alone stays (东乡族 is 东乡)."""
    for people in PEOPLES:
        for suffix in (f"{people}族", people) if len(people) > 1 else (f"{people}族",):
            if body == suffix:
                return people
            if body.endswith(suffix):
                return _without_peoples(body.removesuffix(suffix))
    return body


def _placed(divisions: Sequence[Division], segments: Sequence[str]) -> tuple[Division, ...]:
    """The places at their segments, below their parents; parents may stand anywhere."""
    own = {each.code: (each.parent, part) for each, part in zip(divisions, segments, strict=True)}

    def path(code: str) -> str:
        parent, part = own[code]
        return f"{path(parent)}/{part}" if parent else part

    return tuple(
        replace(each, address=f"{path(each.parent)}/{part}" if each.parent else part)
        for each, part in zip(divisions, segments, strict=True)
    )


def _last_of(division: Division, group: Sequence[Division]) -> Division:
    """What the place became by name: 云安区 for 云安县, beside 郁南县, which is another place."""
    for later in group:
        if is_same_place(division, later):
            return _last_of(later, group)
    return division


def _is_succession(group: Sequence[Division]) -> bool:
    return all(is_same_place(*pair) for pair in pairwise(group))
