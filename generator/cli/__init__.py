"""The commands. Prints, sets the exit code, and knows nothing else.

Exit codes: 0 fine, 1 content has errors, 2 cannot go on, 3 a defect of this program.
"""

from __future__ import annotations

import gc
import hashlib
import sys
import traceback
from collections import Counter
from pathlib import Path
from typing import Final

import click

from generator import __version__
from generator.checks import CHECKS
from generator.cli.chinese import in_chinese
from generator.cli.explain import explained, listed
from generator.cli.lines import Format, Shown, comparison_line, finding_line, shown_comparisons
from generator.cli.loading import Commands
from generator.cli.misuse import misuse
from generator.cli.options import (
    EPILOG,
    ROOT,
    against_options,
    content_option,
    engine_options,
    output_option,
    say,
)
from generator.cli.progress import following
from generator.errors import ContentError, GeneratorError
from generator.folders import Folders
from generator.model.edition import Edition
from generator.model.passage import measure
from generator.model.verdict import Verdict
from generator.pipeline import build, build_offline, held_against
from generator.reading import edition_of
from generator.release.against import Against
from generator.shards.engines import Engine
from generator.views.text import verdict_word

_DEFECT: Final = 3
_DRAFTS: Final = frozenset({".docx", ".doc", ".pdf", ".txt", ".md"})


@click.group(cls=Commands, help="谁主管谁公开：把绩效自评报告做成公开网站。", epilog=EPILOG)
@click.version_option(__version__, message="%(version)s", help="显示版本。")
@click.help_option("--help", help="显示帮助。")
def commands() -> None:
    """The group of all commands."""


@commands.command("build", help="核对内容，生成网站到 build/site。", epilog=EPILOG)
@content_option
@output_option
@click.option(
    "--offline", is_flag=True, help="另做离线版：不用服务器，从文件夹里打开就能看、能搜。"
)
@engine_options
@against_options
@click.help_option("--help", help="显示帮助。")
def build_command(
    content: Path, output: Path, against: Against, engine: Engine, *, offline: bool
) -> None:
    """Make the site."""
    folders = Folders(ROOT, content.absolute(), output.absolute())
    edition = build(folders, say, against, follow=following(), engine=engine)
    if offline:
        build_offline(folders, say)
    for warning in edition.warnings:
        click.echo(str(warning))
    if edition.dataset.site.address == "未说明":
        say("提示：site.yml 没有写网址，未生成 sitemap.xml")
    say(f"完成：{folders.site}/index.html")
    if offline:
        say(f"离线版：{folders.offline}/index.html，打包在 {folders.offline.name}.zip")


@commands.command("check", help="核对内容：列出需要修改的地方和每一条比对。", epilog=EPILOG)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[文件]…")
@content_option
@click.option(
    "--format",
    "style",
    type=click.Choice([each.value for each in Format]),
    default=Format.TEXT.value,
    show_default=True,
    help="text 给人看，json 每行一个对象，github 供代码审查。",
)
@click.option("--strict", is_flag=True, help="有前后不一而没有说明的，退出码为 1。")
@against_options
@click.option("--all", "with_holds", is_flag=True, help="相符的也列出（json 总是全列）。")
@click.help_option("--help", help="显示帮助。")
def check_command(
    paths: tuple[Path, ...],
    content: Path,
    style: str,
    against: Against,
    *,
    strict: bool,
    with_holds: bool,
) -> None:
    """Print findings and comparisons, of the files named or of all."""
    form = Format(style)
    try:
        edition = edition_of(content.absolute(), content.name, following())
        edition = held_against(edition, content.absolute(), against)
    except ContentError as error:
        for finding in error.findings:
            click.echo(finding_line(finding, form))
        say(str(error))
        sys.exit(error.exit_code)
    for warning in edition.warnings:
        click.echo(finding_line(warning, form))
    shown = tuple(shown_comparisons(edition, _files_of(paths, content.absolute())))
    for each in shown:
        if with_holds or form is Format.JSON or each.item.verdict is not Verdict.HOLDS:
            click.echo(comparison_line(each, form))
    say(_summary(edition, shown))
    if strict and any(
        each.item.verdict is Verdict.CONTRADICTS and not each.is_explained for each in shown
    ):
        say("有前后不一而没有说明：请核对录入；与原文一致的，在 notes 里登说明")
        sys.exit(ContentError.exit_code)


def _files_of(paths: tuple[Path, ...], content: Path) -> frozenset[str]:
    """The content files that the paths name, as findings name them.

    Raises:
        GeneratorError: a path leads nowhere.
    """
    for path in paths:
        if not path.exists():
            raise GeneratorError(f"没有这个文件：{path}")
        if path.suffix.lower() in _DRAFTS:
            raise GeneratorError(f"还没有录入的稿子这样核对：disclose intake --check-only {path}")
    files = (file for path in paths for file in (path.rglob("*.yml") if path.is_dir() else (path,)))
    return frozenset(
        file.absolute().relative_to(content.parent).as_posix()
        for file in files
        if file.absolute().is_relative_to(content)
    )


def _summary(edition: Edition, shown: tuple[Shown, ...]) -> str:
    reports = len({each.entry.file for each in shown}) or len(edition.dataset.reports)
    counts = Counter(each.item.verdict for each in shown)
    verdicts = "，".join(f"{verdict_word(each)} {counts[each]}" for each in Verdict if counts[each])
    return f"{reports} 份报告没有需要修改的地方；{len(shown)} 条核对：{verdicts}"


@commands.command("explain", help="说明一条核对：为什么、依据、怎样处理。", epilog=EPILOG)
@click.argument("identifier", required=False, metavar="[编号]")
@click.option("--list", "with_list", is_flag=True, help="列出全部编号。")
@click.help_option("--help", help="显示帮助。")
def explain_command(identifier: str | None, *, with_list: bool) -> None:
    """Explain a check, or list all of them."""
    lines = listed(CHECKS) if with_list or not identifier else explained(identifier, CHECKS)
    for line in lines:
        click.echo(line)


@commands.command("digest", help="算出文件或段落的指纹，填写报告数据时用。", epilog=EPILOG)
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


commands.elsewhere = {
    "serve": "generator.cli.preview:serve_command",
    "publish": "generator.cli.releases:publish_command",
    "rollback": "generator.cli.releases:rollback_command",
    "verify": "generator.cli.releases:verify_command",
    "diff": "generator.cli.releases:diff_command",
    "upload-list": "generator.cli.upload:upload_command",
    "headers": "generator.cli.headers:headers_command",
    "withdraw": "generator.cli.withdraw:withdraw_command",
    "merge": "generator.cli.merge:merge_command",
    "template": "generator.cli.template:template_command",
    "new": "generator.cli.template:new_command",
    "intake": "generator.cli.intake:intake_command",
    "desk": "generator.cli.desk:desk_command",
    "review": "generator.cli.review:review_command",
    "article": "generator.cli.article:article_command",
}
in_chinese(commands)


def main() -> None:
    """Run a command; every way to fail has its exit code and a Chinese sentence."""
    gc.disable()  # a run makes no cycles worth looking for: a quarter of the CPU of a check
    try:
        sys.exit(commands(prog_name="disclose", standalone_mode=False))
    except click.ClickException as error:
        say(f"命令写得不对：{misuse(error)}")
        sys.exit(GeneratorError.exit_code)
    except click.Abort:
        sys.exit(GeneratorError.exit_code)
    except ContentError as error:
        for finding in error.findings:
            click.echo(str(finding))
        say(str(error))
        sys.exit(error.exit_code)
    except GeneratorError as error:
        say(f"错误：{error}")
        sys.exit(error.exit_code)
    except OSError as error:
        say(f"错误：{error.filename or ''} 打不开或写不进（{error.strerror}）")
        sys.exit(GeneratorError.exit_code)
    except Exception:  # noqa: BLE001  # the last resort: a defect says so and keeps its traceback
        traceback.print_exc()
        say("这是程序的缺陷，不是内容的错误。请把上面的文字发给维护者。")
        sys.exit(_DEFECT)
