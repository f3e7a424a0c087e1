"""The commands. Prints, sets the exit code, and knows nothing else.

Exit codes: 0 fine, 1 content has errors, 2 cannot go on, 3 a defect of this program.
"""

from __future__ import annotations

import hashlib
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Final

import click

from generator import __version__
from generator.errors import ContentError, GeneratorError
from generator.model.passage import measure
from generator.pipeline import Folders, build, edition_of

ROOT: Final = Path(__file__).resolve().parent.parent

_DEFECT: Final = 3
_EPILOG: Final = "退出码：0 正常，1 内容需要修改，2 无法继续，3 程序缺陷。"


@click.group(help="谁主管谁公开：把绩效自评报告做成公开网站。", epilog=_EPILOG)
@click.version_option(__version__, message="%(version)s", help="显示版本。")
@click.help_option("--help", help="显示帮助。")
def commands() -> None:
    """The group of all commands."""


def _content_option(command: Callable[..., None]) -> Callable[..., None]:
    return click.option(
        "--content",
        type=click.Path(file_okay=False, path_type=Path),
        default=ROOT / "content",
        show_default="content",
        help="内容文件夹。",
    )(command)


@commands.command("build", help="核对内容，生成网站到 build/site。", epilog=_EPILOG)
@_content_option
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=ROOT / "build",
    show_default="build",
    help="输出文件夹。",
)
@click.help_option("--help", help="显示帮助。")
def build_command(content: Path, output: Path) -> None:
    """Make the site."""
    folders = Folders(ROOT, content.absolute(), output.absolute())
    edition = build(folders, _say)
    for warning in edition.warnings:
        click.echo(str(warning))
    if edition.dataset.site.address == "未说明":
        _say("提示：site.yml 没有写网址，未生成 sitemap.xml")
    _say(f"完成：{folders.site}/index.html")


@commands.command("check", help="核对内容，列出需要修改的地方。", epilog=_EPILOG)
@_content_option
@click.help_option("--help", help="显示帮助。")
def check_command(content: Path) -> None:
    """Print the findings on the content."""
    edition = edition_of(content.absolute(), content.name)
    for warning in edition.warnings:
        click.echo(str(warning))
    _say(f"{len(edition.dataset.reports)} 份报告，没有需要修改的地方")


@commands.command("digest", help="算出文件或段落的指纹，填写报告数据时用。", epilog=_EPILOG)
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path))
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


def main() -> None:
    """Run a command; every way to fail has its exit code and a Chinese sentence."""
    try:
        commands(prog_name="disclose")
    except ContentError as error:
        for finding in error.findings:
            click.echo(str(finding))
        _say(str(error))
        sys.exit(error.exit_code)
    except GeneratorError as error:
        _say(f"错误：{error}")
        sys.exit(error.exit_code)
    except OSError as error:
        _say(f"错误：{error.filename or ''} 打不开或写不进（{error.strerror}）")
        sys.exit(GeneratorError.exit_code)
    except Exception:  # noqa: BLE001  # the last resort: a defect says so and keeps its traceback
        traceback.print_exc()
        _say("这是程序的缺陷，不是内容的错误。请把上面的文字发给维护者。")
        sys.exit(_DEFECT)


def _say(text: str) -> None:
    """Progress goes to standard error, findings to standard output."""
    click.echo(text, err=True)
