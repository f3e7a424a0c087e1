"""Where in a report a paragraph stands: headings are known by their words, not their numbers."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final


class Subject(Enum):
    """What a part of a report is about."""

    OPENING = "开头"
    BASICS = "部门概况"
    DUTIES = "职能职责"
    ORGANISATION = "机构"
    STAFF = "人员"
    MONEY = "收支"
    ASSETS = "资产"
    GOALS = "绩效目标和指标"
    PROCESS = "自评的组织、方法和过程"
    RESULTS = "目标完成情况"
    EVALUATION = "评价结论"
    PROBLEMS = "问题"
    MEASURES = "改进措施"
    USE = "结果应用和公开"
    GROUP = "评价工作组"
    OTHER = "其他事项"


NUMBERING: Final = re.compile(
    r"^(?:#+|第?[一二三四五六七八九十]{1,3}(?:部分|[、.])、?|（[一二三四五六七八九十\d]{1,3}）"
    r"|\d{1,2}(?:\.\d{1,2})*[、.)）](?!\d)|\d{1,2}\.\d{1,2}(?![\d.%万元])|[①-⑳]|[-•●◆■]+)+"
)

# The first that matches decides: a heading on results also has the word 目标.
_HEADINGS: Final = tuple(
    (subject, re.compile(pattern))
    for subject, pattern in (
        (Subject.GROUP, "工作组(?:成员|人员)|人员名单|名单及签字|小组成员"),
        (Subject.USE, "结果(?:拟)?(?:的)?应用(?:和|与|及)?公开|^(?:信息)?公开情况|公开(?:安排|事项)"),
        (Subject.MEASURES, "改进(?:的)?措施|(?:工作|相关|意见)?建议|下一步|整改(?:措施|打算)|打算"),
        (Subject.USE, "结果(?:拟)?(?:的)?应用"),
        (Subject.PROBLEMS, "问题|不足|偏差"),
        (Subject.OTHER, "其他(?:需要)?说明|其他(?:有关)?事项"),
        (Subject.EVALUATION, "评价结论|评价等[级次]|综合评价|自评(?:得分|结论|结果|打分)|评分(?:情况|结果)|得分情况"),
        (Subject.RESULTS, ("(?:目标|指标|绩效|任务|工作|项目)(?:的)?(?:实现|完成|执行)|指标(?:完成)?分析|绩效情况|"
                          "产出情况|效果情况|效益情况|履职(?:完成|效果|情况)|工作成效|主要(?:成效|做法)")),
        (Subject.PROCESS, ("自评(?:的)?(?:工作)?(?:开展|组织|方法|过程)|评价(?:工作)?(?:的)?(?:组织|开展|方法|过程)"
                          "|(?:组织|前期|准备|实施|自评|撰写)(?:阶段|准备|过程)|组织实施$|方法和过程")),
        (Subject.GOALS, "绩效目标|绩效指标|目标(?:和|、|与|及)?指标|年度目标|工作目标|目标设定"),
        (Subject.ASSETS, "资产"),
        (Subject.MONEY, ("收支|预决算|预算(?:支出|执行|安排|收入|管理|情况)|基本支出|项目支出|支出情况|资金(?:情况|使用|"
                        "来源|安排|投入)|三公|经费(?:情况|使用)|政府采购|决算情况|财政拨款|收入情况|结转结余")),
        (Subject.STAFF, "^(?:部门|单位)?人员|编制"),
        (Subject.ORGANISATION, "机构"),
        (Subject.DUTIES, "职能|职责"),
        (Subject.BASICS, "(?:基本|整体|总体)(?:情况|概况)|概况|概述"),
    )
)  # fmt: skip
_LONGEST: Final = 44
_LONGEST_PLAIN: Final = 22


def is_numbered(text: str) -> bool:
    """Whether a folded text begins as an item of a list."""
    return NUMBERING.match(text) is not None


def subject_of(text: str) -> Subject | None:
    """What a heading announces; None for a text that is none, or says nothing known."""
    number = NUMBERING.match(text)
    words = text[number.end() :] if number else text
    longest = _LONGEST if number else _LONGEST_PLAIN
    body = words.rstrip("。：")
    if not body or len(body) > longest or re.search("[。；！？%“]|\\d元|万元", body):
        return None
    if body.startswith("无") or (not number and re.search("[，：、]", body)):
        return None
    return next((subject for subject, pattern in _HEADINGS if pattern.search(body)), None)
