"""Withdrawals: what was published and must be public no more. Never what it said."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Annotated, Final

from generator.model.kinds import IsoDate, LineField, Words
from generator.model.record import Record

WITHDRAWN_WORD: Final = "已撤下"
"""Stands in the place of a withdrawn text that can have no state."""


class Ground(Enum):
    """Why something is withdrawn, as a category.

    Source: 政府信息公开条例（2019 年修订）第十四至十六条。
    """

    CLASSIFIED = "国家秘密"
    FORBIDDEN = "法律法规禁止公开"
    SECURITY = "危及安全稳定"
    COMMERCIAL = "商业秘密"
    PRIVACY = "个人隐私"
    INTERNAL = "内部事务或过程信息"
    ON_REQUEST = "依申请撤回"
    OTHER = "其他依法不予公开"

    @property
    def article(self) -> str:
        """The article that names it; empty where none does."""
        return _ARTICLES[self]


_REGULATION: Final = "《政府信息公开条例》"
_ARTICLES: Final[Mapping[Ground, str]] = {
    Ground.CLASSIFIED: f"{_REGULATION}第十四条",
    Ground.FORBIDDEN: f"{_REGULATION}第十四条",
    Ground.SECURITY: f"{_REGULATION}第十四条",
    Ground.COMMERCIAL: f"{_REGULATION}第十五条",
    Ground.PRIVACY: f"{_REGULATION}第十五条",
    Ground.INTERNAL: f"{_REGULATION}第十六条",
    Ground.ON_REQUEST: "",
    Ground.OTHER: "",
}


class Withdrawal(Record):
    """One withdrawn place of a report: when, where, on which ground, and which office decided."""

    withdrawn_on: IsoDate
    path: LineField
    withdrawn_for: Annotated[Ground, Words(Ground)]
    decided_by: LineField


def covers(withdrawn: str, path: str) -> bool:
    """Whether the withdrawal of a dotted path takes away what stands at another."""
    return path == withdrawn or path.startswith(f"{withdrawn}.")
