"""The events of a YAML text, by libyaml where it is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import yaml

try:
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined]  # not in the stub
except ImportError:  # a computer without libyaml: slower, otherwise the same
    from yaml import Loader as _Parser  # type: ignore[assignment]  # it has the same get_event

Event: TypeAlias = Any  # PyYAML's events declare no attributes
Parser: TypeAlias = Any  # nor does a stub know the parser


def parser_of(text: str) -> Parser:
    """What hands out event after event, by `get_event`."""
    return _Parser(text)


def events(text: str) -> Iterator[Event]:
    """All events, with where each begins and ends.

    Raises:
        yaml.YAMLError: the text is no YAML.
    """
    return yaml.parse(text, Loader=_Parser)  # type: ignore[arg-type]  # it reads, and loads nothing
