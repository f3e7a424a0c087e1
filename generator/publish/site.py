"""The site's pages and theme files, from a folder of Markdown into a folder of HTML."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from generator.errors import OutputError
from generator.model.edition import Edition
from generator.progress import Follow, unseen
from generator.publish.mkdocs import build_plainly
from generator.publish.pages import Pages
from generator.publish.writer import add_files

_PAGE: Final = "index.md"


def build_site(
    root: Path,
    docs: Path,
    site: Path,
    edition: Edition,
    follow: Follow = unseen,
    kept: Path | None = None,
) -> None:
    """HTML of all pages in `docs`, in the new folder `site`, by the settings in `root/mkdocs.yml`.

    It is what the site builder makes of the folder, to the byte. In the folder `kept` stays what
    makes the next build quicker.

    Raises:
        SiteError: the site builder failed or complained; carries its last lines.
        OutputError: a page cannot be written.
    """
    files = sorted(path for path in docs.rglob("*") if path.is_file())
    if any(path.name != _PAGE for path in files):
        build_plainly(root, docs, site, edition)  # more than pages of ours
        return
    addresses = {path: path.relative_to(docs).parent.as_posix().removeprefix(".") for path in files}
    pages = Pages(root, edition, kept, addresses.values())
    add_files(site, pages.static_files())
    try:
        for path in follow(files, "网页", len(files)):
            page = pages.html(addresses[path], path.read_bytes())
            folder = site / addresses[path]
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "index.html").write_bytes(page)
    except OSError as error:
        raise OutputError(f"写不进 {error.filename or site}：{error.strerror}") from error
