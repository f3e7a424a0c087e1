"""How a long stage lets itself be counted: it walks its items through a `Follow`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")


class Follow(Protocol):
    """Hands the items on, one by one and in their order; may tell a person how many are done."""

    def __call__(self, items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
        """The same items; `what` names the stage in Chinese, `total` is how many will come."""


def unseen(items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:  # noqa: ARG001  # a `Follow` is told them
    """Nobody looks."""
    return iter(items)
