"""The HTML of pages from their Markdown, one at a time, to the byte as the site builder makes it.

A page of ours is converted and stamped into the skeleton of its kind, which takes no site builder.
A page with anything unusual is made by the builder itself, and so are skeletons: each is proved on
the page that first asked for it. Skeletons and the theme's files can be kept from run to run.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from generator.cache.kept import Kept
from generator.errors import SiteError
from generator.model.edition import Edition
from generator.publish.artifact import Artifact
from generator.publish.convert import Converted, convert
from generator.publish.fields import read_fields
from generator.publish.mkdocs import CONFIG, Builder, build_plainly, settings
from generator.publish.skeletons import packed, unpacked
from generator.publish.stamp import Skeleton
from generator.publish.stand_ins import ADDRESS, CONTENT, FIRST, skeleton

_ADDRESS: Final = re.compile(r"(?:[a-z0-9-]+(?:/[a-z0-9-]+)*)?")
_THEME: Final = re.compile(r"^ *custom_dir: *(\S+)", re.MULTILINE)
_SKELETONS: Final = "skeletons.json"
_FILES: Final = "files.json"
_HOME: Final = "index.html"


class Pages:
    """Makes pages of an edition with the theme of `root`. Not for several threads.

    `by_builder` are the addresses of the pages that only the site builder could make.
    """

    def __init__(
        self,
        root: Path,
        edition: Edition,
        kept: Path | None = None,
        addresses: Iterable[str] = (),
    ) -> None:
        """Read what was kept in the folder `kept`; nothing is rendered yet.

        `addresses` are those of all pages, for the links of hand-written ones to Markdown files.
        """
        self.digest = _digest(root, edition)
        self.by_builder: list[str] = []
        self._root, self._edition, self._addresses = root, edition, addresses
        self._kept = Kept(kept, self.digest)
        self._skeletons = unpacked(self._kept.read(_SKELETONS) or {})
        self._located: dict[tuple[str, int], Skeleton] = {}
        self._made: Builder | None = None
        site = edition.dataset.site.address
        self._home = "" if site == "未说明" else site.removesuffix("/") + "/"

    def html(self, address: str, markdown: bytes | str) -> bytes:
        """The page at an address.

        Raises:
            SiteError: the site builder failed or complained.
        """
        text = markdown if isinstance(markdown, str) else _decoded(address, markdown)
        stamped = self._stamped(address, text)
        if stamped is not None:
            return stamped
        self.by_builder.append(address)
        return self._builder.html(address, text.replace("\r\n", "\n").replace("\r", "\n"))

    def static_files(self) -> tuple[Artifact, ...]:
        """Whatever belongs to the site beside its pages: the theme's files, the page for no page.

        Raises:
            SiteError: the site builder failed or complained.
        """
        files = self._kept.read(_FILES)
        if files is None:
            files = {
                path: base64.b64encode(content).decode()
                for path, content in _theme_files(self._root, self._edition)
            }
            self._kept.write(_FILES, files)
        return tuple(
            Artifact(PurePosixPath(path), base64.b64decode(content))
            for path, content in files.items()
        )

    @property
    def _builder(self) -> Builder:
        if self._made is None:
            self._made = Builder(self._root, self._edition, self._addresses)
        return self._made

    def _stamped(self, address: str, text: str) -> bytes | None:
        head = read_fields(text)
        if head is None or not _ADDRESS.fullmatch(address):
            return None
        fields, markdown = head
        page = convert(markdown)
        if page is None:
            return None
        shape = _shape(fields, page)
        if shape not in self._skeletons:
            self._skeletons[shape] = self._proved(address, text, fields, page)
            self._kept.write(_SKELETONS, packed(self._skeletons))
        made = self._skeletons[shape]
        if made is None:
            return None
        return self._filled(self._at(made, shape, address), address, fields, page)

    def _filled(
        self, made: Skeleton, address: str, fields: dict[str, str], page: Converted
    ) -> bytes:
        canonical = f"{self._home}{address}/" if address else self._home
        texts = fields | {CONTENT: page.html, ADDRESS: canonical}
        if page.sections:
            texts[FIRST] = f"#{page.sections[0][0]}"
        return made.filled(texts, page.sections).encode(errors="xmlcharrefreplace")

    def _at(self, made: Skeleton, shape: str, address: str) -> Skeleton:
        """The skeleton at an address: one for all of a depth that share no folder with links."""
        if not address or address.split("/", 1)[0] in made.folders:
            return made.at(address)
        place = (shape, address.count("/"))
        if place not in self._located:
            self._located[place] = made.at(address)
        return self._located[place]

    def _proved(
        self, address: str, text: str, fields: dict[str, str], page: Converted
    ) -> Skeleton | None:
        """The skeleton of this page's shape, if the builder makes the very same page."""
        wanted = self._builder.html(address, text)
        if not self._builder.is_usual:
            return None
        try:
            made = skeleton(
                fields.get("kind", ""),
                tuple(fields),
                has_sections=bool(page.sections),
                has_address=bool(self._home),
                render=self._builder.shown,
            )
        except Exception:  # noqa: BLE001  # whatever a theme does with stand-ins that it can do with a page
            return None
        shown = self._filled(made.at(address), address, fields, page)
        return made if shown == wanted else None


def _shape(fields: dict[str, str], page: Converted) -> str:
    """Pages of one shape differ in nothing but their texts."""
    return " ".join((fields.get("kind", ""), str(bool(page.sections)), *fields))


def _decoded(address: str, markdown: bytes) -> str:
    try:
        return markdown.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SiteError(f"生成网页失败：/{address} 不是 UTF-8 文本") from error


def _theme_files(root: Path, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """What the builder makes of a site with one empty page, but for that page."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder).absolute()  # MkDocs takes others from where its settings lie
        docs, site = place / "docs", place / "site"
        docs.mkdir()
        (docs / "index.md").touch()
        build_plainly(root, docs, site, edition)
        for path in sorted(each for each in site.rglob("*") if each.is_file()):
            name = path.relative_to(site).as_posix()
            if name != _HOME:
                yield name, path.read_bytes()


def _digest(root: Path, edition: Edition) -> str:
    """Of all that pages depend on but for their Markdown: settings, theme, programs."""
    config = (root / CONFIG).read_bytes() if (root / CONFIG).is_file() else b""
    theme = _THEME.search(config.decode(errors="replace"))
    folders = (Path(__file__).parent, *([root / theme[1]] if theme else []))
    shown = settings(edition.dataset.site, has_explore=edition.has_explore)
    parts = [config, json.dumps(shown, sort_keys=True).encode(), *_installed()]
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                parts += [path.relative_to(folder).as_posix().encode(), path.read_bytes()]
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()


def _installed() -> Iterator[bytes]:
    """Python and all packages with their versions, by the names of their folders."""
    yield sys.version.encode()
    for folder in map(Path, sys.path):
        if folder.is_dir():
            yield from sorted(each.name.encode() for each in folder.glob("*.dist-info"))
