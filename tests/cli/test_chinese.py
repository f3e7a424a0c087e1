"""Every command speaks in one voice, also those that come later."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import click
import pytest

from generator.cli import commands
from tests.conftest import Ended

Run = Callable[..., Ended]
NAMES = sorted(commands.all())


def parameters() -> Iterator[tuple[str, click.Option]]:
    for name, command in commands.all().items():
        for each in command.params:
            if isinstance(each, click.Option):
                yield f"{name} {each.opts[0]}", each


@pytest.mark.parametrize("name", ["", *NAMES])
def test_help_is_in_chinese_but_for_what_is_typed(disclose: Run, name: str) -> None:
    text = disclose(*[name] * bool(name), "--help").out

    assert text.startswith("用法：disclose")
    assert "选项：\n" in text
    assert (
        re.findall(
            r"\b(?:Usage|Options|Commands|DIRECTORY|FILE|TEXT|INTEGER|default|required)\b", text
        )
        == []
    )


def test_each_command_and_option_says_what_it_does_in_a_sentence() -> None:
    said = {name: str(command.help or "") for name, command in commands.all().items()}
    said |= {name: str(each.help or "") for name, each in parameters()}

    assert [name for name, text in said.items() if not text.endswith("。")] == []
    assert [
        name for name, text in said.items() if re.search(r"[,;:!?](?![a-z])|不写的|不写就", text)
    ] == []


def test_each_command_says_its_exit_codes() -> None:
    assert [name for name, each in commands.all().items() if "退出码" not in str(each.epilog)] == []


def test_a_kind_of_value_has_one_word() -> None:
    kinds = {
        name: each.metavar
        for name, each in parameters()
        if not each.is_flag and isinstance(each.type, click.Path)
    }

    assert set(kinds.values()) <= {"文件夹", "文件"}


def test_columns_stand_straight_beside_chinese_words(disclose: Run) -> None:
    lines = disclose("rollback", "--help").out.splitlines()
    (to,) = [line for line in lines if line.startswith("  --to")]
    (rename,) = [line for line in lines if line.startswith("  --rename")]

    assert to.index("换回") + 2 == rename.index("用改名")  # two words of two columns each
