"""The smallest valid values, so that a test writes only what matters to it.

A report is built as the text tree that a keeper would write and read by the real model: what a
test leaves out is 未说明, and items of lists need only the fields the test is about.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, get_args, get_origin

from pydantic import TypeAdapter

from generator.checks.check import Yardsticks
from generator.model.dataset import Dataset, Entry, HandPage
from generator.model.edition import Edition
from generator.model.figures import read_amount, read_rate
from generator.model.money import Unit
from generator.model.performance import GradeScheme, Topic
from generator.model.record import Record
from generator.model.report import Report
from generator.model.reported import Absent, Stated
from generator.model.site import Site
from generator.model.verdict import Operand
from generator.places.division import Division, DivisionKind, Divisions, kind_of
from generator.reading import edition
from generator.views.source import Source, source_of

Texts = dict[str, Any]

NO_DIGEST = "0" * 64

# What stands in a required field that cannot be 未说明.
DEFAULTS = {
    "format": "1",
    "code": "130110",
    "year": "2024",
    "department": "wangxinban",
    "kind": "整体支出",
    "title": "某区委网信办2024年度整体支出绩效自评报告",
    "unit": "万元",
    "coverage": "全部支出",
    "coverage_note": "全部支出",
    "topic": "qita",
    "part_of": "项目支出",
    "names_in_report": "未列姓名",
    "what": "总得分",
    "by": "编制单位",
    "text": "年末追加下达资金。",
    "original_digest": NO_DIGEST,
    "digest": NO_DIGEST,
    "transcribed_on": "2026-01-05",
    "checked_on": "2026-01-06",
    "noted_on": "2026-01-07",
    "corrected_on": "2026-01-08",
    "decided_on": "2026-01-09",
    "reviewed_on": "2026-01-10",
}
SILENT = "未说明"

_SITE = {
    "publisher": "第三方",
    "sponsor": "示例项目组",
    "title": "示例站",
    "tagline": "示例副题",
    "description": "示例说明",
    "keywords": ["示例"],
    "address": "未说明",
    "as_of": "2026-01-31",
    "department": {"key": "wangxinban", "name": "网信办"},
    "contact": {"mail": "未说明"},
    "switches": {"names": "否", "contradictions_on_home": "是", "review_required": "否"},
    "licence": "可自由使用",
}

_TOPIC = {"name": "其他", "description": "不属于以上各类的项目。", "words": "未说明"}

_REPORTS: TypeAdapter[Report] = TypeAdapter(Report)
_SCHEMES: TypeAdapter[dict[str, GradeScheme]] = TypeAdapter(dict[str, GradeScheme])

_BANDS = {
    "national": (("优", "90", "不适用"), ("良", "80", "90"), ("中", "60", "80"), ("差", "0", "60")),
    "shijiazhuang": (
        ("优秀", "85", "不适用"),
        ("良好", "75", "85"),
        ("一般", "60", "75"),
        ("较差", "0", "60"),
    ),
}
_WEIGHTS = {
    "output": {"name": "产出指标", "category": "产出指标", "points": "50", "score": "不适用"},
    "benefit": {"name": "效益指标", "category": "效益指标", "points": "30", "score": "不适用"},
}


def a_report_tree(**changes: Any) -> Texts:
    """The smallest valid report as texts, with `changes` laid over it at any depth."""
    return _laid_over(Report, changes)


def a_report(**changes: Any) -> Report:
    """The smallest valid report, read by the real model."""
    return read_report(a_report_tree(**changes))


def read_report(tree: Texts) -> Report:
    """A tree of texts, as the loader would read it."""
    return _REPORTS.validate_python(tree, context={"unit": Unit(tree["unit"])})


def stated(text: str, unit: Unit = Unit.WAN_YUAN) -> Stated[Any]:
    """An amount, or a rate if it ends in a per cent sign, as the report prints it."""
    return read_rate(text) if text.endswith("%") else read_amount(text, unit)


def an_operand(figure: Stated[Any] | Absent | str, label: str = "金额") -> Operand:
    """A figure that takes part in a comparison; a text is read as an amount or a rate."""
    return Operand(("figure",), label, stated(figure) if isinstance(figure, str) else figure)


def an_entry(report: Report, place: Division | None = None) -> Entry:
    """The report in its place; its file is named for place, year, department and kind."""
    place = place or a_place(report.code)
    name = f"{report.year}-{report.department}-{report.kind.name.lower()}"
    file = f"content/reports/{place.address}/{name}.yml"
    return Entry(report, place, file, hashlib.sha256(file.encode()).hexdigest(), {(): (1, 1)})


def a_place(code: str = "130110", name: str = "青山区") -> Division:
    """A county by its code."""
    return Division(
        code=code,
        name=name,
        kind=DivisionKind.COUNTY,
        parent=f"{code[:4]}00",
        reading="qing shan qu",
        address=f"hebei/shijiazhuang/p{code}",
        valid_from="",
        valid_to="",
        successors=(),
    )


def a_site(**changes: Any) -> Site:
    """The smallest valid settings: a third party without an address."""
    tree = _laid_over(Site, _SITE | changes)
    return TypeAdapter(Site).validate_python(tree)


def an_edition(*entries: Report | Entry, site: Mapping[str, Any] | None = None) -> Edition:
    """What would be published of these reports: all checks run, places above them known.

    A report alone stands in `a_place` of its code.
    """
    found = tuple(each if isinstance(each, Entry) else an_entry(each) for each in entries)
    above = (_above("130000", "河北省", "", "hebei"), _above("130100", "石家庄市", "130000"))
    places = {each.division.code: each.division for each in found}
    dataset = Dataset(
        a_site(**(site or {})),
        Divisions((*above, *places.values())),
        yardsticks().schemes,
        TypeAdapter(dict[str, Topic]).validate_python({"qita": _TOPIC}),
        tuple(sorted(found, key=lambda each: (each.division.address, each.report.year))),
        (HandPage("about", "关于本站", "说明。"),),
    )
    return edition(dataset, ())


def a_source(report: Report) -> Source:
    """The report as its own page sees it."""
    shown = an_edition(report)
    return source_of(shown, shown.dataset.reports[0])


def yardsticks() -> Yardsticks:
    """The two grade schemes that reports are known to use."""
    schemes = {
        key: {
            "name": key,
            "source": "财预〔2020〕10号" if key == "national" else "石家庄市各单位报告所印",
            "applies_to": "项目支出绩效自评" if key == "national" else "整体支出绩效自评",
            "bands": {
                f"band-{index}": {"grade": grade, "at_least": at_least, "below": below}
                for index, (grade, at_least, below) in enumerate(bands, 1)
            },
            "weights": _WEIGHTS if key == "national" else SILENT,
        }
        for key, bands in _BANDS.items()
    }
    return Yardsticks(_SCHEMES.validate_python(schemes, context={"unit": Unit.WAN_YUAN}))


def _above(code: str, name: str, parent: str, address: str = "hebei/shijiazhuang") -> Division:
    return Division(code, name, kind_of(code), parent, "", address, "", "", ())


def _laid_over(model: type[Record], changes: Mapping[str, Any]) -> Texts:
    """The model's required fields with their smallest texts, and `changes` over them."""
    unknown = set(changes) - set(model.model_fields)
    assert not unknown, f"{model.__name__} has no {sorted(unknown)}"
    return {
        name: _value(name, field.annotation, changes.get(name))
        for name, field in model.model_fields.items()
        if name in changes or field.is_required()
    }


def _value(name: str, kind: Any, change: Any) -> Any:
    if isinstance(kind, type) and issubclass(kind, Record):
        return change if isinstance(change, str) else _laid_over(kind, change or {})
    item = _item_of(kind)
    if item is not None and isinstance(change, Mapping):
        return {key: _laid_over(item, each) for key, each in change.items()}
    if item is None and isinstance(change, Mapping):
        return _laid_over(_record_in(kind), change)
    return DEFAULTS.get(name, SILENT) if change is None else change


def _item_of(kind: Any) -> type[Record] | None:
    return get_args(kind)[1] if get_origin(kind) is dict else None


def _record_in(kind: Any) -> type[Record]:
    """The record of an optional group (`ScopeDecision | None`)."""
    return next(each for each in get_args(kind) if each is not type(None))
