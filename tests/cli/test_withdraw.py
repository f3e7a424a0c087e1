"""Taking down from outside: what an officer types, and that nothing of it is left anywhere."""

from __future__ import annotations

import csv
import gc
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import feedparser
import pytest

from generator.cli import main
from generator.release.manifest import LOG
from generator.release.target import Target, number_of
from tests.conftest import EXAMPLE, Ended
from tests.publishing import held
from tests.searching import files_saying

Run = Callable[..., Ended]
REPORT = "reports/shili/dongshi/yishan/2023/kejiju.yml"
ADDRESS = "shili/dongshi/yishan/2023/kejiju"
PLACE = "spending.total.initial_budget"
FIGURE = "917.63"
WORDS = "撷英岭无人值守观测站"
BESIDE_THE_POINT = (
    "reports/shili/dongshi/2024.yml",
    "reports/shili/dongshi/jiaxian/2023.yml",
    "reports/shili/dongshi/yishan/2023/wangxinban/project.yml",
)


def disclose_once(*arguments: object) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["disclose", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
    gc.enable()
    assert not ended.value.code


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, example_output: Path) -> Path:
    """Published three times: before the report was there, with it, and after another change."""
    root = tmp_path_factory.mktemp("withdraw")
    content = root / "content"
    shutil.copytree(EXAMPLE, content)
    shutil.copytree(example_output, root / "build")
    for name in BESIDE_THE_POINT:
        (content / name).unlink()
    path = content / REPORT
    text = path.read_text("utf-8").replace("initial_budget: 88.80", f"initial_budget: {FIGURE}")
    text = text.replace("    purpose: 未说明", f"    purpose: 建成{WORDS}  # 原文如此", 1)
    path.unlink()
    told = ("--content", content, "--output", root / "build")
    disclose_once("publish", root / "public", *told)
    path.write_text(text, "utf-8")
    disclose_once("publish", root / "public", *told)
    (content / "pages" / "more.md").write_text("# 又一页\n\n文字。\n", "utf-8")
    disclose_once("build", *told, "--offline")
    disclose_once("publish", root / "public", *told)
    return root


@pytest.fixture
def place(published: Path, tmp_path: Path) -> dict[str, Path]:
    for name in ("content", "public", "build"):
        shutil.copytree(published / name, tmp_path / name, symlinks=True)
    return {name: tmp_path / name for name in ("content", "build", "public")}


@pytest.fixture
def untouched(published: Path) -> dict[str, Path]:
    """The place itself, for what is to leave it as it is."""
    return {name: published / name for name in ("content", "build", "public")}


def withdraw(disclose: Run, place: dict[str, Path], *told: object) -> Ended:
    folders = ("--content", place["content"], "--output", place["build"])
    return disclose("withdraw", *told, "--from", place["public"], *folders)


def log_of(place: dict[str, Path]) -> list[str]:
    return (place["public"] / "current" / LOG).read_text("utf-8").splitlines()


def verified(disclose: Run, place: dict[str, Path], earlier: Path) -> bool:
    kept = place["public"] / "releases"
    folders = [place["public"], place["public"] / "current", *kept.iterdir()]
    ended = [disclose("verify", folder) for folder in folders]
    ended.append(disclose("verify", place["public"], "--log", earlier))
    return all(each.code == 0 for each in ended)


@pytest.fixture
def earlier(place: dict[str, Path], tmp_path: Path) -> Path:
    return Path(shutil.copyfile(place["public"] / "current" / LOG, tmp_path / "kept-log.txt"))


def test_what_is_searched_for_is_there_before(published: Path) -> None:
    said = files_saying(published / "public", FIGURE)
    kinds = {Path(name).suffix for name in said}
    packed = files_saying(published / "build", WORDS)

    assert {".html", ".csv", ".json", ".xlsx", ".sqlite", ".parquet"} <= kinds
    assert {"0002", "0003"} == {name.split("/")[1][:4] for name in said if "/" in name}
    assert any("search/files/texts" in name for name in packed)
    assert "disclose-offline.zip" in packed
    assert files_saying(published / "public", WORDS)


def test_a_value_is_nowhere_and_its_place_says_so(
    disclose: Run, place: dict[str, Path], earlier: Path
) -> None:
    before = (place["content"] / REPORT).read_text("utf-8")
    ended = withdraw(
        disclose, place, f"/{ADDRESS}/", PLACE, "--reason", "个人隐私", "--by", "示例县政务公开办"
    )

    assert ended.code == 0, ended.err + ended.out
    assert files_saying(place["public"], FIGURE) == []
    assert files_saying(place["build"], FIGURE) == []
    assert files_saying(place["content"], FIGURE) == []
    after = (place["content"] / REPORT).read_text("utf-8")
    assert after.startswith(before.replace(FIGURE, "依法不予公开"))
    assert verified(disclose, place, earlier)

    site = place["public"] / "current"
    rows = csv.DictReader(io.StringIO((site / ADDRESS / "report.csv").read_text("utf-8-sig")))
    [row] = [each for each in rows if each["path"] == PLACE]
    assert (row["state"], row["printed"], row["value"]) == ("withheld", "", "")
    page = (site / ADDRESS / "index.html").read_text("utf-8")
    [cell] = [each for each in page.split("<td") if f'id="{PLACE}"' in each]
    assert "依法不予公开" in cell
    assert "已撤下（2025 年 6 月 30 日）" in cell
    assert "示例县政务公开办" in (site / "corrections" / "index.html").read_text("utf-8")
    feed = feedparser.parse((site / "feed.xml").read_bytes())
    assert any(
        each.id.endswith("/withdrawals/spending-total-initial-budget") for each in feed.entries
    )


def test_the_line_of_the_log_says_what_where_and_why(
    disclose: Run, place: dict[str, Path], earlier: Path
) -> None:
    path = "projects.keji-huodong.purpose"
    told = (f"{ADDRESS}/", path, "--reason", "国家秘密", "--note", "依来函")

    ended = withdraw(disclose, place, *told)

    assert ended.code == 0, ended.err + ended.out
    assert [files_saying(place[name], WORDS) for name in place] == [[], [], []]
    lines = log_of(place)
    assert lines[:-1] == earlier.read_text("utf-8").splitlines()
    line = json.loads(lines[-1])
    assert (line["action"], line["release"], line["note"]) == ("withdraw", 4, "依来函")
    assert line["withdrawn"] == [
        {"report": f"{ADDRESS}/", "path": path, "on": "2025-06-30", "ground": "国家秘密"}
    ]
    assert line["taken_down"] == [2, 3]
    assert [number_of(name) for name in Target(place["public"]).names] == [1, 4]

    again = withdraw(disclose, place, *told)
    assert (again.code, log_of(place)) == (0, lines)
    assert "已经登记撤下" in again.err
    assert disclose("rollback", place["public"], "--to", "3").code == 2
    assert disclose("rollback", place["public"], "--to", "1").code == 0
    assert files_saying(place["public"], WORDS) == []


def test_a_whole_report_is_nowhere_and_its_address_answers(
    disclose: Run, place: dict[str, Path], earlier: Path
) -> None:
    ended = withdraw(disclose, place, place["content"] / REPORT, "--reason", "其他依法不予公开")

    assert ended.code == 0, ended.err + ended.out
    for text in (FIGURE, WORDS, "乙山县科学技术局", "keji-huodong"):
        assert [files_saying(place[name], text) for name in place] == [[], [], []], text
    site = place["public"] / "current"
    assert [path.name for path in (site / ADDRESS).iterdir()] == ["index.html"]
    page = (site / ADDRESS / "index.html").read_text("utf-8")
    assert "已于 2025 年 6 月 30 日撤下" in page
    assert "其他依法不予公开" in page
    assert 'name="robots" content="noindex"' in page
    assert ADDRESS not in (site / "data" / "reports.csv").read_text("utf-8")
    assert ADDRESS not in (site / "sitemap.xml").read_text("utf-8")
    assert files_saying(site / "search", ADDRESS) == []
    assert [number_of(name) for name in Target(place["public"]).names] == [1, 4]
    assert verified(disclose, place, earlier)
    assert not (place["content"] / REPORT).exists()
    assert disclose("check", "--content", place["content"], "--release", place["public"]).code == 0


def test_a_dry_run_tells_and_touches_nothing(disclose: Run, untouched: dict[str, Path]) -> None:
    before = held(untouched["public"]), held(untouched["content"])

    ended = withdraw(disclose, untouched, ADDRESS, PLACE, "--reason", "个人隐私", "--dry-run")

    assert ended.code == 0
    assert "含有它的发布整个删去：第 2、3 次" in ended.out
    assert f"撤下 {PLACE}" in ended.out
    assert (held(untouched["public"]), held(untouched["content"])) == before


def test_what_was_only_written_into_the_content_is_finished_by_publishing(
    disclose: Run, place: dict[str, Path]
) -> None:
    """As after a run that was killed once the content was written, and before anything else."""
    path = place["content"] / "withdrawn.yml"
    path.write_text(
        path.read_text("utf-8")
        + "keji: {code: 990102, year: 2023, department: kejiju, kind: 整体支出, "
        "withdrawn_on: 2025-06-30, withdrawn_for: 个人隐私, decided_by: 某办}\n",
        "utf-8",
    )
    told = ("--content", place["content"], "--output", place["build"])

    ended = disclose("publish", place["public"], *told)

    assert ended.code == 0, ended.err
    assert "warning[withdrawn-file-there]" in ended.out
    assert files_saying(place["public"], FIGURE) == []
    assert files_saying(place["build"], FIGURE) == []
    assert withdraw(disclose, place, ADDRESS, "--reason", "个人隐私").code == 0
    assert [files_saying(place[name], FIGURE) for name in place] == [[], [], []]


def test_what_is_said_twice_is_refused_with_its_lines(
    disclose: Run, place: dict[str, Path]
) -> None:
    path = place["content"] / REPORT
    old = "corrections: 无"
    both = f'old: "{FIGURE}", new: "{FIGURE}"'
    entry = f"  zongshu: {{corrected_on: 2025-06-29, path: {PLACE}, {both}, reason: 补录}}"
    path.write_text(path.read_text("utf-8").replace(old, f"corrections:\n{entry}"), "utf-8")
    line = path.read_text("utf-8").splitlines().index(entry) + 1
    told = (ADDRESS, PLACE, "--reason", "个人隐私")

    refused = withdraw(disclose, place, *told)

    assert refused.code == 1
    assert f"content/{REPORT}:{line}:1: error[withdrawn-elsewhere]" in refused.out
    assert FIGURE not in refused.out + refused.err
    assert FIGURE in path.read_text("utf-8")
    done = withdraw(disclose, place, ADDRESS, PLACE, "corrections.zongshu", *told[2:])
    assert done.code == 0, done.out + done.err
    assert [files_saying(place[name], FIGURE) for name in place] == [[], [], []]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (("shili/nowhere/2024", "--reason", "个人隐私"), "没有 /shili/nowhere/2024/ 这份报告"),
        ((ADDRESS, "spending.totl", "--reason", "个人隐私"), "是不是 spending.total"),
        ((ADDRESS, "code", "--reason", "个人隐私"), "不能单独撤下"),
        ((ADDRESS, "--reason", "不想公开"), "命令写得不对"),
        ((ADDRESS, "--reason", "个人隐私", "--on", "昨天"), "“昨天”不是日期"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_touched(
    disclose: Run, untouched: dict[str, Path], told: tuple[str, ...], said: str
) -> None:
    before = held(untouched["public"]), held(untouched["content"])

    ended = withdraw(disclose, untouched, *told)

    assert ended.code == 2
    assert said in ended.err
    assert "Traceback" not in ended.err
    assert (held(untouched["public"]), held(untouched["content"])) == before


def test_what_was_withdrawn_does_not_come_back_unsaid(
    disclose: Run, place: dict[str, Path]
) -> None:
    kept = (place["content"] / REPORT).read_bytes()
    withdraw(disclose, place, ADDRESS, "--reason", "个人隐私")
    shutil.copyfile(EXAMPLE / "withdrawn.yml", place["content"] / "withdrawn.yml")
    (place["content"] / REPORT).parent.mkdir(exist_ok=True)
    (place["content"] / REPORT).write_bytes(kept)
    told = ("--content", place["content"], "--output", place["build"])

    refused = disclose("publish", place["public"], *told)

    assert refused.code == 2
    assert "发布记录写明已撤下" in refused.err
    assert files_saying(place["public"], FIGURE) == []
    assert disclose("publish", place["public"], *told, "--allow-removals").code == 0
    assert json.loads(log_of(place)[-1])["returned"] == [f"{ADDRESS}/"]
