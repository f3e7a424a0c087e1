from __future__ import annotations

import pytest

from generator.desk.takedown import Asked, ground_of, plan_of, takeable
from generator.errors import GeneratorError
from generator.model.withdrawal import Ground
from tests.desk.office import REPORT, Office


def test_only_what_was_said_can_be_taken_down(office: Office) -> None:
    found = {field.name: field.value for field in takeable(office.desk, REPORT)}

    assert found["spending.total.executed"] == "305.21"
    assert "code" not in found
    assert not [name for name, value in found.items() if value in {"未说明", "未安排"}]
    assert not [name for name in found if name.startswith(("provenance", "notes", "corrections"))]


def test_a_ground_is_known_by_its_word(office: Office) -> None:
    assert ground_of("个人隐私") is Ground.PRIVACY
    with pytest.raises(GeneratorError, match="理由"):
        ground_of("")


def test_a_request_names_the_whole_report_or_one_value() -> None:
    whole = Asked(REPORT, "", Ground.PRIVACY, "某办", others_stay=False)

    assert whole.request.paths == ()
    assert Asked(REPORT, "staff.retired", Ground.OTHER, "", others_stay=True).request.paths == (
        "staff.retired",
    )


def test_nothing_is_planned_where_nothing_was_published(office: Office) -> None:
    asked = Asked(REPORT, "", Ground.PRIVACY, "某办", others_stay=False)
    with pytest.raises(GeneratorError, match="没有发布过"):
        plan_of(office.desk, office.desk.content, asked)
