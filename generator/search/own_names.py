"""Offices and projects: the names that reports give, and all reports that give the same one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.reported import entries
from generator.places.address import stem
from generator.places.division import Division
from generator.search.entities import Entity, EntityKind

MOST_PAGES: Final = 20
"""Pages kept of one name. One that more reports give is looked for in their texts."""

Read = Callable[[str, Mapping[str, str]], str]
"""How a name is read, where the places that it may begin with are read so."""


class OwnName(NamedTuple):
    """A name in one report: of its agency (`key` is empty) or of the project with that key.

    `where` is the report's place, in words.
    """

    name: str
    key: str
    where: str
    syllables: str


class NamedPage(NamedTuple):
    """A report's page with its year and the names in it."""

    address: str
    year: int
    names: tuple[OwnName, ...]


def own_names(edition: Edition, entry: Entry, read: Read) -> tuple[OwnName, ...]:
    """Every name of the agency, then every name of every project."""
    chain = edition.dataset.divisions.chain(entry.division)
    where = "".join(step.name for step in chain)
    known = _known(chain)
    return tuple(
        OwnName(name, key, where, read(name, known)) for name, key in dict.fromkeys(_names(entry))
    )


def _names(entry: Entry) -> Iterator[tuple[str, str]]:
    agency = entry.report.agency
    for name in (agency.short_name, agency.full_name, agency.second_nameplate):
        if isinstance(name, str):
            yield name, ""
    for key, project in entries(entry.report.projects).items():
        others = entries(project.other_names).values()
        for name in (project.name, *(other.name for other in others)):
            if isinstance(name, str):
                yield name, key


def _known(chain: Iterable[Division]) -> Mapping[str, str]:
    """How the places that a name may begin with are read."""
    found = {}
    for step in chain:
        found[step.name] = step.reading
        short = len(stem(step.name))
        found[step.name[:short]] = " ".join(step.reading.split(" ")[:short])
    return found


def merged_names(pages: Iterable[NamedPage]) -> tuple[Entity, ...]:
    """Offices, then projects; each leads to the newest report that gives the name."""
    ordered = sorted(pages, key=lambda page: (-page.year, page.address))
    offices: dict[tuple[str, str], list[tuple[NamedPage, OwnName]]] = {}
    projects: dict[str, list[tuple[NamedPage, OwnName]]] = {}
    for page in ordered:
        for own in page.names:
            if own.key:
                projects.setdefault(own.name, []).append((page, own))
            else:
                offices.setdefault((own.name, own.where), []).append((page, own))
    return (
        *(_office(found) for found in offices.values()),
        *(_project(projects[name]) for name in sorted(projects)),
    )


def _office(found: Sequence[tuple[NamedPage, OwnName]]) -> Entity:
    page, own = found[0]
    pages = _addresses(found)
    return Entity(EntityKind.OFFICE, own.name, own.where, page.address, own.syllables, pages)


def _project(found: Sequence[tuple[NamedPage, OwnName]]) -> Entity:
    """A name in one report says where; one in several says in how many."""
    page, own = found[0]
    pages = _addresses(found)
    detail = f"{own.where} {page.year}" if len(pages) == 1 else f"{len(pages)} 份报告"
    return Entity(
        EntityKind.PROJECT,
        own.name,
        detail,
        f"{page.address}#projects.{own.key}",
        own.syllables,
        pages if len(pages) <= MOST_PAGES else (),
    )


def _addresses(found: Iterable[tuple[NamedPage, OwnName]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(page.address for page, _ in found))
