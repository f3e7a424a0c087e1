from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from generator.model.edition import Edition
from generator.views.blocks import Facts, Quote
from generator.views.release_page import FILLED_IN, SHA256SUM, release_page
from tests.builders import a_report, an_edition
from tests.publishing import a_release


def test_a_site_that_is_only_built_has_no_number_yet(example: Edition) -> None:
    [page] = release_page(example)
    facts = [
        item
        for section in page.sections
        for block in section.blocks
        if isinstance(block, Facts)
        for item in block.items
    ]

    assert page.address == "about/release"
    assert {item.words[0].text for item in facts} == {FILLED_IN}
    assert all(item.anchor.startswith("release.") for item in facts)


def test_the_way_leads_over_the_page_about_the_site_where_there_is_one(example: Edition) -> None:
    [page] = release_page(example)
    [alone] = release_page(an_edition(a_report()))

    assert [step.href for step in page.crumbs] == ["../../", "../", ""]
    assert alone.crumbs[-1].title == "发布与校验"


def test_the_page_says_what_is_not_proved(example: Edition) -> None:
    [page] = release_page(example)
    said = str(page.sections)

    assert "不能证明：报告本身写得对" in said
    assert "自己留一份 publish-log.txt" in said


def test_the_commands_of_the_page_find_what_was_changed(example: Edition, tmp_path: Path) -> None:
    a_release(tmp_path / "public")
    site = Path(shutil.copytree(tmp_path / "public" / "current", tmp_path / "downloaded"))
    [page] = release_page(example)
    told = [b.text for section in page.sections for b in section.blocks if isinstance(b, Quote)]

    assert SHA256SUM in told
    assert run(SHA256SUM, site) == (0, "")
    (site / "b.svg").write_text("changed")
    code, said = run(SHA256SUM, site)
    assert (code, said.splitlines()[0]) == (1, "b.svg: FAILED")


def run(command: str, folder: Path) -> tuple[int, str]:
    done = subprocess.run(command.split(), cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout
