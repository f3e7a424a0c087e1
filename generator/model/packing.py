"""Values that are written to the cache by the thousand."""

from __future__ import annotations

from typing import Any, ClassVar


class Packed:
    """A dataclass that is pickled as a call with its fields.

    Python's own way for frozen dataclasses with slots asks for the fields of each object again,
    and takes five times as long to read one.
    """

    __slots__ = ()
    __dataclass_fields__: ClassVar[dict[str, Any]]  # as `dataclass` makes it

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """The class, and what it is called with."""
        return type(self), tuple(getattr(self, name) for name in self.__dataclass_fields__)
