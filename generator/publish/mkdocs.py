"""The only module that knows the site builder, MkDocs with Material.

MkDocs turns a folder of finished Markdown into a new folder of HTML; it never writes the
published one. No plugin makes content.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from generator.errors import SiteError
from generator.model.edition import Edition
from generator.model.site import Publisher, Site
from generator.publish import bundles
from generator.publish.policy import POLICY

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

CONFIG: Final = "mkdocs.yml"


class _LastLines(logging.Handler):
    """Keeps what the builder complains about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line."""
        self.lines.append(record.getMessage())


def build_site(root: Path, docs: Path, site: Path, edition: Edition) -> None:
    """HTML of all pages in `docs`, in the folder `site`, by the settings in `root/mkdocs.yml`.

    Raises:
        SiteError: the builder failed or complained; carries its last lines.
    """
    from mkdocs.commands.build import build  # noqa: PLC0415  # slow, and only a build needs it
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415  # slow, and only a build needs it

    heard = _LastLines()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        config = _config(root, docs, site, edition)
        build(config)
    except (MkDocsException, OSError) as error:
        raise SiteError(f"生成网页失败：{error}") from error
    except Exception as error:  # another's program: whatever it raises is its failure
        raise SiteError(f"生成网页失败（{type(error).__name__}）：{error}") from error
    finally:
        logger.removeHandler(heard)
    if heard.lines:
        raise SiteError("生成网页时有警告，网站没有更新：" + "；".join(heard.lines[-5:]))
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (site / name).unlink(missing_ok=True)  # carry the build day; ours comes later
    bundles.put(site, bundles.bundles(root, config.theme.dirs))


def _config(root: Path, docs: Path, site: Path, edition: Edition) -> MkDocsConfig:
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # the end of life is in DECISIONS, not on every run
    os.environ["SOURCE_DATE_EPOCH"] = "315532800"  # no build day anywhere in the output
    from mkdocs.config import load_config  # noqa: PLC0415  # slow, and only a build needs it

    config = load_config(
        str(root / CONFIG),
        docs_dir=str(docs),
        site_dir=str(site),
        hooks=[],
        **settings(edition.dataset.site, has_explore=edition.has_explore),
    )
    config.extra["assets"] = bundles.addresses(bundles.bundles(root, config.theme.dirs))
    return config


class PageMaker:
    """Makes single pages, the same to the byte as those of `build_site`; not for several threads.

    What a page shows of others it has from its Markdown, so the builder need not know them.
    """

    def __init__(self, root: Path, edition: Edition) -> None:
        self._config = _config(root, root / "docs", root / "build" / "mkdocs-site", edition)
        self._environment = self._config.theme.get_env()

    def html(self, page: str, markdown: str) -> bytes:
        """The HTML of the page at an address."""
        from mkdocs.commands.build import get_context  # noqa: PLC0415  # slow to load
        from mkdocs.structure.files import File, Files  # noqa: PLC0415  # slow to load
        from mkdocs.structure.nav import get_navigation  # noqa: PLC0415  # slow to load
        from mkdocs.structure.pages import Page  # noqa: PLC0415  # slow to load

        def file(path: str, content: str) -> File:
            made = File(path, None, self._config.site_dir, use_directory_urls=True)
            made.content_string = content
            return made

        home = file("index.md", "" if page else markdown)
        own = file(f"{page}/index.md", markdown) if page else home
        files = Files([home, own] if page else [home])
        navigation = get_navigation(files, self._config)
        made = own.page or Page(None, own, self._config)
        made.read_source(self._config)
        made.render(self._config, files)
        made.active = True
        context = get_context(navigation, files.documentation_pages(), self._config, made)
        shown = self._environment.get_template("main.html").render(context)
        return shown.encode(errors="xmlcharrefreplace")


def settings(site: Site, *, has_explore: bool) -> dict[str, Any]:  # MkDocs takes any shape
    """What the theme shows of the site's settings."""
    is_third_party = site.publisher is Publisher.THIRD_PARTY
    marks = site.marks
    shown = {
        "site_identification_code": marks.site_identification_code,
        "icp_number": marks.icp_number,
        "police_number": marks.police_number,
    }
    return {
        "site_name": site.title,
        "site_description": site.description,
        "site_url": None if site.address == "未说明" else site.address,
        "extra": {
            "policy": POLICY,
            "tagline": site.tagline,
            "sponsor": site.sponsor,
            "is_third_party": is_third_party,
            "licence": site.licence,
            "marks": {name: mark for name, mark in shown.items() if isinstance(mark, str)},
            "has_explore": has_explore,
            "domain": "" if site.address == "未说明" else site.address.split("/")[2],
        },
    }
