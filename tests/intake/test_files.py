"""A file is read by its ending; every other ending says what to do instead."""

from __future__ import annotations

import builtins
from pathlib import Path

import pytest

from generator.intake.files import bytes_of, cleaned_copy, open_original
from generator.intake.original import LARGEST_FILE, IntakeError
from tests.intake.making import FORMATS, as_docx, written


@pytest.mark.parametrize("kind", FORMATS)
def test_each_kind_is_read(kind: str, tmp_path: Path) -> None:
    original = open_original(written(tmp_path, "a", ["绩效自评报告"], kind))

    assert original.name == f"a.{kind}"
    assert len(original.digest) == 64
    assert len(original.blocks) == 1


@pytest.mark.parametrize("ending", ["doc", "wps", "docm", "xls", "xlsx", "ofd", "jpg", "zip"])
def test_other_kinds_say_what_to_do(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_bytes(b"x")

    with pytest.raises(IntakeError, match=f"a.{ending}："):
        open_original(path)


def test_what_is_no_ordinary_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "link.txt").symlink_to(tmp_path / "empty.txt")
    large = tmp_path / "large.txt"
    with large.open("wb") as stream:
        stream.truncate(LARGEST_FILE + 1)

    for name, said in (
        ("empty", "空文件"),
        ("link", "链接"),
        ("large", "超过"),
        ("none", "没有这个"),
    ):
        with pytest.raises(IntakeError, match=said):
            bytes_of(tmp_path / f"{name}.txt")
    with pytest.raises(IntakeError, match="普通文件"):
        bytes_of(tmp_path)


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_without_the_libraries_one_sentence_says_what_to_install(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: object, **more: object) -> object:
        if name.startswith(("generator.intake.docx", "generator.intake.pdf")):
            raise ImportError(name)
        return real(name, *rest, **more)  # type: ignore[arg-type]  # as it was called

    path = written(tmp_path, "a", ["绩效自评报告"], kind)
    monkeypatch.setattr(builtins, "__import__", without)

    with pytest.raises(IntakeError, match=r"disclose\[intake\]"):
        open_original(path)


def test_a_clean_copy_lies_over_nothing(tmp_path: Path) -> None:
    path, copy = tmp_path / "a.docx", tmp_path / "b.docx"
    path.write_bytes(as_docx(["绩效自评报告"]))
    cleaned_copy(path, copy)

    assert open_original(copy).blocks == open_original(path).blocks
    with pytest.raises(IntakeError, match="已经有了"):
        cleaned_copy(path, copy)
    with pytest.raises(IntakeError, match="只用于"):
        cleaned_copy(tmp_path / "a.pdf", copy)
