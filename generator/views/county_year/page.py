"""The report page: one agency, one year, in the fixed order of its sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.model.agency import full_name
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.views import address
from generator.views.anchors import anchors
from generator.views.blocks import Card, Crumb, Head, Page, Section, Strip
from generator.views.county_year.cards import cards
from generator.views.county_year.citation import citation_section, questions_section
from generator.views.county_year.lead import lead, short
from generator.views.county_year.money import money_section
from generator.views.county_year.people import people_section
from generator.views.county_year.performance import (
    improvement_section,
    performance_section,
    scores_section,
)
from generator.views.county_year.provenance import corrections_section, provenance_section
from generator.views.county_year.taken_back import marked
from generator.views.county_year.verification import strip, verification_section
from generator.views.county_year.withheld import silent_section, withheld_section
from generator.views.draft import Draft
from generator.views.groups import of_no_area
from generator.views.place import crumbs
from generator.views.source import Source, source_of
from generator.views.structured import report_description
from generator.views.text import listing
from generator.views.words import words


@dataclass(frozen=True, slots=True)
class CountyYearPage(Page):
    """A page with key figures, a verdict strip, the years beside it; leads to the comparison."""

    cards: tuple[Card, ...] = ()
    strip: Strip | None = None
    previous: Crumb | None = None
    following: Crumb | None = None
    compare_href: str = ""


def county_years(edition: Edition) -> Iterator[Draft]:
    """One page for each report."""
    agencies: dict[tuple[str, ...], list[Entry]] = {}
    for entry in edition.dataset.reports:
        agencies.setdefault(_agency(entry), []).append(entry)
    for entry in edition.dataset.reports:
        yield Draft(
            address.report(entry, edition.dataset.site),
            partial(_county_year, edition, entry, agencies[_agency(entry)]),
            edition.state(entry),
        )


def of_provinces(edition: Edition) -> Iterator[Draft]:
    """Those of provinces' own reports alone."""
    return county_years(of_no_area(edition))


def county_year(edition: Edition, entry: Entry) -> CountyYearPage:
    """The page of one report, as `county_years` has it."""
    alike = [each for each in edition.dataset.reports if _agency(each) == _agency(entry)]
    return _county_year(edition, entry, alike)


def _agency(entry: Entry) -> tuple[str, ...]:
    """What the reports of one agency and kind have in common, whatever their year."""
    return entry.division.address, entry.department, entry.kind.name


def _county_year(edition: Edition, entry: Entry, alike: Sequence[Entry]) -> CountyYearPage:
    source = source_of(edition, entry)
    report = source.report
    site = source.edition.dataset.site
    office = report.agency.short_name
    heading = f"{office} {report.year} 年度{report.kind.value}绩效自评"
    previous, following = _neighbours(source, alike)
    description = short(source)
    return CountyYearPage(
        address=source.page,
        head=Head(
            title=heading,
            description=description,
            kind="report",
            column=entry.division.name,
            data_date=report.provenance.checked_on,
            data_digest=entry.digest[:12],
            article=heading,
            source=full_name(report.agency),
            keywords=listing([entry.division.name, site.department.name, report.year]),
            feed=address.file_href(source.page, address.feed(entry.division.address)),
            structured=report_description(source, description),
        ),
        crumbs=(
            *crumbs(source.edition, entry.division, source.page),
            Crumb(report.year, ""),
        ),
        heading=heading,
        sub=f"覆盖：{report.coverage.value}（{report.coverage_note}）　单位：{report.unit.value}",
        lead=words(lead(source)),
        sections=_sections(source),
        cards=cards(source),
        strip=strip(source) if source.comparisons else None,
        previous=previous,
        following=following,
        compare_href=address.compare(source.page, (source.page,)),
    )


def _sections(source: Source) -> tuple[Section, ...]:
    before = (money_section(source), performance_section(source), scores_section(source))
    after = _sections_after(source)
    known = anchors((*before, *after))
    return (
        *marked(source, before),
        verification_section(source, known),
        *marked(source, after),
        corrections_section(source, known),
        citation_section(source),
        questions_section(source),
    )


def _sections_after(source: Source) -> tuple[Section, ...]:
    return (
        withheld_section(source),
        silent_section(source),
        people_section(source),
        improvement_section(source),
        provenance_section(source),
    )


def _neighbours(source: Source, alike: Sequence[Entry]) -> tuple[Crumb | None, Crumb | None]:
    """The report of the year before and of the year after, among those of the agency."""
    earlier = [entry for entry in alike if entry.year < source.entry.year]
    later = [entry for entry in alike if entry.year > source.entry.year]
    return (
        _crumb(source, max(earlier, key=_year)) if earlier else None,
        _crumb(source, min(later, key=_year)) if later else None,
    )


def _year(entry: Entry) -> int:
    return entry.year


def _crumb(source: Source, entry: Entry) -> Crumb:
    target = address.report(entry, source.edition.dataset.site)
    return Crumb(f"{entry.year} 年", address.href(source.page, target))
