"""`disclose article`: a report for the publishing system of a county portal."""

from __future__ import annotations

from pathlib import Path

import click

from generator.article.package import ATTACHMENTS, article_files, left_out
from generator.cli.options import EPILOG, ROOT, against_options, content_option, output_option, say
from generator.pipeline import agreed, held_against
from generator.publish.writer import add_files
from generator.reading import edition_of
from generator.release.asked import Against
from generator.render.paper import style_in
from generator.render.templates import Templates
from generator.views import address
from generator.views.named import report_named


@click.command(
    "article",
    help="把一份报告做成门户网站发布系统的文章：可以粘贴的正文和附件。报告写地址或者文件。",
    epilog=EPILOG,
)
@click.argument("report", metavar="报告")
@content_option
@output_option
@against_options
@click.help_option("--help", help="显示帮助。")
def article_command(report: str, content: Path, output: Path, against: Against) -> None:
    """Make the article of a report that may be published."""
    content = content.absolute()
    edition = edition_of(content, content.name)
    entry = report_named(report, edition.dataset)
    edition = held_against(edition, content, against)
    agreed(edition, entry, content, against)
    folder = output.absolute() / "article" / address.report(entry, edition.dataset.site)
    templates = ROOT / "site_templates"
    made = article_files(Templates(templates), style_in(templates), edition, entry)
    add_files(folder, made)
    for said in left_out():
        say(f"提示：{said}")
    say(f"正文：{folder}/正文.html（粘贴到发布系统的编辑框，或者贴源代码）")
    say(f"附件：{folder}/{ATTACHMENTS}，清单和要填的栏目在旁边的 .txt 里")
