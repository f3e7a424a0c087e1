"""Made-up reports printed in ten layouts that no real one has; what stands in them is known.

A layout takes a report of `tests/corpus.py` and prints it: other templates, other words, other
units and numbering. Whatever it prints it notes with its path, and that is the truth.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.findings import DocPath
from tests.builders import Texts
from tests.intake.making import Made, Rows

SILENT = {"未说明", "依法不予公开", "不适用"}
STAGES = ("initial_budget", "adjusted_budget", "received", "executed")
HAN = "一二三四五六七八九十"
LINES = (
    ("total", "支出合计"),
    ("basic_expenditure", "基本支出"),
    ("personnel_expenditure", "人员经费"),
    ("operating_expenditure", "公用经费"),
    ("project_expenditure", "项目支出"),
)


@dataclass
class Printed:
    """A report being printed: its blocks, and each printed value with its path."""

    tree: Texts
    blocks: list[str | Rows] = field(default_factory=list)
    truth: list[tuple[str, tuple[DocPath, ...]]] = field(default_factory=list)
    adds_unit: bool = True

    def has(self, *path: str) -> bool:
        return isinstance(self.text(*path), str) and self.text(*path) not in SILENT

    def text(self, *path: str) -> Any:
        found: Any = self.tree
        for step in path:
            found = found.get(step) if isinstance(found, dict) else None
        return found

    def say(self, *path: str) -> str:
        """The words at a path, noted as printed."""
        value = str(self.text(*path))
        self.truth.append((value, (path,)))
        return value

    def money(self, *path: str) -> str:
        """An amount with its unit, which the file may have only once."""
        value = self.say(*path)
        return (
            value if value.endswith("元") or not self.adds_unit else f"{value}{self.tree['unit']}"
        )

    def stages(self, words: dict[str, str], *path: str) -> str:
        """The stages of a line that the report has, each in the layout's words."""
        found = [
            word.format(self.money(*path, name))
            for name, word in words.items()
            if self.has(*path, name) and name in STAGES
        ]
        found += [
            word.format(self.say(*path, name))
            for name, word in words.items()
            if self.has(*path, name) and name not in STAGES
        ]
        return "，".join(found)

    def items(self, *path: str) -> list[tuple[str, ...]]:
        found = self.text(*path)
        return [(*path, key) for key in found] if isinstance(found, dict) else []

    def add(self, *paragraphs: str) -> None:
        self.blocks += [each for each in paragraphs if each]


@dataclass(frozen=True)
class Layout:
    """How one kind of report looks: headings, words for stages, what stands in tables."""

    title: str
    number: Callable[[int], str]
    words: dict[str, str]
    lines: dict[str, str]
    projects: str
    spending: str
    headings: tuple[str, ...] = (
        "部门基本情况",
        "收支情况",
        "绩效目标完成情况",
        "评价结论",
        "存在的问题",
        "自评结果公开情况",
    )
    opening: str = (
        "按照财政部门的要求，我单位对{year}年度整体支出开展了绩效自评，现将情况报告如下。"
    )
    scores: str = "prose"
    bands: str = "得分"
    staff: str = "{established}，其中{administrative}，{institution}。"
    wide: bool = False


def chinese(number: int) -> str:
    return f"{HAN[number - 1]}、"


def arabic(number: int) -> str:
    return f"{number}."


def part(number: int) -> str:
    return f"第{HAN[number - 1]}部分 "


def none(_: int) -> str:
    return ""


PLAIN = {
    "total": "{year}年总支出",
    "basic_expenditure": "基本支出",
    "personnel_expenditure": "人员经费",
    "operating_expenditure": "公用经费",
    "project_expenditure": "项目支出",
}
OFFICIAL = {
    "total": "{year}年部门整体支出",
    "basic_expenditure": "{year}年基本支出",
    "personnel_expenditure": "人员支出",
    "operating_expenditure": "日常公用经费",
    "project_expenditure": "{year}年项目支出",
}

LAYOUTS: dict[str, Layout] = {
    "河北式分句": Layout(
        "某县委网信办{year}年度整体支出绩效自评报告",
        chinese,
        {
            "initial_budget": "年初预算{}",
            "adjusted_budget": "调整后预算{}",
            "received": "到位资金{}",
            "executed": "实际支出{}",
            "execution_rate": "预算执行率{}",
        },
        PLAIN,
        "listed",
        "sentences",
    ),
    "湖南式段落": Layout(
        "{year}年度部门整体支出绩效自评报告",
        chinese,
        {
            "initial_budget": "年初预算安排{}",
            "adjusted_budget": "全年预算{}",
            "received": "财政拨付{}",
            "executed": "实际支出{}",
            "execution_rate": "完成预算的{}",
        },
        OFFICIAL,
        "paragraphs",
        "paragraphs",
        (
            "部门（单位）基本情况",
            "一般公共预算支出情况",
            "部门整体支出绩效情况",
            "自评结果和评价等级",
            "存在的问题",
            "绩效自评结果拟应用和公开情况",
        ),
    ),
    "简短总结": Layout(
        "某县委网信办关于{year}年度绩效自评工作的报告",
        none,
        {
            "initial_budget": "预算安排{}",
            "adjusted_budget": "预算调整数{}",
            "received": "下达{}",
            "executed": "已支出{}",
            "execution_rate": "执行率为{}",
        },
        PLAIN,
        "listed",
        "sentences",
        bands="以上",
    ),
    "全是表格": Layout(
        "某县委网信办{year}年度整体支出绩效自评报告",
        chinese,
        {
            "initial_budget": "年初预算数",
            "adjusted_budget": "全年预算数",
            "received": "到位资金",
            "executed": "全年执行数",
            "execution_rate": "预算执行率",
            "share": "占支出比重",
        },
        PLAIN,
        "table",
        "table",
        scores="table",
        staff="{administrative}；{institution}；{established}。",
    ),
    "元和千分位": Layout(
        "{year}年度某县委网信办部门整体支出绩效评价自评报告",
        arabic,
        {
            "initial_budget": "年初批复预算{}",
            "adjusted_budget": "调整预算数为{}",
            "received": "资金到位{}",
            "executed": "实际使用{}",
            "execution_rate": "预算执行率为{}",
        },
        PLAIN,
        "numbered",
        "sentences",
        bands="区间",
    ),
    "分部分": Layout(
        "某县委网信办{year}年部门整体支出绩效自评报告",
        part,
        {
            "initial_budget": "年初预算数为{}",
            "adjusted_budget": "全年预算数为{}",
            "received": "资金到位数为{}",
            "executed": "执行数为{}",
            "execution_rate": "执行率为{}",
        },
        OFFICIAL,
        "status",
        "paragraphs",
    ),
    "全角数字": Layout(
        "某县委网信办{year}年度整体支出绩效自评报告",
        chinese,
        {
            "initial_budget": "年初预算{}",
            "adjusted_budget": "调整后预算{}",
            "received": "到位{}",
            "executed": "实际支出{}",
            "execution_rate": "执行率{}",
        },
        PLAIN,
        "numbered",
        "sentences",
        wide=True,
    ),
    "没有编号": Layout(
        "某县委网信办{year}年度整体支出绩效自评报告",
        none,
        {
            "initial_budget": "年初预算{}",
            "adjusted_budget": "全年预算{}",
            "received": "资金到位{}",
            "executed": "全年实际支出{}",
            "execution_rate": "预算完成率{}",
        },
        OFFICIAL,
        "table",
        "paragraphs",
        scores="table",
        bands="以上",
    ),
    "逐项列出": Layout(
        "某县委网信办{year}年度部门整体支出绩效自评报告",
        arabic,
        {
            "initial_budget": "年初预算：{}",
            "adjusted_budget": "全年预算：{}",
            "received": "到位资金：{}",
            "executed": "实际支出：{}",
            "execution_rate": "预算执行率：{}",
        },
        PLAIN,
        "colons",
        "colons",
        bands="区间",
    ),
    "文字加表": Layout(
        "{year}年度某县委网信办整体支出绩效自评报告",
        part,
        {
            "initial_budget": "年初预算",
            "adjusted_budget": "调整后预算",
            "received": "实际到位",
            "executed": "决算数",
            "execution_rate": "执行率",
            "share": "占比",
        },
        PLAIN,
        "table",
        "table",
        scores="prose",
        headings=(
            "部门概况",
            "部门预决算情况",
            "整体支出绩效目标实现情况",
            "评价结论和评价等级",
            "存在的主要问题",
            "结果应用和公开",
        ),
    ),
}


def printed(tree: Texts, layout: Layout) -> Printed:
    """The report in a layout."""
    out = Printed(tree)
    year = tree["year"]
    title = layout.title.format(year=year)
    out.truth += [(title, (("title",),)), (year, (("year",),))]
    out.add(title, layout.opening.format(year=year))
    writers = (_office, _money, _results, _scores, _problems, _disclosure)
    for at, (heading, write) in enumerate(zip(layout.headings, writers, strict=True), 1):
        out.add(f"{layout.number(at)}{heading}")
        write(out, layout)
    if layout.wide:
        out.blocks = [_wide(each) if isinstance(each, str) else each for each in out.blocks]
    if layout.number is arabic and layout.projects == "numbered":
        out.blocks = [_grouped(each) if isinstance(each, str) else each for each in out.blocks]
    return out


def made(out: Printed) -> Made:
    return out.blocks


def _office(out: Printed, layout: Layout) -> None:
    sections = [out.say(*path, "name") for path in out.items("agency", "sections")]
    if sections and out.has("agency", "sections_count"):
        out.add(f"我单位设{'、'.join(sections)}{out.say('agency', 'sections_count')}内设机构。")
    elif sections:
        del out.truth[-len(sections) :]
    if out.has("staff", "established_posts"):
        posts = {
            "established": f"共有编制{out.say('staff', 'established_posts')}",
            "administrative": f"行政编制{out.say('staff', 'administrative_posts')}",
            "institution": f"事业编制{out.say('staff', 'institution_posts')}",
        }
        told = layout.staff.format(**posts)
        out.add(f"{out.say('staff', 'staff_as_of')}，{told}{''.join(_people(out))}")
    if out.has("assets", "assets_total"):
        items = "，".join(
            f"{out.say(*path, 'name')}{out.money(*path, 'amount')}"
            for path in out.items("assets", "asset_items")
        )
        whole = out.money("assets", "assets_total")
        day = out.say("assets", "assets_as_of")
        out.add(f"截至{day}，{items}，合计{whole}，均为本单位资产。")


def _people(out: Printed) -> Iterator[str]:
    words = {
        "staff_in_post": "实有在职人员{}",
        "administrative_staff": "行政人员{}",
        "institution_staff": "事业人员{}",
        "seconded": "借调{}",
        "staff_on_duty": "实际在岗{}",
    }
    told = [
        word.format(out.say("staff", name))
        for name, word in words.items()
        if out.has("staff", name)
    ]
    if told:
        yield "，".join(told) + "。"


def _money(out: Printed, layout: Layout) -> None:
    _funds(out)
    {
        "sentences": _sentences,
        "paragraphs": _paragraphs,
        "table": _spending_table,
        "colons": _colons,
    }[layout.spending](out, layout)
    _left(out)
    if layout.projects != "status":
        PROJECTS[layout.projects](out, layout)
    _withheld(out)
    _three_public(out)


def _funds(out: Printed) -> None:
    if not out.has("funds", "total_income", "income_budget"):
        return
    words = {
        "general_public_budget": "一般公共预算收入{}",
        "government_fund_budget": "政府性基金收入{}",
        "other_income": "其他收入{}",
    }
    parts = []
    for name, word in words.items():
        if out.text("funds", name, "income_budget") == "未安排":
            continue
        if out.has("funds", name, "income_budget"):
            parts.append(word.format(out.money("funds", name, "income_budget")))
    total = out.money("funds", "total_income", "income_budget")
    out.add(f"{out.tree['year']}年部门预算收入{total}，其中：{'，'.join(parts)}。")
    if out.text("funds", "government_fund_budget", "income_budget") == "未安排":
        out.say("funds", "government_fund_budget", "income_budget")
        out.add("我单位未安排政府性基金预算。")


def _line(out: Printed, layout: Layout, name: str) -> str:
    share = {"basic_expenditure": "占总支出的{}", "project_expenditure": "占总支出的{}"}.get(
        name, "占基本支出的{}"
    )
    told = out.stages({**layout.words, "share": share}, "spending", name)
    return f"{layout.lines[name].format(year=out.tree['year'])}{told}" if told else ""


def _sentences(out: Printed, layout: Layout) -> None:
    lines = [line for name, _ in LINES if (line := _line(out, layout, name))]
    out.add("；".join(lines) + "。" if lines else "")


def _paragraphs(out: Printed, layout: Layout) -> None:
    out.add(*(f"{line}。" for name, _ in LINES if (line := _line(out, layout, name))))


def _colons(out: Printed, layout: Layout) -> None:
    """基本支出。年初预算：20万元；实际支出：19万元。"""
    out.add(
        *(
            f"{line}。"
            for name, _ in LINES
            if (line := _line(out, layout, name).replace("，", "；"))
        )
    )


def _columns(
    out: Printed, layout: Layout, paths: Sequence[tuple[str, ...]], extra: Sequence[str] = ()
) -> list[str]:
    return [name for name in (*layout.words, *extra) if any(out.has(*path, name) for path in paths)]


def _spending_table(out: Printed, layout: Layout) -> None:
    known = [
        (name, word)
        for name, word in LINES
        if any(out.has("spending", name, stage) for stage in STAGES)
    ]
    columns = [
        name
        for name in _columns(out, layout, [("spending", name) for name, _ in known])
        if name != "share"
    ]
    rows = [["支出类别", *(layout.words[name] for name in columns)]]
    for name, word in known:
        rows.append(
            [
                word,
                *(
                    out.say("spending", name, each) if out.has("spending", name, each) else ""
                    for each in columns
                ),
            ]
        )
    out.add(f"单位：{out.tree['unit']}")
    out.blocks.append(rows)


def _left(out: Printed) -> None:
    if out.has("spending", "carried_forward"):
        out.add(f"年末结转结余{out.money('spending', 'carried_forward')}。")


def _name(out: Printed, path: Sequence[str]) -> str:
    return out.say(*path, "name")


def _share(layout: Layout) -> dict[str, str]:
    return {**layout.words, "share": "占项目支出的{}"}


def _listed_projects(out: Printed, layout: Layout) -> None:
    """项目支出主要用于：甲项目（年初预算…，实际支出…）; one clause after another."""
    told = [
        f"{_name(out, path)}{out.stages(_share(layout), *path)}" for path in out.items("projects")
    ]
    out.add(f"项目支出分项情况：{'；'.join(told)}。")


def _project_paragraphs(out: Printed, layout: Layout) -> None:
    out.add(
        *(
            f"{_name(out, path)}，{out.stages(_share(layout), *path)}。"
            for path in out.items("projects")
        )
    )


def _numbered_projects(out: Printed, layout: Layout) -> None:
    out.add(
        *(
            f"（{number}）{_name(out, path)}：{out.stages(_share(layout), *path)}。"
            for number, path in enumerate(out.items("projects"), 1)
        )
    )


def _colon_projects(out: Printed, layout: Layout) -> None:
    out.add(
        *(
            f"{number}）{_name(out, path)}：{out.stages(_share(layout), *path)}。".replace(
                "，", "；"
            )
            for number, path in enumerate(out.items("projects"), 1)
        )
    )


def _status_projects(out: Printed, layout: Layout) -> None:
    out.add(
        *(
            f"{number}、{_name(out, path)}完成情况。{out.stages(_share(layout), *path)}。"
            for number, path in enumerate(out.items("projects"), 1)
        )
    )


def _project_table(out: Printed, layout: Layout) -> None:
    paths = out.items("projects")
    heads = {
        **layout.words,
        "share": "占项目支出比重",
        "points": "分值",
        "score": "自评得分",
        "grade": "评价等级",
    }
    columns = _columns(out, layout, paths, ("points", "score", "grade"))
    rows = [["序号", "项目名称", *(heads[name] for name in columns)]]
    for number, path in enumerate(paths, 1):
        rows.append(
            [
                str(number),
                _name(out, path),
                *(out.say(*path, each) if out.has(*path, each) else "" for each in columns),
            ]
        )
    out.add(f"项目情况表（{out.tree['unit']}）")
    out.blocks.append(rows)


PROJECTS = {
    "listed": _listed_projects,
    "paragraphs": _project_paragraphs,
    "numbered": _numbered_projects,
    "colons": _colon_projects,
    "table": _project_table,
    "status": _status_projects,
}


def _withheld(out: Printed) -> None:
    for path in out.items("withheld"):
        if out.has(*path, "amount"):
            out.add(
                f"{out.say(*path, 'name')}{out.money(*path, 'amount')}，因内容涉密，依法不予公开。"
            )
            out.truth.append(("内容涉密", ((*path, "reason"),)))


def _three_public(out: Printed) -> None:
    if not out.has("three_public", "three_public_executed"):
        return
    words = {
        "vehicle_purchase_executed": "公务用车购置费{}",
        "vehicle_operation_executed": "公务用车运行维护费{}",
        "reception_executed": "公务接待费{}",
    }
    told = "，".join(word.format(out.money("three_public", name)) for name, word in words.items())
    total = out.money("three_public", "three_public_executed")
    out.add(f"{out.tree['year']}年“三公”经费实际支出{total}，其中：{told}。")


def _results(out: Printed, layout: Layout) -> None:
    if layout.projects == "status":
        _status_projects(out, layout)
    paths = out.items("indicators")
    if not paths or layout.scores != "table":
        return
    heads = {
        "target": "年度指标值",
        "actual": "实际完成值",
        "points": "分值",
        "score": "得分",
        "deviation_reason": "偏差原因分析",
        "improvement": "改进措施",
    }
    rows = [["一级指标", "二级指标", "三级指标", *heads.values()]]
    for path in paths:
        cells = [out.say(*path, each) if out.has(*path, each) else "" for each in heads]
        rows.append(["产出指标", "数量指标", out.text(*path, "name"), *cells])
    out.blocks.append(rows)


def _scores(out: Printed, layout: Layout) -> None:
    found = out.items("self_evaluation", "categories")
    if layout.scores == "table" and found:
        rows = [["一级指标", "分值", "得分"]]
        kinds = ("points", "score")
        rows += [
            [
                out.say(*path, "name"),
                *(out.say(*path, k) if out.has(*path, k) else "" for k in kinds),
            ]
            for path in found
        ]
        out.blocks.append(rows)
    elif found:
        told = [
            f"{out.say(*path, 'name')}{_points(out, path)}得{out.say(*path, 'score')}"
            for path in found
        ]
        out.add(f"各项得分：{'，'.join(told)}。")
    if out.has("self_evaluation", "total_score"):
        full = (
            f"满分{out.say('self_evaluation', 'total_points')}，"
            if out.has("self_evaluation", "total_points")
            else ""
        )
        grade = (
            f"，评价等级为{out.say('self_evaluation', 'grade')}"
            if out.has("self_evaluation", "grade")
            else ""
        )
        out.add(f"{full}自评总分{out.say('self_evaluation', 'total_score')}{grade}。")
    _bands(out, layout)
    if out.has("self_evaluation", "projects_count"):
        _counted(out)


def _points(out: Printed, path: Sequence[str]) -> str:
    return f"（满分{out.say(*path, 'points')}）" if out.has(*path, "points") else ""


def _counted(out: Printed) -> None:
    told = f"我单位共有预算项目{out.say('self_evaluation', 'projects_count')}"
    if out.has("self_evaluation", "evaluated_count"):
        told += f"，本次绩效评价项目{out.say('self_evaluation', 'evaluated_count')}"
        told += f"，占项目总数的{out.say('self_evaluation', 'evaluated_share')}"
    out.add(f"{told}。")


def _bands(out: Printed, layout: Layout) -> None:
    found = out.items("self_evaluation", "grade_bands")
    if not found:
        return
    told = []
    for path in found:
        low, high = out.text(*path, "at_least"), out.text(*path, "below")
        grade = out.say(*path, "grade")
        is_last = path == found[-1]
        if high == "不适用":
            told.append(
                {"得分": f"得分≥{low}分", "以上": f"{low}分以上", "区间": f"{low}（含）-100分"}[
                    layout.bands
                ]
                + f"为{grade}"
            )
            out.truth.append(
                (f"{low}分" if layout.bands != "区间" else low, ((*path, "at_least"),))
            )
        elif is_last:
            told.append(
                {"得分": f"得分<{high}分", "以上": f"{high}分以下", "区间": f"{high}分以下"}[
                    layout.bands
                ]
                + f"为{grade}"
            )
            out.truth.append((f"{high}分", ((*path, "below"),)))
        else:
            form = f"{low}≤得分<{high}分" if layout.bands == "得分" else f"{low}（含）-{high}分"
            told.append(f"{form}为{grade}")
            out.truth += [(low, ((*path, "at_least"),)), (f"{high}分", ((*path, "below"),))]
    out.add(f"评价等级分为四档：{'；'.join(told)}。")


def _problems(out: Printed, _: Layout) -> None:
    out.add("部分指标没有细化，预算执行进度不够均衡。")


def _disclosure(out: Printed, _: Layout) -> None:
    for path in out.items("process", "stages"):
        out.add(
            f"{out.say(*path, 'name')}（{out.say(*path, 'starts_on')}—{out.say(*path, 'ends_on')}）"
        )
    if out.has("disclosure", "made_on"):
        out.add(f"我单位于{out.say('disclosure', 'made_on')}形成自评报告。")
    if out.has("disclosure", "due_on"):
        out.add(f"拟于{out.say('disclosure', 'due_on')}在某县人民政府网站公开。")
        out.truth.append(("某县人民政府网站", (("disclosure", "channel"),)))


def _wide(text: str) -> str:
    """Digits, points and per cent signs in full width, as some input methods write them."""
    return text.translate({ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789.%"})


def _grouped(text: str) -> str:
    """Amounts in yuan with commas between thousands."""

    def grouped(match: re.Match[str]) -> str:
        whole, point, rest = match[1].partition(".")
        return f"{int(whole):,}{point}{rest}元"

    return re.sub(r"(\d{4,}(?:\.\d+)?)元", grouped, text)
