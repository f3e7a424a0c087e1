"""Reports that were taken down as a whole: `content/withdrawn.yml`, which keeps their addresses."""

from __future__ import annotations

from typing import Annotated

from generator.model.kinds import IsoDate, LineField, Words
from generator.model.record import Record
from generator.model.report import Code, DepartmentKey, EvaluationKind, Year
from generator.model.withdrawal import Ground


class WithdrawnReport(Record):
    """One report that is public no more: which, when, on which ground, and which office decided."""

    code: Code
    year: Year
    department: DepartmentKey
    kind: Annotated[EvaluationKind, Words(EvaluationKind)]
    withdrawn_on: IsoDate
    withdrawn_for: Annotated[Ground, Words(Ground)]
    decided_by: LineField
