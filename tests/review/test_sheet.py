"""What those who decide are shown: the changes, the warnings, earlier records, blank lines."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.findings import Finding, Level
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.release.against import Difference, difference
from generator.review.sheet import SIGNERS, Sheet, sheet
from generator.views.blocks import Facts, Paragraph, Section
from generator.views.table import Table
from tests.builders import a_report, an_edition, an_entry
from tests.plans import files
from tests.reviewing import reviewed

VERIFICATION = Section("verification", "数据核对", ())
SPENT: dict[str, Any] = {"spending": {"total": {"executed": "130.01"}}}
MORE: dict[str, Any] = {"spending": {"total": {"executed": "130.10"}}}
CORRECTION = {
    "a": {
        "path": "spending.total.executed",
        "old": "130.01",
        "new": "130.10",
        "reason": "录入时写反",
    }
}


def entry_of(digest: str, **changes: Any) -> Entry:
    return replace(an_entry(a_report(**changes)), digest=digest * 64)


def difference_of(now: Entry, was: Entry, folder: Path) -> tuple[Edition, Difference]:
    for path, raw in files(an_edition(was)):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(raw)
    edition = an_edition(now)
    return edition, difference(edition, folder)


def shown(edition: Edition, was: Difference | None = None) -> Sheet:
    return sheet(edition, edition.dataset.reports[0], was, VERIFICATION)


def part(found: Sheet, identifier: str) -> Any:
    """The first block of a part."""
    return next(each for each in found.parts if each.id == identifier).blocks[0]


def cover(found: Sheet) -> dict[str, str]:
    assert isinstance(found.cover, Facts)
    return {each.name: each.words[0].text for each in found.cover.items}


def texts(table: Table) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


def test_the_cover_says_what_is_signed_for() -> None:
    edition, entry = reviewed()
    told = cover(shown(edition))

    assert told["文件指纹"] == entry.digest
    assert told["指纹前 12 位"] == entry.digest[:12]
    assert told["报告标题"] == entry.report.title
    assert told["报告文件"] == entry.file
    assert told["与上次发布相比"] == "首次公开"


def test_every_changed_figure_stands_with_both_texts(tmp_path: Path) -> None:
    edition, was = difference_of(entry_of("b", **MORE), entry_of("a", **SPENT), tmp_path)
    found = shown(edition, was)

    assert cover(found)["与上次发布相比"] == "数字改了 1 处"
    assert texts(part(found, "changes")) == [
        ("spending.total.executed", "实际支出", "130.01", "130.10", "没有更正记录，不能发布")
    ]


def test_a_change_with_its_correction_gives_the_reason(tmp_path: Path) -> None:
    now = entry_of("b", **MORE, corrections=CORRECTION)
    edition, was = difference_of(now, entry_of("a", **SPENT), tmp_path)

    assert texts(part(shown(edition, was), "changes"))[0][-1] == "录入时写反"


@pytest.mark.parametrize(("digest", "word"), [("a", "没有变化"), ("b", "数字没有变化，文字有改动")])
def test_a_report_whose_figures_stay_says_so(digest: str, word: str, tmp_path: Path) -> None:
    edition, was = difference_of(entry_of(digest), entry_of("a"), tmp_path)
    found = shown(edition, was)

    assert cover(found)["与上次发布相比"] == word
    assert isinstance(part(found, "changes"), Paragraph)


def test_warnings_of_the_file_are_listed_and_those_of_others_are_not() -> None:
    edition, entry = reviewed()
    own = Finding("r", Level.WARNING, entry.where(()), "看一眼\u202e", "对照原件")
    other = Finding("r", Level.WARNING, replace(entry.where(()), file="x"), "别的", "")
    found = shown(replace(edition, warnings=(own, other)))

    assert texts(part(found, "warnings")) == [("1 行 1 字", "看一眼⟨U+202E⟩。对照原件")]
    assert cover(found)["程序的提醒"] == "1 处"


def test_earlier_records_say_which_version_they_are_of() -> None:
    edition, entry = reviewed({"digest": "f" * 64, "text": "改标题"}, {"outcome": "不同意"})

    assert texts(part(shown(edition), "records")) == [
        ("2024 年 9 月 1 日", "办公室", "同意公开", "f" * 12, "改动以前的", "改标题"),
        ("2024 年 9 月 1 日", "办公室", "不同意", entry.digest[:12], "就是这一份", "无"),
    ]


def test_lines_to_sign_name_posts_and_leave_the_rest_to_the_pen() -> None:
    edition, entry = reviewed()
    found = shown(edition)

    assert [each.post for each in SIGNERS] == ["核稿人", "保密审查", "分管领导", "主要负责人"]
    assert found.digest == entry.digest
    assert found.outcomes == ("同意公开", "修改后公开", "不同意")
    assert f"--record --digest {entry.digest[:12]}" in found.after[1]


def test_a_report_within_the_department_shows_the_decision() -> None:
    decision = {"decided_by": "某办", "text": "可以公开"}
    disclosure = {"scope": "部门内部公开", "decision": decision}
    told = cover(shown(an_edition(a_report(disclosure=disclosure))))

    assert told["公开范围"] == "部门内部公开"
    assert told["公开决定"] == "可以公开（某办）"
