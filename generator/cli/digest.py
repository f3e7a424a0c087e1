"""`disclose digest`: the digest of a file or of a passage."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import click

from generator.cli.options import EPILOG
from generator.model.passage import measure


@click.command("digest", help="算出文件或段落的指纹，填写报告数据时用。", epilog=EPILOG)
@click.argument(
    "file", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path), metavar="文件"
)
@click.option("--passage", is_flag=True, help="按段落算：统一标点宽窄、去掉空格后的字数和指纹。")
@click.help_option("--help", help="显示帮助。")
def digest_command(file: Path, *, passage: bool) -> None:
    """Print the digest of an original, or length and digest of a passage."""
    raw = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    if not passage:
        click.echo(hashlib.sha256(raw).hexdigest())
        return
    length, digest = measure(raw.decode("utf-8-sig"))
    click.echo(f"length: {length}\ndigest: {digest}")
