"""`disclose upload-list`: which files of a release go to a store, in which order."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import click

from generator.cli.options import EPILOG, TARGET, say
from generator.errors import GeneratorError
from generator.release.manifest import OWN, FileLine
from generator.release.target import Target, number_of
from generator.release.tree import digests
from generator.release.upload import Action, Step, steps


class UploadFormat(Enum):
    """How the list is printed, a file a line."""

    TEXT = "text"
    JSON = "json"
    OSSUTIL = "ossutil"


@click.command(
    "upload-list",
    help="列出发布的文件按什么顺序上传到对象存储，读者不会遇到打不开的链接。",
    epilog=EPILOG,
)
@TARGET
@click.option(
    "--since",
    type=click.IntRange(min=1),
    metavar="编号",
    help="上次传的是第几次发布：只列变了的；不写时全列。",
)
@click.option(
    "--format",
    "style",
    type=click.Choice([each.value for each in UploadFormat]),
    default=UploadFormat.TEXT.value,
    show_default=True,
    help="text 给人看，json 每行一个对象，ossutil 每行一条命令。",
)
@click.option(
    "--to",
    metavar="网址",
    default="oss://BUCKET/",
    show_default=True,
    help="存到哪里，ossutil 用。",
)
@click.help_option("--help", help="显示帮助。")
def upload_command(folder: Path, since: int | None, style: str, to: str) -> None:
    """Print the steps."""
    target = Target(folder.absolute())
    if not target.current:
        raise GeneratorError(f"{folder} 里没有发布过的网站")
    name = target.current
    old = _files(target, _release(target, since)) if since else ()
    found = steps(_files(target, name), old)
    for line in _lines(found, target.folder(name), UploadFormat(style), to.rstrip("/")):
        click.echo(line)
    puts = [each.line.size for each in found if each.action is Action.PUT]
    say(
        f"第 {number_of(name)} 次发布：上传 {len(puts)} 个文件（{sum(puts):,} 字节），"
        f"删去 {len(found) - len(puts)} 个"
    )


def _release(target: Target, number: int) -> str:
    found = [name for name in target.names if number_of(name) == number]
    if not found:
        kept = "、".join(str(number_of(name)) for name in target.names)
        raise GeneratorError(f"没有留下第 {number} 次发布。留下的有：{kept}")
    return found[0]


def _files(target: Target, name: str) -> tuple[FileLine, ...]:
    """All files of a release: those of its manifest, and its own."""
    folder = target.folder(name)
    own = [path for path in sorted(OWN) if (folder / path).is_file()]
    return (*target.manifest(name).files, *digests(folder, own))


def _lines(found: tuple[Step, ...], folder: Path, style: UploadFormat, to: str) -> Iterator[str]:
    for each in found:
        match style:
            case UploadFormat.TEXT:
                yield _text(each)
            case UploadFormat.JSON:
                yield json.dumps(_fields(each), ensure_ascii=False)
            case UploadFormat.OSSUTIL:
                yield shlex.join(_ossutil(each, folder, to))


def _text(step: Step) -> str:
    if step.action is Action.DELETE:
        return f"删去 {step.line.path}"
    return f"上传 {step.line.path}　{step.media_type}　{step.cache_control}　{step.line.digest}"


def _fields(step: Step) -> dict[str, object]:
    path = {"action": step.action.value, "path": step.line.path}
    if step.action is Action.DELETE:
        return {**path}
    return {
        **path,
        "content_type": step.media_type,
        "cache_control": step.cache_control,
        "bytes": step.line.size,
        "sha256": step.line.digest,
    }


def _ossutil(step: Step, folder: Path, to: str) -> list[str]:
    url = f"{to}/{step.line.path}"
    if step.action is Action.DELETE:
        return ["ossutil", "rm", "-f", url]
    meta = f"Content-Type:{step.media_type}#Cache-Control:{step.cache_control}"
    return ["ossutil", "cp", "-f", "--meta", meta, str(folder / step.line.path), url]
