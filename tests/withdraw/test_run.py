"""The content and what was built; that releases follow is shown by the command's own tests."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.errors import GeneratorError
from generator.folders import Folders
from generator.model.withdrawal import Ground
from generator.withdraw.request import Planned, Request
from generator.withdraw.run import cleared, planned, releases_with, written
from tests.conftest import EXAMPLE, ROOT

PAGE = "shili/dongshi/yishan/2023/kejiju"


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    shutil.copytree(EXAMPLE, tmp_path / "content")
    return Folders(ROOT, tmp_path / "content", tmp_path / "build")


def test_files_are_written_in_order_and_empty_folders_go(folders: Folders) -> None:
    file = folders.content / "reports" / f"{PAGE}.yml"
    plan = Planned({folders.content / "withdrawn.yml": b"x", file: None}, (), ())

    written(plan)
    written(plan)

    assert (folders.content / "withdrawn.yml").read_bytes() == b"x"
    assert not file.exists()
    assert file.parent.is_dir()  # another report of the year is there
    shutil.rmtree(file.parent / "wangxinban")
    written(Planned({file: None}, (), ()))
    assert not file.parent.exists()
    assert file.parent.parent.is_dir()


def test_everything_that_builds_leave_goes_and_nothing_else(folders: Folders) -> None:
    for path in folders.made:
        path.mkdir(parents=True)
        (path / "f").write_text("x", "utf-8")
    (folders.output / "own").mkdir()

    cleared(folders, but=(folders.docs,))
    assert {path.name for path in folders.output.iterdir()} == {"own", "docs"}
    cleared(folders)
    cleared(folders)

    assert [path.name for path in folders.output.iterdir()] == ["own"]
    names = {path.name for path in folders.made}
    assert {"docs", "search", "site", "site.next", "site.old", "disclose-offline.zip"} <= names


def test_a_folder_that_was_never_published_into_is_refused(folders: Folders) -> None:
    request = Request(PAGE, (), Ground.OTHER)

    with pytest.raises(GeneratorError, match="没有发布过的网站"):
        planned(folders, request, folders.output)


@pytest.mark.parametrize("report", [f"/{PAGE}/", PAGE, f"{{}}/reports/{PAGE}.yml"])
def test_a_report_is_named_by_its_address_or_its_file(
    folders: Folders, example_site: Path, report: str
) -> None:
    request = Request(report.format(folders.content), (), Ground.OTHER)

    plan = planned(folders, request, example_site)

    assert [each.told.report for each in plan.asked] == [f"{PAGE}/"]
    assert releases_with(folders.output, plan) == ()


def test_a_file_from_elsewhere_is_no_report(folders: Folders, example_site: Path) -> None:
    with pytest.raises(GeneratorError, match="不在"):
        planned(folders, Request("other/2024.yml", (), Ground.OTHER), example_site)
