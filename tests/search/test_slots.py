from __future__ import annotations

import pytest

from generator.errors import OutputError
from generator.model.edition import Edition
from generator.outputs import PAGES
from generator.search import slots as module
from generator.search.slots import block, low, slots_of, year
from tests.builders import a_place, a_report, an_edition, an_entry


def a_site_of(*codes_and_years: tuple[str, str]) -> Edition:
    return an_edition(
        *(an_entry(a_report(code=code, year=year), a_place(code)) for code, year in codes_and_years)
    )


def addresses(edition: Edition) -> list[str]:
    found = [f"{entry.division.address}/{entry.report.year}" for entry in edition.dataset.reports]
    places = [division.address for division in edition.dataset.divisions.all]
    return ["", "checks", "about", *found, *places]


def test_a_slot_is_the_year_and_the_number_of_the_place() -> None:
    edition = a_site_of(("130110", "2024"), ("130110", "2023"))
    found = slots_of(edition.dataset, addresses(edition))
    earlier, later = (found[f"hebei/shijiazhuang/p130110/{year}"] for year in (2023, 2024))

    assert (year(earlier), year(later), low(earlier)) == ("2023", "2024", low(later))
    assert block(earlier) < block(later)


def test_other_pages_and_places_have_no_year() -> None:
    edition = a_site_of(("130110", "2024"))
    found = slots_of(edition.dataset, addresses(edition))

    assert year(found[""]) == year(found["checks"]) == year(found["hebei"]) == ""


def test_no_two_pages_share_a_slot(example: Edition) -> None:
    pages = [page.address for kind in PAGES for page in kind.views(example)]
    found = slots_of(example.dataset, pages)

    assert len(set(found.values())) == len(set(pages)) == len(found)
    assert list(found.values()) == sorted(found.values())


def test_a_report_added_leaves_the_others_in_their_slots() -> None:
    edition = a_site_of(("130110", "2023"), ("130110", "2024"), ("130132", "2024"))
    more = slots_of(edition.dataset, addresses(edition))
    fewer = an_edition(edition.dataset.reports[0], edition.dataset.reports[2])
    divided = type(edition.dataset)(
        **{
            name: getattr(edition.dataset, name)
            for name in ("site", "divisions", "schemes", "topics", "pages")
        },
        reports=fewer.dataset.reports,
    )
    less = slots_of(divided, ["", "checks", "about", "hebei"])

    assert all(more[each] == slot for each, slot in less.items())


def test_a_page_added_leaves_the_other_pages_in_their_slots(example: Edition) -> None:
    pages = [page.address for kind in PAGES for page in kind.views(example)]
    fewer = slots_of(example.dataset, pages)
    more = slots_of(example.dataset, [*pages, "zzz", "aaa", "checks/funds/hebei"])

    assert all(more[page] == slot for page, slot in fewer.items())


def test_pages_with_the_same_hash_stand_side_by_side(
    example: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "fnv1a", lambda _: (1 << module.LOW_BITS) - 1)
    found = slots_of(example.dataset, ["a", "b", "c"])

    assert sorted(map(low, found.values())) == [0, 1, (1 << module.LOW_BITS) - 1]


def test_too_many_places_stop_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LOW_BITS", 1)
    edition = a_site_of(("130110", "2024"))

    with pytest.raises(OutputError, match="最多容纳"):
        slots_of(edition.dataset, addresses(edition))
