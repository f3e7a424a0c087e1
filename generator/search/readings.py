"""Pinyin of names, for finding them by sound. The only module of the search that asks pypinyin.

A place is read as the table of places says. What pypinyin says of other names moves nothing: no
address and no page depends on it.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import product
from typing import Final

MOST_READINGS: Final = 8
"""Other readings kept of one name."""

_GENERIC: Final = frozenset("省市县区旗盟州族自治")
"""Nobody misreads these, though each has rarer readings."""

_COMMON: Final = (0xB0, 0xF8)
"""First bytes of the 6,763 characters of GB 2312, which are those that people type."""


def reading(name: str, known: Mapping[str, str]) -> str:
    """The syllables of a name, without tones; `known` gives those of place names in it."""
    import pypinyin  # noqa: PLC0415  # slow to load, and only a build of the index needs it

    for place in sorted(known, key=len, reverse=True):
        if place in name:
            before, _, after = name.partition(place)
            parts = (reading(before, {}), known[place], reading(after, {}))
            return " ".join(filter(None, parts))
    read = pypinyin.lazy_pinyin(name, style=pypinyin.Style.NORMAL, v_to_u=False)
    return " ".join(" ".join(read).split())  # a figure or a space in a name is read as it is


def other_readings(name: str, syllables: str) -> tuple[str, ...]:
    """How the name is read by who does not know it, nearest first: `leting` for 乐亭."""
    choices = []
    for character, syllable in zip(name, syllables.split(" "), strict=False):
        others = [] if character in _GENERIC else _readings(character)
        choices.append((syllable, *(each for each in others if each != syllable)))
    ranked = sorted(
        product(*(range(len(each)) for each in choices)),
        key=lambda ranks: (sum(map(bool, ranks)), sum(ranks), ranks),
    )
    spelled = (
        "".join(choice[rank] for choice, rank in zip(choices, ranks, strict=True))
        for ranks in ranked[1 : MOST_READINGS + 1]
    )
    return tuple(spelled)


def homophones(syllables: Iterable[str]) -> Mapping[str, str]:
    """The common characters that can be read as each syllable."""
    known = _characters_by_syllable()
    return {syllable: known.get(syllable, "") for syllable in sorted(set(syllables))}


@cache
def _characters_by_syllable() -> Mapping[str, str]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for character in _common_characters():
        for each in _readings(character):
            found[each].append(character)
    return {syllable: "".join(characters) for syllable, characters in found.items()}


def _readings(character: str) -> list[str]:
    """All readings of a character without tones, the usual first."""
    from pypinyin.constants import PINYIN_DICT  # noqa: PLC0415  # see `reading`

    written = unicodedata.normalize("NFD", PINYIN_DICT.get(ord(character), ""))
    letters = "".join(each for each in written.replace("u\u0308", "v") if each.isascii())
    return list(dict.fromkeys(filter(None, letters.split(","))))


def _common_characters() -> Iterable[str]:
    first, last = _COMMON
    for row in range(first, last):
        for cell in range(0xA1, 0xFF):
            yield from bytes((row, cell)).decode("gb2312", errors="ignore")
