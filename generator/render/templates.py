"""The Jinja environment: page in, Markdown out. Templates see `page` and nothing else."""

from __future__ import annotations

from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from generator.errors import TemplateError
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

if TYPE_CHECKING:
    import jinja2

PAGES: Final = "pages"
PAPER: Final = "paper"

_REMEMBERED: Final = 10_000
"""Texts whose escaped form is remembered: tables repeat words, classes and links."""


@cache
def compiled(kept: Path | None = None) -> jinja2.BytecodeCache:
    """The templates that were compiled, whichever environment asked for them; see `Compiled`."""
    from generator.render.compiled import Compiled  # noqa: PLC0415  # it needs Jinja2, see below

    return Compiled(kept)


class Templates:
    """All templates of a folder, compiled once; with `kept`, a folder, for the next program too."""

    def __init__(self, folder: Path, kept: Path | None = None) -> None:
        self._folder = folder
        self._kept = kept

    def page(self, template: str, page: Page) -> str:
        """The Markdown of one page, front matter included."""
        body = self._rendered(f"{PAGES}/{template}", page.address, page=page)
        return front_matter(_meta(page)) + body

    def paper(self, template: str, page: Page, **values: object) -> str:
        """The HTML of what is printed or handed on, about a page of the site."""
        return self._rendered(f"{PAPER}/{template}", page.address, page=page, **values)

    def _rendered(self, template: str, address: str, **values: object) -> str:
        import jinja2  # noqa: PLC0415  # slow to load, and where nothing changed nothing is rendered

        try:
            return self._environment.get_template(template).render(**values)
        except jinja2.TemplateError as error:
            line = getattr(error, "lineno", None) or 0
            raise TemplateError(
                f"模板 {template} 第 {line} 行出错，正在生成 /{address}：{error.message}"
            ) from error

    @cached_property
    def _environment(self) -> jinja2.Environment:
        import jinja2  # noqa: PLC0415  # see `_rendered`

        # Typed, because 1 and True are one key and two texts.
        as_markdown = lru_cache(_REMEMBERED, typed=True)(markdown)
        as_html = lru_cache(_REMEMBERED, typed=True)(raw_html)

        def escaped(value: object) -> Any:  # Markup, or what Jinja should escape itself
            return value if isinstance(value, Markup) else as_markdown(value)

        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(self._folder),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            finalize=escaped,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            bytecode_cache=compiled(self._kept),
        )
        environment.filters |= {
            "html": as_html,
            "heading_id": heading_id,
            "keep": written,
            "shape": lambda block: type(block).__name__,
            "pads": pad_classes,
        }
        return environment


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
