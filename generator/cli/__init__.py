"""The commands. Prints, sets the exit code, and knows nothing else.

Exit codes: 0 fine, 1 content has errors, 2 cannot go on, 3 a defect of this program.
"""

from __future__ import annotations

import gc
import sys
import traceback
from typing import Final

import click

from generator import __version__
from generator.cli.chinese import in_chinese
from generator.cli.loading import Commands
from generator.cli.misuse import misuse
from generator.cli.options import EPILOG, say
from generator.errors import ContentError, GeneratorError

_DEFECT: Final = 3


@click.group(cls=Commands, help="谁主管谁公开：把绩效自评报告做成公开网站。", epilog=EPILOG)
@click.version_option(__version__, message="%(version)s", help="显示版本。")
@click.help_option("--help", help="显示帮助。")
def commands() -> None:
    """The group of all commands."""


commands.elsewhere = {
    "build": "generator.cli.building:build_command",
    "check": "generator.cli.check:check_command",
    "explain": "generator.cli.explain:explain_command",
    "digest": "generator.cli.digest:digest_command",
    "serve": "generator.cli.preview:serve_command",
    "publish": "generator.cli.releases:publish_command",
    "rollback": "generator.cli.published:rollback_command",
    "verify": "generator.cli.published:verify_command",
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
