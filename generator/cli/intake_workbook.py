"""`disclose intake` of a filled workbook: it becomes the report file in its place."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from generator.cli.options import say
from generator.cli.template import settings_of
from generator.errors import ContentError, GeneratorError
from generator.template.cells import has_reader
from generator.template.package import LARGEST_FILE
from generator.template.take import Taken, form_of, take

ENDINGS: Final = (".xlsx", ".xls")


def take_workbook(file: Path, content: Path, *, replaces: bool) -> None:
    """Read a workbook and write its report.

    Raises:
        ContentError: what is filled in cannot be a report file; carries all findings.
        GeneratorError: it is no such workbook, or the report is already there.
    """
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
    _write(taken, content / taken.path, replaces=replaces)


def _write(taken: Taken, target: Path, *, replaces: bool) -> None:
    raw = taken.text.encode()
    if target.exists() and target.read_bytes() == raw:
        say(f"没有变化：{target}")
        return
    if target.exists() and not replaces:
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
    if file.is_symlink() or (file.exists() and not file.is_file()):
        raise GeneratorError(f"{file.name} 不是普通文件；请选文件本身")
    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise GeneratorError(f"没有这个文件：{file}") from error
    except PermissionError as error:
        raise GeneratorError(
            f"{file.name} 打不开：可能正在 WPS 或 Excel 里打开，请先关闭；或者没有读取的权限"
        ) from error
