"""What was made of some reports, kept from one build to the next: see `model/keep.py`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.cache.store import Store, packed, unpacked


class Values:
    """Values by name and state, held by this process; a `Keep`."""

    def __init__(self) -> None:
        self._values: dict[str, tuple[bytes, Any]] = {}  # of any kind

    def __call__(self, name: str, state: bytes, make: Callable[[], Any]) -> Any:  # of any kind
        """The value that `make` gives, now or before."""
        found = self._values.get(name)
        if found is None or found[0] != state:
            found = self._values[name] = (state, make())
        return found[1]


class StoredValues:
    """The same in a file of the cache; a reader finds there what it asks for, or makes it."""

    def __init__(self, store: Store, *, is_reader: bool) -> None:
        self._store = store
        self._is_reader = is_reader

    def __call__(self, name: str, state: bytes, make: Callable[[], Any]) -> Any:  # of any kind
        """The value that `make` gives, now or before."""
        rows = self._store.rows("SELECT value FROM kept WHERE name = ? AND state = ?", name, state)
        if rows:
            return unpacked(rows[0][0])
        value = make()
        if not self._is_reader:
            self._store.keep("REPLACE INTO kept VALUES (?, ?, ?)", name, state, packed(value))
        return value
