"""Where every page and file lives. Links are made here, from places and years, never by templates.

A page's address is its folder below the site's root without slashes at the ends (`""` is home).
Links are relative, so the site works under any sub-path and from a plain file server.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import urlencode

from generator.findings import DocPath, dotted
from generator.model.dataset import Entry, Tombstone
from generator.model.report import EvaluationKind
from generator.model.site import Site
from generator.model.verdict import Comparison
from generator.places.division import Division

HOME: Final = ""
COVERAGE: Final = "coverage"
GLOSSARY: Final = "glossary"
TOPICS: Final = "topics"
YEARS: Final = "years"
CHECKS: Final = "checks"
DATA: Final = "data"
FACTS: Final = f"{DATA}/facts"
SEARCH: Final = "search"
COMPARE: Final = "compare"
MEASURES: Final = f"{COMPARE}/measures.json"
MOST_COMPARED: Final = 5
EXPLORE: Final = "explore"
CORRECTIONS: Final = "corrections"
ABOUT: Final = "about"
RELEASE: Final = "about/release"

OWN: Final = "benji"
"""The last step to what belongs to a place itself in a list of it and the places below it."""


def place(division: Division) -> str:
    """The page of a province, prefecture or county."""
    return division.address


def report(entry: Entry, site: Site) -> str:
    """The page of one report: place and year, then department and kind where not the site's own."""
    return _report(entry.division, str(entry.year), entry.department, entry.kind, site)


def tombstone(each: Tombstone, site: Site) -> str:
    """Where a report stood that was taken down: its address answers."""
    found = each.report
    return _report(each.division, found.year, found.department, found.kind, site)


def _report(
    division: Division, year: str, department: str, kind: EvaluationKind, site: Site
) -> str:
    steps = [division.address, year]
    is_project = kind is EvaluationKind.PROJECT
    if department != site.department.key or is_project:
        steps.append(department)
    if is_project:
        steps.append("project")
    return "/".join(steps)


def year(number: int) -> str:
    """The page of one year, whole country."""
    return f"{YEARS}/{number}"


def topic(key: str) -> str:
    """The page of one kind of project."""
    return f"{TOPICS}/{key}"


def check(identifier: str) -> str:
    """The page of one check and the reports it concerns."""
    return f"{CHECKS}/{identifier}"


def list_part(base: str, place: str, year: str = "", *, is_own: bool = False) -> str:
    """The page of a long list's rows of one place and year; the list's own page is at `base`."""
    return "/".join(filter(None, (base, place, OWN if is_own else "", year)))


def hand_page(name: str) -> str:
    """A hand-written page: `about` itself, the others below it."""
    return ABOUT if name == ABOUT else f"{ABOUT}/{name}"


def figure(path: DocPath) -> str:
    """The anchor of a figure: its path in the report file, dots between."""
    return dotted(path)


def comparison(item: Comparison) -> str:
    """The anchor of a comparison: check and key, stable over the years."""
    return f"check.{item.check}.{item.key}" if item.key else f"check.{item.check}"


def report_files(entry: Entry, site: Site) -> tuple[str, str, str]:
    """The files of one report beside its page: CSV, workbook, JSON."""
    page = report(entry, site)
    return f"{page}/report.csv", f"{page}/report.xlsx", f"{page}/report.json"


def compared(page: str) -> str:
    """What the comparison reads of the report at `page`."""
    return f"{page}/compare.json"


def compare(origin: str, reports: Iterable[str] = ()) -> str:
    """The link to the comparison, with the reports at these addresses side by side."""
    chosen = ",".join(reports)
    return href(origin, COMPARE) + (f"?r={chosen}" if chosen else "")


def table_file(name: str, extension: str, province: str = "") -> str:
    """A table of the whole site, or the part of it that is of one province."""
    part = f"/{province}" if province else ""
    return f"{DATA}/{name}{part}.{extension}"


def fact_part(province: str, year: str) -> str:
    """The facts of one province and year."""
    return f"{FACTS}/{province}/{year}.csv"


def province_and_year(file: str) -> tuple[str, str]:
    """Which province and year a part of a table is of; nothing where it is of all."""
    _, *part = PurePosixPath(file).relative_to(DATA).with_suffix("").parts
    province, year, *_ = (*part, "", "")
    return province, year


def rows(page: str) -> str:
    """The rows of a list page."""
    return f"{page}/rows.csv"


def feed(page: str) -> str:
    """The feed of a place; of the whole site at its home."""
    return f"{page}/feed.xml" if page else "feed.xml"


def absolute(target: str, site: Site) -> str:
    """The full address of a page; empty where the site has no address of its own yet."""
    if site.address == "未说明":
        return ""
    base = site.address.rstrip("/")
    return f"{base}/{target}/" if target else f"{base}/"


def href(origin: str, target: str, fragment: str = "") -> str:
    """The relative link from the page at `origin` to the page at `target`."""
    tail = f"#{fragment}" if fragment else ""
    if origin == target and tail:
        return tail
    return f"{_relative(origin, target)}/{tail}"


def explore(origin: str, **asked: str) -> str:
    """The link to the explore page, with the conditions that its script reads."""
    return href(origin, EXPLORE) + (f"?{urlencode(asked)}" if asked else "")


def file_href(origin: str, file: str) -> str:
    """The relative link from the page at `origin` to a file of the site."""
    return _relative(origin, file)


def _relative(origin: str, target: str) -> str:
    """The way from one path to another: what `posixpath.relpath` says of paths without dots.

    A build from nothing asks a hundred times for each report.
    """
    here, there = origin.split("/") if origin else [], target.split("/") if target else []
    same = 0
    for step, other in zip(here, there, strict=False):
        if step != other:
            break
        same += 1
    return "/".join([".."] * (len(here) - same) + there[same:]) or "."
