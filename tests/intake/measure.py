"""How much of what a report prints a draft has in the right field, wrongly, or not at all.

Items of lists have keys of their own in the draft: they are matched by name, and indicators by
what stands in them. A row counts as read when one of its paths has its words in the draft; it is
wrong where the draft has a figure that the report does not print there and no mark says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.findings import DocPath
from generator.intake.draft import OPEN, Draft, Reading
from generator.intake.passage import folded

YUAN = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}

# What a keeper writes in words of their own is offered as text to shorten, and not measured here.
OWN_WORDS = ("文中",)
LISTS = {"projects": 1, "indicators": 1, "documents": 1, "withheld": 1}
NAMES = ("name", "title", "grade", "post", "what")
OURS = {
    "topic",
    "purpose",
    "place",
    "ground",
    "summary",
    "length",
    "digest",
    "category",
    "part_of",
    "names_in_report",
    "coverage",
    "coverage_note",
    "short_name",
    "unit",
    "what",
    "subcategory",
}
LINES = {
    "name",
    "title",
    "nature",
    "issuer",
    "full_name",
    "rank",
    "funding",
    "agency_kind",
    "post",
    "body",
    "agency_changes",
    "second_nameplate",
    "budget_label",
    "attachment_label",
    "index_number",
    "channel",
    "principle",
    "scope",
    "reason",
    "methods",
    "deviation_reason",
    "improvement",
}


@dataclass(frozen=True)
class Measured:
    """Counts of one report in one format, and what was not read, for whoever looks into it."""

    right: int
    wrong: int
    marked: int
    missed: int
    details: tuple[str, ...] = ()

    @property
    def share(self) -> int:
        """Per cent of the printed values in the right field, cut."""
        return 100 * self.right // (self.right + self.missed)

    def __str__(self) -> str:
        words = ("right", "wrong", "marked", "missed")
        return ", ".join(f"{word} {getattr(self, word)}" for word in words)


def _plain(text: str, unit: str) -> str:
    """A value without spaces and widths; an amount, or a bare number, in yuan."""
    text = re.sub(r"(?<=\d),(?=\d)", "", folded(text))
    match = re.fullmatch(r"(\d+(?:\.\d+)?)(万元|亿元|元)?", text)
    return str((Decimal(match[1]) * YUAN[match[2] or unit]).normalize()) if match else text


def general(path: DocPath, names: Mapping[DocPath, str]) -> DocPath:
    """The path with every key of a list replaced by the name of the item, if it has one."""
    found: list[str | int] = []
    for at, step in enumerate(path):
        here = path[: at + 1]
        is_indicator = at > 0 and path[at - 1] == "indicators"
        name = names.get(here)
        found.append(
            "*" if is_indicator else folded(name) if name else "*" if here in names else step
        )
    return tuple(each if not isinstance(each, int) else "*" for each in found)


def names_of(values: Mapping[DocPath, str]) -> dict[DocPath, str]:
    """What each item of a list is called: by it, items of two files are matched."""
    lists = (
        ("projects",),
        ("indicators",),
        ("documents",),
        ("withheld",),
        ("agency", "sections"),
        ("agency", "institutions"),
        ("assets", "asset_items"),
        ("self_evaluation", "stated_grades"),
        ("self_evaluation", "categories"),
        ("self_evaluation", "grade_bands"),
        ("process", "stages"),
        ("process", "group"),
        ("self_evaluation", "announcements"),
    )
    found: dict[DocPath, str] = {}
    for path in values:
        for at in lists:
            size = len(at)
            if path[:size] == at and len(path) > size + 1:
                key = path[: size + 1]
                named = (values.get((*key, field)) for field in NAMES)
                found[key] = (
                    ""
                    if at == ("process", "group")
                    else next(filter(None, named), "").replace("未说明", "")
                )
        if len(path) > 4 and path[2] == "other_names":
            found[path[:4]] = ""
    return found


def measure(
    truth: Sequence[tuple[str, tuple[DocPath, ...]]],
    draft: Draft,
    names: Mapping[DocPath, str],
    known: Mapping[DocPath, str],
    unit: str = "万元",
) -> Measured:
    """Rows of printed words with their paths (by any of which they count) against a draft."""
    values = {path: reading.printed for path, reading in draft.readings.items()}
    own = names_of(values)
    here = values[("unit",)]
    pool: Counter[tuple[DocPath, str]] = Counter()
    for path, reading in draft.readings.items():
        pool[general(path, own), _plain(reading.printed, here)] += 1
    for each in draft.again:
        pool[("restated", *general(each.path, own)), _plain(each.reading.printed, here)] += 1
    missed, right = [], 0
    expected: Counter[tuple[DocPath, str]] = Counter()
    for printed, paths in truth:
        wanted = [(general(path, names), _plain(printed, unit)) for path in paths]
        expected.update(wanted)
        found = next((each for each in wanted if pool[each]), None)
        right += found is not None
        if found is None:
            missed.append(f"missed {'.'.join(map(str, paths[0]))} = {printed}")
        for each in wanted:
            pool[each] -= pool[each] > 0
    for path, text in known.items():
        place = (general(path, names), _plain(text, unit))
        expected[place] = max(expected[place], 1)
    wrong = list(_wrong(draft, own, expected))
    return Measured(
        right,
        sum(not reading.doubt for _, reading in wrong),
        sum(bool(reading.doubt) for _, reading in wrong),
        len(missed),
        (
            *missed,
            *(
                f"wrong{'?' if r.doubt else '!'} {'.'.join(map(str, p))} = {r.printed}"
                for p, r in wrong
            ),
        ),
    )


def _wrong(
    draft: Draft, names: Mapping[DocPath, str], expected: Counter[tuple[DocPath, str]]
) -> Iterator[tuple[DocPath, Reading]]:
    left = Counter(expected)
    again = (
        (("restated", *each.path), ("restated", *general(each.path, names)), each.reading)
        for each in draft.again
    )
    first = ((path, general(path, names), reading) for path, reading in draft.readings.items())
    for path, place, reading in (*first, *again):
        if (
            path[-1] in OURS
            or (path[-1] == "name" and "indicators" in path)
            or reading.printed in (OPEN, "不适用")
        ):
            continue
        if "restated" in path and (
            path[-1] in LINES or not re.search(r"\d|[一二两三]", reading.printed)
        ):
            continue
        key = (place, _plain(reading.printed, draft.readings["unit",].printed))
        if left[key] > 0:
            left[key] -= 1
        elif not _is_free_text(path):
            yield path, reading


def _is_free_text(path: DocPath) -> bool:
    """Methods are named in a keeper's words in the files; every one is printed in the original."""
    return "methods" in path
