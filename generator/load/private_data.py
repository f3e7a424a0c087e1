"""Personal numbers and addresses in a report file: they stop the run, wherever they stand.

Found by shape and by checksum, so that amounts, document numbers and digests pass. A finding never
repeats the number: what it prints may be kept in logs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final

from generator.findings import DocPath, Finding, Level
from generator.load.yaml_tree import Document, scalars

_DIGESTS: Final = frozenset({"digest", "original_digest"})
_DOCUMENT_NUMBERS: Final = frozenset({"index_number", "number"})
_ADDRESS: Final = re.compile(r"https?://[^\s，。；）]+")
_GAP: Final = r"[-\u2010-\u2015 ]{0,2}"
_BEFORE: Final = r"(?<![0-9A-Za-z.,/_-])"
_AFTER: Final = r"(?![0-9A-Za-z_]|[.,]\d|\s*[元万亿%‰])"
_MONTH_DAY: Final = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"

_IDENTITY: Final = re.compile(
    rf"{_BEFORE}[1-9]\d{{5}}{_GAP}(?:18|19|20)\d\d{_MONTH_DAY}{_GAP}\d{{3}}[\dXx]{_AFTER}"
)
_OLD_IDENTITY: Final = re.compile(rf"{_BEFORE}[1-9]\d{{5}}\d\d{_MONTH_DAY}\d{{3}}{_AFTER}")
_BANK_CARD: Final = re.compile(
    rf"{_BEFORE}[1-9]\d{{3}}(?:{_GAP}\d{{4}}){{3}}(?:{_GAP}\d{{1,3}})?{_AFTER}"
)
_MOBILE: Final = re.compile(rf"{_BEFORE}(?:\+?86{_GAP})?1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}{_AFTER}")
_LANDLINE: Final = re.compile(
    rf"{_BEFORE}(?:(?:\+|00)86{_GAP}\(?0?|\(?0)(?:(?:10|2\d)\)?{_GAP}[2-8]\d{{3}}{_GAP}\d{{4}}"
    rf"|[3-9]\d\d\)?{_GAP}[2-8]\d{{2,3}}{_GAP}\d{{4}}){_AFTER}"
)
_MAIL: Final = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
# Ten digits and more, not in the middle of a digest. A digit leads the pattern, and looks back at
# what stands before it, because a search for a set of characters is several times quicker.
_LONG_NUMBER: Final = re.compile(
    r"[0-9\uff10-\uff19](?<![0-9A-Za-z].)"
    r"(?:[-\u2010-\u2015 \u3000()\uff08\uff09]{0,2}[0-9\uff10-\uff19]){9}"
    r"[0-9\uff10-\uff19]*[Xx]?(?![0-9A-Za-z])"
)

_PROVINCES: Final = frozenset(
    str(code)
    for first, last in (
        (11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83), (91, 91)
    )
    for code in range(first, last + 1)
)  # fmt: skip
# GB 11643-1999: weights of the first 17 digits, and the check character of each remainder by 11.
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_CHARACTERS: Final = "10X98765432"

_REMEDY: Final = "公开的报告里不能有个人信息，请删去；单位的联系方式写在 site.yml 里"


def private_findings(document: Document, text: str, file: str) -> Iterator[Finding]:
    """Errors for personal data in any value of a report file, one for each value.

    Quick where the text has nothing to suspect.
    """
    if not _is_suspect(text):
        return
    for path, value in scalars(document.tree):
        found = _kind_in(path, value)
        if found:
            rule, word = found
            yield Finding(rule, Level.ERROR, document.where(file, path), f"这里像是{word}", _REMEDY)


def _is_suspect(text: str) -> bool:
    return "@" in text or "\uff20" in text or _LONG_NUMBER.search(text) is not None


def _kind_in(path: DocPath, value: str) -> tuple[str, str] | None:
    """Rule and word of what stands in a value; the longer numbers first, as they hold others."""
    field = path[-1] if path else ""
    if field in _DIGESTS or not _is_suspect(value):
        return None
    text = _ADDRESS.sub(" ", unicodedata.normalize("NFKC", value))
    for rule, word, pattern, is_one in _KINDS:
        if field in _DOCUMENT_NUMBERS and rule in _LIKE_DOCUMENT_NUMBERS:
            continue
        if any(is_one(match[0]) for match in pattern.finditer(text)):
            return rule, word
    return None


def is_identity_number(text: str) -> bool:
    """Whether 18 characters are an identity number by their province and check character."""
    number = _without_gaps(text).upper()
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return number[:2] in _PROVINCES and number[-1] == _CHECK_CHARACTERS[total % 11]


def is_card_number(text: str) -> bool:
    """Whether 16 to 19 digits pass the Luhn check."""
    total = 0
    for place, character in enumerate(reversed(_without_gaps(text))):
        digit = int(character) * (1 + place % 2)
        total += digit - 9 if digit > 9 else digit
    return total % 10 == 0


def _is_old_identity_number(text: str) -> bool:
    return text[:2] in _PROVINCES


def _always(_: str) -> bool:
    return True


def _without_gaps(text: str) -> str:
    return re.sub("[^0-9A-Za-z]", "", text)


_KINDS: Final[tuple[tuple[str, str, re.Pattern[str], Callable[[str], bool]], ...]] = (
    ("identity-card", "公民身份号码", _IDENTITY, is_identity_number),
    ("bank-card", "银行卡号", _BANK_CARD, is_card_number),
    ("identity-card", "公民身份号码", _OLD_IDENTITY, _is_old_identity_number),
    ("telephone", "手机号码", _MOBILE, _always),
    ("telephone", "固定电话号码", _LANDLINE, _always),
    ("mail-address", "电子邮箱", _MAIL, _always),
)
_LIKE_DOCUMENT_NUMBERS: Final = frozenset({"bank-card"})
