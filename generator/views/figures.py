"""Figures set against one another: the change from one year to the next."""

from __future__ import annotations

from generator.model.money import Money, Unit
from generator.model.reported import Reported, Stated
from generator.views.text import MINUS, percent, signed


def change_words(now: Reported[Money], before: Reported[Money]) -> str:
    """`＋2.10（＋3.40%）` in 万元, exact and then rounded; empty unless both years state it."""
    if not isinstance(now, Stated) or not isinstance(before, Stated):
        return ""
    difference = now.value - before.value
    place = max(now.place, before.place)
    size = signed(difference.in_unit(Unit.WAN_YUAN), place / Unit.WAN_YUAN.yuan)
    if not before.value.yuan:
        return size
    share = percent(difference.yuan / before.value.yuan)
    return f"{size}（{share if share.startswith(MINUS) else f'＋{share}'}）"
