"""`disclose headers`: a web server's settings for the published site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import click

from generator.cli.options import EPILOG, content_option
from generator.cli.template import settings_of
from generator.release.caddy import caddy
from generator.release.iis import iis
from generator.release.nginx import nginx
from generator.release.serving import Place, place

_SERVERS: Final[dict[str, Callable[[Place], str]]] = {"nginx": nginx, "iis": iis, "caddy": caddy}


@click.command(
    "headers",
    help="打印网站服务器的设置：网页位置、文件类型、缓存、压缩和安全响应头。",
    epilog=EPILOG,
)
@click.argument("server", type=click.Choice(list(_SERVERS)), metavar="nginx|iis|caddy")
@click.option("--folder", metavar="文件夹", help="服务器上的发布文件夹；不写时，先用一个例子。")
@click.option(
    "--base", metavar="路径", help="网站在域名下的位置，例如 /wgk/；不写时用 site.yml 的网址。"
)
@content_option
@click.help_option("--help", help="显示帮助。")
def headers_command(server: str, folder: str | None, base: str | None, content: Path) -> None:
    """Print a snippet; what stands in it says where it goes."""
    example = r"D:\public" if server == "iis" else "/srv/public"
    found = place(settings_of(content).site.address, base, folder or example)
    click.echo(_SERVERS[server](found), nl=False)
