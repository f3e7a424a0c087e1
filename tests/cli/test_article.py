"""An article from outside: what is made, and that it goes out only where the site could."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, Ended
from tests.reviewing import ADDRESS, REPORT, a_record, with_reviews

Run = Callable[..., Ended]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "content"))


def article(disclose: Run, content: Path, told: object = f"/{ADDRESS}/") -> Ended:
    return disclose("article", told, "--content", content, "--output", content.parent / "build")


def test_the_article_lies_in_a_folder_of_its_report(
    disclose: Run, content: Path, example_site: Path
) -> None:
    ended = article(disclose, content, content / REPORT)
    folder = content.parent / "build" / "article" / ADDRESS

    assert ended.code == 0
    assert str(folder) in ended.err
    names = {path.name for path in folder.iterdir()}
    assert names == {"正文.html", "标题.txt", "填报信息.txt", "附件清单.txt", "attachments"}
    for ending in ("csv", "xlsx", "json"):
        attached = folder / "attachments" / f"{ADDRESS.replace('/', '-')}.{ending}"
        assert attached.read_bytes() == (example_site / ADDRESS / f"report.{ending}").read_bytes()


def test_it_waits_for_the_agreement_to_its_own_report_alone(disclose: Run, content: Path) -> None:
    with_reviews(content)
    refused = article(disclose, content)
    assert refused.code == 1
    (line,) = [each for each in refused.out.splitlines() if "[review-" in each]
    assert line.startswith(f"content/{REPORT}: error[review-missing]")
    assert f"disclose review /{ADDRESS}/" in line
    assert not (content.parent / "build").exists()

    (content / "reviews.yml").write_text(a_record(content), "utf-8")
    assert article(disclose, content).code == 0


def test_a_figure_that_was_changed_silently_does_not_go_out_by_this_door(
    disclose: Run, content: Path, example_site: Path
) -> None:
    path = content / REPORT
    text = path.read_text("utf-8")
    assert text.count("initial_budget: 88.80") == 1
    path.write_text(text.replace("initial_budget: 88.80", "initial_budget: 88.90"), "utf-8")
    told = ("--content", content, "--output", content.parent / "build")
    ended = disclose("article", f"/{ADDRESS}/", *told, "--release", example_site)

    assert ended.code == 1
    assert "figure-changed-without-correction" in ended.out
    assert not (content.parent / "build").exists()
