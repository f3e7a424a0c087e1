from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath

import pytest

from generator.findings import Level
from generator.load.content import Content, read_content
from generator.load.paths import report_path
from generator.load.yaml_tree import Document, read_tree
from tests.builders import a_place, a_report

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "tests" / "example" / "content"
REPORT = "reports/shili/dongshi/jiaxian/2024.yml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the example content."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "content"))


def rules(found: Content) -> list[str]:
    return [each.rule for each in found.findings if each.level is Level.ERROR]


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("folder", [ROOT / "content", EXAMPLE])
def test_kept_content_is_read_without_an_error_or_a_doubt(folder: Path) -> None:
    found = read_content(folder)

    assert found.findings == ()
    assert found.dataset is not None


def test_reports_are_ordered_by_place_year_and_department(content: Path) -> None:
    dataset = read_content(content).dataset
    assert dataset is not None
    order = [
        (entry.division.address, entry.report.year, entry.report.department)
        for entry in dataset.reports
    ]

    assert order == sorted(order)
    assert len(order) == len(list(content.glob("reports/**/*.yml")))


def test_a_value_of_a_report_can_be_traced_to_its_line(content: Path) -> None:
    dataset = read_content(content).dataset
    assert dataset is not None
    entry = next(each for each in dataset.reports if each.file.endswith("jiaxian/2024.yml"))
    document = read_tree((content / REPORT).read_bytes(), entry.file)
    assert isinstance(document, Document)

    assert entry.file == f"content/{REPORT}"
    assert str(entry.where(("year",))) == str(document.where(entry.file, ("year",)))


@pytest.mark.parametrize(
    ("report", "path"),
    [
        ({}, "reports/hebei/shijiazhuang/p130110/2024.yml"),
        ({"department": "kejiju"}, "reports/hebei/shijiazhuang/p130110/2024/kejiju.yml"),
        ({"kind": "项目支出"}, "reports/hebei/shijiazhuang/p130110/2024/wangxinban/project.yml"),
        (
            {"department": "kejiju", "kind": "项目支出"},
            "reports/hebei/shijiazhuang/p130110/2024/kejiju/project.yml",
        ),
    ],
)
def test_a_report_s_path_is_its_address(report: dict[str, str], path: str) -> None:
    right = report_path(a_report(**report), a_place(), "wangxinban")

    assert right == PurePosixPath(path)


def test_a_report_in_the_wrong_place_is_told_the_right_one(content: Path) -> None:
    (content / REPORT).rename(content / "reports/shili/dongshi/jiaxian/2021.yml")
    found = read_content(content)

    assert rules(found) == ["path-not-address"]
    assert found.findings[0].hint == f"应当放在 content/{REPORT}"
    assert found.dataset is None


def test_hidden_files_and_drafts_of_an_office_are_passed_over(content: Path) -> None:
    (content / "reports" / ".gitkeep").touch()
    (content / "reports" / "~$2024.docx").touch()

    assert read_content(content).findings == ()


def test_a_link_is_not_followed(content: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.yml"
    (content / REPORT).rename(elsewhere)
    (content / REPORT).symlink_to(elsewhere)

    assert rules(read_content(content)) == ["file-unreadable"]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("title: ", "title: 内部资料 注意保存 ", "internal-marking"),
        ("title: ", "title: 机密★10年 ", "security-marking"),
        ("title: ", "title: 电话13812345678 ", "telephone"),
        ("year: 2024", "year: 2026", "year-in-future"),
    ],
)
def test_what_may_not_be_published_is_found_in_the_files(
    content: Path, old: str, new: str, rule: str
) -> None:
    rewrite(content / REPORT, old, new)

    assert rule in rules(read_content(content))


def test_private_data_is_told_even_where_the_report_is_not_valid(content: Path) -> None:
    rewrite(content / REPORT, "title: ", "titel: 电话13812345678 ")

    assert {"telephone", "key-unknown", "key-missing"} <= set(rules(read_content(content)))


def test_the_contact_of_the_site_may_have_an_address(content: Path) -> None:
    rewrite(content / "site.yml", "mail: bianji@example.com", "mail: wangxin@example.gov.cn")

    assert rules(read_content(content)) == []
