"""Nothing new or changed goes out unless somebody agreed to exactly that."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.findings import Level
from generator.model.site import Switch
from generator.review.gate import review_findings, standing
from generator.views import address
from tests.reviewing import reviewed

OTHER = "f" * 64
NO: dict[str, Any] = {"outcome": "不同意"}
AMEND: dict[str, Any] = {"outcome": "修改后公开", "reviewed_by": "分管领导"}
OLD: dict[str, Any] = {"digest": OTHER}


def rules(*records: dict[str, Any], published: str = "") -> list[str]:
    edition, entry = reviewed(*records)
    page = address.report(entry, edition.dataset.site)
    known = {page: published} if published else {}
    return [each.rule for each in review_findings(edition.dataset, known, Level.ERROR)]


@pytest.mark.parametrize(
    ("records", "wanted"),
    [
        ((), ["review-missing"]),
        (({},), []),
        ((NO,), ["review-not-agreed"]),
        ((AMEND,), ["review-not-agreed"]),
        ((OLD,), ["review-outdated"]),
        ((OLD | NO, {}), []),
        (({}, AMEND), ["review-not-agreed"]),
        ((NO, {}), []),
        (({}, NO), ["review-not-agreed"]),
        (({"address": "a/b/2024"},), ["review-missing"]),
    ],
)
def test_only_an_agreement_to_these_bytes_without_objection_counts(
    records: tuple[dict[str, Any], ...], wanted: list[str]
) -> None:
    assert rules(*records) == wanted


def test_what_is_published_to_the_byte_needs_no_new_agreement() -> None:
    _, entry = reviewed()

    assert rules(published=entry.digest) == []
    assert rules(published=OTHER) == ["review-missing"]


def test_a_site_that_does_not_ask_is_not_held_up() -> None:
    edition, _ = reviewed()
    site = edition.dataset.site
    switches = site.switches.model_copy(update={"review_required": Switch.OFF})
    calm = replace(edition.dataset, site=site.model_copy(update={"switches": switches}))

    assert list(review_findings(calm, {}, Level.ERROR)) == []


def test_a_finding_names_the_report_the_change_and_the_command() -> None:
    edition, entry = reviewed(OLD)
    (found,) = review_findings(edition.dataset, {}, Level.WARNING)

    assert found.level is Level.WARNING
    assert found.where.file == entry.file
    assert found.message == (
        f"送审以后又改过：办公室 2024 年 9 月 1 日看的是 ffffffffffff，现在是 {entry.digest[:12]}"
    )
    assert "disclose review /hebei/shijiazhuang/p130110/2024/" in found.hint


def test_only_the_reports_asked_about_are_told() -> None:
    edition, entry = reviewed()

    assert len(list(review_findings(edition.dataset, {}, Level.ERROR, [entry]))) == 1


def test_the_last_word_of_each_counts() -> None:
    edition, entry = reviewed(NO, AMEND, {}, OLD)
    page = address.report(entry, edition.dataset.site)
    found = standing(entry, page, edition.dataset.reviews)

    assert [each.reviewed_by for each in found.objections] == ["分管领导"]
    assert not found.is_agreed
    assert len(found.current) == 3
    assert len(found.before) == 1
