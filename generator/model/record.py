"""Groups of fields and lists of items: closed, frozen, or in one state as a whole."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeAlias, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    GetJsonSchemaHandler,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_validator,
)
from pydantic_core import core_schema

from generator.model.kinds import MOST_ITEMS, read_text, refused
from generator.model.reported import (
    NOTHING_WORDS,
    STATE_WORDS,
    Listed,
)

_KEY: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_KEY: Final = 60


def is_key(text: str) -> bool:
    """Whether a text can be the stable key of an item: a part of addresses, so plain and short."""
    return bool(_KEY.fullmatch(text)) and len(text) <= _LONGEST_KEY


def _keyed(value: object, handler: ValidatorFunctionWrapHandler) -> Listed[Any]:  # of any item
    if isinstance(value, str):
        text = read_text(value, "条目")
        if text in STATE_WORDS:
            return STATE_WORDS[text]
        if text in NOTHING_WORDS:
            return {}
    if not isinstance(value, dict):
        raise refused(
            "value-not-a-group", "这里应当是一组条目，每条有自己的短名", "没有说明的写“未说明”"
        )
    if len(value) > MOST_ITEMS:
        raise refused("too-many-items", f"这里最多 {MOST_ITEMS} 条", "请合并")
    for key in value:
        if not is_key(key):
            raise refused(
                "key-not-a-key",
                f"“{str(key)[:40]}”不能用作条目的短名",
                "短名只用小写字母、数字和连字符，例如 yuqing-jiance",
            )
    items: Listed[Any] = handler(value)  # as the inner type made them
    return items


class _OrState:
    """Tells editors that a state word may stand in the place of a list."""

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:  # JSON of any shape
        """Pydantic asks here what editors should know."""
        return {"anyOf": [{"enum": [*STATE_WORDS, *NOTHING_WORDS]}, handler(schema)]}


if TYPE_CHECKING:
    T = TypeVar("T")
    KeyedItems: TypeAlias = Listed[T]
else:

    class KeyedItems:
        """`KeyedItems[Item]`: items by stable key, or a state word for the whole list.

        A plain union would make pydantic try every member and report all their refusals.
        """

        def __class_getitem__(cls, item):
            """The annotated type."""
            return Annotated[dict[str, item], WrapValidator(_keyed), _OrState()]


class Record(BaseModel):
    """A group of fields of a report file: frozen, closed, every required key written.

    A state word in the place of the group stands for that state in each of its required fields.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        # A build that reads no report anew needs no reader of one (`shape_if_asked`).
        defer_build=True,
    )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:  # JSON of any shape
        """Tells editors that a state word may stand in the place of a group."""
        group = handler.resolve_ref_schema(handler(schema))
        return {"anyOf": [{"enum": list(STATE_WORDS)}, group]}

    @model_validator(mode="before")
    @classmethod
    def _group(cls, value: object) -> object:
        if isinstance(value, str):
            text = read_text(value, "一组内容")
            if text in STATE_WORDS:
                return {
                    name: text for name, field in cls.model_fields.items() if field.is_required()
                }
        if not isinstance(value, Mapping):
            raise refused(
                "value-not-a-group",
                "这里应当是一组带名字的内容",
                "没有说明的写“未说明”；下一级要缩进两格",
            )
        return value
