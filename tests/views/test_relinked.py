"""Every link of a page, however deep, is given to the rule; nothing else is changed."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from generator.model.edition import Edition
from generator.views.county_year.page import county_years
from generator.views.draft import made
from generator.views.relinked import relinked, within


def hrefs(value: Any) -> list[str]:
    if isinstance(value, tuple):
        return [each for inner in value for each in hrefs(inner)]
    if not is_dataclass(value):
        return []
    own = [value.href] if getattr(value, "href", "") else []
    return own + [each for field in fields(value) for each in hrefs(getattr(value, field.name))]


def test_every_link_is_asked_about(example: Edition) -> None:
    for page in made(county_years(example)):
        asked: list[str] = []

        def rule(href: str, asked: list[str] = asked) -> str:
            asked.append(href)
            return href

        assert relinked(page, rule) == page
        assert asked == hrefs(page)


def test_on_paper_only_links_within_stay(example: Edition) -> None:
    for page in made(county_years(example)):
        found = hrefs(relinked(page, within))

        assert found
        assert all(href.startswith("#") for href in found)
        assert len(found) < len(hrefs(page))
