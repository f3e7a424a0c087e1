"""Options that several commands share, in the same words everywhere."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Final

import click

from generator.errors import GeneratorError
from generator.release.asked import Against
from generator.shards.engines import DaskEngine, Engine, LocalEngine, cores

ROOT: Final = Path(__file__).resolve().parents[2]
EPILOG: Final = "退出码：0 正常，1 内容需要修改，2 无法继续，3 程序缺陷。"

Command = Callable[..., None]

TARGET: Final = click.argument(
    "folder", type=click.Path(file_okay=False, path_type=Path), metavar="文件夹"
)
"""The folder that is published into."""


def content_option(command: Command) -> Command:
    """Where the content is."""
    return click.option(
        "--content",
        type=click.Path(file_okay=False, path_type=Path),
        default=ROOT / "content",
        show_default="content",
        help="内容文件夹。",
    )(command)


def output_option(command: Command) -> Command:
    """Where the site is made."""
    return click.option(
        "--output",
        type=click.Path(file_okay=False, path_type=Path),
        default=ROOT / "build",
        show_default="build",
        help="输出文件夹。",
    )(command)


def removals_option(command: Command) -> Command:
    """That what goes is meant to go."""
    return click.option(
        "--allow-removals", is_flag=True, help="确认要去掉上次发布过的报告或大量页面。"
    )(command)


def note_option(command: Command) -> Command:
    """A word for the log."""
    return click.option(
        "--note", default="", metavar="文字", help="写进发布记录的一句话，读者看得到。"
    )(command)


def renames_option(command: Command) -> Command:
    """How `current` is switched."""
    return click.option(
        "--rename",
        "renames",
        is_flag=True,
        help="用改名的方式切换（不能建链接的电脑会自动这样做）。",
    )(command)


def against_options(command: Command) -> Command:
    """Which release the content is held against; the command is given `against`."""

    @click.option(
        "--release",
        type=click.Path(file_okay=False, path_type=Path),
        help="与这个发布文件夹里当前的发布对比；不写时用 site.yml 的 releases。",
    )
    @removals_option
    @functools.wraps(command)
    def held(
        *arguments: object, release: Path | None, allow_removals: bool, **rest: object
    ) -> None:
        folder = release.absolute() if release else None
        command(*arguments, against=Against(folder, allow_removals), **rest)

    return held


def engine_options(command: Command) -> Command:
    """What runs a build that has much to do; the command is given `engine`."""

    @click.option(
        "--jobs",
        type=click.IntRange(1, 512),
        default=None,
        metavar="个数",
        help="新报告很多时同时用几个进程；不写时每个处理器核心一个。结果都一样。",
    )
    @click.option(
        "--engine",
        "kind",
        type=click.Choice(["local", "dask"]),
        default="local",
        show_default=True,
        help="local 用本机的进程，dask 用 --cluster 说的集群（各机看得到同一个文件夹）。",
    )
    @click.option("--cluster", metavar="地址", help="Dask 调度器的地址，照它启动时打印的写。")
    @functools.wraps(command)
    def with_engine(
        *arguments: object, jobs: int | None, kind: str, cluster: str | None, **rest: object
    ) -> None:
        if (kind == "dask") != (cluster is not None):
            raise GeneratorError(
                "--engine dask 和 --cluster 要一起写：例如 --cluster tcp://地址:8786"
            )
        if kind == "dask" and jobs is not None:
            raise GeneratorError("--jobs 只用于本机的进程：用集群时去掉它")
        engine: Engine = DaskEngine(cluster) if cluster else LocalEngine(jobs or cores())
        try:
            command(*arguments, engine=engine, **rest)
        finally:
            engine.close()

    return with_engine


def say(text: str) -> None:
    """Progress goes to standard error, findings to standard output."""
    click.echo(text, err=True)
