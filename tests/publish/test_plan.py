from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from generator.errors import OutputError
from generator.model.dataset import HandPage
from generator.model.edition import Edition
from generator.publish import plan as module
from generator.publish.plan import Plan, plan
from generator.views import address
from generator.views.blocks import Page
from generator.views.place import places_with_reports
from tests.builders import a_place, a_report, an_edition, an_entry
from tests.conftest import EXAMPLE
from tests.country import a_long_topic


def rendered(template: str, page: Page) -> str:
    return f"{template} {page.address}"


@pytest.fixture(scope="module")
def planned(example: Edition) -> Plan:
    return plan(example, rendered)


def test_every_report_has_its_page_at_its_address(example: Edition, planned: Plan) -> None:
    paths = {each.path.as_posix() for each in planned.pages}

    assert {
        f"{address.report(each, example.dataset.site)}/index.md" for each in example.dataset.reports
    } <= paths
    assert "index.md" in paths
    assert "shili/dongshi/yishan/2023/wangxinban/project/index.md" in paths


def test_no_two_outputs_share_a_path(planned: Plan) -> None:
    pages = [each.path.with_suffix(".html") for each in planned.pages]
    paths = [*pages, *(each.path for each in planned.files)]

    assert len(set(paths)) == len(paths)


def test_places_without_reports_have_no_page(planned: Plan) -> None:
    paths = {each.path.as_posix() for each in planned.pages}

    assert "shili/xishi/index.md" in paths
    assert "shili/xishi/binghe/2021/index.md" in paths  # what stood there was taken down
    assert len([path for path in paths if path.startswith("shili/")]) == 14


def test_a_place_answers_to_its_code_and_to_a_former_one(example: Edition, planned: Plan) -> None:
    redirects = {
        each.path.parts[0]: each.content.decode()
        for each in planned.files
        if each.path.name == "index.html"
    }

    assert set(redirects) == {
        *(each.code for each in places_with_reports(example)),
        "990222",
    }
    assert 'url=../shili/xishi/binghe/"' in redirects["990222"]
    assert 'href="../shili/xishi/binghe/"' in redirects["990222"]


def test_a_former_code_shared_by_two_heirs_leads_nowhere() -> None:
    here = a_place("130110", "青山区")
    former = replace(a_place("130190"), valid_to="2020", successors=("130110", "130111"))
    shown = an_edition(an_entry(a_report(), here))
    divisions = type(shown.dataset.divisions)((*shown.dataset.divisions.all, former))
    shown = replace(shown, dataset=replace(shown.dataset, divisions=divisions))

    assert PurePosixPath("130190/index.html") not in {e.path for e in plan(shown, rendered).files}


def test_two_pages_at_one_address_are_refused() -> None:
    shown = an_edition(a_report())
    pages = (*shown.dataset.pages, HandPage("about", "另一页", ""))
    shown = replace(shown, dataset=replace(shown.dataset, pages=pages))

    with pytest.raises(OutputError, match="同一个地址 /about/") as refusal:
        plan(shown, rendered)

    assert refusal.value.exit_code == 2


def test_a_part_of_a_list_at_the_address_of_another_page_is_refused() -> None:
    part = "qita/hebei/shijiazhuang/p130110/2024"
    planned = plan(a_long_topic(), rendered)

    assert f"topics/{part}/index.md" in {each.path.as_posix() for each in planned.pages}
    with pytest.raises(OutputError, match=f"同一个地址 /topics/{part}/"):
        plan(a_long_topic(part), rendered)


def test_parts_of_long_lists_are_not_searched() -> None:
    planned = plan(a_long_topic(), rendered)

    assert "topics/qita" in planned.searched
    assert any(each.path.as_posix().startswith("topics/qita/") for each in planned.pages[1:])
    assert [each for each in planned.searched if each.startswith("topics/qita/")] == []
    assert "" in planned.searched


def test_a_file_where_the_index_stands_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "files", lambda _: iter([("search/meta.json", b"")]))

    with pytest.raises(OutputError, match="/search/"):
        plan(an_edition(a_report()), rendered)


def test_a_site_without_an_address_has_no_map() -> None:
    files = {each.path.as_posix() for each in plan(an_edition(a_report()), rendered).files}

    assert "sitemap.xml" not in files
    assert "data/divisions.csv" in files


def test_a_plan_does_not_depend_on_the_order_of_the_content(example: Edition) -> None:
    backward = replace(
        example, dataset=replace(example.dataset, reports=tuple(sorted(
            example.dataset.reports, key=lambda each: each.file, reverse=True
        )))
    )  # fmt: skip

    assert {each.path for each in plan(backward, rendered).pages} == {
        each.path for each in plan(example, rendered).pages
    }


def test_nothing_in_a_plan_names_the_folder_it_was_made_from(planned: Plan) -> None:
    made = b"".join(each.content for each in (*planned.pages, *planned.files))

    assert str(EXAMPLE).encode() not in made
    assert str(Path.home()).encode() + b"/" not in made
