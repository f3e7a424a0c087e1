"""What several commands share: where the program lies, the content folder, the words of the end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import click

ROOT: Final = Path(__file__).resolve().parents[2]
EPILOG: Final = "退出码：0 正常，1 内容需要修改，2 无法继续，3 程序缺陷。"


def content_option(command: Callable[..., None]) -> Callable[..., None]:
    """`--content`: the folder that is read."""
    return click.option(
        "--content",
        type=click.Path(file_okay=False, path_type=Path),
        default=ROOT / "content",
        show_default="content",
        help="内容文件夹。",
    )(command)


def say(text: str) -> None:
    """Progress goes to standard error, findings to standard output."""
    click.echo(text, err=True)
