"""From the six-digit codes of places, today's and former ones, to their pages."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from typing import Final

from generator.model.edition import Edition
from generator.places.division import Division
from generator.publish import policy
from generator.views import address
from generator.views.place import places_with_reports
from generator.views.withdrawn import places_left

_REDIRECT: Final = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8">
{policy}
<title>{title}</title>
<meta http-equiv="refresh" content="0; url={href}"><link rel="canonical" href="{href}">
<link rel="icon" href="{icon}"></head>
<body><p><a href="{href}">{title}</a></p></body></html>
"""

_ICON: Final = "assets/favicon.svg"


def redirected(edition: Edition) -> Mapping[str, Division]:
    """The place that each code leads to, by code."""
    divisions = edition.dataset.divisions
    places = (*places_with_reports(edition), *places_left(edition))
    targets = {place.code: place for place in places}
    for former in divisions.all:
        heir = targets.get(former.successors[0]) if len(former.successors) == 1 else None
        if heir is not None and former.code not in targets:
            targets[former.code] = heir
    return dict(sorted(targets.items()))


def redirects(targets: Mapping[str, Division]) -> Iterator[tuple[str, bytes]]:
    """The pages that lead there, by path."""
    return ((f"{code}/index.html", _redirect(code, place)) for code, place in targets.items())


def _redirect(code: str, place: Division) -> bytes:
    href = address.href(code, address.place(place))
    page = _REDIRECT.format(
        policy=policy.META,
        title=html.escape(place.name),
        href=html.escape(href),
        icon=address.file_href(code, _ICON),
    )
    return page.encode()
