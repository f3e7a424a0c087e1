"""Whatever is done to a release, `verify` names it; a release that is as published has no fault."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.release import log as logs
from generator.release import manifest as manifests
from generator.release.manifest import LOG, MANIFEST, OWN, PAGE, STATEMENT, SUMS
from generator.release.target import Target
from generator.release.tree import digests
from generator.release.verify import verified
from tests.publishing import a_release, faults


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for text in ("1", "2"):
        a_release(tmp_path / "public", text)
    return tmp_path / "public"


@pytest.fixture
def site(root: Path, tmp_path: Path) -> Path:
    """A site as a reader downloads it."""
    return Path(shutil.copytree(root / "current", tmp_path / "downloaded"))


def test_what_is_as_published_has_no_fault(root: Path, site: Path) -> None:
    assert verified(root).faults == ()
    assert verified(site).faults == ()
    assert verified(root / "releases" / Target(root).names[0]).faults == ()
    assert len(verified(root).looked_at) == 2
    assert "第 2 次发布（数据日期 2026-01-31，5 个文件）" in verified(site).looked_at[0]


def test_a_flipped_byte_is_named(site: Path) -> None:
    for path in sorted(set(manifests_paths(site))):
        raw = (site / path).read_bytes()
        (site / path).write_bytes(raw[:-1] + bytes([raw[-1] ^ 1]))
        assert faults(verified(site).faults) == [f"{path}：内容变了"]
        (site / path).write_bytes(raw)


def manifests_paths(site: Path) -> list[str]:
    found = manifests.decoded((site / MANIFEST).read_bytes())
    assert found is not None
    return [each.path for each in found.files]


def test_a_missing_and_an_added_file_are_named(site: Path) -> None:
    (site / "b.svg").unlink()
    (site / "a" / "x.html").write_text("x")

    assert faults(verified(site).faults) == ["a/x.html：多出来的文件", "b.svg：少了这个文件"]


def test_a_renamed_file_is_named_with_what_it_was(site: Path) -> None:
    (site / "b.svg").rename(site / "c.svg")

    assert faults(verified(site).faults) == [
        "b.svg：少了这个文件",
        "c.svg：多出来的文件，内容是 b.svg 的",
    ]


def test_two_swapped_files_are_named_with_each_other(site: Path) -> None:
    one, two = site / "b.svg", site / "a" / "index.html"
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)

    assert faults(verified(site).faults) == [
        "a/index.html：内容被换成了 b.svg 的",
        "b.svg：内容被换成了 a/index.html 的",
    ]


def test_a_link_in_the_place_of_a_file_is_named(site: Path) -> None:
    (site / "b.svg").rename(site.parent / "kept")
    (site / "b.svg").symlink_to(site.parent / "kept")

    assert faults(verified(site).faults) == [
        "b.svg：少了这个文件",
        "b.svg：是一个链接，发布里没有链接",
    ]


@pytest.mark.parametrize("path", sorted(OWN))
def test_each_file_of_the_release_itself_is_watched(site: Path, path: str) -> None:
    raw = (site / path).read_bytes()
    for wrong in (raw.replace(b"2", b"3", 1), b"", raw + b" "):
        (site / path).write_bytes(wrong)
        assert any(each.where == path for each in verified(site).faults), wrong
    (site / path).unlink()
    if path == MANIFEST:
        with pytest.raises(OutputError, match="不是发布出来的网站"):
            verified(site)
    else:
        assert any(each.where == path for each in verified(site).faults)


def test_a_manifest_made_again_does_not_fit_the_log(site: Path) -> None:
    (site / "b.svg").write_text("another")
    found = manifests.decoded((site / MANIFEST).read_bytes())
    assert found is not None
    again = manifests.manifest(
        found.release, found.version, found.previous, digests(site, manifests_paths(site))
    )
    (site / MANIFEST).write_bytes(manifests.encoded(again))
    (site / SUMS).write_text(manifests.sums_text(again.files))

    assert faults(verified(site).faults) == [
        f"{MANIFEST}：与发布记录里的清单指纹不符",
        f"{STATEMENT}：与清单和发布记录不符",
    ]


def test_a_history_written_anew_is_seen_by_who_kept_a_copy(root: Path, tmp_path: Path) -> None:
    kept = (root / "current" / LOG).read_bytes()
    for text in ("9", "2"):
        a_release(tmp_path / "forged", text)
    forged = tmp_path / "forged" / "current"

    assert verified(forged).faults == ()
    assert faults(verified(forged, kept).faults) == [
        f"{LOG}：从第 1 行起与你留的那一份不同：以前的记录被改写过"
    ]
    a_release(root, "3")
    assert verified(root, kept).faults == ()


def test_a_log_that_became_shorter_and_a_damaged_copy_are_told(root: Path) -> None:
    kept = (root / "current" / LOG).read_bytes()
    first = root / "releases" / Target(root).names[0]

    assert "从第 2 行起" in faults(verified(first, kept).faults)[0]
    assert "第 1 行不完好" in faults(verified(root, kept[1:]).faults)[0]


def test_a_release_put_beside_the_others_is_named(root: Path, tmp_path: Path) -> None:
    a_release(tmp_path / "other", "7")
    foreign = Target(tmp_path / "other").current
    shutil.copytree(tmp_path / "other" / "current", root / "releases" / foreign)

    assert f"{foreign}/{LOG}：与当前发布里的记录不是同一条链" in faults(verified(root).faults)


def test_swapped_releases_are_named(root: Path) -> None:
    one, two = (root / "releases" / name for name in Target(root).names)
    one.rename(root / "x")
    two.rename(one)
    (root / "x").rename(two)

    said = faults(verified(root).faults)

    assert f"{one.name}：文件夹的名字应当是 {two.name}" in said


def test_a_lost_switch_and_one_half_done_are_told(root: Path) -> None:
    (root / "switch.json").write_text('{"from": "", "to": ""}')
    (root / "current").unlink()

    said = faults(verified(root).faults)

    assert "current：没有指向任何一次发布；再发布一次会恢复" in said
    assert "switch.json：有一次切换没有做完；再发布一次会恢复" in said


def test_a_release_whose_log_does_not_know_it_is_named(site: Path) -> None:
    log, _ = logs.decoded((site / LOG).read_bytes())
    (site / LOG).write_bytes(logs.encoded(log[:1]))

    assert faults(verified(site).faults) == [f"{MANIFEST}：写的是第 2 次发布，{LOG} 里没有这一次"]


def test_the_page_is_bound_by_the_log(site: Path) -> None:
    (site / PAGE).write_bytes((site / PAGE).read_bytes().replace(b"2026", b"2027"))

    assert faults(verified(site).faults) == [f"{PAGE}：与发布记录里的指纹不符"]


def test_a_folder_without_a_release_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="不是发布出来的网站"):
        verified(tmp_path)
