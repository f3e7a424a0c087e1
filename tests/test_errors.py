from __future__ import annotations

import pytest

from generator.errors import ContentError, GeneratorError, OutputError, SiteError, TemplateError
from generator.findings import Finding, Level, SourceRef


@pytest.mark.parametrize("kind", [TemplateError, OutputError, SiteError, ContentError])
def test_everything_raised_on_purpose_has_one_root(kind: type[Exception]) -> None:
    assert issubclass(kind, GeneratorError)


def test_wrong_content_is_told_from_a_run_that_cannot_go_on() -> None:
    assert ContentError.exit_code == 1
    assert {each.exit_code for each in (GeneratorError, TemplateError, OutputError, SiteError)} == {
        2
    }


def test_wrong_content_carries_all_its_findings() -> None:
    findings = tuple(
        Finding("rule", Level.ERROR, SourceRef("f", each), "错") for each in range(1, 4)
    )

    error = ContentError(findings)

    assert error.findings == findings
    assert str(error) == "内容有 3 处需要修改"
