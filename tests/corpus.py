"""Clean reports made up from a seed: true amounts in yuan, printed as agencies print them.

The same seed gives the same report on any machine. A report says only what agrees with itself;
what varies is the unit, the places, whether figures are rounded or cut, whether zeros are dropped,
which stages and groups are printed, what is withheld, and what is left unsaid.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any, TypeVar

from tests.builders import Texts, a_report_tree

T = TypeVar("T")

_SUBJECTS = (
    "舆情监测",
    "网络安全",
    "网络宣传",
    "网络文明",
    "平台运维",
    "驻村帮扶",
    "应急演练",
    "信息化",
)
_KINDS = ("服务项目", "建设项目", "专项经费", "运行费", "采购项目", "培训项目")
_ASSETS = ("通用设备", "专用设备", "家具和用品", "图书", "车辆", "软件")
_SECTIONS = ("综合室", "网络管理室", "网络安全室", "网络传播室", "信息化室")
_CATEGORIES = (
    ("chanchu", "产出指标", 50),
    ("xiaoyi", "效益指标", 30),
    ("manyidu", "满意度指标", 10),
    ("zhixing", "预算执行率指标", 10),
)
_BANDS = {
    "printed": (("优秀", 85), ("良好", 75), ("一般", 60), ("较差", 0)),
    "national": (("优", 90), ("良", 80), ("中", 60), ("差", 0)),
}
STAGES = ("initial_budget", "adjusted_budget", "received", "executed")
_PRINTED_STAGES = (
    ("initial_budget", "executed"),
    ("initial_budget", "adjusted_budget", "executed"),
    ("adjusted_budget", "executed"),
    ("adjusted_budget", "received", "executed"),
    STAGES,
    ("initial_budget",),
    ("executed",),
)


class Chance:
    """Choices that follow from a seed alone."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._drawn = 0

    def whole(self, low: int, high: int) -> int:
        """A number from `low` to `high`, both included."""
        self._drawn += 1
        digest = hashlib.sha256(f"{self._seed}:{self._drawn}".encode()).digest()
        return low + int.from_bytes(digest[:8], "big") % (high - low + 1)

    def is_so(self, per_cent: int) -> bool:
        """True in about so many of a hundred draws."""
        return self.whole(1, 100) <= per_cent

    def one(self, of: Sequence[T]) -> T:
        """One of several."""
        return of[self.whole(0, len(of) - 1)]

    def some(self, of: Sequence[T], number: int) -> list[T]:
        """Several different ones, in any order."""
        left = list(of)
        draws = range(min(number, len(left)))
        return [left.pop(self.whole(0, len(left) - 1)) for _ in draws]

    def parts(self, whole: int, number: int) -> list[int]:
        """A whole divided into so many parts."""
        cuts = sorted(self.whole(0, whole) for _ in range(number - 1))
        return [after - before for before, after in zip([0, *cuts], [*cuts, whole], strict=True)]


@dataclass(frozen=True)
class Style:
    """How one report prints its figures."""

    unit: str
    places: int
    is_cut: bool
    drops_zeros: bool
    rate_places: int
    stages: tuple[str, ...]

    def amount(self, yuan: int) -> str:
        """An amount in the report's unit."""
        return self._printed(Decimal(yuan) / {"元": 1, "万元": 10_000}[self.unit], self.places)

    def rate(self, part: int, whole: int) -> str:
        """A percentage."""
        return f"{self._printed(Decimal(part) * 100 / Decimal(whole), self.rate_places)}%"

    def _printed(self, number: Decimal, places: int) -> str:
        way = ROUND_FLOOR if self.is_cut else ROUND_HALF_UP
        text = f"{number.quantize(Decimal(1).scaleb(-places), way):f}"
        return text.rstrip("0").rstrip(".") if self.drops_zeros and "." in text else text


@dataclass(frozen=True)
class Line:
    """The true amounts of a line or project, in yuan, by stage."""

    amounts: dict[str, int]

    def __add__(self, other: Line) -> Line:
        return Line({stage: self.amounts[stage] + other.amounts[stage] for stage in STAGES})

    @property
    def budget(self) -> int:
        """What a rate is taken of where both budgets are printed."""
        return self.amounts["adjusted_budget"]


NOTHING = Line(dict.fromkeys(STAGES, 0))


def clean_report(seed: int, code: str = "130110", year: int = 2024) -> Texts:
    """A whole report as a tree of texts."""
    chance = Chance(f"{seed}/{code}/{year}")
    style = _style(chance)
    account = _account(chance)
    money = _money(chance, style, account)
    scored, bands = _self_evaluation(chance)
    scored |= _about_projects(chance, style, account)
    _score_projects(chance, money["projects"], bands)
    title = f"某县委网信办{year}年度整体支出绩效自评报告"
    return a_report_tree(
        code=code,
        year=str(year),
        title=title,
        unit=style.unit,
        **money,
        agency=_agency(chance),
        staff=_staff(chance, year),
        assets=_assets(chance, year),
        three_public=_three_public(chance, style),
        self_evaluation=scored,
        indicators=dict(_indicators(chance)) if chance.is_so(60) else "未说明",
        narrative=_narrative(chance),
        process={"stages": _stages(chance, year)} if chance.is_so(60) else {},
        disclosure=_disclosure(chance, year),
    )


def clean_agency(seed: int, code: str = "130110", first: int = 2023) -> list[Texts]:
    """Two years of one agency: what the first carries forward, the second brings forward."""
    before, after = (clean_report(seed, code, year) for year in (first, first + 1))
    carried = before["spending"]["carried_forward"]
    if before["unit"] == after["unit"] and before["coverage"] == after["coverage"]:
        after["funds"]["brought_forward"]["income_final"] = carried
    return [before, after]


def _style(chance: Chance) -> Style:
    unit = chance.one(("万元", "万元", "万元", "元"))
    return Style(
        unit=unit,
        places=chance.one((2, 2, 2, 4)) if unit == "万元" else chance.one((0, 2)),
        is_cut=chance.is_so(15),
        drops_zeros=chance.is_so(60),
        rate_places=chance.one((0, 1, 2, 2)),
        stages=chance.one(_PRINTED_STAGES),
    )


def _line(chance: Chance) -> Line:
    initial = chance.whole(20_000, 900_000)
    adjusted = initial + (chance.whole(1, 200_000) if chance.is_so(30) else 0)
    received = adjusted - (chance.whole(0, 9_000) if chance.is_so(20) else 0)
    executed = received if chance.is_so(40) else received * chance.whole(60, 100) // 100
    return Line(dict(zip(STAGES, (initial, adjusted, received, executed), strict=True)))


def _names(chance: Chance) -> list[str]:
    subjects = chance.some(_SUBJECTS, chance.whole(1, 7))
    return [f"{subject}{chance.one(_KINDS)}" for subject in subjects]


@dataclass(frozen=True)
class Account:
    """The true money of one agency and year, and which of it the report tells."""

    names: tuple[str, ...]
    projects: tuple[Line, ...]
    withheld: Line | None
    personnel: Line
    operating: Line
    coverage: str
    has_rates: bool
    has_shares: bool

    @property
    def of_projects(self) -> Line:
        """Project expenditure, with what is withheld."""
        return sum((*self.projects, *([self.withheld] if self.withheld else [])), start=NOTHING)

    @property
    def basic(self) -> Line:
        """Basic expenditure."""
        return self.personnel + self.operating

    @property
    def whole(self) -> Line:
        """All that the report covers."""
        is_all = self.coverage == "全部支出"
        return self.basic + self.of_projects if is_all else self.of_projects


def _account(chance: Chance) -> Account:
    names = _names(chance)
    return Account(
        names=tuple(names),
        projects=tuple(_line(chance) for _ in names),
        withheld=_line(chance) if chance.is_so(25) else None,
        personnel=_line(chance),
        operating=_line(chance),
        coverage=chance.one(("全部支出",) * 3 + ("只含项目支出", "只含专项资金")),
        has_rates=chance.is_so(60),
        has_shares=chance.is_so(50),
    )


def _money(chance: Chance, style: Style, account: Account) -> dict[str, Any]:
    """Coverage, spending, projects, what is withheld, and funds."""
    found: dict[str, Any] = {
        "coverage": account.coverage,
        "spending": _spending(chance, style, account),
        "projects": _projects(chance, style, account),
    }
    if account.withheld:
        stage = "executed" if "executed" in style.stages else "initial_budget"
        amount = style.amount(account.withheld.amounts[stage])
        told = amount if chance.is_so(70) else "依法不予公开"
        found["withheld"] = {"qiyu": {"name": "其余", "amount": told, "part_of": "项目支出"}}
    if account.coverage == "全部支出" and "initial_budget" in style.stages and chance.is_so(60):
        found["funds"] = _funds(chance, style, account.whole)
    return found


def _spending(chance: Chance, style: Style, account: Account) -> Texts:
    has_rates = account.has_rates
    lines = {"project_expenditure": _printed(style, account.of_projects, has_rates=has_rates)}
    if account.coverage == "全部支出":
        lines["total"] = _printed(style, account.whole, has_rates=has_rates)
        lines["basic_expenditure"] = _printed(style, account.basic, has_rates=has_rates)
        if account.has_shares:
            _print_share(style, lines["basic_expenditure"], account.basic, account.whole)
            _print_share(style, lines["project_expenditure"], account.of_projects, account.whole)
        lines |= _basic_lines(chance, style, account)
    if {"adjusted_budget", "executed"} <= set(style.stages) and chance.is_so(50):
        left = account.whole.budget - account.whole.amounts["executed"]
        return {**lines, "carried_forward": style.amount(left)}
    return lines


def _basic_lines(chance: Chance, style: Style, account: Account) -> Texts:
    """Personnel and operating: both printed, one withheld, or neither."""
    if chance.is_so(25):
        return {}
    personnel, operating = _printed(style, account.personnel), _printed(style, account.operating)
    if chance.is_so(10):
        operating = dict.fromkeys(style.stages, "依法不予公开")
    elif account.has_shares:
        _print_share(style, personnel, account.personnel, account.basic)
        _print_share(style, operating, account.operating, account.basic)
    return {"personnel_expenditure": personnel, "operating_expenditure": operating}


def _projects(chance: Chance, style: Style, account: Account) -> Texts:
    listed = {}
    for number, (name, line) in enumerate(zip(account.names, account.projects, strict=True), 1):
        printed = _printed(style, line, has_rates=account.has_rates)
        if account.has_shares and len(account.projects) > 1:
            _print_share(style, printed, line, account.of_projects)
        if chance.is_so(40):
            again = {"name": f"2024年{name}", "place": "第三部分（二）"}
            printed["other_names"] = {"nianfen": again}
        listed[f"p{number}"] = {"name": name, **printed, **_passages(chance, f"项目{number}")}
    return listed


def _printed(style: Style, line: Line, *, has_rates: bool = False) -> Texts:
    """The printed stages of a line, and its rate where both sides are printed."""
    texts = {stage: style.amount(line.amounts[stage]) for stage in style.stages}
    budgets = [stage for stage in ("adjusted_budget", "initial_budget") if stage in style.stages]
    if has_rates and budgets and "executed" in style.stages:
        texts["execution_rate"] = style.rate(line.amounts["executed"], line.amounts[budgets[0]])
    return texts


def _print_share(style: Style, texts: Texts, part: Line, whole: Line) -> None:
    stage = "executed" if "executed" in style.stages else style.stages[-1]
    texts["share"] = style.rate(part.amounts[stage], whole.amounts[stage])


def _funds(chance: Chance, style: Style, whole: Line) -> Texts:
    total = whole.amounts["initial_budget"]
    general, fund, other = chance.parts(total, 3) if chance.is_so(40) else (total, 0, 0)
    return {
        "total_income": {"income_budget": style.amount(total)},
        "general_public_budget": {"income_budget": style.amount(general)},
        "government_fund_budget": {"income_budget": style.amount(fund) if fund else "未安排"},
        "other_income": {"income_budget": style.amount(other) if other else "0"},
    }


def _passages(chance: Chance, what: str) -> Texts:
    if chance.is_so(40):
        return {}
    return {
        field: {
            "summary": [f"{what}见报告原文"],
            "length": str(chance.whole(30, 400)),
            "digest": hashlib.sha256(f"{what}{field}{chance.whole(1, 9**9)}".encode()).hexdigest(),
        }
        for field in ("goal", "result")
    }


def _narrative(chance: Chance) -> Texts:
    passages = _passages(chance, "全文")
    found = {"goals": passages["goal"], "results": passages["result"]} if passages else {}
    if chance.is_so(60):
        found |= {"problems": ["指标量化不够"], "measures": ["细化指标"]}
    return found


def _agency(chance: Chance) -> Texts:
    names = chance.some(_SECTIONS, chance.whole(1, 4))
    sections = {f"s{number}": {"name": name} for number, name in enumerate(names, 1)}
    counted = {"sections_count": f"{len(names)}个"} if chance.is_so(60) else {}
    return {"sections": sections, **counted} if chance.is_so(70) else {}


def _staff(chance: Chance, year: int) -> Texts:
    posts = [chance.whole(2, 9), chance.whole(0, 9)]
    staff = [posts[0] - chance.whole(0, 2), posts[1] - chance.whole(0, min(1, posts[1]))]
    away = chance.whole(0, min(2, sum(staff)))
    found = {
        "staff_as_of": f"{year}年底",
        "established_posts": f"{sum(posts)}人",
        "administrative_posts": f"{posts[0]}人",
        "institution_posts": f"{posts[1]}人",
    }
    if chance.is_so(60):
        found |= {
            "staff_in_post": f"{sum(staff)}人",
            "administrative_staff": f"{staff[0]}人",
            "institution_staff": f"{staff[1]}人",
        }
    if chance.is_so(40):
        found |= {
            "staff_in_post": f"{sum(staff)}人",
            "seconded": f"{away}名",
            "staff_on_duty": f"{sum(staff) - away}人",
        }
    return found if chance.is_so(80) else {}


def _assets(chance: Chance, year: int) -> Texts:
    if chance.is_so(50):
        return {}
    names = chance.some(_ASSETS, chance.whole(2, 5))
    amounts = [chance.whole(3_000, 600_000) for _ in names]
    items = {
        f"z{number}": {"name": name, "amount": f"{amount}元"}
        for number, (name, amount) in enumerate(zip(names, amounts, strict=True), 1)
    }
    total = f"{sum(amounts)}元"
    return {"assets_as_of": f"{year}年底", "assets_total": total, "asset_items": items}


def _three_public(chance: Chance, style: Style) -> Texts:
    if chance.is_so(60):
        return {}
    used, reception = chance.whole(5_000, 40_000), chance.whole(500, 20_000)
    return {
        "three_public_executed": style.amount(used + reception),
        "abroad_executed": "无",
        "vehicle_purchase_executed": "0",
        "vehicle_operation_executed": style.amount(used),
        "reception_executed": style.amount(reception),
    }


def _self_evaluation(chance: Chance) -> tuple[Texts, str]:
    """Scores, grade and scheme; and which bands were printed, if any."""
    scores = [points - chance.whole(0, 3) for _, _, points in _CATEGORIES]
    total, has_maxima = sum(scores), chance.is_so(60)
    found: Texts = {"total_score": f"{total}分"} if chance.is_so(80) else {}
    if chance.is_so(70):
        found["categories"] = {
            key: {
                "name": word,
                "category": word,
                "score": f"{score}分",
                **({"points": f"{points}分"} if has_maxima else {}),
            }
            for (key, word, points), score in zip(_CATEGORIES, scores, strict=True)
        }
    if has_maxima:
        found["total_points"] = "100分"
    bands = chance.one(("printed", "printed", "national", ""))
    if bands:
        found["grade_bands"] = _bands(bands)
    if "total_score" in found and bands:
        found["grade"] = _grade(total, bands)
    if "total_score" in found and chance.is_so(50):
        found["announcements"] = {"zongfen": {"what": "总得分", "ground": "第四部分给出总得分"}}
    return found, bands


def _bands(bands: str) -> Texts:
    found, below = {}, "不适用"
    for number, (grade, low) in enumerate(_BANDS[bands], 1):
        at_least = str(low) if low else "不适用"
        found[f"b{number}"] = {"grade": grade, "at_least": at_least, "below": below}
        below = str(low)
    return found


def _grade(score: int, bands: str) -> str:
    return next(grade for grade, low in _BANDS[bands] if score >= low)


def _score_projects(chance: Chance, projects: Texts, bands: str) -> None:
    if chance.is_so(40):
        return
    for project in projects.values():
        score = chance.whole(55, 100)
        project |= {"points": "100", "score": str(score)}
        if bands:
            project["grade"] = _grade(score, bands)


def _about_projects(chance: Chance, style: Style, account: Account) -> Texts:
    """How many projects there are and how many were evaluated; what is withheld is not counted."""
    if account.withheld is not None or not chance.is_so(75):
        return {}
    number = len(account.projects)
    found = {"projects_count": f"{number}个"}
    if chance.is_so(50):
        evaluated = chance.whole(1, number)
        found |= {
            "evaluated_count": f"{evaluated}个",
            "evaluated_share": style.rate(evaluated, number),
        }
    return found


def _indicators(chance: Chance) -> Iterator[tuple[str, Texts]]:
    for number in range(1, chance.whole(2, 6)):
        target = chance.whole(2, 5000)
        is_met = chance.is_so(85)
        points = chance.whole(2, 10)
        yield (
            f"i{number}",
            {
                "name": f"第{number}项工作",
                "category": "未说明",
                "target": chance.one((f"≥{target}次", f"不少于{target}次", f"{target}次")),
                "actual": f"{target if is_met else target - 1}次",
                "points": str(points),
                "score": str(points if is_met else points - 1),
                **({} if is_met else {"deviation_reason": "进度推迟", "improvement": "提前安排"}),
            },
        )


def _stages(chance: Chance, year: int) -> Texts:
    day = chance.whole(1, 10)
    return {
        "zhunbei": {
            "name": "准备阶段",
            "starts_on": f"{year + 1}年3月{day}日",
            "ends_on": f"{year + 1}年3月{day + 5}日",
        },
        "ziping": {
            "name": "自评阶段",
            "starts_on": f"{year + 1}年3月{day + 6}日",
            "ends_on": f"{year + 1}年4月{day}日",
        },
    }


def _disclosure(chance: Chance, year: int) -> Texts:
    found = {"made_on": f"{year + 1}年4月{chance.whole(11, 25)}日"}
    if chance.is_so(60):
        found |= {
            "due_on": f"{year + 1}年5月31日前",
            "disclosed_on": f"{year + 1}-05-{chance.whole(10, 31)}",
        }
    return found if chance.is_so(70) else {}
