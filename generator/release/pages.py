"""Pages that a reader will find new, changed or gone, by comparing two sites on the disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.release.manifest import OWN
from generator.release.tree import digests, listed


@dataclass(frozen=True, slots=True)
class PageChanges:
    """Addresses of pages below the site's root; `before` is how many pages there were."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    before: int


def page_changes(site: Path, published: Path) -> PageChanges:
    """What differs between a built site and a published one; a release's own page is left out."""
    now, before = _pages(site), _pages(published)
    return PageChanges(
        tuple(sorted(now.keys() - before.keys())),
        tuple(sorted(page for page in now.keys() & before.keys() if now[page] != before[page])),
        tuple(sorted(before.keys() - now.keys())),
        len(before),
    )


def _pages(site: Path) -> dict[str, str]:
    pages = (path for path in listed(site) if path.endswith(".html") and path not in OWN)
    return {
        each.path.removesuffix("index.html"): each.digest for each in digests(site, tuple(pages))
    }
