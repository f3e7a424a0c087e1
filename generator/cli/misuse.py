"""A command written wrongly, said in Chinese: click itself speaks English."""

from __future__ import annotations

import click


def misuse(error: click.ClickException) -> str:
    """What is wrong with the command, and where to look."""
    match error:
        case click.NoSuchOption():
            said = f"没有选项 {error.option_name}"
        case click.MissingParameter():
            said = "缺少参数"
        case click.BadParameter() if error.param is not None:
            said = f"{error.param.opts[0]} 的值不对"
        case click.UsageError() if error.ctx is not None and error.ctx.parent is None:
            said = "没有这个命令"
        case _:
            said = "读不懂"
    command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else ""
    return f"{said}。写法见 {command or 'disclose'} --help"
