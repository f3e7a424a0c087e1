"""What is made of each text is made once: the columns of a table repeat theirs a hundred times."""

from __future__ import annotations

from collections.abc import Callable


class Once(dict[str, str]):
    """What a function makes of a text, by the text."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, text: str) -> str:
        self[text] = found = self._make(text)
        return found
