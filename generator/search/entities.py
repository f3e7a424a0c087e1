"""What has a name on this site: places, offices, projects, checks, terms, kinds of projects.

A reader finds them while typing: by name, by pinyin, by initials, by what those get wrong who do
not know the place, by code and by former name. Offices and projects are named by the reports
themselves (`own_names`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from generator.model.edition import Edition
from generator.model.terms import glossary
from generator.places.address import stem
from generator.places.division import Division
from generator.search.readings import other_readings, reading
from generator.views import address
from generator.views.place import places_with_reports


class EntityKind(Enum):
    """What a name stands for, in the order of equally good matches."""

    PLACE = "地方"
    OFFICE = "单位"
    TOPIC = "项目类别"
    PROJECT = "项目"
    TERM = "名词"
    CHECK = "核对"


@dataclass(frozen=True, slots=True)
class Entity:
    """A name, what tells it from others, where it leads, how it is read.

    `short` is how much of the name people say: 江华 of 江华瑶族自治县. `readings` are other ones
    than `syllables`. `pages` are the addresses that a search for it puts first.
    """

    kind: EntityKind
    name: str
    detail: str
    href: str
    syllables: str
    pages: tuple[str, ...]
    short: int = 0
    readings: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


def site_names(edition: Edition) -> tuple[Entity, ...]:
    """All names but those that reports give: places, kinds of projects, terms, checks."""
    return (*_places(edition), *_topics(edition), *_terms(), *_checks(edition))


def site_names_key(edition: Edition) -> str:
    """Changes when `site_names` may: a digest of what they are made from, but for the program."""
    dataset = edition.dataset
    newest = _newest(edition)
    places = places_with_reports(edition)
    shown = [(division.code, newest.get(division.address)) for division in places]
    said = repr((shown, dataset.divisions.all, dataset.topics, edition.checks))
    return hashlib.sha256(said.encode()).hexdigest()


def _places(edition: Edition) -> Iterator[Entity]:
    """Places that have a page, by today's and by former names."""
    newest = _newest(edition)
    former: dict[str, list[Division]] = {}
    for place, heir in _heirs(edition).items():
        former.setdefault(heir.address, []).append(place)
    for division in places_with_reports(edition):
        known = former.get(division.address, [])
        own = _place(edition, division, newest.get(division.address, ()))
        codes = {each.code for each in known if each.name == division.name}
        yield replace(own, codes=(division.code, *sorted(codes - {division.code})))
        for each in known:
            if each.name != division.name:
                name = _place(edition, each, ())
                detail = f"现为{division.name}"
                yield replace(
                    name, detail=detail, href=own.href, pages=own.pages, codes=(each.code,)
                )


def _newest(edition: Edition) -> Mapping[str, tuple[str, ...]]:
    """The newest report of each place itself, by the place's address."""
    site = edition.dataset.site
    oldest_first = sorted(edition.dataset.reports, key=lambda entry: entry.year)
    return {entry.division.address: (address.report(entry, site),) for entry in oldest_first}


def _place(edition: Edition, division: Division, newest: tuple[str, ...]) -> Entity:
    page = address.place(division)
    above = edition.dataset.divisions.chain(division)[:-1]
    others = dict.fromkeys(other_readings(division.name, division.reading))
    spelled = page.split("/")[-1]
    if not division.reading.replace(" ", "").startswith(spelled):
        others[spelled] = None  # 陕西 is spelled shaanxi
    return Entity(
        EntityKind.PLACE,
        division.name,
        "".join(step.name for step in above),
        page,
        division.reading,
        (*newest, page),
        len(stem(division.name)),
        tuple(others),
    )


def _heirs(edition: Edition) -> Mapping[Division, Division]:
    """For each former place, the one with a page that took over all of it."""
    divisions = edition.dataset.divisions
    shown = {division.code: division for division in places_with_reports(edition)}
    found = {}
    for former in divisions.all:
        step: Division | None = former
        seen = {former}
        while step and not step.is_current and len(step.successors) == 1:
            step = divisions.of_code(step.successors[0])
            if step in seen:
                break
            seen |= {step} if step else set()
        if step and step != former and shown.get(step.code) == step:
            found[former] = step
    return found


def _topics(edition: Edition) -> Iterator[Entity]:
    for key, topic in edition.dataset.topics.items():
        page = address.topic(key)
        yield Entity(
            EntityKind.TOPIC, topic.name, "各县的项目支出", page, reading(topic.name, {}), (page,)
        )


def _terms() -> Iterator[Entity]:
    for term in glossary():
        yield Entity(
            EntityKind.TERM,
            term.chinese,
            term.plain,
            f"{address.GLOSSARY}#{term.identifier}",
            reading(term.chinese, {}),
            (address.GLOSSARY,),
        )


def _checks(edition: Edition) -> Iterator[Entity]:
    for check in edition.checks:
        page = address.check(check.id)
        yield Entity(
            EntityKind.CHECK, check.sentence, check.id, page, reading(check.sentence, {}), (page,)
        )
