"""`disclose review`: a report printed for those who decide, and what they decided."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import EPILOG, ROOT, against_options, content_option, output_option, say
from generator.errors import GeneratorError
from generator.load.content import REVIEWS
from generator.model.edition import Edition
from generator.model.review import Outcome
from generator.publish.writer import add_files
from generator.reading import edition_of
from generator.release.asked import Against
from generator.release.tree import write_durably
from generator.review.pack import review_pack
from generator.review.record import Decision, recorded
from generator.views import address
from generator.views.named import report_named


@click.command(
    "review",
    help="送审：打印送审稿和签字页；签字以后用 --record 登记意见。报告写地址或者文件。",
    epilog=EPILOG,
)
@click.argument("report", metavar="报告")
@content_option
@output_option
@against_options
@click.option("--record", "is_recording", is_flag=True, help="登记签字页上的意见，不打印。")
@click.option("--digest", default="", metavar="指纹", help="登记：签字页上的指纹，前 12 位就够。")
@click.option("--date", "day", default="", metavar="年-月-日", help="登记：签字的日期。")
@click.option("--by", default="", metavar="部门", help="登记：谁的意见，写部门或者职务。")
@click.option(
    "--outcome",
    type=click.Choice([each.value for each in Outcome]),
    default=None,
    help="登记：意见；只有“同意公开”才能发布。",
)
@click.option("--text", default="", metavar="文字", help="登记：一句说明，可以不写。")
@click.help_option("--help", help="显示帮助。")
def review_command(  # noqa: PLR0913  # one parameter an option
    report: str,
    content: Path,
    output: Path,
    *,
    against: Against,
    digest: str,
    day: str,
    by: str,
    outcome: str | None,
    text: str,
    is_recording: bool,
) -> None:
    """Make the pack of a report, or record a decision on it."""
    edition = edition_of(content.absolute(), content.name)
    if not is_recording:
        if digest or day or by or outcome or text:
            raise GeneratorError("要登记意见，加 --record；只打印送审稿，不写这些选项")
        _print(report, edition, content.absolute(), output.absolute(), against)
        return
    lacking = {"--digest": digest, "--date": day, "--by": by, "--outcome": outcome}
    missing = "、".join(name for name, value in lacking.items() if not value)
    if missing or outcome is None:
        raise GeneratorError(f"登记还要写 {missing}：照签字页写")
    decision = Decision(digest, day, by, Outcome(outcome), text)
    _record(report, edition, content.absolute(), decision)


def _print(report: str, edition: Edition, content: Path, output: Path, against: Against) -> None:
    entry = report_named(report, edition.dataset)
    folder = output / "review" / address.report(entry, edition.dataset.site)
    add_files(folder, review_pack(ROOT / "site_templates", content, edition, entry, against))
    say(f"送审稿：{folder}/index.html（用浏览器打开，打印成 A4）")
    say(f"指纹：{entry.digest}")


def _record(report: str, edition: Edition, content: Path, decision: Decision) -> None:
    entry = report_named(report, edition.dataset)
    path = content / REVIEWS
    before = path.read_text("utf-8-sig") if path.is_file() else ""
    after = recorded(before, edition.dataset, entry, decision, content.name)
    write_durably(path, after.encode())
    say(f"登记了：{decision.reviewed_by}　{decision.outcome.value}　{entry.file}")
    say(f"写在 {content.name}/{REVIEWS} 末尾，请与内容一起保存")
