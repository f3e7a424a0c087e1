"""送审 from outside: printed, recorded, changed again, and what publishing says each time."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, Ended
from tests.reviewing import ADDRESS, REPORT, digest_of, with_reviews

Run = Callable[..., Ended]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "content"))
    with_reviews(folder)
    return folder


def record(disclose: Run, content: Path, *more: str, digest: str = "") -> Ended:
    told = ("--record", "--digest", digest or digest_of(content)[:12], "--date", "2024-09-01")
    return disclose("review", f"/{ADDRESS}/", "--content", content, *told, *more)


def agree(disclose: Run, content: Path) -> Ended:
    return record(disclose, content, "--by", "办公室", "--outcome", "同意公开")


def findings(disclose: Run, content: Path, *more: object) -> list[str]:
    out = disclose("check", content / REPORT, "--content", content, *more).out
    return [line for line in out.splitlines() if f"{REPORT}: " in line and "[review-" in line]


def edit(content: Path) -> None:
    with (content / REPORT).open("a", encoding="utf-8") as stream:
        stream.write("# 又看了一遍\n")


def test_a_pack_is_printed_for_an_address_or_a_file(
    disclose: Run, content: Path, tmp_path: Path
) -> None:
    for told in (f"/{ADDRESS}/", content / REPORT):
        ended = disclose("review", told, "--content", content, "--output", tmp_path / "build")

        assert ended.code == 0
        assert digest_of(content) in ended.err
    folder = tmp_path / "build" / "review" / ADDRESS
    assert sorted(path.name for path in folder.iterdir()) == [
        "SHA256SUMS.txt", "index.html", "report.yml",
    ]  # fmt: skip
    assert (folder / "report.yml").read_bytes() == (content / REPORT).read_bytes()


def test_a_recorded_agreement_holds_until_the_file_is_changed(disclose: Run, content: Path) -> None:
    (missing,) = findings(disclose, content)
    assert "warning[review-missing]" in missing
    assert f"disclose review /{ADDRESS}/" in missing

    before = (content / REPORT).read_bytes()
    assert agree(disclose, content).code == 0
    assert (content / REPORT).read_bytes() == before
    assert findings(disclose, content) == []

    edit(content)
    (outdated,) = findings(disclose, content)
    assert "warning[review-outdated] 送审以后又改过：办公室 2024 年 9 月 1 日看的是" in outdated


def test_a_later_objection_stops_it_again(disclose: Run, content: Path) -> None:
    agree(disclose, content)
    record(disclose, content, "--by", "分管领导", "--outcome", "修改后公开", "--text", "标题再核")

    (found,) = findings(disclose, content)
    assert "[review-not-agreed] 分管领导 2024 年 9 月 1 日的意见是“修改后公开”" in found
    text = (content / "reviews.yml").read_text("utf-8")
    assert text.count(f"address: {ADDRESS}") == 2
    assert "text: 标题再核" in text


def test_a_sheet_of_an_earlier_file_is_not_recorded(disclose: Run, content: Path) -> None:
    digest = digest_of(content)
    edit(content)
    ended = record(disclose, content, "--by", "办公室", "--outcome", "同意公开", digest=digest)

    assert ended.code == 2
    assert "送审以后又改过，没有登记" in ended.err
    assert not (content / "reviews.yml").exists()


@pytest.mark.parametrize(
    ("more", "code", "said"),
    [
        ((), 2, "登记还要写 --by、--outcome"),
        (("--by", "办公室"), 2, "登记还要写 --outcome"),
        (("--by", "王主任", "--outcome", "同意公开"), 1, "review-by-a-person"),
        (("--by", "办公室", "--outcome", "可以"), 2, "--outcome 的值不对"),
    ],
)
def test_what_is_told_wrongly_is_not_recorded(
    disclose: Run, content: Path, more: tuple[str, ...], code: int, said: str
) -> None:
    ended = record(disclose, content, *more)

    assert ended.code == code
    assert said in ended.out + ended.err
    assert not (content / "reviews.yml").exists()


def test_words_of_a_record_without_recording_are_a_mistake(disclose: Run, content: Path) -> None:
    ended = disclose("review", f"/{ADDRESS}/", "--content", content, "--by", "办公室")

    assert (ended.code, "加 --record" in ended.err) == (2, True)


def test_a_report_that_is_not_there_is_told(disclose: Run, content: Path) -> None:
    ended = disclose("review", "/shili/nowhere/2023/", "--content", content)

    assert (ended.code, "没有这份报告" in ended.err) == (2, True)


def test_publishing_waits_for_every_agreement_and_a_preview_does_not(
    disclose: Run, content: Path, tmp_path: Path
) -> None:
    for report in (content / "reports").rglob("*.yml"):
        if report != content / REPORT:
            report.unlink()
    told = ("--content", content, "--output", tmp_path / "build")
    public = tmp_path / "public"

    refused = disclose("publish", public, *told)
    assert refused.code == 1
    assert "error[review-missing]" in refused.out
    assert f"disclose review /{ADDRESS}/" in refused.out
    assert not public.exists()
    built = disclose("build", *told)
    assert (built.code, "warning[review-missing]" in built.out) == (0, True)

    agree(disclose, content)
    assert disclose("publish", public, *told).code == 0
    (content / "reviews.yml").unlink()
    assert disclose("publish", public, *told).code == 0, "what readers have needs no new agreement"
    edit(content)
    again = disclose("publish", public, *told)
    assert (again.code, "error[review-missing]" in again.out) == (1, True)
