"""People, assets, scores and dates by the words around them: tables of patterns, read in order."""

from __future__ import annotations

import re
from typing import Final

from generator.findings import DocPath
from generator.intake.draft import Confidence, Draft, Reading
from generator.intake.passage import Passage
from generator.intake.projects import key_of
from generator.intake.sections import Subject
from generator.intake.taking import pattern, read_patterns, take

_OFFICE: Final = (
    Subject.OPENING, Subject.BASICS, Subject.DUTIES, Subject.ORGANISATION, Subject.STAFF,
    Subject.ASSETS,
)  # fmt: skip
_STAFFED: Final = (*_OFFICE, Subject.PROBLEMS, Subject.OTHER, Subject.MONEY)
_GRADE: Final = "优秀|良好|一般|较差|不合格|合格|优|良|中|差"
_HEADS: Final = r"\d+[人名个]"
_DAY: Final = r"(?:20\d\d年)?\d{1,2}月\d{1,2}日"
_AMOUNT: Final = r"\d[\d,]*(?:\.\d+)?(?:万元|亿元|元)"
_YEAR_END: Final = r"20\d\d年(?:度?[底末]|12月31日)"

_PATTERNS: Final = (
    pattern("staff.newly_arrived", rf"(?:新调入|新进|新招录|新录用|调入)(?:人员)?(?P<v>{_HEADS})", _STAFFED),
    pattern("staff.seconded", rf"(?:派出|借调|抽调|外派|选派|派驻)(?:人员|外单位)?(?:共)?(?P<v>{_HEADS})", _STAFFED),
    pattern("staff.staff_on_duty", rf"实际(?:工作|在岗)(?:人员|人数)?(?:为)?(?P<v>{_HEADS})", _STAFFED),
    pattern("staff.retired", rf"(?:离退休|离休|退休)(?:人员|干部)?(?:为|共)?(?P<v>{_HEADS})", _STAFFED),
    pattern("staff.administrative_posts", rf"行政编制?(?:名额|数|人数)?(?:为|：|共)?(?P<v>{_HEADS})", _STAFFED),
    pattern("staff.administrative_posts", rf"(?P<v>{_HEADS})行政编(?!制?人员)", _STAFFED),
    pattern("staff.institution_posts", rf"事业编制?(?:名额|数|人数)?(?:为|：|共)?(?P<v>{_HEADS})", _STAFFED),
    pattern("staff.institution_posts", rf"(?P<v>{_HEADS})事业编(?!制?人员)", _STAFFED),
    pattern("staff.established_posts", rf"(?<!行政)(?<!事业)(?<!机关)编制(?:总数|人数|总额|数)?(?:为|共计?|：)?(?P<v>{_HEADS})", _STAFFED),
    pattern("staff.administrative_staff", rf"行政(?:在职|在编|在岗)?人员(?:为|：)?(?P<v>{_HEADS})", _STAFFED),
    pattern("staff.institution_staff", rf"事业(?:在职|在编|在岗)?人员(?:为|：)?(?P<v>{_HEADS})", _STAFFED),
    pattern("staff.staff_in_post", rf"(?<!行政)(?<!事业)(?:(?:在职|在编|在册)(?:人员|职工|干部职工|人数)*|实有(?:人员|人数))(?:为|：|共计?|总数)*(?P<v>{_HEADS})", _STAFFED),
    pattern("agency.full_name", "单位名称：(?P<v>[^，。；]+)", _OFFICE),
    pattern("agency.full_name", "(?:^|[，。])(?P<v>中共[^，。（]{4,40}(?:办公室|委员会))(?=（简称|，为)", _OFFICE),
    pattern("agency.rank", "机构规格(?:为)?(?P<v>[正副]?[县处科股]级)", _OFFICE),
    pattern("agency.rank", "(?P<v>[正副][县处科]级)(?=单位|机构|事业单位|行政单位)", _OFFICE),
    pattern("agency.second_nameplate", "加挂(?P<v>[^，。；]+?)(?:的)?牌子", _OFFICE),
    pattern("agency.agency_kind", "(?:，|。|为|属|系)(?P<v>行政单位|事业单位)(?=[，。；])", _OFFICE),
    pattern("agency.funding", "(?:，|。|；)(?P<v>财政(?:全额|差额)?拨款)(?=[，。；])", _OFFICE),
    pattern("agency.agency_changes", "(?:。|，|^)(?P<v>无变动)(?=[，。；]|$)", (Subject.ORGANISATION,)),
    pattern("self_evaluation.total_points", r"(?<!（)(?:满分|总分值)(?:为)?(?P<v>\d+分)", (Subject.EVALUATION,)),
    pattern("self_evaluation.total_score", r"(?:总得?分|自评(?:总)?得分|综合(?:评价)?得分|评价得分|最终得分|自评总分)(?:为|是|：)?(?P<v>\d+(?:\.\d+)?分)", (Subject.EVALUATION,)),
    pattern("self_evaluation.grade", f"(?:等[次级]|评价结果|自评结果|结论)(?:评定|确定|定)?(?:为|是|：)“?(?P<v>{_GRADE})(?=[”。，；]|$)", (Subject.EVALUATION,)),
    pattern("disclosure.due_on", rf"(?:拟|将)?于(?P<v>{_DAY}(?:之?前|以前))(?=[^。；]{{0,24}}(?:公开|公示))"),
    pattern("disclosure.channel", "在(?P<v>[^，。；“在]{2,24}?(?:网站|门户网|平台|公众号))(?:上)?(?:进行|予以|向社会)*(?:公开|公示)"),
    pattern("disclosure.disclosed_on", rf"已于(?P<v>{_DAY})(?=[^。；]{{0,24}}(?:公开|公示))"),
    pattern("disclosure.principle", "“(?P<v>谁[^”]{2,20}公开)”"),
    pattern("disclosure.made_on", rf"于(?P<v>{_DAY})(?:前)?(?:完成|形成)(?:了)?(?:本|自评|绩效|评价)*报告"),
    pattern("index_number", r"索引号：(?P<v>[^，。；\s]{4,40})$", (Subject.OPENING,)),
)  # fmt: skip
_AS_OF: Final = re.compile(rf"(?P<v>{_YEAR_END}|年[底末])(?=[^。；]{{0,20}}(?:编|在职|实有))")
_ASSETS: Final = (
    pattern(
        "assets.vehicles", r"(?:含|车辆|公务用车|共有|有)(?P<v>\d+[部辆台])(?:公务)?(?:用?车辆?)?"
    ),
    pattern("assets.assets_as_of", rf"(?P<v>{_YEAR_END})"),
    pattern(
        "assets.assets_total", rf"资产(?:总额|合计|总计|总值|总量)(?:为|共|：)*(?P<v>{_AMOUNT})"
    ),
)
_ASSET: Final = re.compile(
    rf"(?P<name>(?:通用设备|专用设备|家具(?:和|及|、)?用[品具]|固定资产|无形资产|流动资产|图书(?:和|、)?(?:档案)?"
    rf"|车辆|房屋(?:及?构筑物)?|办公设备|软件)(?:类)?(?:资产)?(?:原值|净值)?)(?:为|共计|合计|：)?(?P<v>{_AMOUNT})"
)
_SUM: Final = re.compile(rf"(?<!资产)(?:合计|共计|总计)(?:为|：)*(?P<v>{_AMOUNT})")
_STAGE_DATES: Final = re.compile(
    rf"(?P<name>(?:前期)?[\u4e00-\u9fff]{{2,4}}阶段)(?:（|：|，时间为|为)?(?P<a>{_DAY})(?:[-—~至到–]+)(?P<b>{_DAY})"
)
_STAGE_NAMES: Final = re.compile(r"包括(?P<list>[^。；]{4,40}?)[两三四五]个阶段")
_METHODS: Final = re.compile(
    "(?:运用|采用|采取)(?P<list>(?:(?!运用|采用|采取)[^。；])*?)等(?:基本|多种|评价)*方法"
)


def read_facts(of: Passage, subject: Subject, draft: Draft) -> None:
    """What a passage says of people, assets, results, dates and disclosure."""
    read_patterns(_PATTERNS, of, subject, draft)
    if re.search("编制|行政编|事业编|在职|实有", of.text) and subject in _OFFICE:
        for match in _AS_OF.finditer(of.text):
            if ("staff", "staff_as_of") not in draft.readings:
                take(draft, of, match.span("v"), ("staff", "staff_as_of"))
    is_on_assets = "资产" in of.text and subject in (*_STAFFED, Subject.MONEY)
    if is_on_assets or subject is Subject.ASSETS:
        _read_assets(of, subject, draft)
    _read_stages(of, draft)
    if subject in (Subject.PROCESS, Subject.RESULTS, Subject.OPENING):
        _read_methods(of, draft)
    _read_scope(of, draft)
    _read_kind(of, subject, draft)


def _read_assets(of: Passage, subject: Subject, draft: Draft) -> None:
    listed = [
        match for match in _ASSET.finditer(of.text) if not draft.is_used(of, *match.span("v"))
    ]
    if not listed and not re.search("资产(?:总额|合计|总计|总值|总量)", of.text):
        return
    read_patterns(_ASSETS, of, subject, draft)
    for match in listed:
        path: DocPath = (
            "assets",
            "asset_items",
            _key(draft, ("assets", "asset_items"), match["name"]),
        )
        take(draft, of, match.span("name"), (*path, "name"))
        take(draft, of, match.span("v"), (*path, "amount"))
    for match in _SUM.finditer(of.text) if len(listed) > 1 else ():
        if not draft.is_used(of, *match.span("v")):
            take(draft, of, match.span("v"), ("assets", "assets_total"))


def _read_stages(of: Passage, draft: Draft) -> None:
    at: DocPath = ("process", "stages")
    for match in _STAGE_DATES.finditer(of.text):
        path = (*at, _key(draft, at, match["name"]))
        for group, name in (("name", "name"), ("a", "starts_on"), ("b", "ends_on")):
            take(draft, of, match.span(group), (*path, name))
    for match in _STAGE_NAMES.finditer(of.text):
        for start, end in _listed(match["list"], match.start("list")):
            take(draft, of, (start, end), (*at, _key(draft, at, of.text[start:end]), "name"))


def _read_methods(of: Passage, draft: Draft) -> None:
    for match in _METHODS.finditer(of.text):
        for start, end in _listed(match["list"], match.start("list")):
            if re.search("法$|分析$|访谈$|核查$|调查$|座谈$", of.text[start:end]):
                number = sum(path[:2] == ("process", "methods") for path in draft.readings)
                if number < 12:
                    take(draft, of, (start, end), ("process", "methods", number))


def _listed(text: str, start: int) -> list[tuple[int, int]]:
    found, at = [], start
    for part in re.split("(、|和|及|与)", text):
        if part not in ("、", "和", "及", "与") and part:
            found.append((at, at + len(part)))
        at += len(part)
    return found


def _read_scope(of: Passage, draft: Draft) -> None:
    path: DocPath = ("disclosure", "scope")
    within = re.search("(?:部门|单位)内部(?:进行)?公开", of.text)
    public = re.search("向社会(?:进行)?公开", of.text)
    found = within or public
    if found and path not in draft.readings:
        take(draft, of, found.span(), path, "", "部门内部公开" if within else "向社会公开")
    elif ("disclosure", "channel") in draft.readings and path not in draft.readings:
        channel = draft.readings["disclosure", "channel"]
        doubt = "按公开的地方推断"
        draft.put(path, Reading("向社会公开", channel.where, channel.words, Confidence.LOW, doubt))


def _read_kind(of: Passage, subject: Subject, draft: Draft) -> None:
    found = re.search("作?为[省市县区]委(?:的)?工作机关", of.text)
    if found and subject in _OFFICE and ("agency", "agency_kind") not in draft.readings:
        doubt = "原文是工作机关的说法，性质按此归入"
        take(draft, of, found.span(), ("agency", "agency_kind"), doubt, "党委工作机关")


def _key(draft: Draft, at: DocPath, name: str) -> str:
    """The key of an item by its name: that of the same name, or a new one."""
    known = draft.keys(at)
    for key in known:
        reading = draft.readings.get((*at, key, "name"))
        if reading and reading.printed.replace(" ", "") == name:
            return key
    return key_of(name, known)
