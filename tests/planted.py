"""Errors put into a clean report, each of a kind that an office really makes.

An error is planted only where the report itself gives the means to see it: a total whose parts are
printed, columns whose rate is printed, a score beside its maximum. Elsewhere nobody could tell.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from tests.builders import SILENT, Texts
from tests.corpus import STAGES, Chance

Plant = Callable[[Texts, Chance], bool]
"""Puts an error into the tree, or finds no place for it and says so."""

_PARTS = {
    "total": ("basic_expenditure", "project_expenditure"),
    "basic_expenditure": ("personnel_expenditure", "operating_expenditure"),
}


def plant(tree: Texts, kind: str, chance: Chance) -> Texts | None:
    """A copy of the tree with one error of a kind; None where there is no place for it."""
    changed = copy.deepcopy(tree)
    return changed if PLANTS[kind](changed, chance) else None


def _wrong_sum(tree: Texts, chance: Chance) -> bool:
    places = list(_totals(tree))
    if not places:
        return False
    group, field = chance.one(places)
    group[field] = _altered(group[field], chance)
    return True


def _totals(tree: Texts) -> Iterator[tuple[Texts, str]]:
    """Printed totals with all their parts printed."""
    spending = tree["spending"]
    for whole, parts in _PARTS.items():
        for stage in STAGES:
            if all(_is_figure(spending[each][stage]) for each in (whole, *parts)):
                yield spending[whole], stage
    yield from _project_totals(tree)
    yield from _staff_totals(tree["staff"])
    funds = ("general_public_budget", "government_fund_budget", "other_income")
    if all(_is_figure(tree["funds"][each]["income_budget"]) for each in ("total_income", *funds)):
        yield tree["funds"]["total_income"], "income_budget"
    for group, field in (("assets", "assets_total"), ("three_public", "three_public_executed")):
        if _is_figure(tree[group][field]):
            yield tree[group], field


def _staff_totals(staff: Texts) -> Iterator[tuple[Texts, str]]:
    for whole, word in (("established_posts", "posts"), ("staff_in_post", "staff")):
        parts = [staff[f"{kind}_{word}"] for kind in ("administrative", "institution")]
        if all(map(_is_figure, (staff[whole], *parts))):
            yield staff, whole


def _project_totals(tree: Texts) -> Iterator[tuple[Texts, str]]:
    """Project expenditure where the list is one of several and nothing is kept back."""
    if len(tree["projects"]) > 1 and tree["withheld"] == SILENT:
        for stage in STAGES:
            if _is_figure(tree["spending"]["project_expenditure"][stage]):
                yield tree["spending"]["project_expenditure"], stage


def _swapped_columns(tree: Texts, chance: Chance) -> bool:
    def is_told(row: Texts, budget: str) -> bool:
        figures = (row[budget], row["executed"], row["execution_rate"])
        return all(map(_is_figure, figures)) and _is_apart(row[budget], row["executed"])

    places = [
        (row, budget)
        for row in _rows(tree)
        for budget in ("adjusted_budget", "initial_budget")
        if is_told(row, budget) and (budget == STAGES[1] or row[STAGES[1]] == SILENT)
    ]
    if not places:
        return False
    row, budget = chance.one(places)
    row[budget], row["executed"] = row["executed"], row[budget]
    return True


def _yuan_for_wan(tree: Texts, chance: Chance) -> bool:
    """An amount in 元 without its unit, where the report counts in 万元."""
    places = [
        (group, stage)
        for group in _rows(tree)
        for stage in STAGES
        if _is_figure(group[stage]) and Decimal(group[stage]) >= Decimal("0.1")
    ]
    if tree["unit"] != "万元" or not places or len(_amounts(tree)) < 3:
        return False
    group, stage = chance.one(places)
    group[stage] = f"{Decimal(group[stage]) * 10_000:f}".partition(".")[0]
    return True


def _rate_over_all(tree: Texts, chance: Chance) -> bool:
    """A printed rate above 100% where the amounts give less."""
    rows = [row for row in _rows(tree) if _is_figure(row["execution_rate"])]
    if not rows:
        return False
    chance.one(rows)["execution_rate"] = f"{chance.whole(101, 190)}.{chance.whole(0, 9)}%"
    return True


def _wrong_grade(tree: Texts, chance: Chance) -> bool:
    bands = tree["self_evaluation"]["grade_bands"]
    graded = [tree["self_evaluation"], *tree["projects"].values()]
    graded = [each for each in graded if each["grade"] != SILENT]
    if bands == SILENT or not graded:
        return False
    one = chance.one(graded)
    others = [band["grade"] for band in bands.values() if band["grade"] != one["grade"]]
    one["grade"] = chance.one(others)
    return True


def _other_year(tree: Texts, chance: Chance) -> bool:
    year = int(tree["year"])
    tree["title"] = tree["title"].replace(str(year), str(year - chance.whole(1, 3)))
    return True


def _points_over_maximum(tree: Texts, chance: Chance) -> bool:
    groups = [tree["projects"], tree["indicators"], tree["self_evaluation"]["categories"]]
    scored = [
        item
        for group in groups
        if group != SILENT
        for item in group.values()
        if _is_figure(item["points"]) and _is_figure(item["score"])
    ]
    if not scored:
        return False
    one = chance.one(scored)
    most = int(one["points"].removesuffix("分"))
    one["score"] = str(most + chance.whole(1, 9))
    return True


def _renamed_project(tree: Texts, chance: Chance) -> bool:
    named = [each for each in tree["projects"].values() if each["other_names"] != SILENT]
    if not named:
        return False
    again = chance.one(named)["other_names"]["nianfen"]
    again["name"] = f"2024年{chance.one(('涉军岗位', '人才培养', '档案整理'))}工资项目"
    return True


def _goal_copied(tree: Texts, chance: Chance) -> bool:
    pairs = [(each, "goal", "result") for each in tree["projects"].values()]
    pairs.append((tree["narrative"], "goals", "results"))
    pairs = [pair for pair in pairs if "digest" in pair[0][pair[1]]]
    if not pairs:
        return False
    group, goal, result = chance.one(pairs)
    group[result] = dict(group[goal])
    return True


def _rows(tree: Texts) -> list[Texts]:
    """Lines of spending and projects; a sole project repeats its line and is left out."""
    spending = tree["spending"]
    listed = list(tree["projects"].values())
    rows = [each for each in spending.values() if isinstance(each, dict)]
    return rows + (listed if len(listed) > 1 else [])


def _amounts(tree: Texts) -> list[str]:
    return [row[stage] for row in _rows(tree) for stage in STAGES if _is_figure(row[stage])]


def _is_figure(text: Any) -> bool:
    return isinstance(text, str) and text[:1].isdigit()


def _is_apart(first: str, second: str) -> bool:
    """Whether two amounts differ by more than a twentieth."""
    one, other = Decimal(first), Decimal(second)
    return abs(one - other) * 20 > max(one, other)


def _altered(text: str, chance: Chance) -> str:
    """A figure a tenth to a half more or less, at least one of its last place."""
    digits = text.rstrip("万元人名个分")
    number, unit = Decimal(digits), text[len(digits) :]
    place = Decimal(1).scaleb(int(number.as_tuple().exponent))
    by = max((number * chance.whole(10, 50) / 100).quantize(place), place * (1 + 9 * (unit == "")))
    wrong = number - by if chance.is_so(50) and number > by else number + by
    return f"{wrong:f}{unit}"


PLANTS: dict[str, Plant] = {
    "wrong sum": _wrong_sum,
    "swapped columns": _swapped_columns,
    "yuan for wan": _yuan_for_wan,
    "rate over 100%": _rate_over_all,
    "wrong grade": _wrong_grade,
    "other year": _other_year,
    "points over the maximum": _points_over_maximum,
    "renamed project": _renamed_project,
    "goal copied": _goal_copied,
}
