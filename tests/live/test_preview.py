from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from generator.errors import BusyError, SiteError
from generator.folders import Folders
from generator.live import preview as module
from generator.live.preview import Preview, Shown
from generator.progress import unseen
from tests.waiting import PATIENCE

ROOT = Path(__file__).parent.parent.parent
CONTENT = ROOT / "tests" / "example" / "content"
REPORT = "reports/shili/dongshi/jiaxian/2024.yml"
PAGE = "shili/dongshi/jiaxian/2024"


class Inline:
    """Runs at once, or when told to, what the preview hands to a process of its own."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def submit(self, work: Callable[[Folders], str], folders: Folders) -> module.Future[str]:
        done: module.Future[str] = module.Future()
        self.waiting.append(lambda: done.set_result(work(folders)))
        return done

    def run(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()

    def close(self) -> None:
        self.waiting.clear()


@pytest.fixture
def folders(example_output: Path, tmp_path: Path) -> Folders:
    """A content folder with the site of it."""
    shutil.copytree(CONTENT, tmp_path / "content")
    shutil.copytree(example_output, tmp_path / "build")
    return Folders(ROOT, tmp_path / "content", tmp_path / "build")


@pytest.fixture
def builder() -> Inline:
    return Inline()


@pytest.fixture
def preview(folders: Folders, builder: Inline) -> Iterator[Preview]:
    shown = Preview(folders, lambda _: None, builder)
    shown.begin(unseen)
    yield shown
    shown.close()


def save(preview: Preview, old: str, new: str) -> None:
    path = preview.folders.content / REPORT
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    preview.refresh()


def text_of(preview: Preview, page: str = PAGE) -> str:
    return (preview.html(page) or b"").decode()


def test_a_saved_report_is_shown_before_the_site_is_built(preview: Preview) -> None:
    save(preview, "\ntitle: ", "\ntitle: 改过的")

    assert "改过的" in text_of(preview)
    assert not preview.shown.is_whole


def test_the_disk_serves_as_soon_as_the_whole_site_stands(
    preview: Preview, builder: Inline
) -> None:
    save(preview, "\ntitle: ", "\ntitle: 改过的")
    builder.run()

    assert preview.shown.is_whole
    assert preview.html(PAGE) is None
    assert "改过的" in (preview.folders.site / PAGE / "index.html").read_text("utf-8")


def test_what_is_saved_during_a_build_is_built_after_it(preview: Preview, builder: Inline) -> None:
    save(preview, "\ntitle: ", "\ntitle: 先")
    save(preview, "\ntitle: 先", "\ntitle: 后来")
    assert len(builder.waiting) == 1
    builder.waiting.pop()()

    assert not preview.shown.is_whole

    builder.run()

    assert preview.shown.is_whole
    assert "后来" in (preview.folders.site / PAGE / "index.html").read_text("utf-8")


def test_content_with_an_error_leaves_the_page_and_is_told(
    preview: Preview, builder: Inline
) -> None:
    builder.run()
    save(preview, "\ntitle: ", "\ntitel: ")

    assert preview.shown.has_errors
    assert any("2024.yml" in each.where.file for each in preview.shown.findings)
    assert (preview.folders.site / PAGE / "index.html").is_file()

    save(preview, "\ntitel: ", "\ntitle: 好了")

    assert not preview.shown.has_errors
    assert "好了" in text_of(preview)


def test_a_build_that_fails_is_told_with_its_reason(
    preview: Preview, builder: Inline, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise SiteError("磁盘满了")

    monkeypatch.setattr(module, "build", failing)
    save(preview, "\ntitle: ", "\ntitle: 改过的")
    builder.run()

    assert preview.shown.failure == "磁盘满了"
    assert "改过的" in text_of(preview)


def test_a_build_waits_for_that_of_another_program(
    preview: Preview, builder: Inline, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = [BusyError("另一个程序正在生成网站")] * 2

    def busy(*_: object, **__: object) -> None:
        if left:
            raise left.pop()

    monkeypatch.setattr(module, "build", busy)
    monkeypatch.setattr(module, "_PATIENCE", 0)
    save(preview, "\ntitle: ", "\ntitle: 改过的")
    builder.run()

    assert left == []
    assert (preview.shown.failure, preview.shown.is_whole) == ("", True)


def test_content_that_cannot_be_read_is_told_and_followed_again(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(*_: object, **__: object) -> None:
        raise PermissionError(13, "不能读")

    with monkeypatch.context() as patched:
        patched.setattr(module, "edition_of", unreadable)
        preview.refresh()

    assert "不能读" in preview.shown.failure

    save(preview, "\ntitle: ", "\ntitle: 又能读")

    assert preview.shown.failure == ""
    assert "又能读" in text_of(preview)


def test_who_waits_is_told_of_a_change_and_else_of_nothing(preview: Preview) -> None:
    before = preview.shown
    assert preview.wait(before, 0) == before
    later = threading.Timer(0.05, save, (preview, "\ntitle: ", "\ntitle: 改过的"))
    began = time.monotonic()
    later.start()
    found = preview.wait(before, 2 * PATIENCE)
    later.join()

    assert found.version == before.version + 1
    assert time.monotonic() - began < PATIENCE


def test_without_a_site_it_is_built_first(folders: Folders, builder: Inline) -> None:
    shutil.rmtree(folders.site)
    preview = Preview(folders, lambda _: None, builder)
    preview.begin(unseen)

    assert preview.shown == replace(Shown(), version=1, is_whole=True)
    assert builder.waiting == []
