"""One difference told in other ways, as a remainder and as shares: lines that are never counted."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from generator.checks.compare import number
from generator.checks.operands import WITHHELD_MARK
from generator.model.money import Money, Unit
from generator.model.reported import Stated
from generator.model.verdict import Comparison, Operand


def as_remainder(found: Comparison) -> tuple[str, ...]:
    """The whole less what is listed beside the one amount withheld, where there is one."""
    kept = [part for part in found.parts if _is_withheld(part)]
    if len(kept) != 1:
        return ()
    unit, listed = _unit(found), len(found.parts) - 1
    whole, withheld = _figure(found.printed[0]), _figure(kept[0])
    others = (found.actual or Decimal(0)) - withheld
    name = kept[0].label.removesuffix(WITHHELD_MARK)
    line = (
        f"{_text(whole, unit)} 减去列出的 {listed} 项 {_text(others, unit)}，"
        f"得 {_text(whole - others, unit)}；报告写的{name}为 {_text(withheld, unit)}。"
    )
    return (line,)


def as_shares(found: Comparison, shares: Sequence[Operand]) -> tuple[str, ...]:
    """The printed shares of all that is listed, and what is withheld as a share, together."""
    kept = [part for part in found.parts if _is_withheld(part)]
    whole = _figure(found.printed[0])
    if not shares or not whole or len(shares) != len(found.parts) - len(kept):
        return ()
    unit = _unit(found)
    together = sum(map(_figure, shares), start=Decimal(0))
    words = [f"{len(shares)} 项占比之和 {_percent(together)}"]
    for part in kept:
        share = _figure(part) / whole
        together += share
        words.append(f"{_text(_figure(part), unit)} 占 {_text(whole, unit)} 的 {_percent(share)}")
    if _percent(together) == "100.00%":
        return ()
    size = "超过" if together > 1 else "不足"
    return (f"{'，'.join(words)}，合计{size} 100%。",)


def as_fitting_shares(number_of_shares: int) -> tuple[str, ...]:
    """The shares that follow from the sum of the parts, not from the printed whole."""
    if not number_of_shares:
        return ()
    return (f"{number_of_shares} 项占比按各项之和计算则相符。",)


def _is_withheld(operand: Operand) -> bool:
    return operand.path[0] == "withheld"


def _figure(operand: Operand) -> Decimal:
    return number(operand.figure) if isinstance(operand.figure, Stated) else Decimal(0)


def _unit(found: Comparison) -> Unit:
    """The unit that the total is printed in."""
    printed = found.printed[0].figure
    return Unit(printed.unit) if isinstance(printed, Stated) else Unit.WAN_YUAN


def _text(yuan: Decimal, unit: Unit) -> str:
    """An exact amount: no place is added or lost."""
    return f"{Money(yuan).in_unit(unit).normalize():f}"


def _percent(share: Decimal) -> str:
    """A share with two decimals, for a line of explanation only: no verdict rests on it."""
    return f"{(share * 100).quantize(Decimal('0.01'), ROUND_HALF_UP)}%"
