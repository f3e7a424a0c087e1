from __future__ import annotations

import subprocess
import sys

import click

from generator.cli import commands
from generator.cli.chinese import Context

UNASKED = ("docx", "jinja2", "lxml", "mkdocs", "numpy", "openpyxl", "pypinyin", "watchdog",
           "xlsxwriter", "bottle", "rich")  # fmt: skip


def test_what_a_command_does_not_need_is_not_loaded() -> None:
    program = (
        "import sys; from generator.cli import commands; "
        "print(*{name.split('.')[0] for name in sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )

    assert set(done.stdout.split()) & set(UNASKED) == set()
    assert "click" in done.stdout.split()


def test_every_command_is_there_by_its_own_name() -> None:
    context = click.Context(commands)

    assert sorted(commands.all()) == commands.list_commands(context)
    for name, command in commands.all().items():
        assert command.name == name
        assert commands.get_command(context, name) is command
        assert command.context_class is Context


def test_a_command_that_there_is_not_is_none() -> None:
    assert commands.get_command(click.Context(commands), "nowhere") is None
