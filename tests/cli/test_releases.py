"""Publishing from outside: what an officer types, reads and finds in the folder."""

from __future__ import annotations

import csv
import gc
import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import feedparser
import pytest

from generator.cli import main
from generator.release.manifest import LOG, PAGE
from tests.conftest import EXAMPLE, Ended
from tests.publishing import held
from tests.tables import from_sqlite, from_xlsx

Run = Callable[..., Ended]
REPORT = "reports/shili/dongshi/yishan/2023/kejiju.yml"
PATH = "spending.total.initial_budget"
EXTRA = 12
ADDRESS = "shili/dongshi/yishan/2023/kejiju"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, example_output: Path) -> Path:
    """A folder with content that was published once; nobody writes into it."""
    root = tmp_path_factory.mktemp("published")
    shutil.copytree(EXAMPLE, root / "content")
    shutil.copytree(example_output, root / "build")
    for number in range(EXTRA):
        (root / "content" / "pages" / f"p-{number}.md").write_text("# 一页\n\n文字。\n", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        told = ("--content", root / "content", "--output", root / "build", "--note", "第一次")
        patch.setattr("sys.argv", ["disclose", "publish", *map(str, (root / "public", *told))])
        with pytest.raises(SystemExit) as ended:
            main()
    gc.enable()  # a command leaves it to the end of its process
    assert not ended.value.code
    return root


@pytest.fixture
def place(published: Path, tmp_path: Path) -> dict[str, Path]:
    """Content, output and a folder that was published into once."""
    for name in ("content", "build", "public"):
        shutil.copytree(published / name, tmp_path / name, symlinks=True)
    return {name: tmp_path / name for name in ("content", "build", "public")}


def publish(disclose: Run, place: dict[str, Path], *more: object) -> Ended:
    told = ("--content", place["content"], "--output", place["build"])
    return disclose("publish", place["public"], *told, *more)


def change(place: dict[str, Path], old: str, new: str) -> None:
    path = place["content"] / REPORT
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def ids(public: Path) -> list[str]:
    parsed = feedparser.parse((public / "current" / "feed.xml").read_bytes())
    assert not parsed.bozo
    return [entry.id for entry in parsed.entries]


def test_a_correction_from_the_finding_to_every_place_that_tells_of_it(
    disclose: Run, place: dict[str, Path]
) -> None:
    before = ids(place["public"])

    change(place, "initial_budget: 88.80", "initial_budget: 88.90")
    setting = place["content"] / "site.yml"
    setting.write_text(setting.read_text("utf-8") + "releases: ../public\n", "utf-8")
    refused = disclose("check", "--content", place["content"])
    assert refused.code == 1
    [line] = [each for each in refused.out.splitlines() if "figure-changed" in each]
    assert line.startswith(f"content/{REPORT}:33:21: error[figure-changed-without-correction]")
    assert publish(disclose, place).code == 1
    assert disclose("build", "--content", place["content"], "--output", place["build"]).code == 1
    told = disclose(
        "diff", place["public"], "--content", place["content"], "--output", place["build"]
    )
    assert f"{PATH}（年初预算数）88.80 → 88.90（没有更正记录）" in told.out
    assert f"改了页面 /{ADDRESS}/" in told.out

    entry = line[line.index("spending-total-initial-budget: {") :]
    change(place, "corrections: 无", f"corrections:\n  {entry.replace('todo', '录入时看错一行')}")
    assert disclose("check", "--content", place["content"]).code == 0
    assert publish(disclose, place).code == 0

    shown = place["public"] / "current"
    texts = {
        name: (shown / path).read_text("utf-8")
        for name, path in (
            ("page", f"{ADDRESS}/index.html"),
            ("list", "corrections/index.html"),
            ("feed", "feed.xml"),
            ("place feed", "shili/dongshi/yishan/feed.xml"),
        )
    }
    for name, text in texts.items():
        assert re.search(r"88\.80.*88\.90.*录入时看错一行", text, re.DOTALL), name
    rows = list(csv.reader(io.StringIO((shown / "data/corrections.csv").read_text("utf-8-sig"))))
    wanted = ("88.80", "value", "88.90", "value", "录入时看错一行")
    found = [
        [tuple(row) for row in rows],
        from_sqlite((shown / "data/disclose.sqlite").read_bytes(), "corrections"),
        from_xlsx((shown / "data/disclose.xlsx").read_bytes(), "更正记录"),
        from_xlsx((shown / f"{ADDRESS}/report.xlsx").read_bytes(), "更正记录"),
    ]
    for table in found:
        assert [row for row in table if row[7:8] == (PATH,) and row[8:13] == wanted], table
    report = json.loads((shown / f"{ADDRESS}/report.json").read_bytes())
    assert [(each["old"], each["new"]) for each in report["corrections"]] == [("88.80", "88.90")]

    after = ids(place["public"])
    [new] = [each for each in after if each not in before]
    assert new.endswith(f"{ADDRESS}/corrections/spending-total-initial-budget")
    assert [each for each in after if each != new] == before
    assert disclose("verify", place["public"]).code == 0
    assert (
        "没有更正记录"
        not in disclose(
            "diff", place["public"], "--content", place["content"], "--output", place["build"]
        ).out
    )


def test_the_day_of_an_officer_with_releases(disclose: Run, place: dict[str, Path]) -> None:
    same = publish(disclose, place)
    assert (same.code, "内容与第 1 次发布相同，没有新的发布" in same.err) == (0, True)
    first = held(place["public"] / "current")

    about = place["content"] / "pages" / "about.md"
    about.write_text(about.read_text("utf-8") + "\n新的一段。\n", "utf-8")
    assert publish(disclose, place, "--note", "补一段").code == 0
    second = held(place["public"] / "current")
    changed = {path for path in first if first[path] != second[path]}
    texts = {path for path in changed if not path.startswith("search/")}
    assert {path for path in texts if path.endswith(".html")} == {"about/index.html", PAGE}

    back = disclose("rollback", place["public"], "--note", "先换回去")
    assert (back.code, back.out) == (0, "")
    assert "已换回第 1 次发布" in back.err
    now = held(place["public"] / "current")
    assert {path for path in first if first[path] != now[path]} == {LOG}
    assert "先换回去" in now[LOG].decode()
    assert "本来就是第 1 次发布" in disclose("rollback", place["public"], "--to", "1").err

    assert disclose("verify", place["public"]).err.endswith("没有不同\n")
    path = place["public"] / "current" / "data" / "reports.csv"
    path.write_bytes(path.read_bytes() + b"x")
    faults = disclose("verify", place["public"])
    assert faults.code == 1
    assert faults.out.startswith("0001-")
    assert faults.out.endswith("/data/reports.csv：内容变了\n")


def test_a_report_goes_only_if_it_may_and_the_log_tells_of_it(
    disclose: Run, place: dict[str, Path]
) -> None:
    (place["content"] / REPORT).unlink()

    refused = publish(disclose, place)
    allowed = publish(disclose, place, "--allow-removals")

    assert refused.code == 1
    assert "error[report-vanished]" in refused.out
    assert allowed.code == 0
    assert "warning[report-vanished]" in allowed.out
    [_, line] = (place["public"] / "current" / LOG).read_text("utf-8").splitlines()
    assert json.loads(line)["removed"] == [ADDRESS]


def test_large_removals_of_pages_are_refused_unless_confirmed(
    disclose: Run, place: dict[str, Path]
) -> None:
    for page in place["content"].glob("pages/p-*.md"):
        page.unlink()
    told = ("--content", place["content"], "--output", place["build"])

    shown = disclose("diff", place["public"], *told)
    refused = publish(disclose, place)

    assert shown.code == 1
    assert "少了页面 /about/p-0/" in shown.out
    assert refused.code == 2
    assert f"这次会少掉 {EXTRA} 页" in refused.err
    assert publish(disclose, place, "--allow-removals").code == 0


def test_without_a_release_there_is_nothing_to_compare_with(
    disclose: Run, place: dict[str, Path]
) -> None:
    told = ("--content", place["content"], "--output", place["build"])
    ended = disclose("diff", *told)
    nowhere = disclose("check", "--content", EXAMPLE, "--release", place["build"])

    assert ended.code == 2
    assert "在 site.yml 里写 releases" in ended.err
    assert nowhere.code == 2
    assert "没有发布过的网站" in nowhere.err


@pytest.mark.parametrize("command", ["publish", "rollback", "verify", "diff"])
def test_help_is_in_chinese(disclose: Run, command: str) -> None:
    ended = disclose(command, "--help")

    assert ended.code == 0
    assert "退出码" in ended.out
    assert "显示帮助" in ended.out


@pytest.mark.parametrize("command", ["rollback", "verify"])
def test_a_folder_without_releases_ends_with_two(
    disclose: Run, command: str, tmp_path: Path
) -> None:
    ended = disclose(command, tmp_path / "nowhere")

    assert ended.code == 2
    assert "nowhere" in ended.err
    assert "Traceback" not in ended.err
