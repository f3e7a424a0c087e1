"""The kinds of value a report file holds, each an annotated type with its own reader.

A reader turns the text of one YAML scalar into a value or refuses it with a rule id, a Chinese
sentence and a hint (`PydanticCustomError`, type = rule id, context `hint`). The JSON Schema for
editors comes from the same types. The unit of amounts comes in by the validation context.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from typing import Annotated, Final, TypeVar

from pydantic import (
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError, core_schema

from generator.model.figures import (
    FigureError,
    PartialDate,
    Quantity,
    read_amount,
    read_count,
    read_date,
    read_quantity,
    read_rate,
    read_score,
)
from generator.model.money import Money, Unit
from generator.model.reported import (
    NOTHING_WORDS,
    STATE_WORDS,
    Absent,
    Reported,
    Stated,
)

T = TypeVar("T")

LONGEST_LINE: Final = 400
MOST_ITEMS: Final = 500
TODO_WORDS: Final = frozenset({"todo", "TODO", "待填", "待核对"})

_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


def refused(rule: str, message: str, hint: str, at: tuple[str, ...] = ()) -> PydanticCustomError:
    """The refusal of one value, or of one `at` a path below it.

    `{` in data cannot reach the message template.
    """
    return PydanticCustomError(rule, "{said}", {"said": message, "hint": hint, "at": at})


def read_text(value: object, what: str) -> str:
    """The text of a scalar, refused where `what` is missing or still to be done."""
    if not isinstance(value, str):
        raise refused(
            "value-not-one",
            f"这里应当直接写{what}，不能再分下一级或写成一列",
            "写在冒号后面的同一行；没有说明的写“未说明”",
        )
    if not value or value in TODO_WORDS:
        raise refused("value-missing", f"这里还没有填写{what}", "没有说明的写“未说明”，不要留空")
    return value


_REFUSALS: Final = {
    "金额": "amount-not-a-number",
    "百分比": "rate-not-a-percentage",
    "人数或个数": "count-not-a-number",
    "分数": "score-not-a-number",
    "数值": "quantity-not-readable",
    "日期": "date-not-readable",
}


def _reported(what: str, read: Callable[[str, ValidationInfo], Stated[T]]) -> PlainValidator:
    rule = _REFUSALS[what]

    def reader(value: object, info: ValidationInfo) -> Reported[T]:
        text = read_text(value, what)
        state = STATE_WORDS.get(text)
        if state is not None:
            return state
        try:
            return read(text, info)
        except FigureError as error:
            near = difflib.get_close_matches(text, (*STATE_WORDS, *NOTHING_WORDS), n=1)
            hint = f"是不是想写“{near[0]}”？" if near else error.hint
            raise refused(rule, str(error), hint) from error

    return PlainValidator(reader)


def _unit(info: ValidationInfo) -> Unit:
    unit = (info.context or {}).get("unit")
    return unit if isinstance(unit, Unit) else Unit.WAN_YUAN


def _figure_schema(what: str, example: str) -> WithJsonSchema:
    states = "未说明、依法不予公开、不适用"
    return WithJsonSchema(
        {
            "type": ["string", "number"],
            "minLength": 1,
            "description": f"{what}，例如 {example}；或 {states}",
        }
    )


AmountField = Annotated[
    Reported[Money],
    _reported("金额", lambda text, info: read_amount(text, _unit(info))),
    _figure_schema("金额", "355.53、563662 元、未安排"),
]
RateField = Annotated[
    Reported[Decimal],
    _reported("百分比", lambda text, _: read_rate(text)),
    _figure_schema("百分比", "99.91%"),
]
CountField = Annotated[
    Reported[Decimal],
    _reported("人数或个数", lambda text, _: read_count(text)),
    _figure_schema("个数", "6"),
]
ScoreField = Annotated[
    Reported[Decimal],
    _reported("分数", lambda text, _: read_score(text)),
    _figure_schema("分数", "95"),
]
QuantityField = Annotated[
    Reported[Quantity],
    _reported("数值", lambda text, _: read_quantity(text)),
    _figure_schema("目标值或完成值", "≥10000 条、2600余万人次、全部整改"),
]
DateField = Annotated[
    Reported[PartialDate],
    _reported("日期", lambda text, _: read_date(text)),
    _figure_schema("日期", "2024-05-16、5月16日前"),
]


def _read_line(value: object) -> str:
    text = read_text(value, "文字")
    if "\n" in text:
        raise refused("text-not-one-line", "这里只能写一行", "去掉换行")
    if len(text) > LONGEST_LINE:
        raise refused(
            "text-too-long", f"这里最多 {LONGEST_LINE} 字，现有 {len(text)} 字", "请写简短"
        )
    return text


def _read_reported_line(value: object) -> str | Absent:
    if isinstance(value, str) and value in STATE_WORDS:
        return STATE_WORDS[value]
    return _read_line(value)


def _read_iso_date(value: object) -> str:
    text = read_text(value, "日期")
    match = _ISO.fullmatch(text)
    try:
        if match is None:
            raise FigureError("", "")
        read_date(text)
    except FigureError as error:
        raise refused("date-not-iso", f"“{text[:20]}”不是日期", "写成 2026-03-02 的样子") from error
    return text


def _read_digest(value: object) -> str:
    text = read_text(value, "指纹")
    if not _DIGEST.fullmatch(text):
        raise refused("digest-not-sha256", "这里应当是 SHA-256 指纹", "64 个十六进制小写字母和数字")
    return text


def _read_length(value: object) -> int:
    text = read_text(value, "字数")
    if not re.fullmatch(r"[1-9][0-9]{0,5}", text):
        raise refused("length-not-a-number", f"“{text[:20]}”不是字数", "写成整数")
    return int(text)


def _patterned(kind: str | list[str], pattern: str, said: str) -> WithJsonSchema:
    return WithJsonSchema({"type": kind, "pattern": pattern, "description": said})


_TEXT: Final = WithJsonSchema(
    {"type": ["string", "number"], "minLength": 1, "maxLength": LONGEST_LINE}
)
LineField = Annotated[str, PlainValidator(_read_line), _TEXT]
ReportedLine = Annotated[str | Absent, PlainValidator(_read_reported_line), _TEXT]
IsoDate = Annotated[
    str,
    PlainValidator(_read_iso_date),
    _patterned("string", r"^\d{4}-\d\d-\d\d$", "日期，例如 2026-03-02"),
]
Digest = Annotated[
    str,
    PlainValidator(_read_digest),
    _patterned("string", "^[0-9a-f]{64}$", "用 disclose digest 算出的 64 个字符"),
]
Length = Annotated[
    int,
    PlainValidator(_read_length),
    _patterned(["string", "number"], r"^[1-9]\d{0,5}$", "字数，例如 73"),
]


class _Kind:
    """A kind of text as metadata of an annotated type: a reader, and a schema for editors."""

    schema: Mapping[str, object]

    def read(self, value: object) -> object:
        """The value of the text, or a refusal: each kind reads in its own way."""
        raise refused("value-not-readable", f"“{value}”无法读取", "请核对写法")

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Pydantic asks here how to validate."""
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, object]:
        """Pydantic asks here what editors should know."""
        return dict(self.schema)


class Shaped(_Kind):
    """A text of one fixed shape, such as a division code or a key."""

    def __init__(self, rule: str, pattern: str, what: str, hint: str) -> None:
        self._rule, self._what, self._hint = rule, what, hint
        self._shape = re.compile(pattern, re.ASCII)
        self.schema = {
            "type": ["string", "number"],
            "pattern": f"^(?:{pattern})$",
            "description": hint,
        }

    def read(self, value: object) -> str:
        """The text itself."""
        text = read_text(value, self._what)
        if not self._shape.fullmatch(text):
            raise refused(self._rule, f"“{text[:40]}”不是{self._what}", self._hint)
        return text


class Words(_Kind):
    """A closed set, written with its Chinese words."""

    def __init__(self, kind: type[Enum]) -> None:
        self._members = {str(member.value): member for member in kind}
        self.schema = {"enum": list(self._members)}

    def read(self, value: object) -> Enum:
        """The member whose word stands in the file."""
        text = read_text(value, "选项")
        if text not in self._members:
            raise refused(
                "word-not-in-list",
                f"“{text[:40]}”不在可选的词里",
                f"可以写：{'、'.join(self._members)}",
            )
        return self._members[text]


def _lines(value: object) -> tuple[str, ...]:
    """A list of short texts; a single text is a list of one; 无 stays the one word."""
    if isinstance(value, str):
        return (_read_line(value),)
    if not isinstance(value, list) or not value:
        raise refused("value-missing", "这里应当有一段或几段文字", "没有说明的写“未说明”")
    if len(value) > MOST_ITEMS:
        raise refused("too-many-items", f"这里最多 {MOST_ITEMS} 项", "请合并")
    return tuple(_read_line(each) for each in value)


def _reported_lines(value: object) -> tuple[str, ...] | Absent:
    if isinstance(value, str) and value in STATE_WORDS:
        return STATE_WORDS[value]
    return _lines(value)


_LINES: Final = WithJsonSchema(
    {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
)
Lines = Annotated[tuple[str, ...], PlainValidator(_lines), _LINES]
ReportedLines = Annotated[tuple[str, ...] | Absent, PlainValidator(_reported_lines), _LINES]


def is_nothing(lines: tuple[str, ...]) -> bool:
    """Whether the report answers with a stated nothing (无)."""
    return len(lines) == 1 and lines[0] in NOTHING_WORDS
