from __future__ import annotations

import zlib
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from generator.errors import OutputError
from generator.making import site as module
from generator.making.pages import AREAS
from generator.making.site import SiteMaker
from generator.model.dataset import HandPage
from generator.model.edition import Edition
from generator.progress import unseen
from generator.publish.artifact import Artifact
from generator.publish.workspace import Workspace
from generator.render.templates import Templates
from generator.views import address
from generator.views.blocks import Page
from generator.views.place import places_with_reports
from tests.builders import a_place, a_report, an_edition, an_entry
from tests.conftest import EXAMPLE, ROOT
from tests.country import a_long_topic
from tests.plans import Plan, plan


class _Pages:
    """A builder that makes empty pages."""

    def html(self, address: str, markdown: bytes) -> bytes:
        return f"{address} {len(markdown)}".encode()

    def static_files(self) -> tuple[Artifact, ...]:
        return ()


def make(edition: Edition, folder: Path) -> Path:
    """The site of an edition, its pages empty."""
    workspace = Workspace(folder, AREAS, folder / "site.sqlite", "base")
    templates = Templates(ROOT / "site_templates")
    pages: Any = _Pages()
    maker = SiteMaker(workspace, edition, templates, pages, folder / "search", [])
    maker.make(unseen, ())
    workspace.finish()
    return folder


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


def test_two_pages_at_one_address_are_refused(tmp_path: Path) -> None:
    shown = an_edition(a_report())
    pages = (*shown.dataset.pages, HandPage("about", "另一页", ""))
    shown = replace(shown, dataset=replace(shown.dataset, pages=pages))

    with pytest.raises(OutputError, match="同一个地址 /about/") as refusal:
        make(shown, tmp_path)

    assert refusal.value.exit_code == 2
    assert not (tmp_path / "site").exists()


def test_a_part_of_a_list_at_the_address_of_another_page_is_refused(tmp_path: Path) -> None:
    part = "qita/hebei/shijiazhuang/p130110/2024"
    site = make(a_long_topic(), tmp_path / "a") / "site"

    assert (site / "topics" / part / "index.html").is_file()
    with pytest.raises(OutputError, match=f"同一个地址 /topics/{part}/"):
        make(a_long_topic(part), tmp_path / "b")


def test_parts_of_long_lists_are_not_searched(tmp_path: Path) -> None:
    folder = make(a_long_topic(), tmp_path) / "site"
    texts = [zlib.decompress(each.read_bytes(), -15) for each in folder.glob("search/texts/*")]
    pages = {text.decode().split("\n")[0] for text in texts}

    assert {"topics/qita", ""} <= pages
    assert address.SEARCH not in pages
    assert any((folder / "topics" / "qita").iterdir())
    assert [each for each in pages if each.startswith("topics/qita/")] == []


def test_a_file_where_the_index_stands_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(module, "small_files", lambda *_: [("search/meta.json", b"")])

    with pytest.raises(OutputError, match="/search/"):
        make(an_edition(a_report()), tmp_path)


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
