"""Help in Chinese for every command: headings, kinds of values, and columns that stand straight."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

import click

_HEADINGS: Final = {"Options": "选项", "Commands": "命令"}
_WORDS: Final = {
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 …",
    "[default: ": "[不写时：",
    "; x>=1": "；1 以上",
    "[x>=1]": "[1 以上]",
    "; 0<=x<=65535": "；0 到 65535",
    "[required]": "[必须写]",
}


class Formatter(click.HelpFormatter):
    """Chinese words; no line is broken by its letters, for a Chinese one is two columns wide."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """How the command is written."""
        self.write(f"{prefix or '用法：'}{prog} {_chinese(args)}\n")

    def write_heading(self, heading: str) -> None:
        """The words above a list."""
        self.write(f"{_HEADINGS.get(heading, heading)}：\n")

    def write_text(self, text: str) -> None:
        """A sentence."""
        self.write(f"{' ' * self.current_indent}{text}\n")

    def write_dl(
        self,
        rows: Iterable[tuple[str, str]],
        col_max: int = 30,  # noqa: ARG002  # the library's signature
        col_spacing: int = 2,
    ) -> None:
        """Names, and what each is."""
        shown = tuple(rows)
        widest = max(_columns(name) for name, _ in shown)
        for name, said in shown:
            gap = " " * (widest - _columns(name) + col_spacing)
            self.write(f"{' ' * self.current_indent}{name}{gap}{_chinese(said)}\n")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """A list under its heading."""
        self.write_paragraph()
        self.write_heading(name)
        self.indent()
        try:
            yield
        finally:
            self.dedent()


class Context(click.Context):
    """A run whose help is written in Chinese."""

    formatter_class = Formatter


def in_chinese(command: click.Command) -> None:
    """Let a command, and all that are in it, write its help in Chinese."""
    command.context_class = Context
    for parameter in command.params:
        if parameter.metavar is None:
            parameter.metavar = _kind(parameter)
    if isinstance(command, click.Group):
        for each in command.commands.values():
            in_chinese(each)


def _kind(parameter: click.Parameter) -> str | None:
    """What a value is; a choice shows its words, and a switch has none."""
    if isinstance(parameter, click.Option) and (parameter.is_flag or parameter.count):
        return None
    match parameter.type:
        case click.Path(file_okay=False):
            return "文件夹"
        case click.Path():
            return "文件"
        case click.IntRange() | click.types.IntParamType():
            return "数字"
        case click.types.StringParamType():
            return "文字"
        case _:
            return None


def _chinese(text: str) -> str:
    for english, chinese in _WORDS.items():
        text = text.replace(english, chinese)
    return text


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)
