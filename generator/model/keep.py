"""What was made of some reports, kept from one build to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol


class Keep(Protocol):
    """Hands out what was made before under the same name and state, else makes it."""

    def __call__(self, name: str, state: bytes, make: Callable[[], Any]) -> Any:  # of any kind
        """The value that `make` gives, now or before."""


def anew(name: str, state: bytes, make: Callable[[], Any]) -> Any:  # noqa: ARG001  # a `Keep`
    """Nothing is kept."""
    return make()
