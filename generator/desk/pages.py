"""The templates of the desk: every value is escaped where it stands, and nothing is missing."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import jinja2

_TEMPLATES: Final = Path(__file__).resolve().parents[2] / "site_templates" / "desk"
ASSETS: Final = _TEMPLATES / "assets"

_environment: Final = jinja2.Environment(
    loader=jinja2.FileSystemLoader(_TEMPLATES),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(template: str, **values: object) -> str:
    """The HTML of one page."""
    return _environment.get_template(f"{template}.html.j2").render(**values)


def sentence_page(sentence: str, title: str = "打不开") -> str:
    """A page that says one thing, and the way back."""
    return page("sentence", title=title, sentence=sentence)
