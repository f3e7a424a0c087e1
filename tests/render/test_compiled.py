from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest

from generator.render import compiled as module
from generator.render.compiled import Compiled


def shown(folder: Path, compiled: Compiled) -> str:
    """What a new environment makes of the template."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder), autoescape=True, bytecode_cache=compiled
    )
    return environment.get_template("a").render(x="乙")


@pytest.fixture
def sources(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was compiled."""
    found: list[str] = []
    real = jinja2.Environment.compile

    def counted(self: jinja2.Environment, source: str, *rest: object) -> object:
        found.append(source)
        return real(self, source, *rest)  # type: ignore[call-overload]  # as it was called

    monkeypatch.setattr(jinja2.Environment, "compile", counted)
    return found


def test_a_template_is_compiled_once_until_it_is_edited(tmp_path: Path, sources: list[str]) -> None:
    compiled = Compiled()
    for text in ("甲{{ x }}", "甲{{ x }}", "丙{{ x }}", "甲{{ x }}"):
        (tmp_path / "a").write_text(text, "utf-8")

        assert shown(tmp_path, compiled) == text.replace("{{ x }}", "乙")

    assert sources == ["甲{{ x }}", "丙{{ x }}"]


def test_a_template_of_another_folder_is_another(tmp_path: Path) -> None:
    compiled = Compiled()
    for name in ("甲", "乙"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a").write_text(name, "utf-8")

    assert [shown(tmp_path / name, compiled) for name in ("甲", "乙", "甲")] == ["甲", "乙", "甲"]


def test_the_next_program_finds_what_this_one_compiled(tmp_path: Path, sources: list[str]) -> None:
    (tmp_path / "a").write_text("甲{{ x }}", "utf-8")
    for _ in range(2):
        assert shown(tmp_path, Compiled(tmp_path / "kept")) == "甲乙"

    assert sources == ["甲{{ x }}"]
    (tmp_path / "a").write_text("丙{{ x }}", "utf-8")
    assert shown(tmp_path, Compiled(tmp_path / "kept")) == "丙乙"
    assert len(list((tmp_path / "kept").iterdir())) == 1


@pytest.mark.parametrize("damage", [lambda raw: raw[:-1], lambda raw: raw[:40] + b"?" + raw[41:]])
def test_code_that_is_damaged_is_compiled_again(
    tmp_path: Path, sources: list[str], damage: Callable[[bytes], bytes]
) -> None:
    (tmp_path / "a").write_text("甲{{ x }}", "utf-8")
    shown(tmp_path, Compiled(tmp_path / "kept"))
    [path] = (tmp_path / "kept").iterdir()
    path.write_bytes(damage(path.read_bytes()))

    assert shown(tmp_path, Compiled(tmp_path / "kept")) == "甲乙"
    assert len(sources) == 2


def test_code_of_another_program_is_compiled_again(
    tmp_path: Path, sources: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_text("甲{{ x }}", "utf-8")
    shown(tmp_path, Compiled(tmp_path / "kept"))
    monkeypatch.setattr(module, "program_digest", lambda: "another")

    assert shown(tmp_path, Compiled(tmp_path / "kept")) == "甲乙"
    assert len(sources) == 2


def test_a_folder_that_cannot_be_written_costs_time_alone(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("甲{{ x }}", "utf-8")
    (tmp_path / "kept").write_text("no folder", "utf-8")

    assert shown(tmp_path, Compiled(tmp_path / "kept")) == "甲乙"
