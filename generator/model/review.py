"""Reviews before publication (送审): who agreed to what, bound to the bytes that were looked at."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Annotated, Final, TypeAlias

from generator.model.kinds import Digest, IsoDate, LineField, Shaped, Words
from generator.model.record import Record

SHORT: Final = 12
"""How much of a digest is printed where people compare it by eye."""


class Outcome(Enum):
    """What was decided. Only the first lets a report be published."""

    AGREED = "同意公开"
    AMEND = "修改后公开"
    REFUSED = "不同意"


class ReviewRecord(Record):
    """One decision on one version of one report: `digest` is the SHA-256 of its file."""

    address: Annotated[
        str,
        Shaped(
            "review-address",
            r"[a-z0-9]+(?:[/-][a-z0-9]+)*",
            "报告的地址",
            "写成 hebei/shijiazhuang/luquan/2024 的样子",
        ),
    ]
    digest: Digest
    reviewed_on: IsoDate
    reviewed_by: LineField
    outcome: Annotated[Outcome, Words(Outcome)]
    # May be left out: most decisions need no words.
    text: LineField | None = None


Reviews: TypeAlias = Mapping[str, ReviewRecord]
"""All records by key, in the order in which they were made."""
