"""A report on paper: one HTML file that needs nothing beside it, runs nothing and asks nobody."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Final

from markupsafe import Markup

from generator.render.templates import Templates
from generator.views.blocks import Page
from generator.views.county_year.page import CountyYearPage
from generator.views.relinked import relinked, within

STYLE: Final = "paper/paper.css"

_PLAIN: Final = re.compile(r"[a-z0-9/.-]*")


def style_in(templates: Path) -> str:
    """The style sheet of what is printed."""
    return (templates / STYLE).read_text("utf-8")


def on_paper(page: CountyYearPage) -> CountyYearPage:
    """The page as it is printed: links that only the site has are words."""
    return relinked(page, within)


def paper_html(
    templates: Templates, template: str, style: str, page: Page, **values: object
) -> str:
    """The file; every sheet of it carries address and digest of the report."""
    whole = style + _sheet_marks(page.address, page.head.data_digest)
    allowed = base64.b64encode(hashlib.sha256(whole.encode()).digest()).decode()
    return templates.paper(
        template,
        page,
        style=Markup(whole),  # noqa: S704  # our own file, and a line of plain signs
        policy=f"default-src 'none'; style-src 'sha256-{allowed}'",
        **values,
    )


def _sheet_marks(address: str, digest: str) -> str:
    """What stands at the foot of every sheet. Words in a style sheet: so only plain signs."""
    for text in (address, digest):
        if not _PLAIN.fullmatch(text):
            raise ValueError(text)
    return (
        f'@page{{@bottom-left{{content:"/{address}/　版本 {digest}"}}'
        '@bottom-right{content:"第 " counter(page) " 页，共 " counter(pages) " 页"}}\n'
    )
