"""What a report says about one thing: one of five states, never mixed.

A value, a stated nothing (未安排), withheld by law (依法不予公开), not stated (未说明) and not
applicable (不适用) stay five different things from the file to the last table cell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Generic, TypeAlias, TypeVar

from generator.model.packing import Packed

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class State(Enum):
    """The five states, by the identifier that downloads carry."""

    VALUE = "value"
    NOTHING = "nothing"
    WITHHELD = "withheld"
    NOT_STATED = "not_stated"
    NOT_APPLICABLE = "not_applicable"


WITHHELD_WORD = "依法不予公开"
NOT_STATED_WORD = "未说明"
NOT_APPLICABLE_WORD = "不适用"
NOTHING_WORDS = ("未安排", "无")
"""Words that state a nothing: read as zero, shown as the words."""


@dataclass(frozen=True, slots=True)
class Stated(Packed, Generic[T_co]):
    """A value, the text that states it, and the size of its last printed place.

    `place` is in the unit of `value` (yuan for money, a share for rates). `unit` is the word
    printed or implied beside the figure (`万元`, `%`, `人`). A stated nothing is a `Stated` zero:
    its text tells it from `0.00`.
    """

    value: T_co
    printed: str
    place: Decimal
    unit: str = ""
    is_approximate: bool = False

    @property
    def is_nothing(self) -> bool:
        """Whether the report says in words that there is none."""
        return self.printed in NOTHING_WORDS


@dataclass(frozen=True, slots=True)
class Withheld:
    """Kept back by law, as the report claims (依法不予公开), without a figure."""

    def __reduce__(self) -> tuple[Callable[[str], Absent], tuple[str]]:
        """Read from a cache it is the one that all code knows."""
        return _one, (type(self).__name__,)


@dataclass(frozen=True, slots=True)
class NotStated:
    """The report is silent (未说明): neither nothing nor zero."""

    def __reduce__(self) -> tuple[Callable[[str], Absent], tuple[str]]:
        """Read from a cache it is the one that all code knows."""
        return _one, (type(self).__name__,)


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The question has no meaning here (不适用)."""

    def __reduce__(self) -> tuple[Callable[[str], Absent], tuple[str]]:
        """Read from a cache it is the one that all code knows."""
        return _one, (type(self).__name__,)


WITHHELD = Withheld()
NOT_STATED = NotStated()
NOT_APPLICABLE = NotApplicable()


def _one(name: str) -> Absent:
    """The state of a class, by its name."""
    named: dict[str, Absent] = {"Withheld": WITHHELD, "NotStated": NOT_STATED}
    return named.get(name, NOT_APPLICABLE)


Absent: TypeAlias = Withheld | NotStated | NotApplicable
Reported: TypeAlias = Stated[T] | Withheld | NotStated | NotApplicable
Listed: TypeAlias = Mapping[str, T] | Withheld | NotStated | NotApplicable
"""Items by their stable keys in printed order, or the state of the whole list."""

STATE_WORDS: Mapping[str, Absent] = {
    WITHHELD_WORD: WITHHELD,
    NOT_STATED_WORD: NOT_STATED,
    NOT_APPLICABLE_WORD: NOT_APPLICABLE,
}
_STATES: Mapping[type, State] = {
    Withheld: State.WITHHELD,
    NotStated: State.NOT_STATED,
    NotApplicable: State.NOT_APPLICABLE,
}
_WORDS: Mapping[State, str] = {
    State.WITHHELD: WITHHELD_WORD,
    State.NOT_STATED: NOT_STATED_WORD,
    State.NOT_APPLICABLE: NOT_APPLICABLE_WORD,
}


def state_of(reported: object) -> State:
    """Which of the five states a reported value, a text or a whole list is in."""
    if isinstance(reported, Stated):
        return State.NOTHING if reported.is_nothing else State.VALUE
    return _STATES.get(type(reported), State.VALUE)


def state_word(reported: object) -> str:
    """The state's Chinese word; empty for a value, the printed word for a stated nothing."""
    if isinstance(reported, Stated):
        return reported.printed if reported.is_nothing else ""
    return _WORDS.get(state_of(reported), "")


def entries(listed: Listed[T]) -> Mapping[str, T]:
    """The items of a list; none where the report gives only a state."""
    return listed if isinstance(listed, Mapping) else {}
