from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from generator.render.compiled import Compiled


def shown(folder: Path, compiled: Compiled) -> str:
    """What a new environment makes of the template."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder), autoescape=True, bytecode_cache=compiled
    )
    return environment.get_template("a").render(x="乙")


def test_a_template_is_compiled_once_until_it_is_edited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled, sources = Compiled(), []
    real = jinja2.Environment.compile

    def counted(self: jinja2.Environment, source: str, *rest: object) -> object:
        sources.append(source)
        return real(self, source, *rest)  # type: ignore[call-overload]  # as it was called

    monkeypatch.setattr(jinja2.Environment, "compile", counted)
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
