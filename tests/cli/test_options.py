from __future__ import annotations

from pathlib import Path

import click
import pytest

from generator.cli.options import ROOT, content_option, say


def test_content_is_read_from_the_program_unless_said_otherwise() -> None:
    @click.command
    @content_option
    def command(content: Path) -> None:
        """Ask for the folder."""

    (option,) = command.params

    assert option.opts == ["--content"]
    assert option.default == ROOT / "content"
    assert (ROOT / "pyproject.toml").is_file()


def test_progress_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    say("完成")

    assert capsys.readouterr() == ("", "完成\n")
