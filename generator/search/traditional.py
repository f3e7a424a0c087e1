"""Traditional characters and the simplified ones that a corpus writes. The only user of opencc."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from importlib.util import find_spec
from typing import Final

_HAN: Final = (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))


def has_converter() -> bool:
    """Whether opencc is installed."""
    return find_spec("opencc") is not None


def left_out() -> tuple[str, ...]:
    """What the search does without, because an optional part is not installed."""
    return () if has_converter() else ("没有安装 opencc：用繁体字搜不到简体的页面",)


def simplified(corpus: AbstractSet[str]) -> Mapping[str, str]:
    """For each traditional character that the corpus lacks, the simplified one that it has."""
    import opencc  # noqa: PLC0415  # optional: without it traditional queries are not converted

    characters = [chr(code) for code in _HAN]
    converted = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {
        traditional: simple
        for traditional, simple in zip(characters, converted, strict=True)
        if simple in corpus and traditional not in corpus
    }
