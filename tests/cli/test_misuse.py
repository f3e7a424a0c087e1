"""A command written wrongly is answered in Chinese."""

from __future__ import annotations

import click
import pytest

from generator.cli import commands
from generator.cli.misuse import misuse


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nonsense"], "没有这个命令。写法见 disclose --help"),
        (["build", "--nonsense"], "没有选项 --nonsense。写法见 disclose build --help"),
        (["check", "--format", "xml"], "--format 的值不对。写法见 disclose check --help"),
        (["digest"], "缺少参数。写法见 disclose digest --help"),
    ],
)
def test_a_wrong_command_says_what_and_where_to_look(words: list[str], said: str) -> None:
    with pytest.raises(click.ClickException) as raised:
        commands(words, prog_name="disclose", standalone_mode=False)

    assert misuse(raised.value) == said
