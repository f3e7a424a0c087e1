"""COMMANDS.zh.md is what the commands print: `make golden` writes it by running them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from generator.cli import commands
from generator.cli.chinese import Context
from tests.conftest import EXAMPLE, ROOT, Ended

Run = Callable[..., Ended]

PAGE = ROOT / "COMMANDS.zh.md"
LONGEST = 6
HEAD = """\
# 命令

每个命令的 `--help`，和一遍从新建到换回的操作。
这一页由 `make golden` 运行命令写成，测试会比较，不要手工改。
"""
# What is typed, and what it shows; the words of a step stand before it.
STEPS = (
    ("新建一份报告文件，核对会指出待填的每一处：", "new 990102 2024"),
    ("", "check"),
    ("填好以后（这里把它移走，用示例内容接着做），再核对：", "check content/reports/shili/xishi"),
    ("生成网站：", "build --output build"),
    ("发布，查发布出来的是不是完好：", "publish public --output build"),
    ("", "verify public"),
    ("改了网站的副题，看读者会看到什么变化，再发布：", "diff public --output build"),
    ("", "publish public --output build --note 改了副题"),
    ("换回前面一次，再查：", "rollback public --note 副题写错了"),
    ("", "verify public"),
)


def helps() -> str:
    """Every command's help, the group's own first."""
    parts = [_help(commands, "disclose")]
    parts += [_help(each, f"disclose {name}") for name, each in sorted(commands.all().items())]
    return "\n".join(parts)


def _help(command: click.Command, name: str) -> str:
    text = command.get_help(Context(command, info_name=name))
    return f"### `{name}`\n\n```text\n{text}\n```\n"


def session(run: Run, folder: Path) -> str:
    """One officer's round with the example content, as a terminal shows it."""
    shutil.copytree(EXAMPLE, folder / "content")
    shown = []
    for words, step in STEPS:
        _prepare(words, folder)
        command, *rest = step.split()
        content = [] if command in {"verify", "rollback"} else ["--content", folder / "content"]
        ended = run(command, *rest, *content)
        both = (ended.err, ended.out) if command == "diff" else (ended.out, ended.err)
        lines = _plain("".join(both), folder)
        shown.append((words, f"disclose {step}", ended.code, lines))
    return "\n".join(_step(*each) for each in shown)


def _prepare(words: str, folder: Path) -> None:
    if "移走" in words:
        (folder / "content/reports/shili/dongshi/yishan/2024.yml").unlink()
    if "副题" in words and "改了" in words:
        site = folder / "content" / "site.yml"
        site.write_text(site.read_text("utf-8").replace("编造的县、", "编造的地方、"), "utf-8")


def _plain(text: str, folder: Path) -> list[str]:
    """The lines without the folder of the test, and without digests, which any change changes."""
    text = text.replace(f"{folder}/", "")
    text = re.sub(r"\b[0-9a-f]{64}\b", "…", text)
    return re.sub(r"(?<=\d{4}-)[0-9a-f]{12}\b", "…", text).splitlines()


def _step(words: str, command: str, code: int, lines: list[str]) -> str:
    more = [f"……（还有 {len(lines) - LONGEST} 行）"] if len(lines) > LONGEST else []
    kept = lines if not more else [*lines[: LONGEST - 1], *more, lines[-1]]
    printed = "\n".join([f"$ {command}", *kept, *([f"（退出码 {code}）"] if code else [])])
    return f"{words}\n\n```text\n{printed}\n```\n" if words else f"```text\n{printed}\n```\n"


@pytest.mark.golden
def test_the_page_is_what_the_commands_print(
    disclose: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_rewriting_golden: bool,
) -> None:
    monkeypatch.chdir(tmp_path)
    text = f"{HEAD}\n## 一遍操作\n\n{session(disclose, tmp_path)}\n## 全部命令\n\n{helps()}"
    if is_rewriting_golden:
        PAGE.write_text(text, "utf-8")

    assert PAGE.read_text("utf-8") == text


def test_every_command_has_its_part() -> None:
    parts = re.findall(r"(?m)^### `disclose (\S+)`$", PAGE.read_text("utf-8"))

    assert parts == sorted(commands.all())
