"""The preview in a terminal: until Ctrl+C."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from generator.cli.options import EPILOG, ROOT, content_option, output_option, say
from generator.cli.progress import following
from generator.folders import Folders
from generator.live.preview import Preview
from generator.live.server import HOST, server
from generator.live.watch import Watch
from generator.progress import Follow


@click.command("serve", help="在本机预览，保存以后页面自动更新。", epilog=EPILOG)
@content_option
@output_option
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="预览用的端口。"
)
@click.help_option("--help", help="显示帮助。")
def serve_command(content: Path, output: Path, port: int) -> None:
    """Show the site on this computer as the content has it now."""
    folders = Folders(ROOT, content.absolute(), output.absolute())
    preview(folders, port, say, following())


def preview(folders: Folders, port: int, say: Callable[[str], None], follow: Follow) -> None:
    """Serve the site of the content as it is saved, until Ctrl+C.

    Raises:
        GeneratorError: the port is taken, or there is no site yet and none can be made.
    """
    shown = Preview(folders, say)
    with server(shown, port) as serving:
        try:
            shown.begin(follow)
            watch = Watch(folders.content, shown.refresh)
            say(f"预览：http://{HOST}:{serving.server_port}/ （保存以后自动更新；按 Ctrl+C 结束）")
            try:
                serving.serve_forever()
            finally:
                watch.close()
        except KeyboardInterrupt:
            say("预览结束")
        finally:
            shown.close()
