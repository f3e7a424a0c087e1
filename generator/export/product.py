"""What is made together and kept together: files with a state that changes whenever they may."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import IO, Any, Final, Protocol, TypeAlias

Content: TypeAlias = "bytes | Iterable[bytes]"
"""A file whole, or in the pieces in which it is written."""

Facts: TypeAlias = Mapping[str, Any]  # small values that JSON holds


@dataclass(frozen=True, slots=True)
class Made:
    """Files by path below the site's root, and what later products want to know of them."""

    files: Iterable[tuple[str, Content]]
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Product:
    """Files that are made together.

    `state` covers all that they are made from but for what everything is made from: the program
    and the settings. It is None where they have to be made to know.
    """

    name: str
    make: Callable[[], Made]
    state: bytes | None = None


class Standing(Protocol):
    """What stands where files are brought up to date, and what others have made for that."""

    def facts(self, product: str) -> Facts:
        """What a product said of itself when the files that stand were made; empty if none do."""

    def opened(self, path: str) -> AbstractContextManager[IO[bytes]] | None:
        """A file of the site as the build before left it; None where there is none."""

    def content(self, path: str) -> bytes | None:
        """A file of the site that was brought up to date; None where it does not stand yet."""

    def taken(self, name: str, state: bytes) -> tuple[Any] | None:  # of any kind
        """A value that another process has made, alone in a tuple; None where there is none."""


class Nothing:
    """Where nothing stands, and everything is made."""

    def facts(self, product: str) -> Facts:  # noqa: ARG002  # a `Standing`
        """Nothing is known."""
        return {}

    def opened(self, path: str) -> None:
        """No file stands."""

    def content(self, path: str) -> None:
        """No file stands."""

    def taken(self, name: str, state: bytes) -> None:
        """Nobody has made anything."""


NOTHING: Final = Nothing()


def whole(content: Content) -> bytes:
    """A file in one piece."""
    return content if isinstance(content, bytes) else b"".join(content)
