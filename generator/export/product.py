"""What is made together and kept together: files with a state that changes whenever they may."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeAlias

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


class Keep(Protocol):
    """Hands out what was made before under the same name and state, else makes it."""

    def __call__(self, name: str, state: bytes, make: Callable[[], Any]) -> Any:  # of any kind
        """The value that `make` gives, now or before."""


def anew(name: str, state: bytes, make: Callable[[], Any]) -> Any:  # noqa: ARG001  # a `Keep`
    """Nothing is kept."""
    return make()


def whole(content: Content) -> bytes:
    """A file in one piece."""
    return content if isinstance(content, bytes) else b"".join(content)
