"""What a check is: an id, a sentence that should be true, a source, and a pure generator."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from generator.model.dataset import Entry
from generator.model.performance import Schemes
from generator.model.report import Report
from generator.model.verdict import Comparison, Verdict

COUNT_VERDICTS: Final = frozenset({Verdict.HOLDS, Verdict.CONTRADICTS, Verdict.UNDECIDED})
"""What a comparison of whole numbers can give: nothing is rounded."""

SUM_VERDICTS: Final = COUNT_VERDICTS | {Verdict.ROUNDS}
RATIO_VERDICTS: Final = SUM_VERDICTS | {Verdict.TRUNCATED}


@dataclass(frozen=True, slots=True)
class Yardsticks:
    """What checks may know besides the report: grade schemes, as data with their source."""

    schemes: Schemes


OneReport: TypeAlias = Callable[[Report, Yardsticks], Iterator[Comparison]]
CountyYears: TypeAlias = Callable[[Sequence[Entry], Yardsticks], Iterator[tuple[Entry, Comparison]]]


@dataclass(frozen=True, slots=True)
class Check:
    """`sentence` should be true of every report; `why` tells a citizen what the check is for.

    Exactly one of `of_report` and `of_years` is set: the second compares the years of one agency
    (oldest first) and says which report each comparison is published with. `verdicts` are those
    it can give; each has a case in `tests/cases/checks/<id>.yml`.
    """

    id: str
    family: str
    sentence: str
    why: str
    source: str = ""
    of_report: OneReport | None = None
    of_years: CountyYears | None = None
    verdicts: frozenset[Verdict] = frozenset()
