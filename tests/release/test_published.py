from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.export.facts import facts
from generator.export.json_file import records
from generator.model.edition import Edition
from generator.release.figures import figures_of
from generator.release.published import read_published, site_in
from generator.views import address
from tests.publishing import a_release


def test_a_published_site_is_found_in_a_folder_of_releases_and_by_itself(tmp_path: Path) -> None:
    a_release(tmp_path / "public")

    assert site_in(tmp_path / "public") == tmp_path / "public" / "current"
    assert site_in(tmp_path / "public" / "current") == tmp_path / "public" / "current"
    assert site_in(tmp_path) is None
    assert site_in(tmp_path / "nowhere") is None


def test_every_report_is_listed_with_the_digest_of_its_file(
    example: Edition, example_site: Path
) -> None:
    found = read_published(example_site).reports

    site = example.dataset.site
    assert found == {address.report(e, site): e.digest for e in example.dataset.reports}


def test_figures_are_those_of_the_table_of_facts(example: Edition, example_site: Path) -> None:
    published = read_published(example_site)
    for entry in example.dataset.reports:
        was = published.report(address.report(entry, example.dataset.site))
        assert was.figures == figures_of(records(facts(example.only([entry]))))


def test_corrections_are_known_by_their_keys(example_site: Path) -> None:
    was = read_published(example_site).report("shili/dongshi/jiaxian/2024")

    assert set(was.corrections) == {"zhichu", "bianzhi"}
    assert was.corrections["zhichu"]["old"] == "130.01"


def test_a_damaged_file_is_told(example_site: Path, tmp_path: Path) -> None:
    site = Path(shutil.copytree(example_site, tmp_path / "site"))
    page = "shili/dongshi/jiaxian/2024"
    (site / page / "report.json").write_text("{}")

    with pytest.raises(OutputError, match="disclose verify"):
        read_published(site).report(page)
