from __future__ import annotations

from pathlib import Path

from generator.findings import Finding, Level, SourceRef
from generator.live.banner import Banner
from generator.live.preview import Shown

TEMPLATES = Path(__file__).parent.parent.parent / "site_templates"
PAGE = b"<body>a</body></html>"


def warnings(count: int) -> tuple[Finding, ...]:
    return tuple(
        Finding("a", Level.WARNING, SourceRef("content/a.yml", n), "请看") for n in range(count)
    )


def test_many_findings_are_counted_and_the_first_shown() -> None:
    text = Banner(TEMPLATES).added(PAGE, Shown(findings=warnings(25)), is_old=False).decode()

    assert text.count("<li>") == 20
    assert "25 处提醒" in text
    assert "还有 5 处" in text
    assert "alert" not in text


def test_a_page_that_ends_otherwise_is_longer_by_the_strip() -> None:
    assert Banner(TEMPLATES).added(b"<p>a", Shown(), is_old=False).endswith(b"<p>a")
