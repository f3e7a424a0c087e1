"""The report: the root of one content file, one agency and year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Annotated, Any, TypeAlias

from pydantic import Field, model_validator

from generator.findings import DocPath
from generator.model.agency import Agency, Assets, Procurement, Staff, ThreePublicExpenses
from generator.model.figures import FigureError, read_like
from generator.model.funds import Coverage, Funds, Spending, WithheldItems
from generator.model.kinds import (
    DateField,
    Digest,
    IsoDate,
    LineField,
    ReportedLine,
    ReportedLines,
    Shaped,
    Words,
    refused,
)
from generator.model.money import Unit
from generator.model.performance import (
    Indicators,
    Passage,
    Projects,
    SelfEvaluation,
)
from generator.model.record import KeyedItems, Record
from generator.model.reported import Stated, entries
from generator.model.withdrawal import Withdrawal

FORMAT = "1"

NO_ITEM, ITEM_ADDED = "无此条", "新增此条"
THE_ITEM, ITEM_REMOVED = "有此条", "删去此条"
"""What a correction says of a whole item of a list that came or went: old, then new."""


Code: TypeAlias = Annotated[
    str, Shaped("code-not-six-digits", r"[1-9]\d{5}", "区划代码", "六位数字，例如 130110")
]
Year: TypeAlias = Annotated[
    str, Shaped("year-not-a-year", r"20\d\d", "预算年度", "四位年份，例如 2024")
]
DepartmentKey: TypeAlias = Annotated[
    str,
    Shaped("department-not-a-key", r"[a-z]+(?:-[a-z]+)*", "部门短名", "小写字母，例如 wangxinban"),
]


class EvaluationKind(Enum):
    """The scope of a self-evaluation."""

    WHOLE_AGENCY = "整体支出"
    PROJECT = "项目支出"


class DisclosureScope(Enum):
    """Where the report says it is made public. The second stops publication until decided."""

    PUBLIC = "向社会公开"
    WITHIN_DEPARTMENT = "部门内部公开"
    NOT_STATED = "未说明"


class NoteBy(Enum):
    """Who wrote a note."""

    AGENCY = "编制单位"
    KEEPER = "本站"


class NamesInReport(Enum):
    """Whether the original lists people by name; the names themselves are not kept."""

    LISTED = "列有姓名"
    NONE = "未列姓名"


class BasisDocument(Record):
    """A document the report quotes as its ground, with its number as printed."""

    title: LineField
    issuer: ReportedLine
    number: ReportedLine
    purpose: ReportedLine


class Stage(Record):
    """A stage of the self-evaluation with the dates as printed."""

    name: LineField
    starts_on: DateField
    ends_on: DateField


class GroupMember(Record):
    """A member of the evaluation group: post only; names are not transcribed."""

    post: LineField
    body: ReportedLine


class Process(Record):
    """How the self-evaluation was done."""

    organisation: ReportedLines
    methods: ReportedLines
    stages: KeyedItems[Stage]
    group: KeyedItems[GroupMember]
    names_in_report: Annotated[NamesInReport, Words(NamesInReport)]


class Narrative(Record):
    """What is lacking and what is to be done: short factual summaries in our own words."""

    goals: Passage
    results: Passage
    problems: ReportedLines
    causes: ReportedLines
    measures: ReportedLines
    use_of_results: ReportedLines
    other_matters: ReportedLines


class ScopeDecision(Record):
    """A recorded decision to publish a report whose own scope is narrower."""

    decided_on: IsoDate
    decided_by: LineField
    text: LineField


class Review(Record):
    """The office's own confidentiality review, bound to the digest of what was looked at.

    A file cannot hold its own digest: reviews that publishing asks for are in `model/review.py`.
    """

    reviewed_on: IsoDate
    reviewed_by: LineField
    digest: Digest


class Disclosure(Record):
    """When, where and to whom the report says it is made public."""

    principle: ReportedLine
    channel: ReportedLine
    scope: Annotated[DisclosureScope, Words(DisclosureScope)]
    due_on: DateField
    disclosed_on: DateField
    made_on: DateField
    decision: ScopeDecision | None = None
    confidentiality_review: Review | None = None


class Reading(Record):
    """A place of the original that had to be read with care: what stands there, and how read."""

    printed: LineField
    read_as: LineField


class Provenance(Record):
    """Where the original is from and how it was brought here."""

    original_file: LineField
    original_digest: Digest
    original_address: ReportedLine
    method: LineField
    transcribed_on: IsoDate
    checked_on: IsoDate
    readings: KeyedItems[Reading]


class Restated(Record):
    """A figure that the report prints again in another place, in the words of that place.

    `path` says where in this file the first printing stands, as findings write paths.
    """

    path: LineField
    printed: LineField
    place: LineField


class Note(Record):
    """A dated note on a comparison, printed beside it word for word."""

    check: LineField
    key: ReportedLine
    noted_on: IsoDate
    by: Annotated[NoteBy, Words(NoteBy)]
    text: LineField


class Correction(Record):
    """A published figure that was changed: which, from what to what, and why."""

    corrected_on: IsoDate
    path: LineField
    old: ReportedLine
    new: ReportedLine
    reason: LineField


class Report(Record):
    """One agency, one year, one kind of self-evaluation: what the report says, and no more."""

    format: Annotated[str, Shaped("format-unknown", FORMAT, "支持的格式版本", "第一行写 format: 1")]
    code: Code
    year: Year
    department: DepartmentKey
    kind: Annotated[EvaluationKind, Words(EvaluationKind)]
    title: LineField
    title_words: ReportedLine
    attachment_label: ReportedLine
    index_number: ReportedLine
    unit: Annotated[Unit, Words(Unit)]
    coverage: Annotated[Coverage, Words(Coverage)]
    coverage_note: LineField
    budget_label: ReportedLine
    documents: KeyedItems[BasisDocument]
    agency: Agency
    staff: Staff
    funds: Funds
    spending: Spending
    projects: Projects
    indicators: Indicators
    withheld: WithheldItems
    three_public: ThreePublicExpenses
    assets: Assets
    procurement: Procurement
    self_evaluation: SelfEvaluation
    narrative: Narrative
    process: Process
    disclosure: Disclosure
    provenance: Provenance
    # May be left out: an agency that says a thing once has nothing to list here.
    restated: KeyedItems[Restated] = Field(default_factory=dict)
    notes: KeyedItems[Note]
    corrections: KeyedItems[Correction]
    # May be left out: hardly any report has had to take something back.
    withdrawals: KeyedItems[Withdrawal] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _restated_figures_are_known(self) -> Report:
        for key, item in entries(self.restated).items():
            figure = _at(self, item.path)
            if not isinstance(figure, Stated):
                raise refused(
                    "restated-unknown",
                    f"“{item.path[:80]}”这个位置没有数字",
                    "写成 staff.staff_in_post 的样子",
                    ("restated", key, "path"),
                )
            try:
                read_like(figure, item.printed)
            except FigureError as error:
                place = ("restated", key, "printed")
                raise refused("restated-unlike", str(error), error.hint, place) from error
        return self


def restated_figures(
    report: Report,
) -> Iterator[tuple[DocPath, Stated[Any], Stated[Any], str]]:  # of whatever kind they are
    """Each figure printed twice: where it stands, the first and second printing, and the place."""
    for item in entries(report.restated).values():
        first = _at(report, item.path)
        if isinstance(first, Stated):
            yield tuple(item.path.split(".")), first, read_like(first, item.printed), item.place


def _at(report: Report, path: str) -> object:
    """The value at a dotted path; None where the path leads nowhere."""
    found: object = report
    for step in path.split("."):
        known = type(found).model_fields if isinstance(found, Record) else ()
        if isinstance(found, Mapping):
            found = found.get(step)
        else:
            found = getattr(found, step) if step in known else None
    return found
