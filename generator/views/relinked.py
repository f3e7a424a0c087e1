"""The links of a finished page, for a place where the site's own links lead nowhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

T = TypeVar("T")


def relinked(value: T, rule: Callable[[str], str]) -> T:
    """The value with `rule` applied to every link in it, however deep; no link is an empty text."""
    found: Any = value  # of whatever shape: a tree of frozen dataclasses and tuples
    if isinstance(found, tuple):
        found = tuple(relinked(each, rule) for each in found)
    elif is_dataclass(found) and not isinstance(found, type):
        found = replace(found, **_links(found, rule))
    result: T = found
    return result


def _links(value: Any, rule: Callable[[str], str]) -> dict[str, Any]:  # as above
    return {
        each.name: rule(inner) if each.name == "href" and inner else relinked(inner, rule)
        for each in fields(value)
        for inner in (getattr(value, each.name),)
    }


def within(href: str) -> str:
    """Links inside of the page stay; on paper all others are words."""
    return href if href.startswith("#") else ""
