"""Where a build reads and writes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.publish.writer import NEXT, OLD


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a build reads and writes: `root` holds mkdocs.yml and site_templates."""

    root: Path
    content: Path
    output: Path

    @property
    def docs(self) -> Path:
        """The Markdown pages."""
        return self.output / "docs"

    @property
    def search(self) -> Path:
        """The workspace of the index."""
        return self.output / "search"

    @property
    def site(self) -> Path:
        """The finished site."""
        return self.output / "site"

    @property
    def theme(self) -> Path:
        """What is kept of the theme, without a word of the content."""
        return self.output / "theme"

    @property
    def cache(self) -> Path:
        """What is kept of the content, for the next build."""
        return self.output / "cache"

    @property
    def standing(self) -> Path:
        """What the last build that ended well was made from, and what it said."""
        return self.cache / "standing.json"

    @property
    def shards(self) -> Path:
        """What processes of a build leave for it to take over."""
        return self.output / "shards"

    @property
    def whole(self) -> Path:
        """The tables as a release has them, while it is made."""
        return self.output / "whole"

    @property
    def offline(self) -> Path:
        """The edition that opens from a disk."""
        return self.output / "disclose-offline"

    @property
    def made(self) -> tuple[Path, ...]:
        """All that builds make and leave behind: what goes where something is withdrawn."""
        return (self.search, self.cache, self.shards, self.whole, *self._results, *self.left_over)

    @property
    def left_over(self) -> tuple[Path, ...]:
        """What a run that was broken off leaves beside its results; the next one removes it."""
        ends = (NEXT, OLD)
        return tuple(each.with_name(each.name + end) for each in self._results for end in ends)

    @property
    def _results(self) -> tuple[Path, ...]:
        return (self.docs, self.site, self.offline, self.offline.with_suffix(".zip"))
