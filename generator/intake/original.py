"""What an original holds, in its own order: lines and tables, each with its place.

Readers of files make an `Original`; everything behind them reads it and knows no file format.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from generator.errors import GeneratorError

LARGEST_FILE: Final = 30_000_000
"""Bytes of a file that is read at all; a report with pictures has fewer."""

MOST_CHARACTERS: Final = 100_000
"""Characters of one original: ten times the longest report known."""


class IntakeError(GeneratorError):
    """A file that cannot be read, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a printed line of one.

    `wraps` says whether the next line may go on with the sentence: None where the file does not
    tell. `has_gap` is an empty line before it, `is_inset` a tab at its start.
    """

    where: str
    text: str
    wraps: bool | None = None
    has_gap: bool = False
    is_inset: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells, a merged cell repeated in each place that it covers.

    `is_rebuilt` where a text file had its cells on lines of their own.
    """

    where: str
    rows: tuple[tuple[str, ...], ...]
    is_rebuilt: bool = False


Block: TypeAlias = Line | Grid


@dataclass(frozen=True, slots=True)
class Original:
    """One file as it was read: its name, the SHA-256 of its bytes, its blocks, its dangers."""

    name: str
    digest: str
    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = ()


def checked(original: Original) -> Original:
    """The original, if it is of a size that a report has.

    Raises:
        IntakeError: it holds no text, or far too much.
    """
    texts = [
        text
        for block in original.blocks
        for text in ([block.text] if isinstance(block, Line) else sum(block.rows, ()))
    ]
    if sum(map(len, texts)) > MOST_CHARACTERS:
        raise IntakeError(f"{original.name} 的文字太多，不像一份自评报告；请检查是否选错文件")
    if not any(text.strip() for text in texts):
        raise IntakeError(f"{original.name} 里没有文字，可能是扫描件或图片；请用文字版，或由人照录")
    return original
