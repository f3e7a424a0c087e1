from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.errors import ContentError, GeneratorError
from generator.load.content import read_content
from generator.merging import merge, planned_merge
from tests.conftest import EXAMPLE

DONGSHI = "reports/shili/dongshi"
KEJIJU = f"{DONGSHI}/yishan/2023/kejiju.yml"
XISHI = "reports/shili/xishi"


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """The example, without the reports of one prefecture."""
    return _without(tmp_path / "portal" / "content", DONGSHI)


@pytest.fixture
def province(tmp_path: Path) -> Path:
    """The example, without those of the other; its site has another title and department."""
    content = _without(tmp_path / "province" / "content", XISHI)
    path = content / "site.yml"
    path.write_text(path.read_text("utf-8").replace("title: ", "title: 东市", 1), "utf-8")
    (content / "withdrawn.yml").unlink(missing_ok=True)
    return content


def _without(content: Path, folder: str) -> Path:
    shutil.copytree(EXAMPLE, content)
    (content / "reviews.yml").unlink(missing_ok=True)
    shutil.rmtree(content / folder)
    return content


def files(content: Path) -> dict[str, bytes]:
    paths = (path for path in content.rglob("*") if path.is_file())
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in paths}


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def refused(portal: Path, *others: Path, replaces: bool = False) -> list[str]:
    """What stands in the way; nothing was written."""
    before = files(portal)
    with pytest.raises(ContentError) as found:
        planned_merge(portal, others, replaces=replaces)
    assert files(portal) == before
    return [str(each) for each in found.value.findings]


def test_reports_come_as_they_are_and_nothing_else_does(portal: Path, province: Path) -> None:
    before = files(portal)

    merge(portal, planned_merge(portal, [province]))

    reports = {name: raw for name, raw in files(province).items() if name.startswith("reports/")}
    assert files(portal) == before | reports
    found = read_content(portal).dataset
    assert found is not None
    assert len(found.reports) == 7


def test_a_second_time_there_is_nothing_to_do(portal: Path, province: Path) -> None:
    merge(portal, planned_merge(portal, [province]))

    again = planned_merge(portal, [province])

    assert (again.reports, again.known) == (0, 6)
    assert not again.writes


def test_what_was_broken_off_is_gone_on_with(
    portal: Path, province: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = planned_merge(portal, [province])
    left = iter([None, None])

    def write(path: Path, raw: bytes) -> None:
        next(left, "full") is None or _full(path)
        path.write_bytes(raw)

    monkeypatch.setattr("generator.merging.write_durably", write)
    with pytest.raises(OSError, match="no space"):
        merge(portal, plan)
    monkeypatch.undo()

    again = planned_merge(portal, [province])
    assert (again.reports, again.known) == (4, 2)


def _full(path: Path) -> None:
    raise OSError(28, "no space", str(path))


def test_two_that_say_another_thing_are_not_decided_between(portal: Path, province: Path) -> None:
    own = portal / KEJIJU
    own.parent.mkdir(parents=True)
    shutil.copy(province / KEJIJU, own)
    own.write_text(own.read_text("utf-8") + "\n", "utf-8")

    (said,) = refused(portal, province)

    assert f"{KEJIJU}" in said
    assert "内容不同" in said
    plan = planned_merge(portal, [province], replaces=True)
    assert plan.reports == 6


def test_two_provinces_with_one_report_are_never_decided_between(
    portal: Path, province: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copytree(province, tmp_path / "other"))
    path = other / KEJIJU
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")

    (said,) = refused(portal, province, other, replaces=True)

    assert province.as_posix() in said
    assert other.as_posix() in said


def test_an_error_of_theirs_names_their_file_and_line(portal: Path, province: Path) -> None:
    change(province / KEJIJU, "year: 2023", "year: 23")

    said = refused(portal, province)

    assert said[0].startswith(f"{province.as_posix()}/{KEJIJU}:")


@pytest.mark.parametrize(
    ("name", "old"), [("schemes.yml", "name: "), ("topics.yml", "description: ")]
)
def test_the_same_word_for_another_thing_is_refused(
    portal: Path, province: Path, name: str, old: str
) -> None:
    path = province / name
    path.write_text(path.read_text("utf-8").replace(old, f"{old}另"), "utf-8")

    said = refused(portal, province)

    assert all(f"{province.as_posix()}/{name}: " in each for each in said)
    assert "改成一样的" in said[0]


def test_the_path_is_that_of_the_portal(portal: Path, province: Path) -> None:
    """Its own department has the short address; that of the province has not, and the other way."""
    change(portal / "site.yml", "key: wangxinban", "key: kejiju")
    shutil.rmtree(portal / XISHI)
    for name, raw in files(EXAMPLE).items():
        if name.startswith(f"{XISHI}/"):
            to = portal / name.replace(".yml", "/wangxinban.yml")
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_bytes(raw)

    plan = planned_merge(portal, [province])

    paths = {path.as_posix() for path in plan.writes}
    assert f"{DONGSHI}/yishan/2023.yml" in paths  # kejiju's
    assert f"{DONGSHI}/yishan/2023/wangxinban.yml" in paths
    merge(portal, plan)
    assert read_content(portal).dataset is not None


def taken_down(content: Path) -> None:
    """One report is taken down."""
    (content / KEJIJU).unlink()
    with (content / "withdrawn.yml").open("a", encoding="utf-8") as file:
        file.write(
            "yishan:\n  code: 990102\n  year: 2023\n  department: kejiju\n  kind: 整体支出\n"
            "  withdrawn_on: 2025-06-02\n  withdrawn_for: 个人隐私\n  decided_by: 东示市某办\n"
        )


def test_what_was_taken_down_there_is_recorded_here(portal: Path, province: Path) -> None:
    before = (portal / "withdrawn.yml").read_text("utf-8")
    taken_down(province)

    merge(portal, planned_merge(portal, [province]))

    found = read_content(portal).dataset
    assert found is not None
    assert [each.report.decided_by for each in found.tombstones][-1] == "东示市某办"
    assert (portal / "withdrawn.yml").read_text("utf-8").startswith(before)
    assert not planned_merge(portal, [province]).writes


def test_a_record_gets_a_key_of_its_own(portal: Path, province: Path) -> None:
    listed = portal / "withdrawn.yml"
    text = listed.read_text("utf-8")
    key = "shili-dongshi-yishan-2023-kejiju"
    listed.write_text(text.replace("binghe-2021:", f"{key}:"), "utf-8")
    taken_down(province)

    merge(portal, planned_merge(portal, [province]))

    assert f"\n{key}-2:\n" in listed.read_text("utf-8")
    found = read_content(portal).dataset
    assert found is not None
    assert len(found.tombstones) == 2


def test_what_was_taken_down_there_must_go_here_first(portal: Path, province: Path) -> None:
    merge(portal, planned_merge(portal, [province]))
    taken_down(province)

    (said,) = refused(portal, province)

    assert "disclose withdraw /shili/dongshi/yishan/2023/kejiju/" in said


def test_what_was_taken_down_here_does_not_come_back(portal: Path, province: Path) -> None:
    whole = Path(shutil.copytree(province, province.parent / "whole"))
    taken_down(province)
    merge(portal, planned_merge(portal, [province]))

    (said,) = refused(portal, whole)

    assert "已经撤下" in said


def test_the_folder_itself_and_twice_the_same_are_refused(portal: Path, province: Path) -> None:
    for others in ([portal], [province, province]):
        with pytest.raises(GeneratorError, match="写了两次"):
            planned_merge(portal, others)
    with pytest.raises(GeneratorError, match="没有这个内容文件夹"):
        planned_merge(portal, [portal / "nowhere"])
