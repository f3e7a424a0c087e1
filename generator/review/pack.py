"""The files of a pack for review: one page that prints, the file it is about, and its digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from generator.errors import OutputError
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.publish.artifact import Artifact
from generator.release.against import Difference, difference, site_against
from generator.release.asked import Against
from generator.render.paper import on_paper, paper_html, style_in
from generator.render.templates import Templates
from generator.review.sheet import sheet
from generator.views.county_year.page import county_year


def review_pack(
    templates: Path, content: Path, edition: Edition, entry: Entry, against: Against
) -> Iterator[Artifact]:
    """`index.html`, `report.yml` to the byte as it was read, and `SHA256SUMS.txt`.

    Raises:
        OutputError: the report's file changed while it was read.
    """
    raw = (content.parent / entry.file).read_bytes()
    if hashlib.sha256(raw).hexdigest() != entry.digest:
        raise OutputError(f"{entry.file} 刚刚又改过：请再运行一次")
    site = site_against(against, edition.dataset.site, content)
    was = difference(edition.only([entry]), site) if site is not None else None
    page = pack_page(Templates(templates), style_in(templates), edition, entry, was)
    yield Artifact(PurePosixPath("index.html"), page.encode())
    yield Artifact(PurePosixPath("report.yml"), raw)
    yield Artifact(PurePosixPath("SHA256SUMS.txt"), f"{entry.digest}  report.yml\n".encode())


def pack_page(
    templates: Templates, style: str, edition: Edition, entry: Entry, was: Difference | None
) -> str:
    """The page that prints. The comparisons stand in a part of their own, and once."""
    page = on_paper(county_year(edition, entry))
    (verification,) = (each for each in page.sections if each.id == "verification")
    rest = tuple(each for each in page.sections if each is not verification)
    shown = sheet(edition, entry, was, verification)
    return paper_html(templates, "review.html.j2", style, replace(page, sections=rest), sheet=shown)
