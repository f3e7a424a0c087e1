"""Amounts and percentages of running text to the lines and stages of the form.

A figure is placed by the words before it. What its own clause does not say is taken from its
sentence, and then from the heading; what is still unsure is not placed at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.findings import DocPath
from generator.intake import stages
from generator.intake.declared import (
    COUNTED,
    count_path,
    keep_label,
    read_counts,
    read_nothing,
    read_withheld,
)
from generator.intake.draft import Confidence, Draft, Reading
from generator.intake.passage import Passage
from generator.intake.projects import NAME, Project, Projects, names_one
from generator.intake.said import Said
from generator.intake.sections import NUMBERING
from generator.intake.tokens import Token, clauses, money_tokens

_LIST: Final = re.compile("主要(?:是|包括|为|有)|包括|其中|分别(?:是|为)|具体(?:是|为)")
_SUBJECT: Final = re.compile(
    rf"^(?:其中：?)?(?P<name>(?:20\d\d年度?)?{NAME})(?=，|：|（?(?:20\d\d年)?(?:年初|全年|预算|实际|资金到位|到位|调整|支出\d))"
)
_LISTED: Final = re.compile(
    rf"(?P<name>{NAME}|[^，；：。、（）\d%]{{4,30}}?(?:服务|活动|采购|建设|工作|安置|培训|运维))(?P<rest>.{{0,12}})"
)
_STATUS: Final = re.compile(
    rf"^(?P<name>(?:20\d\d年度?)?{NAME})(?:目标|任务|绩效)?(?:的)?(?:完成|实施|执行)情况(?:[：。]|$)"
)
_OTHER_TIME: Final = re.compile(
    "上年(?!结转)|去年|同比|较上|比上|增加|减少|增长|下降|人均|每[人月年户]|标准|单价|以上|以下|合同"
)


@dataclass(slots=True)
class MoneyReader:
    """Reads one passage after another into a draft; `year` is the year evaluated, if known."""

    draft: Draft
    projects: Projects
    year: str = ""

    def read(self, of: Passage) -> None:
        """All figures of a passage that can be placed."""
        read_withheld(of, self.draft)
        read_nothing(of, self.draft)
        state = Said()
        heading = stages.line_in(of.heading)
        state.line = state.main = (
            heading.path if heading and heading.path[0] == "spending" else None
        )
        begin = 0
        self._begin_sentence(of, state, 0)
        for token in money_tokens(of.text):
            start = max(of.text.rfind(sign, 0, token.start) for sign in "。；") + 1
            if start != begin:
                begin = start
                self._begin_sentence(of, state, start)
            if not self.draft.is_used(of, token.start, token.end):
                self._read_token(of, token, state)
                # A rate behind an amount that has no place is that amount's.
                if token.kind == "amount":
                    state.is_lost = not self.draft.is_used(of, token.start, token.end)
        read_counts(of, self.draft)

    def _begin_sentence(self, of: Passage, state: Said, start: int) -> None:
        state.carry(after=of.text[start - 1 : start])
        state.words = of.text[start:].split("。")[0]
        number = NUMBERING.match(of.text[start:])
        at = start + (number.end() if number else 0)
        match = _STATUS.match(of.text[at:]) or _SUBJECT.match(of.text[at:])
        if match and names_one(match["name"]):
            state.project = self._project(of, at, at + len(match["name"]))
            state.stage = ""
            state.is_of_one_project = start == 0

    def _project(self, of: Passage, start: int, end: int) -> Project | None:
        self.draft.use(of, start, end)
        return self.projects.named(of.printed(start, end), of.where(start))

    def _read_token(self, of: Passage, token: Token, state: Said) -> None:
        zone = of.text[token.begins : token.start].rstrip("：")
        if _OTHER_TIME.search(zone) or self._is_of_another_year(zone):
            return
        state.has_parts = state.has_parts or "其中" in zone
        for start, end in clauses(zone)[:-1]:
            self._hear(zone[start:end], state)
        self._read_counts_in(of, token, state)
        start, end = clauses(zone)[-1]
        label = re.sub("^其中", "", zone[start:end])
        at = token.begins + start
        if token.kind == "rate":
            self._read_rate(of, token, label, state)
        else:
            self._read_amount(of, token, (at, zone[start:end], label), state)

    def _is_of_another_year(self, zone: str) -> bool:
        years = re.findall(r"(20\d\d)年", zone)
        return bool(self.year and years and years[-1] != self.year)

    def _hear(self, clause: str, state: Said) -> None:
        """An earlier clause without a figure may name the line, the stage, or the agency."""
        found = stages.line_in(clause)
        if found and found.path != stages.CARRIED:
            state.line, state.is_inherited = found.path, False
            state.project, state.is_of_one_project = None, False
            state.heard.add(found.path)
            rest = clause[: found.start] + clause[found.end :]
            state.stage = (
                found.stage
                if found.stage in (stages.INITIAL, stages.EXECUTED)
                else (stages.stage_in(rest) or state.stage)
            )
        elif COUNTED.search(clause):
            state.line = stages.PROJECT
        elif state.is_carried and self._is_unknown(clause, state):
            state.line = state.project = None

    def _is_unknown(self, clause: str, state: Said) -> bool:
        """Whether a clause names something that the form has no place for."""
        is_project = state.project is not None and state.project.name in clause
        return not is_project and bool(stages.left_over(NUMBERING.sub("", clause)))

    def _read_counts_in(self, of: Passage, token: Token, state: Said) -> None:
        zone = of.text[token.begins : token.start]
        for match in COUNTED.finditer(zone):
            path = count_path(match)
            state.line, state.project = stages.PROJECT, None
            state.evaluated = bool(match["evaluated"])
            known = self.draft.readings.get(path)
            here = of.where(token.begins + match.start("count"))
            state.is_second_count = (
                known is not None and known.where != here and not state.evaluated
            )

    def _read_rate(self, of: Passage, token: Token, label: str, state: Said) -> None:
        kind = stages.rate_in(label)
        span = (token.start, token.end)
        if state.evaluated and re.search("占.*项目(?:总数|个数)", label):
            self._put(of, span, ("self_evaluation", "evaluated_share"), Confidence.HIGH)
        elif kind == stages.RATE:
            named = stages.line_in(label)
            if named and named.path[0] == "spending" and named.path != stages.CARRIED:
                state.line, state.project, state.is_lost = named.path, None, False
            if not state.is_lost:
                self._put_stage(of, span, stages.RATE, state)
        elif (
            kind == stages.SHARE
            and not state.is_lost
            and stages.is_share_of(label, state.line, of_project=bool(state.project))
        ):
            self._put_stage(of, span, stages.SHARE, state)

    def _read_amount(
        self, of: Passage, token: Token, named: tuple[int, str, str], state: Said
    ) -> None:
        at, clause, label = named
        span = (token.start, token.end)
        if not label and self._is_basic_without_a_name(of, token, state):
            state.line = stages.BASIC
            doubt = "原文这个数前面没有名目，按位置读作基本支出"
            self._put(of, span, (*stages.BASIC, state.stage), Confidence.LOW, doubt)
            return
        if self._read_listed(of, span, (at, clause), state):
            return
        found = stages.line_in(label)
        rest = label[: found.start] + label[found.end :] if found else label
        stage = stages.stage_in(rest)
        if found:
            self._read_named(of, span, (label, stage), found, state)
        elif stage:
            self._read_unnamed(of, span, (label, stage), state)
        if stage or (found and found.stage):
            self._keep_label(of, at, clause, state)

    def _keep_label(self, of: Passage, at: int, clause: str, state: Said) -> None:
        is_spending = state.line is not None and state.line[0] == "spending"
        if state.project is None and is_spending:
            is_adjusted = state.stage == stages.ADJUSTED
            keep_label(of, at, clause, self.draft, is_adjusted=is_adjusted)

    def _read_named(
        self,
        of: Passage,
        span: tuple[int, int],
        said: tuple[str, str],
        found: stages.Found,
        state: Said,
    ) -> None:
        label, stage = said
        if found.stage == "amount":
            self._put(of, span, stages.CARRIED, Confidence.HIGH)
            return
        stage = found.stage if found.stage not in ("", "special") else stage
        is_own = bool(stage)
        stage = stage or state.stage
        only_spent = not stage and label.endswith(("经费支出", "人员支出"))
        stage = stages.EXECUTED if only_spent else stage
        state.line, state.project, state.is_inherited = found.path, None, not is_own
        state.heard.add(found.path)
        state.is_of_one_project = False
        state.stage = stage
        state.main = state.main or found.path
        sure = Confidence.HIGH if is_own else Confidence.MIDDLE
        unknown = stages.left_over(f"{label[: found.start]}，{label[found.end :]}")
        doubt = f"名目旁边还写着“{unknown.strip('，')}”" if len(unknown) > 2 else ""
        if only_spent:
            doubt = "只写了“支出”，读作实际支出"
        if found.stage == "special":
            doubt = "专项资金记在支出合计，请看是否就是全部支出"
        path = stages.slot(found.path, stage, label)
        if path:
            self._put(of, span, path, Confidence.LOW if doubt else sure, doubt)

    def _read_unnamed(
        self, of: Passage, span: tuple[int, int], said: tuple[str, str], state: Said
    ) -> None:
        label, stage = said
        if stages.left_over(label):
            return  # 设备采购支出 5 万元: a part that has no place in the form.
        if "收入" in label and state.line in (None, stages.TOTAL) and not state.project:
            return  # 财政拨款收入 is income, and not of a fund that the form knows.
        if state.is_inherited and state.project is None:
            return  # 其中基本支出 20 万元，实际支出 …: of the whole or of the part? Not said.
        if state.line is None and state.project is None:
            if not stages.is_own(state.words):
                return
            state.line = state.main = stages.TOTAL
        state.stage = stage
        if state.project is None and state.line and state.line[0] != "spending":
            path = stages.slot(state.line, stage, label)
            if path and ("收入" in label or state.line[0] in ("three_public", "procurement")):
                self._put(of, span, path, Confidence.MIDDLE)
            return
        self._put_stage(of, span, stage, state)

    def _put_stage(self, of: Passage, span: tuple[int, int], stage: str, state: Said) -> None:
        if state.project:
            self._put(of, span, ("projects", state.project.key, stage), Confidence.HIGH)
        elif state.line and state.line[0] == "spending" and state.line != stages.CARRIED:
            if state.is_second_count and state.line == stages.PROJECT:
                self._put_second(of, span, stage, state)
            else:
                self._put(of, span, (*state.line, stage), Confidence.HIGH)

    def _put_second(self, of: Passage, span: tuple[int, int], stage: str, state: Said) -> None:
        """Projects are counted again with their money; word for word again, it is restated."""
        names = {stages.INITIAL: "budget", stages.EXECUTED: "executed", stages.RATE: "rate"}
        if stage in names:
            self._put(of, span, ("self_evaluation", f"projects_{names[stage]}"), Confidence.HIGH)
        first = self.draft.readings.get((*stages.PROJECT, stage))
        if first and first.words.strip("…") in state.words:
            self._put(of, span, (*stages.PROJECT, stage), Confidence.HIGH)

    def _read_listed(
        self, of: Passage, span: tuple[int, int], clause: tuple[int, str], state: Said
    ) -> bool:
        """项目支出 20 万元，主要是甲项目 5 万元、乙项目 15 万元."""
        at, text = clause
        opened = _LIST.match(text)
        at, text = (at + opened.end(), text[opened.end() :]) if opened else (at, text)
        match = _LISTED.fullmatch(text)
        if not match or not names_one(match["name"]) or stages.left_over(match["rest"]):
            return False
        if state.line != stages.PROJECT and state.project is None:
            return False
        stage = stages.stage_in(match["rest"]) or state.stage
        if not stage:
            return False
        project = self._project(of, at, at + len(match["name"]))
        state.project, state.stage = project, stage
        if project:
            self._put(of, span, ("projects", project.key, stage), Confidence.HIGH)
        return True

    def _is_basic_without_a_name(self, of: Passage, token: Token, state: Said) -> bool:
        after = of.text[token.end : token.end + 40]
        follows = re.match(r"，占总支出的[\d.]+%，人员(?:经费|支出)", after)
        return bool(follows and state.line == stages.TOTAL and state.stage)

    def _put(
        self, of: Passage, span: tuple[int, int], path: DocPath, sure: Confidence, doubt: str = ""
    ) -> None:
        start, end = span
        self.draft.use(of, start, end)
        before = max(of.text.rfind(sign, 0, start) for sign in "，。；：") + 1
        words = of.printed(before, end)
        reading = Reading(of.printed(start, end), of.where(start), words, sure, doubt)
        self.draft.put(path, reading, of.heading)
