"""送审 from the page: printed, signed, written down, and asked for again when something changed."""

from __future__ import annotations

import pytest

from generator.desk.agreeing import agreement, forget_pack, outcome_of
from generator.errors import GeneratorError
from generator.model.review import Outcome
from tests.desk.office import REPORT, Office, with_spent

SIGNED = {"day": "2025-06-29", "office": "办公室", "outcome": "同意公开", "text": ""}


def test_a_decision_is_bound_to_what_was_printed(office: Office) -> None:
    assert office.get(f"/paper/{REPORT}").status == 404
    assert "登记意见" not in office.get(f"/review/{REPORT}").text
    office.post(f"/review/print/{REPORT}", {})
    paper = office.get(f"/paper/{REPORT}")
    digest = agreement(office.desk, REPORT).digest
    assert digest in paper.text
    assert "script-src" not in paper.headers["Content-Security-Policy"]
    assert paper.headers["Content-Security-Policy"].startswith("default-src 'none'")

    wrong = office.post(f"/review/record/{REPORT}", SIGNED | {"digest": "0" * 12})
    assert wrong.status == 422
    assert "又改过" in wrong.text
    done = office.post(f"/review/record/{REPORT}", SIGNED | {"digest": digest})
    assert done.status == 303
    assert "已经同意公开" in office.get(f"/review/{REPORT}").text

    text = office.file().read_text(encoding="utf-8")
    office.file().write_text(with_spent(text, "305.22"), encoding="utf-8")
    page = office.get(f"/review/{REPORT}").text
    assert "送审以后又改过" in page
    assert "看的是以前的一版" in page
    assert not agreement(office.desk, REPORT).has_pack
    forget_pack(office.desk, REPORT)
    assert office.get(f"/paper/{REPORT}").status == 404


@pytest.mark.parametrize(
    "change", [{"day": "昨天"}, {"outcome": "随便"}, {"outcome": ""}, {"office": ""}, {"day": ""}]
)
def test_what_is_told_wrongly_is_not_recorded(office: Office, change: dict[str, str]) -> None:
    digest = agreement(office.desk, REPORT).digest
    answer = office.post(f"/review/record/{REPORT}", SIGNED | {"digest": digest} | change)

    assert answer.status == 422
    assert not (office.desk.content / "reviews.yml").exists()


def test_a_draft_is_not_sent_for_review(office: Office) -> None:
    text = office.file().read_text(encoding="utf-8")
    office.file().write_text(
        text.replace("coverage: 全部支出", "coverage: 待核对"), encoding="utf-8"
    )

    assert "还不能送审" in office.get(f"/review/{REPORT}").text


def test_an_outcome_is_known_by_its_word() -> None:
    assert outcome_of("不同意") is Outcome.REFUSED
    with pytest.raises(GeneratorError):
        outcome_of("")
