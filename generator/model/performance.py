"""Projects, indicators and the agency's assessment of itself."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Annotated

from generator.model.kinds import (
    AmountField,
    CountField,
    Digest,
    Length,
    LineField,
    QuantityField,
    RateField,
    ReportedLine,
    ReportedLines,
    ScoreField,
    Shaped,
    Words,
)
from generator.model.record import KeyedItems, Record


class Category(Enum):
    """First-level indicators, as the report prints them."""

    OUTPUT = "产出指标"
    BENEFIT = "效益指标"
    SATISFACTION = "满意度指标"
    COST = "成本指标"
    EXECUTION = "预算执行率指标"
    NOT_STATED = "未说明"


class Passage(Record):
    """A passage that checks compare: a short summary of ours, and its normalised text's measure.

    `length` counts characters and `digest` is the SHA-256 of the passage after
    `passage.normalised`; the words themselves stay in the original.
    """

    summary: ReportedLines
    length: Length | None = None
    digest: Digest | None = None


class Indicator(Record):
    """What was promised and what was reached, on one thing."""

    name: LineField
    category: Annotated[Category, Words(Category)]
    subcategory: ReportedLine
    target: QuantityField
    actual: QuantityField
    points: ScoreField
    score: ScoreField
    deviation_reason: ReportedLine
    improvement: ReportedLine


class OtherName(Record):
    """Another name the same report uses for a project, and where."""

    name: LineField
    place: LineField


class Project(Record):
    """One project. `share` is of project expenditure; `purpose` is our short summary."""

    name: ReportedLine
    other_names: KeyedItems[OtherName]
    topic: Annotated[
        str, Shaped("topic-not-a-key", r"[a-z]+(?:-[a-z]+)*", "项目类别", "见 content/topics.yml")
    ]
    initial_budget: AmountField
    adjusted_budget: AmountField
    received: AmountField
    executed: AmountField
    execution_rate: RateField
    share: RateField
    points: ScoreField
    score: ScoreField
    grade: ReportedLine
    purpose: ReportedLine
    goal: Passage
    result: Passage
    indicators: KeyedItems[Indicator]


class CategoryScore(Record):
    """Points of one category of the self-evaluation, and its maximum where printed."""

    name: LineField
    category: Annotated[Category, Words(Category)]
    points: ScoreField
    score: ScoreField


class GradeBand(Record):
    """One grade: from `at_least` (inclusive) to `below` (exclusive)."""

    grade: LineField
    at_least: ScoreField
    below: ScoreField


class Announced(Enum):
    """What a report says it will give."""

    TOTAL_SCORE = "总得分"
    GRADE = "评价等级"
    RESULTS = "目标实现情况"
    INDICATORS = "绩效指标"
    SELF_EVALUATION_FORM = "自评表"


class Announcement(Record):
    """A place where the report itself says that something will be given: the named ground."""

    what: Annotated[Announced, Words(Announced)]
    ground: LineField


class SelfEvaluation(Record):
    """The agency's own score. `total_points` is the full mark the report prints."""

    total_points: ScoreField
    total_score: ScoreField
    grade: ReportedLine
    stated_grades: KeyedItems[OtherName]
    categories: KeyedItems[CategoryScore]
    grade_bands: KeyedItems[GradeBand]
    conclusion: ReportedLines
    projects_count: CountField
    projects_budget: AmountField
    projects_executed: AmountField
    projects_rate: RateField
    evaluated_count: CountField
    evaluated_share: RateField
    announcements: KeyedItems[Announcement]


Projects = KeyedItems[Project]
Indicators = KeyedItems[Indicator]


class GradeScheme(Record):
    """A grade scheme with its source and what it applies to (`content/schemes.yml`)."""

    name: LineField
    source: LineField
    applies_to: LineField
    bands: KeyedItems[GradeBand]
    weights: KeyedItems[CategoryScore]


class Topic(Record):
    """A kind of project, compared across counties (`content/topics.yml`)."""

    name: LineField
    description: LineField
    words: ReportedLines


Schemes = Mapping[str, GradeScheme]
Topics = Mapping[str, Topic]
