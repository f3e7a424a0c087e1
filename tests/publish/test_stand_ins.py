"""Stand-ins for a page: what a template may do with them, and what it may not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jinja2
import pytest

from generator.publish.stamp import ANCHOR, LINK, TITLE, Gap, Sections, Skeleton
from generator.publish.stand_ins import (
    ADDRESS,
    CONTENT,
    FIRST,
    Render,
    UnusualError,
    skeleton,
)

LISTED = "{% for each in page.toc %}<li>{{ each.url | e }} {{ each.title }}</li>\n{% endfor %}"


def of(template: str) -> Render:
    """The template as the theme's."""
    environment = jinja2.Environment()  # noqa: S701  # as the site builder's

    def render(page: object, link: Callable[[Any], str], refused: object) -> str:
        environment.filters["url"] = jinja2.pass_context(lambda _, path: link(path))
        return environment.from_string(template).render(page=page, nav=refused)

    return render


def made(template: str, *, has_sections: bool = True) -> Skeleton:
    return skeleton(
        "report",
        ("title", "kind"),
        has_sections=has_sections,
        has_address=True,
        render=of(template),
    )


def test_texts_leave_gaps_as_they_are_shown() -> None:
    assert made(
        "<b>{{ page.meta.title | e }}</b>{{ page.content }}{{ page.canonical_url | e }}"
        "{{ page.meta.title or 'x' }}{% if page.meta.feed %}{{ nav }}{% endif %}",
        has_sections=False,
    ).pieces == (
        "<b>",
        Gap("title", is_escaped=True),
        "</b>",
        Gap(CONTENT, is_escaped=False),
        Gap(ADDRESS, is_escaped=True),
        Gap("title", is_escaped=False),
    )


def test_the_kind_is_known() -> None:
    shown = made("{% if page.meta.kind in ('report', 'x') %}甲{% endif %}{{ page.meta.kind }}")

    assert shown.pieces == ("甲report",)


def test_links_are_gaps_wherever_they_lead() -> None:
    assert made("{{ 'a/b.css' | url }} {{ '.' | url }}").pieces == (
        Gap(f"{LINK}a/b.css", is_escaped=False),
        " ",
        Gap(f"{LINK}.", is_escaped=False),
    )


def test_a_list_of_sections_is_one_of_any_length() -> None:
    shown = made("{{ (page.toc | first).url | url }}<ul>" + LISTED + "</ul>")

    each = (Gap(ANCHOR, is_escaped=True), " ", Gap(TITLE, is_escaped=False))
    assert shown.pieces == (
        Gap(FIRST, is_escaped=False),
        "<ul><li>",
        Sections(each, "</li>\n<li>"),
        "</li>\n</ul>",
    )
    assert shown.filled({FIRST: "#a"}, [("a", "甲"), ("b", "乙")]) == (
        "#a<ul><li>#a 甲</li>\n<li>#b 乙</li>\n</ul>"
    )


def test_a_page_without_sections_has_no_list() -> None:
    template = "{% if page.toc %}{{ nav }}{% endif %}{{ page.toc | first is defined }}" + LISTED

    assert made(template, has_sections=False).pieces == ("False",)


@pytest.mark.parametrize(
    "template",
    [
        "{{ page.meta.title == 'x' }}",
        "{{ page.meta.title[:3] }}",
        "{{ page.meta.title | length }}",
        "{{ page.meta.title | upper }}",
        "{{ page.meta.title | trim }}",
        "{{ page.meta.title | truncate(9) }}",
        "{{ page.meta.title | striptags }}",
        "{{ page.meta.title | replace('a', 'b') }}",
        "{{ page.meta.title | urlencode }}",
        "{{ page.meta.title | e | e | upper }}",
        "{{ 'a' in page.meta.title }}",
        "{{ page.meta.title.startswith('a') }}",
        "{{ page.meta.title | url }}",
        "{{ '../a' | url }}",
        "{{ 'https://example.com/' | url }}",
        "{{ page.url }}",
        "{{ page.is_homepage }}",
        "{{ page.toc | length }}",
        "{{ (page.toc | first).title }}",
        "{% for each in nav %}{% endfor %}",
        "{% if nav %}{% endif %}",
        "{{ nav }}",
        f"{LISTED}{LISTED}",
        "{% for each in page.toc %}{{ loop.index }}{{ each.title }}{% endfor %}",
        "{% for each in page.toc %}{{ loop.cycle('a', 'b') }}{{ each.title }}{% endfor %}",
        "{% for each in page.toc %}{{ each.title }}{% if loop.first %}!{% endif %}{% endfor %}",
        "{% for each in page.toc if loop.index < 3 %}{{ each.title }}{% endfor %}",
        "{% for each in page.toc %}{% if each.level != 2 %}{% endif %}{{ each.id }}{% endfor %}",
    ],
)
def test_a_template_that_does_more_has_no_skeleton(template: str) -> None:
    with pytest.raises((UnusualError, TypeError, jinja2.UndefinedError)):
        made(template)
