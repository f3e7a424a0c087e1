"""The Jinja environment: page in, Markdown out. Templates see `page` and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import jinja2
from markupsafe import Markup

from generator.errors import TemplateError
from generator.render.compiled import Compiled
from generator.render.escape import (
    front_matter,
    heading_id,
    markdown,
    raw_html,
    script_json,
    written,
)
from generator.views.align import pad_classes
from generator.views.blocks import Page

PAGES: Final = "pages"
PAPER: Final = "paper"
_COMPILED: Final = Compiled()


class Templates:
    """All templates of a folder, compiled once."""

    def __init__(self, folder: Path) -> None:
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(folder),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            finalize=_escaped,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            bytecode_cache=_COMPILED,
        )
        self._environment.filters |= {
            "html": raw_html,
            "heading_id": heading_id,
            "keep": written,
            "shape": lambda block: type(block).__name__,
            "pads": pad_classes,
        }

    def page(self, template: str, page: Page) -> str:
        """The Markdown of one page, front matter included."""
        body = self._rendered(f"{PAGES}/{template}", page.address, page=page)
        return front_matter(_meta(page)) + body

    def paper(self, template: str, page: Page, **values: object) -> str:
        """The HTML of what is printed or handed on, about a page of the site."""
        return self._rendered(f"{PAPER}/{template}", page.address, page=page, **values)

    def _rendered(self, template: str, address: str, **values: object) -> str:
        try:
            return self._environment.get_template(template).render(**values)
        except jinja2.TemplateError as error:
            line = getattr(error, "lineno", None) or 0
            raise TemplateError(
                f"模板 {template} 第 {line} 行出错，正在生成 /{address}：{error.message}"
            ) from error


def _escaped(value: object) -> Any:  # Markup, or what Jinja should escape itself
    return value if isinstance(value, Markup) else markdown(value)


def _meta(page: Page) -> dict[str, str]:
    """The fields of the theme's slots; an empty one is left out."""
    head = page.head
    fields = {
        "title": head.title,
        "description": head.description,
        "kind": head.kind,
        "column": head.column,
        "keywords": head.keywords,
        "article": head.article,
        "source": head.source,
        "data_date": head.data_date,
        "data_digest": head.data_digest,
        "feed": head.feed,
        "structured": script_json(head.structured) if head.structured else "",
    }
    return {name: text for name, text in fields.items() if text}
