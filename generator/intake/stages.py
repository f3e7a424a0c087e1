"""The words of money: which line of a report an amount belongs to, and to which stage of the year.

A line's own name is taken out before its stage is looked for: 一般公共预算 says nothing of a budget
stage, and 项目支出 nothing of execution.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.findings import DocPath

INITIAL: Final = "initial_budget"
ADJUSTED: Final = "adjusted_budget"
RECEIVED: Final = "received"
EXECUTED: Final = "executed"
RATE: Final = "execution_rate"
SHARE: Final = "share"


@dataclass(frozen=True, slots=True)
class Found:
    """A line named in a text: its path, where its name stands, a stage that the name implies."""

    path: DocPath
    start: int
    end: int
    stage: str = ""


def _spending(name: str) -> DocPath:
    return ("spending", name)


TOTAL: Final = _spending("total")
BASIC: Final = _spending("basic_expenditure")
PERSONNEL: Final = _spending("personnel_expenditure")
OPERATING: Final = _spending("operating_expenditure")
PROJECT: Final = _spending("project_expenditure")
CARRIED: Final = _spending("carried_forward")
INCOME: Final = ("funds", "total_income")

# The first that matches decides: 一般公共预算收入 before 预算收入, 人员经费 before 经费.
_LINES: Final = tuple(
    (re.compile(pattern), path, stage)
    for pattern, path, stage in (
        ("一般公共(?:服务)?预算(?:财政)?(?:拨款)?(?:收入|支出)?", ("funds", "general_public_budget"), ""),
        ("(?:政府性)?基金(?:预算)?(?:财政)?(?:拨款)?(?:收入|支出)?(?!预算指标)(?<!基金)|政府性基金",
         ("funds", "government_fund_budget"), ""),
        ("国有资本经营(?:预算)?(?:财政)?(?:拨款)?(?:收入|支出)?", ("funds", "state_capital_budget"), ""),
        ("社会保险基金(?:预算)?(?:收入|支出)?", ("funds", "social_insurance_budget"), ""),
        ("财政专户(?:管理)?(?:资金|核拨)?(?:收入|支出)?", ("funds", "fiscal_special_account"), ""),
        ("其他(?:来源|资金)?收入", ("funds", "other_income"), ""),
        ("上年结转(?:和|、)?(?:结余)?(?:收入|资金)?(?!）)|年初结转(?:和|、)?(?:结余)?", ("funds", "brought_forward"), ""),
        ("三公[”\"]?经费(?:支出)?", ("three_public", "three_public"), ""),
        ("因公出国(?:（境）)?(?:费用?)?", ("three_public", "abroad"), ""),
        ("公务用车购置(?:费用?)?(?!及|和|与)", ("three_public", "vehicle_purchase"), ""),
        ("公务用车运行(?:维护)?(?:费用?)?", ("three_public", "vehicle_operation"), ""),
        ("公务接待(?:费用?)?", ("three_public", "reception"), ""),
        ("政府采购", ("procurement", "procurement"), ""),
        ("结转(?:和|、)?结余|年末结[转余]|结转下年|结余资金", CARRIED, "amount"),
        ("人员(?:经费|支出)(?:支出)?", PERSONNEL, ""),
        ("(?:日常)?公用(?:经费|支出)?(?:支出)?|日常运行经费", OPERATING, ""),
        ("基本支出", BASIC, ""),
        ("项目支出|专项项目|专项(?:资金|经费)(?=.*项目支出)|预算项目|项目资金合计", PROJECT, ""),
        ("(?:^|(?<=拨付)|(?<=安排)|(?<=财政)|(?<=下达)|(?<=年)|(?<=年度))专项(?:资金|经费)(?=$|实际|支出|年初|预算)", TOTAL, "special"),
        ("(?:支出|总)预算(?=为|数|$|安排|总额|合计|资金)|预算支出(?=为|数|$|总额|合计)", TOTAL, INITIAL),
        ("支出决算|决算支出", TOTAL, EXECUTED),
        ("年度资金总额|(?:总|全年|整体|全部|本年)支出|支出(?:总计|合计|总额)|部门(?:预算)?合计", TOTAL, ""),
        ("(?:预算|计划)收入|收入预算|收入年初预算", INCOME, "income_budget"),
        ("收入决算|决算收入|实际收入", INCOME, "income_final"),
        ("(?:总|本年|全年|年度|各项)收入|收入(?:总计|合计|总额)", INCOME, ""),
    )
)  # fmt: skip
_OWN: Final = re.compile("(?:本|我|全)(?:部门|单位|办|局|委|中心)|部门整体|网信办(?!公)")

# The first that matches decides.
_STAGES: Final = tuple(
    (re.compile(pattern), stage)
    for pattern, stage in (
        ("调整后|调整(?:预算)?数|调整预算|预算调整|全年预算|含上年结转|调整为", ADJUSTED),
        ("年初|申请预算|预算批复|批复预算", INITIAL),
        ("到位|拨付|拨款|下达", RECEIVED),
        ("实际(?:支出|支付|使用|执行|完成|列支)|执行数?(?!率)|支出数|决算|已支(?:出|付)|使用|支付|列支", EXECUTED),
        ("预算|金额合计|安排|批复|计划", INITIAL),
        ("支出(?:了|为|合计|总额|金额)?$|支出", EXECUTED),
    )
)  # fmt: skip
_BUDGET_LABEL: Final = re.compile(
    "申请预算资金|支出预算|年初预算数?|预算安排(?:（[^（）]*）)?|全年预算数?|调整后预算数?"
    "|预算调整数|预算金额|预算资金|预算数|预算"
)


_NEUTRAL: Final = re.compile(
    r"20\d\d年度?|本年度?|当年|全年|年度|年末|截[至止]|(?:本|我|全)(?:部门|单位|办|局|委)|部门|单位|本级|[省市县区]级?"
    "|财政|资金|金额|总额|合计|总计|共计|累计|实际|其中|同比|经费|数额|项目|支出|收入|预算|决算|情况|完成|执行|"
    "[为是共计了已的数达到及和约、：（）年]"
)
"""Words around a figure that name nothing of their own."""


def left_over(text: str) -> str:
    """What a label says besides its line and stage: a name that is not known."""
    for pattern, _ in _STAGES:
        text = pattern.sub("", text)
    return _NEUTRAL.sub("", text)


def line_in(text: str) -> Found | None:
    """The line that a text names: the last one, as a figure follows its name."""
    found = None
    for pattern, path, stage in _LINES:
        for match in pattern.finditer(text):
            if not match[0]:
                continue
            inside = found is not None and found.start <= match.start() < found.end
            if found is None or (match.start() >= found.end and not inside):
                found = Found(path, match.start(), match.end(), stage)
    return found


def is_own(text: str) -> bool:
    """Whether a text speaks of the agency as a whole (本部门, 我单位)."""
    return _OWN.search(text) is not None


def stage_in(text: str) -> str:
    """The stage that the words around a line's name tell; empty for none."""
    return next((stage for pattern, stage in _STAGES if pattern.search(text)), "")


def rate_in(text: str) -> str:
    """What a percentage is, by the words before it: a rate, a share, or neither."""
    if re.search("执行率|完成(?:年初|全年|调整)?预算|完成率|支出进度|执行进度|预算完成", text):
        return RATE
    return SHARE if re.search("占|比重", text) else ""


def budget_label_in(text: str) -> tuple[int, int] | None:
    """Where a text names its budget figures in words of its own."""
    match = _BUDGET_LABEL.search(text)
    return match.span() if match else None


def slot(path: DocPath, stage: str, words: str) -> DocPath | None:
    """The field for an amount of a line at a stage; None where the form has no such field."""
    group = path[0]
    if path == CARRIED:
        return CARRIED
    if group == "funds":
        return _fund_slot(path, stage, words)
    if group in ("three_public", "procurement"):
        ending = {EXECUTED: "executed", INITIAL: "budget", ADJUSTED: "budget"}.get(stage)
        has_budget = path[-1] in ("three_public", "procurement")
        known = ending == "executed" or (ending == "budget" and has_budget)
        return (group, f"{path[-1]}_{ending}") if known else None
    return (*path, stage) if stage in (INITIAL, ADJUSTED, RECEIVED, EXECUTED) else None


def _fund_slot(path: DocPath, stage: str, words: str) -> DocPath | None:
    if "支出" in words and "收入" not in words:
        return (*path, EXECUTED) if stage == EXECUTED else None
    known = {
        INITIAL: "income_budget",
        "income_budget": "income_budget",
        "income_final": "income_final",
        EXECUTED: "income_final",
        RECEIVED: "income_final",
    }
    return (*path, known[stage]) if stage in known else None


def is_share_of(label: str, line: DocPath | None, *, of_project: bool) -> bool:
    """Whether the whole that a share names is the one that the form means for a line."""
    whole = re.sub(".*占", "", label)
    if of_project:
        return "项目支出" in whole
    if line in (PERSONNEL, OPERATING):
        return "基本支出" in whole
    is_total = re.search("总支出|支出总|支出合计|全年支出|全部支出|整体支出|总额", whole)
    return line in (BASIC, PROJECT) and is_total is not None
