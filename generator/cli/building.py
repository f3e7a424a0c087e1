"""`disclose build`: the site, brought up to date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from generator.cli.options import (
    EPILOG,
    ROOT,
    against_options,
    content_option,
    engine_options,
    output_option,
    say,
)
from generator.folders import Folders
from generator.unchanged import Line, Standing

if TYPE_CHECKING:  # loaded when there is something to do
    from generator.release.asked import Against
    from generator.shards.engines import Engine

_LIBRARIES: Final = Path(click.__file__).parents[1]


@click.command("build", help="核对内容，生成网站到 build/site。", epilog=EPILOG)
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
    standing = _standing(folders, against)
    said = standing.said()
    if said is None or offline:
        _build(folders, against, engine, standing, offline=offline)
        return
    for line in said:
        click.echo(line.text, err=not line.is_finding)


def _standing(folders: Folders, against: Against) -> Standing:
    """All that a build is made from but for what was published, which it names when it ends."""
    site_templates = folders.root / "site_templates"
    trees = (folders.content, site_templates, folders.root / "generator")
    installed = site_templates / "packages" / "node_modules"
    entries = (folders.root / "mkdocs.yml", installed, installed / ".locked", _LIBRARIES)
    return Standing(folders.standing, f"{folders} {against}", trees, entries)


def _build(
    folders: Folders, against: Against, engine: Engine, standing: Standing, *, offline: bool
) -> None:
    from generator.cli.progress import following  # noqa: PLC0415  # not where nothing changed
    from generator.pipeline import build, build_offline  # noqa: PLC0415  # as above
    from generator.publish.ledger import NAME  # noqa: PLC0415  # as above
    from generator.release.against import looked_at  # noqa: PLC0415  # as above

    lines: list[Line] = []

    def tell(text: str, *, is_finding: bool = False) -> None:
        lines.append(Line(text, is_finding))
        click.echo(text, err=not is_finding)

    standing.forget()
    edition = build(folders, tell, against, follow=following(), engine=engine)
    if offline:
        build_offline(folders, say)
    for warning in edition.warnings:
        tell(str(warning), is_finding=True)
    if edition.dataset.site.address == "未说明":
        tell("提示：site.yml 没有写网址，未生成 sitemap.xml")
    tell(f"完成：{folders.site}/index.html")
    if offline:
        say(f"离线版：{folders.offline}/index.html，打包在 {folders.offline.name}.zip")
    if not any(each.exists() for each in folders.left_over):
        beside = looked_at(against, edition.dataset.site, folders.content)
        made = (folders.docs, folders.site, folders.cache / NAME, *folders.left_over)
        standing.keep(lines, beside, made)
