from __future__ import annotations

import pytest

from generator.model.edition import Edition
from generator.outputs import PAGES
from generator.places.division import Division, DivisionKind, Divisions
from generator.search.entities import Entity, EntityKind, site_names, site_names_key
from tests.builders import a_place, a_report, an_edition, an_entry


def named(found: tuple[Entity, ...], name: str) -> Entity:
    return next(each for each in found if each.name == name)


@pytest.fixture(scope="module")
def one() -> tuple[Entity, ...]:
    return site_names(an_edition(a_report()))


def test_a_place_is_known_by_name_reading_and_code(one: tuple[Entity, ...]) -> None:
    place = named(one, "青山区")

    assert (place.kind, place.detail) == (EntityKind.PLACE, "河北省石家庄市")
    assert (place.syllables, place.short, place.codes) == ("qing shan qu", 2, ("130110",))
    assert place.pages[0].endswith("/2024")
    assert place.pages[-1] == place.href


def test_checks_terms_and_kinds_of_projects_are_named(one: tuple[Entity, ...]) -> None:
    kinds = [each.kind for each in one]

    assert {EntityKind.TOPIC, EntityKind.TERM, EntityKind.CHECK} <= set(kinds)
    assert named(one, "未说明").href == "glossary#not_stated"


def test_a_former_name_leads_to_the_place_of_today() -> None:
    today = a_place("130110", "青山区")
    former = Division(
        "130185",
        "青山市",
        DivisionKind.COUNTY,
        "130100",
        "qing shan shi",
        "x",
        "",
        "2014",
        ("130110",),
    )
    edition = an_edition(an_entry(a_report(), today))
    dataset = edition.dataset
    known = Divisions((former, *dataset.divisions.all))
    changed = type(dataset)(
        dataset.site, known, dataset.schemes, dataset.topics, dataset.reports, dataset.pages
    )
    found = site_names(Edition(changed, (), edition.checks, edition.compared))

    assert named(found, "青山市").href == today.address
    assert named(found, "青山市").detail == "现为青山区"
    assert named(found, "青山市").codes == ("130185",)


def test_every_name_leads_to_a_page(example: Edition) -> None:
    pages = {page.address for kind in PAGES for page in kind.views(example)}
    found = site_names(example)

    assert [each.name for each in found if each.href.split("#")[0] not in pages] == []
    assert [each.name for each in found if not set(each.pages) <= pages] == []
    assert len(found) == len({(each.kind, each.name, each.detail) for each in found})


def test_the_key_of_the_names_changes_with_a_place_and_its_newest_report(example: Edition) -> None:
    reports = example.dataset.reports
    keys = {
        site_names_key(example),
        site_names_key(example.only(reports)),
        site_names_key(example.only(reports[:1])),
        site_names_key(an_edition(a_report(year="2023"))),
        site_names_key(an_edition(a_report(year="2024"))),
    }

    assert len(keys) == 4
