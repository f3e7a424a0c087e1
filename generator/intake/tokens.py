"""Figures in a folded text by shape alone: amounts, percentages, counts, not what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_NUMBER: Final = r"(?<![\dA-Za-z.])\d[\d,]*(?:\.\d+)?"
_FIGURE: Final = re.compile(
    rf"(?P<amount>(?:约|近|大约)?{_NUMBER}(?:余|多)?(?:万元|亿元|元)(?:左右)?)"
    rf"|(?P<rate>{_NUMBER}[%‰])"
)
MEASURES: Final = (
    "人次|条次|小时|平方米|公里|[条个次场篇件人名起期份部套项处家户台辆间批幅组轮类款座天]"
)
_QUANTITY: Final = re.compile(
    r"(?P<value>\d+天\*\d+小时|前[一二三四五六七八九十\d]{1,2}名"
    rf"|(?:不少于|不低于|不超过|至少|[≥≤><]|各)?(?:约|近)?{_NUMBER}(?:余|多)?[万亿]?(?:余|多)?"
    rf"(?:%|‰|分钟|{MEASURES}|(?<=[万亿])(?=[，。；、]|$))"
    r"|[两三](?:套|场|期|部|次)(?=[\u4e00-\u9fff]))"
    r"(?!元|年|月|日|位数)"
)
_QUOTED: Final = re.compile("“[^”]*”|《[^》]*》|‘[^’]*’")


@dataclass(frozen=True, slots=True)
class Token:
    """A figure of a folded text and where it stands; `begins` is where its own words begin."""

    start: int
    end: int
    kind: str
    begins: int


def money_tokens(text: str) -> Iterator[Token]:
    """Amounts and percentages, each with the begin of the words before it in its sentence."""
    before = 0
    for match in _FIGURE.finditer(text):
        start = max(before, _sentence_start(text, match.start()))
        yield Token(match.start(), match.end(), str(match.lastgroup), start)
        before = match.end()


def quantity_tokens(text: str) -> Iterator[Token]:
    """Numbers with a measure word, outside quotation marks and titles."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    before = 0
    for match in _QUANTITY.finditer(text):
        if any(start <= match.start() < end for start, end in quoted):
            continue
        start = max(before, _sentence_start(text, match.start()))
        yield Token(match.start(), match.end(), "quantity", start)
        before = match.end()


def clauses(text: str) -> list[tuple[int, int]]:
    """The spans between punctuation; what stands in closed brackets belongs to its clause."""
    found, start, depth = [], 0, 0
    for at, sign in enumerate(text):
        if sign == "（":
            if "）" not in text[at:]:
                found.append((start, at))
                start = at + 1
            else:
                depth += 1
        elif sign == "）":
            if depth == 0:
                found.append((start, at))
                start = at + 1
            depth = max(0, depth - 1)
        elif depth == 0 and sign in "，、：；。！？—":
            found.append((start, at))
            start = at + 1
    return [*(span for span in found if span[0] < span[1]), (start, len(text))]


def _sentence_start(text: str, at: int) -> int:
    return max(text.rfind(sign, 0, at) for sign in "。；！？") + 1
