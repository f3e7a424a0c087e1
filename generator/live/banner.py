"""What the preview adds to a page: what is wrong with the content, and a script that reloads."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import jinja2

from generator.live.preview import Shown

FOLDER: Final = "live"
_END: Final = b"</body>"
_MOST: Final = 20


class Banner:
    """Writes into finished pages; a published one is never touched."""

    def __init__(self, templates: Path) -> None:
        self._template = jinja2.Environment(
            loader=jinja2.FileSystemLoader(templates / FOLDER),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        ).get_template("banner.html.j2")

    def added(self, page: bytes, shown: Shown, *, is_old: bool) -> bytes:
        """The page with the banner; `is_old` says that it is as it was before the last change."""
        text = self._template.render(
            version=shown.version,
            findings=shown.findings[:_MOST],
            more=len(shown.findings[_MOST:]),
            has_errors=shown.has_errors,
            failure=shown.failure,
            is_old=is_old,
        )
        head, end, tail = page.rpartition(_END)
        return head + text.encode() + end + tail
