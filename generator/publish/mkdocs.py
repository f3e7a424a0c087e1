"""The only module that knows the site builder, MkDocs with Material.

MkDocs turns a folder of finished Markdown into a new folder of HTML; it never writes the
published one. No plugin makes content.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property, partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from generator.errors import SiteError
from generator.model.edition import Edition
from generator.model.site import Publisher, Site
from generator.publish import bundles
from generator.publish.policy import POLICY
from generator.publish.stand_ins import Link
from generator.render.templates import compiled

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation

CONFIG: Final = "mkdocs.yml"
_TEMPLATE: Final = "main.html"
_DIFFER: Final = ("nav", "pages", "base_url", "extra_css", "extra_javascript")
"""What templates are given beside the page, and differs from page to page."""

_MARKDOWN: Final = "3.11."
_EXTENSIONS: Final = ["toc", "tables", "fenced_code", "attr_list"]
_EXTENSION_SETTINGS: Final = {"toc": {"toc_depth": "2-2"}}


class _LastLines(logging.Handler):
    """Keeps what the builder complains about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line."""
        self.lines.append(record.getMessage())


def build_plainly(root: Path, docs: Path, site: Path, edition: Edition) -> None:
    """HTML of all pages in `docs`, in the folder `site`, as MkDocs alone makes it.

    Raises:
        SiteError: the builder failed or complained; carries its last lines.
    """
    from mkdocs.commands.build import build  # noqa: PLC0415  # slow, and only a build needs it

    with _listening():
        config = _config(root, docs, site, edition)
        build(config)
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (site / name).unlink(missing_ok=True)  # carry the build day; ours comes later
    bundles.put(site, bundles.bundles(root, config.theme.dirs))


@contextmanager
def _listening() -> Iterator[None]:
    """Let the builder work: what it raises, and what it warns of, is a `SiteError`."""
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415  # slow, and only a build needs it

    heard = _LastLines()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        yield
    except (MkDocsException, OSError) as error:
        raise SiteError(f"生成网页失败：{'；'.join((*heard.lines[-3:], str(error)))}") from error
    except Exception as error:  # another's program: whatever it raises is its failure
        raise SiteError(f"生成网页失败（{type(error).__name__}）：{error}") from error
    finally:
        logger.removeHandler(heard)
    if heard.lines:
        raise SiteError("生成网页时有警告，网站没有更新：" + "；".join(heard.lines[-5:]))


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
    config.theme.get_env = partial(_environment, config.theme.get_env)  # type: ignore[method-assign]  # what it makes is ours to set
    return config


def _environment(plain: Callable[[], Any]) -> Any:  # an environment of Jinja2
    """The theme's templates, compiled once in a process, and listed without what is hidden.

    MkDocs lists them to find files for the site and takes none that is hidden, but the theme keeps
    ten thousand icons so.
    """
    environment = plain()
    environment.bytecode_cache = compiled()
    environment.loader.list_templates = partial(_listed, environment.loader.searchpath)
    return environment


def _listed(folders: Iterable[str]) -> list[str]:
    found: set[str] = set()
    for folder in folders:
        for path, names, files in os.walk(folder):
            names[:] = [name for name in names if not name.startswith(".")]
            inside = Path(path).relative_to(folder)
            found.update((inside / name).as_posix() for name in files)
    return sorted(found)


class Builder:
    """MkDocs for single pages: the same to the byte as a build of all. Not for several threads.

    Only a page that links to a Markdown file shows whether there is one: `addresses` are those of
    all pages. Of other pages a page has what it shows from its own Markdown.
    """

    def __init__(self, root: Path, edition: Edition, addresses: Iterable[str] = ()) -> None:
        """Load the builder.

        Raises:
            SiteError: its settings or its theme are broken.
        """
        with _listening():
            self._config = _config(root, root / "site_templates", root / "build" / "none", edition)
            self._environment = self._config.theme.get_env()
            self._skeletons = self._config.theme.get_env()
            self._files = self._all_files(addresses)

    @property
    def is_usual(self) -> bool:
        """Whether Markdown of ours becomes what `convert` makes of it, and no link is refused."""
        from importlib.metadata import version  # noqa: PLC0415  # only a build needs it

        config, links = self._config, self._config.validation.links
        return (
            version("markdown").startswith(_MARKDOWN)
            and list(config.markdown_extensions) == _EXTENSIONS
            and config.mdx_configs == _EXTENSION_SETTINGS
            and not config.plugins
            and max(links.absolute_links, links.unrecognized_links, links.anchors) < logging.INFO
        )

    def _all_files(self, addresses: Iterable[str]) -> Files:
        from mkdocs.structure.files import Files, set_exclusions  # noqa: PLC0415  # slow to load

        files = Files([self._file(address) for address in {"", *addresses}])
        files.add_files_from_theme(self._environment, self._config)
        set_exclusions(files, self._config)
        return files

    def _file(self, address: str) -> File:
        from mkdocs.structure.files import File  # noqa: PLC0415  # slow to load

        path = f"{address}/index.md" if address else "index.md"
        made = File(path, None, self._config.site_dir, use_directory_urls=True)
        made.content_string = ""
        return made

    @cached_property
    def _navigation(self) -> Navigation:
        from mkdocs.structure.nav import get_navigation  # noqa: PLC0415  # slow to load

        return get_navigation(self._files, self._config)

    def html(self, address: str, markdown: str) -> bytes:
        """The HTML of the page at an address.

        Raises:
            SiteError: the builder failed or complained; carries its last lines.
        """
        from mkdocs.commands.build import get_context  # noqa: PLC0415  # slow to load
        from mkdocs.structure.pages import Page  # noqa: PLC0415  # slow to load

        with _listening():
            navigation = self._navigation
            file = self._files.get_file_from_path(f"{address}/index.md".lstrip("/"))
            if file is None:
                file = self._file(address)
                self._files.append(file)
            file.content_string = markdown
            page = file.page or Page(None, file, self._config)
            page.read_source(self._config)
            page.render(self._config, self._files)
            page.active = True
            context = get_context(navigation, [], self._config, page)
            name = page.meta.get("template", _TEMPLATE)
            shown = self._environment.get_template(name).render(context)
            page.active = False
            return shown.encode(errors="xmlcharrefreplace")

    def shown(self, page: object, link: Link, refused: object) -> str:
        """The theme's template, applied to what stands for a page: see `stand_ins`."""
        from mkdocs.commands.build import get_context  # noqa: PLC0415  # slow to load

        @wraps(self._environment.filters["url"])  # as a filter that is called for every page
        def marked(_: object, path: object) -> str:
            return link(path)

        self._skeletons.filters["url"] = marked
        differs = dict.fromkeys(_DIFFER, refused)
        context = {**get_context(self._navigation, [], self._config), **differs, "page": page}
        return self._skeletons.get_template(_TEMPLATE).render(context)


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
