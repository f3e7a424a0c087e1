"""Content beside what was published: the example, edited as keepers edit."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.errors import ContentError, GeneratorError
from generator.findings import Level
from generator.model.edition import Edition
from generator.pipeline import held_against
from generator.reading import edition_of
from generator.release.against import (
    Against,
    difference,
    is_large,
    silent_changes,
    site_against,
)
from tests.builders import a_site
from tests.conftest import EXAMPLE
from tests.plans import files

REPORT = "reports/shili/dongshi/yishan/2023/kejiju.yml"
PAGE = "shili/dongshi/yishan/2023/kejiju"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "content"))


def change(content: Path, old: str, new: str) -> None:
    path = content / REPORT
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def rules(content: Path, site: Path, *, allows_removals: bool = False) -> list[str]:
    edition = edition_of(content)
    found = difference(edition, site)
    told = silent_changes(edition, found, "content", allows_removals=allows_removals)
    return [each.rule for each in told]


def test_what_was_published_is_no_difference(example: Edition, example_site: Path) -> None:
    found = difference(example, example_site)

    assert (found.added, found.gone, found.changed) == ((), (), ())


def test_only_changed_files_are_looked_into(content: Path, example_site: Path) -> None:
    change(content, "initial_budget: 88.80", "initial_budget: 88.90")

    found = difference(edition_of(content), example_site)

    assert [each.page for each in found.changed] == [PAGE]
    assert [c.path for c in found.changed[0].changes] == ["spending.total.initial_budget"]
    assert not found.changed[0].is_explained(found.changed[0].changes[0])


def test_a_comment_in_a_file_changes_nothing_that_readers_see(
    content: Path, example_site: Path
) -> None:
    path = content / REPORT
    path.write_text(path.read_text("utf-8") + "# 已核对\n", "utf-8")

    assert rules(content, example_site) == []


def test_a_changed_figure_is_refused_and_passes_with_its_entry(
    content: Path, example_site: Path
) -> None:
    change(content, "initial_budget: 88.80", "initial_budget: 88.90")
    assert rules(content, example_site) == ["figure-changed-without-correction"]

    change(
        content,
        "corrections: 无",
        "corrections:\n  yusuan: {corrected_on: 2025-06-30, path: spending.total.initial_budget, "
        'old: "88.80", new: "88.90", reason: 录入有误}',
    )
    assert rules(content, example_site) == []
    found = difference(edition_of(content), example_site)
    assert found.changed[0].is_explained(found.changed[0].changes[0])


def test_a_report_that_went_is_refused_unless_it_may(content: Path, example_site: Path) -> None:
    (content / REPORT).unlink()

    assert rules(content, example_site) == ["report-vanished"]
    shown = held_against(edition_of(content), content, Against(example_site, allows_removals=True))
    assert [(each.rule, each.level) for each in shown.warnings] == [
        ("report-vanished", Level.WARNING)
    ]
    with pytest.raises(ContentError):
        held_against(edition_of(content), content, Against(example_site))


def test_a_new_report_is_no_change(example: Edition, tmp_path: Path) -> None:
    fewer = example.only([e for e in example.dataset.reports if not e.file.endswith(REPORT)])
    for path, raw in files(fewer):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(raw)

    found = difference(example, tmp_path)

    assert (found.added, found.gone, found.changed) == ((PAGE,), (), ())
    assert list(silent_changes(example, found, "content", allows_removals=False)) == []


def test_a_correction_that_was_published_stays(content: Path, example_site: Path) -> None:
    path = content / "reports/shili/dongshi/jiaxian/2024.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("录入时两位数字写反", "笔误"), "utf-8")

    assert rules(content, example_site) == ["published-correction-changed"]


def test_the_settings_name_the_folder_beside_the_content(
    tmp_path: Path, example_site: Path
) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (tmp_path / "public").symlink_to(example_site)
    site = a_site(releases="../public")

    assert site_against(Against(), site, content) == content / "../public"
    assert site_against(Against(), a_site(), content) is None
    assert site_against(Against(), a_site(releases="../nothing-yet"), content) is None
    assert site_against(Against(example_site), a_site(), content) == example_site


def test_a_folder_that_was_named_and_holds_nothing_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(GeneratorError, match="没有发布过的网站"):
        site_against(Against(tmp_path), a_site(), tmp_path)


def test_without_releases_content_is_as_it_is(example: Edition) -> None:
    assert held_against(example, EXAMPLE, Against()) == example


@pytest.mark.parametrize(
    ("gone", "of", "large"), [(0, 100, False), (5, 100, False), (6, 100, True), (0, 0, False)]
)
def test_more_than_a_twentieth_is_large(gone: int, of: int, *, large: bool) -> None:
    assert is_large(gone, of) is large
