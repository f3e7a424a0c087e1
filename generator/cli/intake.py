"""`intake`: a filled workbook becomes the report file in its place."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import EPILOG, content_option, say
from generator.cli.template import settings_of
from generator.errors import ContentError, GeneratorError
from generator.template.cells import has_reader
from generator.template.package import LARGEST_FILE
from generator.template.take import Taken, form_of, take


@click.command("intake", help="把填好的 Excel 表读成报告文件，放到该放的位置。", epilog=EPILOG)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="覆盖已有的报告文件。")
@content_option
@click.help_option("--help", help="显示帮助。")
def intake_command(file: Path, content: Path, *, replace: bool) -> None:
    """Read a workbook and write its report."""
    raw = _bytes(file)
    if not has_reader():
        raise GeneratorError(
            "读 Excel 表还要装 openpyxl，请运行：.venv/bin/pip install 'openpyxl>=3.1.5,<4'"
        )
    settings = settings_of(content)
    taken = take(raw, file.name, settings, form_of(settings))
    if not isinstance(taken, Taken):
        raise ContentError(taken)
    for warning in taken.warnings:
        click.echo(str(warning))
    _write(taken, content / taken.path, replace=replace)


def _write(taken: Taken, target: Path, *, replace: bool) -> None:
    raw = taken.text.encode()
    if target.exists() and target.read_bytes() == raw:
        say(f"没有变化：{target}")
        return
    if target.exists() and not replace:
        raise GeneratorError(f"{target} 已经存在，没有动它；要用表里的内容覆盖它，加 --replace")
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    part.write_bytes(raw)
    part.replace(target)
    say(f"写好了：{target}")
    say(f"下一步，核对：disclose check {target}")


def _bytes(file: Path) -> bytes:
    """The workbook's bytes, at most one more than are read.

    Raises:
        GeneratorError: it is another kind of file, or cannot be opened.
    """
    if file.name.startswith("~$"):
        raise GeneratorError(f"{file.name} 是表格打开时的临时文件：关闭表格，换成不带 ~$ 的那个")
    if file.suffix.lower() == ".xls":
        raise GeneratorError(f"{file.name} 是旧格式的 .xls：打开它，另存为 .xlsx，再试一次")
    if file.suffix.lower() != ".xlsx":
        raise GeneratorError(
            f"只读 .xlsx 表，{file.name} 不是：先用 disclose template 做一份表来填"
        )
    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise GeneratorError(f"没有这个文件：{file}") from error
    except PermissionError as error:
        raise GeneratorError(
            f"{file.name} 打不开：可能正在 WPS 或 Excel 里打开，请先关闭；或者没有读取的权限"
        ) from error
