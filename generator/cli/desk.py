"""`disclose desk`: the page of the office, for those who do not use a terminal."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from generator.cli.options import EPILOG, ROOT, content_option, output_option, say
from generator.errors import GeneratorError
from generator.folders import Folders

_INSTALL = "办公页面需要另装几个软件包：pip install 'disclose[desk,intake]'；或者双击“开始.bat”"


@click.command(
    "desk",
    help="打开办公页面：导入、核对、预览、送审、发布、撤回，不用命令行。",
    epilog=EPILOG,
)
@content_option
@output_option
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="端口。"
)
@click.option("--no-browser", "is_quiet", is_flag=True, help="不自动打开浏览器，只打印网址。")
@click.help_option("--help", help="显示帮助。")
def desk_command(content: Path, output: Path, port: int, *, is_quiet: bool) -> None:
    """Serve the page of the office until it is closed."""
    try:
        from generator.desk.desk import Desk  # noqa: PLC0415  # an extra
        from generator.desk.server import serve  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise GeneratorError(_INSTALL) from error
    gc.enable()  # it runs for hours, unlike a command
    folders = Folders(ROOT, content.absolute(), output.absolute())
    serve(Desk(folders, folders.output / "desk"), port, say, opens_browser=not is_quiet)
