"""Lets a bare `mkdocs build` or `mkdocs serve` work in a fresh clone.

Pages come from `content/` as in `disclose build`, into a folder of their own. Downloads, redirects,
the site map and the page that reads its own files (探索) are left out, and it says so.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

_log = logging.getLogger("mkdocs.hooks.disclose")


def on_config(config: Any) -> Any:  # MkDocs's configuration has no types
    """Generate the Markdown and point the builder at it."""
    from generator.pipeline import markdown_pages  # noqa: PLC0415  # MkDocs imports hooks by path
    from generator.publish.bundles import addresses, bundles  # noqa: PLC0415  # MkDocs imports hooks by path
    from generator.publish.mkdocs import settings  # noqa: PLC0415  # MkDocs imports hooks by path
    from generator.publish.writer import write_tree  # noqa: PLC0415  # MkDocs imports hooks by path
    from generator.reading import edition_of  # noqa: PLC0415  # MkDocs imports hooks by path

    root = Path(config.config_file_path).parent
    edition = replace(edition_of(root / "content"), has_explore=False)
    docs = root / "build" / "mkdocs-docs"
    write_tree(docs, markdown_pages(root, edition))
    config.docs_dir = str(docs)
    for name, value in settings(edition.dataset.site, has_explore=False).items():
        if name != "site_url":
            config[name] = value
    _log.warning(
        "只生成网页；下载文件、“探索”页、按代码的跳转和 sitemap 要用 disclose build（make site）"
    )
    config.extra["assets"] = addresses(bundles(root, config.theme.dirs))
    return config


def on_post_build(config: Any) -> None:  # MkDocs's configuration has no types
    """Put style sheet and scripts where the pages look for them."""
    from generator.publish.bundles import bundles, put  # noqa: PLC0415  # MkDocs imports hooks by path

    put(Path(config.site_dir), bundles(Path(config.config_file_path).parent, config.theme.dirs))
